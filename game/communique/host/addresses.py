"""The addresses of this machine, the one that phones reach most likely first. Nothing is sent to anybody to learn them.

Linux is asked by a system call, macOS and Windows by the tools that come with them; what these print is read without
knowing their language. The functions that read are pure, so that every system's answer can be tried on any.
"""

from __future__ import annotations

import re
import socket
import struct
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address
from pathlib import Path
from typing import Final


class AddressKind(IntEnum):
    """What leads to an address, the likeliest to be reached by a phone in the room first."""

    LAN = 0
    """A private address of a network."""
    PUBLIC = 1
    """An address of the internet: some campuses give them to everybody."""
    VIRTUAL = 2
    """A tunnel, a container, a virtual machine: phones are not there."""
    SELF_GIVEN = 3
    """What a machine gives itself when no network gave it one (169.254.*)."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine."""

    ip: str
    interface: str
    """What the system calls the way to it: `eth0`, `Wi-Fi`."""
    kind: AddressKind

    @property
    def is_reachable(self) -> bool:
        """Whether a phone on the same network can reach it, if the network lets phones reach anything."""
        return self.kind in (AddressKind.LAN, AddressKind.PUBLIC)

    @property
    def in_a_link(self) -> str:
        """The address as a link writes it: of the sixth version in brackets."""
        return f"[{self.ip}]" if ":" in self.ip else self.ip


VIRTUAL: Final = re.compile(
    r"^(docker|br-|veth|virbr|vboxnet|vmnet|vnic|tun|tap|utun|ipsec|ppp|wg|tailscale|zt|ham|cni|flannel|cali|lxc|lxdbr|"
    r"podman|ifb|dummy|awdl|llw|feth|nordlynx|proton)|"
    r"vEthernet|VirtualBox|VMware|Hyper-V|WSL|Tailscale|WireGuard|OpenVPN|ZeroTier|VPN|Bluetooth|Teredo",
    re.IGNORECASE,
)
"""Names of what is no network of a room. The network of a laptop's own hotspot (`bridge100`, `ap0`) is none of them."""
_SHARED: Final = IPv4Network("100.64.0.0/10")
"""What carriers share, and meshes such as Tailscale use."""
_INET: Final = re.compile(r"\s+inet6?\s+(?:addr:)?([0-9a-fA-F.:]+)(?:%\S+)?\s")
_SIOCGIFCONF: Final = 0x8912
_LONGEST: Final = 64 * 1024
"""Bytes of the system's answer that are read: more than a thousand addresses."""
_SECONDS: Final = 5
"""How long a tool may take that prints addresses."""


def addresses() -> tuple[Address, ...]:
    """The addresses of this machine, the likeliest to be reached first. Empty when it is in no network at all."""
    return ranked(_found(), _way_out())


class KeptAddresses:
    """The addresses of this machine, asked for anew after some seconds. Holds state: those last heard.

    On macOS and Windows a tool is started to learn them, which is too much for every page.
    """

    def __init__(
        self,
        seconds: float = 5.0,
        *,
        ask: Callable[[], tuple[Address, ...]] = addresses,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._ask, self._now = seconds, ask, now
        self._heard: tuple[float, tuple[Address, ...]] | None = None

    def __call__(self) -> tuple[Address, ...]:
        """The addresses, the likeliest to be reached first."""
        if self._heard is None or self._now() - self._heard[0] >= self._seconds:
            self._heard = self._now(), self._ask()
        return self._heard[1]


def ranked(found: Iterable[tuple[str, str]], way_out: str = "") -> tuple[Address, ...]:
    """Addresses in the order in which they should be tried: by kind, the fourth version first.

    `found` holds addresses with their interfaces. Those that lead to this machine alone are left out, and so are those
    of the sixth version that hold for one link: a phone's browser takes none. `way_out` is the interface that leads on.
    """
    known = dict.fromkeys(Address(ip, name, kind_of(ip, name)) for ip, name in found if _is_for_others(ip))
    return tuple(sorted(known, key=lambda one: (one.kind, ":" in one.ip, one.interface != way_out)))


def kind_of(ip: str, interface: str) -> AddressKind:
    """What leads to the address `ip` of an interface.

    >>> kind_of("192.168.1.20", "wlan0").name, kind_of("172.17.0.1", "docker0").name, kind_of("169.254.3.4", "en0").name
    ('LAN', 'VIRTUAL', 'SELF_GIVEN')
    """
    address = ip_address(ip)
    if address.is_link_local:
        return AddressKind.SELF_GIVEN
    if VIRTUAL.search(interface) or (isinstance(address, IPv4Address) and address in _SHARED):
        return AddressKind.VIRTUAL
    return AddressKind.LAN if address.is_private else AddressKind.PUBLIC


def _is_for_others(ip: str) -> bool:
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if address.is_loopback or address.is_unspecified or address.is_multicast:
        return False
    return not (isinstance(address, IPv6Address) and address.is_link_local)


# -- reading ---------------------------------------------------------------------------------


def of_ifconf(answer: bytes) -> Iterator[tuple[str, str]]:
    """Addresses with their interfaces in Linux's answer to SIOCGIFCONF, one `struct ifreq` after the other."""
    each = 16 + max(16, 3 * struct.calcsize("P"))
    for start in range(0, len(answer) - each + 1, each):
        name = answer[start : start + 16].partition(b"\0")[0].decode("utf-8", "replace")
        yield socket.inet_ntoa(answer[start + 20 : start + 24]), name


def of_if_inet6(text: str) -> Iterator[tuple[str, str]]:
    """Addresses with their interfaces in Linux's `/proc/net/if_inet6`; temporary and doubtful ones are passed over.

    >>> list(of_if_inet6("fd000000000000000000000000000002 04 40 00 80     eth0"))
    [('fd00::2', 'eth0')]
    """
    for line in text.splitlines():
        parts = line.split()
        # 0x01 is temporary, 0x20 deprecated, 0x08 and 0x40 not (yet) known to be the only one.
        if len(parts) == 6 and len(parts[0]) == 32 and not int(parts[4], 16) & 0x69:
            yield str(IPv6Address(int(parts[0], 16))), parts[5]


def of_ifconfig(text: str) -> Iterator[tuple[str, str]]:
    """Addresses with their interfaces in what `ifconfig` prints on macOS and the BSDs."""
    name = ""
    for line in text.splitlines():
        if line and not line[0].isspace():
            name = line.partition(":")[0].split()[0]
        elif "temporary" not in line and "deprecated" not in line:
            found = _INET.match(f"{line} ")
            if found is not None:
                yield found[1], name


def of_ipconfig(text: str) -> Iterator[tuple[str, str]]:
    """Addresses of the fourth version with their interfaces in what Windows' `ipconfig` prints, in any language.

    A heading stands at the margin and ends in a colon; the line of an address is the one that says `IPv4`.
    """
    name = ""
    for line in text.splitlines():
        if line and not line[0].isspace() and line.rstrip().endswith(":"):
            name = line.strip().rstrip(":")
        elif "IPv4" in line and (found := re.search(r"(\d+\.\d+\.\d+\.\d+)", line)):
            yield found[1], name


def way_out_of(routes: str) -> str:
    """The interface that leads on, by Linux's `/proc/net/route`; empty where none does.

    >>> way_out_of("Iface Destination Gateway Flags\\nwlan0 00000000 0101A8C0 0003\\nwlan0 0001A8C0 00000000 0001")
    'wlan0'
    """
    rows = (line.split() for line in routes.splitlines())
    return next((row[0] for row in rows if len(row) > 1 and row[1] == "00000000"), "")


# -- asking ----------------------------------------------------------------------------------


def _found() -> Iterator[tuple[str, str]]:
    if sys.platform == "win32":
        yield from of_ipconfig(_printed("ipconfig", encoding="oem"))
    elif sys.platform == "linux":
        yield from of_ifconf(_ifconf())
        yield from of_if_inet6(_text("/proc/net/if_inet6"))
    else:
        yield from of_ifconfig(_printed("/sbin/ifconfig", "-a"))


def _way_out() -> str:
    return way_out_of(_text("/proc/net/route")) if sys.platform == "linux" else ""


def _ifconf() -> bytes:
    """What Linux answers when it is asked for the addresses of all interfaces; empty where it refuses."""
    import fcntl

    room = array("B", bytes(_LONGEST))
    where, _ = room.buffer_info()
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        request = struct.pack("iP", _LONGEST, where)
        written: int = struct.unpack("iP", fcntl.ioctl(asked.fileno(), _SIOCGIFCONF, request))[0]
        return room.tobytes()[:written]
    return b""


def _printed(*command: str, encoding: str = "utf-8") -> str:
    """What a tool of the system prints; empty where it is not there or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(encoding, "replace")


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
