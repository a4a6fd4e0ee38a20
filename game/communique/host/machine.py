"""What can be read of this machine without its owner's rights: firewall, port, battery, disk.

Nothing here changes anything or asks the network. What is known is judged in `doctor`.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

LIBRARIES: Final = ("starlette", "uvicorn", "segno")
"""What hosting needs beside the program itself: the extra `classroom`."""
_SECONDS: Final = 5


class Firewall(NamedTuple):
    """The firewall of this machine."""

    name: str
    """`ufw`, `firewalld`, `nftables`, `iptables`, `windows` or `macos`; empty where none was found."""
    on: bool | None
    """Whether it is on; None where that cannot be read."""


class Battery(NamedTuple):
    """How long this laptop lasts."""

    percent: int
    plugged: bool


class Disk(NamedTuple):
    """The folder in which a class is kept."""

    folder: Path
    writable: bool
    free: int
    """Bytes."""
    shared: str
    """The network or cloud service that the folder lies on, by its name; empty for a disk of this machine."""


def missing_libraries() -> tuple[str, ...]:
    """Those libraries of the extra `classroom` that are not installed."""
    return tuple(name for name in LIBRARIES if find_spec(name) is None)


def is_taken(port: int) -> bool:
    """Whether something else listens on this port, or may not be listened on by us."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        if sys.platform != "win32":
            # What has just been closed still holds the port for a minute, and does not matter to a server.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("", port))
        except (OSError, OverflowError):
            return True
    return False


def free_port(after: int) -> int | None:
    """The next port above this one on which nothing listens; None where the next twenty are taken."""
    return next((port for port in range(after + 1, min(after + 21, 65536)) if not is_taken(port)), None)


# -- the firewall ----------------------------------------------------------------------------


def firewall() -> Firewall:
    """The firewall of this machine, as far as its owner's rights are not needed to see it."""
    if sys.platform == "win32":
        return Firewall("windows", _windows_firewall())
    if sys.platform == "darwin":
        told = _printed("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate")
        return Firewall("macos", macos_firewall(told))
    if "ENABLED=yes" in _text("/etc/ufw/ufw.conf"):
        return Firewall("ufw", True)
    return active_unit(("firewalld", "nftables", "iptables"), _printed("systemctl", "is-active", *_UNITS))


_UNITS: Final = ("firewalld", "nftables", "iptables")


def active_unit(units: tuple[str, ...], told: str) -> Firewall:
    """The first firewall among `units` of which `systemctl is-active` says, line by line, that it runs.

    >>> active_unit(("firewalld", "nftables"), "inactive\\nactive\\n")
    Firewall(name='nftables', on=True)
    """
    lines = told.split()
    if not lines:
        return Firewall("", None)
    running = [unit for unit, state in zip(units, lines, strict=False) if state == "active"]
    return Firewall(running[0], True) if running else Firewall("", False)


def macos_firewall(told: str) -> bool | None:
    """Whether macOS's firewall is on, by what its tool says.

    >>> macos_firewall("Firewall is enabled. (State = 1)"), macos_firewall("Firewall is disabled. (State = 0)")
    (True, False)
    """
    found = re.search(r"State = (\d)", told)
    return None if found is None else found[1] != "0"


def _windows_firewall() -> bool | None:
    found: list[bool] = []
    if sys.platform == "win32":
        import winreg

        where = r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
        for profile in ("StandardProfile", "PublicProfile"):
            with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{where}\{profile}") as key:
                found.append(bool(winreg.QueryValueEx(key, "EnableFirewall")[0]))
    return any(found) if found else None


# -- the battery -----------------------------------------------------------------------------


def battery() -> Battery | None:
    """How long this laptop lasts; None where there is no battery, or nobody knows."""
    if sys.platform == "win32":
        return _windows_battery()
    if sys.platform == "darwin":
        return macos_battery(_printed("pmset", "-g", "batt"))
    return linux_battery(Path("/sys/class/power_supply"))


def linux_battery(folder: Path) -> Battery | None:
    """What Linux says of the batteries and plugs in `folder`: the fullest battery counts."""
    percents: list[int] = []
    plugged = False
    for supply in sorted(folder.iterdir()) if folder.is_dir() else []:
        kind = _text(supply / "type").strip()
        if kind == "Battery" and _text(supply / "scope").strip() != "Device":
            capacity = _text(supply / "capacity").strip()
            percents += [int(capacity)] if capacity.isdigit() else []
            plugged = plugged or _text(supply / "status").strip() in ("Charging", "Full", "Not charging")
        elif kind in ("Mains", "USB"):
            plugged = plugged or _text(supply / "online").strip() == "1"
    return Battery(max(percents), plugged) if percents else None


def macos_battery(told: str) -> Battery | None:
    """What `pmset -g batt` says.

    >>> macos_battery("Now drawing from 'AC Power'\\n -InternalBattery-0 (id=1)\\t87%; charging")
    Battery(percent=87, plugged=True)
    """
    found = re.search(r"(\d+)%", told)
    return None if found is None else Battery(int(found[1]), "AC Power" in told)


def _windows_battery() -> Battery | None:
    if sys.platform == "win32":
        import ctypes

        # SYSTEM_POWER_STATUS: line, flag, percent and saver, a byte each, then two numbers of seconds.
        status = (ctypes.c_ubyte * 12)()
        known = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))
        if known and status[2] <= 100:
            return Battery(status[2], status[0] == 1)
    return None


# -- the disk --------------------------------------------------------------------------------


def disk_of(file: Path) -> Disk:
    """The folder in which `file` lies or will lie."""
    folder = file.absolute().parent
    free = shutil.disk_usage(folder).free if folder.is_dir() else 0
    return Disk(folder, _is_writable(folder), free, shared_by(folder, _text("/proc/mounts")))


def _is_writable(folder: Path) -> bool:
    """Whether a file can be made there, which only trying tells: rights alone do not on every system."""
    name = folder / f".communique-{os.getpid()}"
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        return error.errno == errno.EEXIST
    name.unlink()
    return True


_CLOUDS: Final = ("OneDrive", "Dropbox", "iCloud Drive", "Mobile Documents", "Google Drive", "Nextcloud", "ownCloud")
_NETWORKS: Final = ("nfs", "cifs", "smb", "sshfs", "afs", "webdav", "davfs", "9p", "glusterfs", "ceph")


def shared_by(folder: Path, mounts: str) -> str:
    """The network or cloud that `folder` lies on, by the name of a folder above it or by Linux's list of `mounts`.

    >>> shared_by(Path("/home/ada/Dropbox/class"), ""), shared_by(Path("/net/x"), "srv:/x /net nfs4 rw 0 0")
    ('Dropbox', 'nfs4')
    """
    for part in folder.parts:
        cloud = next((name for name in _CLOUDS if part.startswith(name)), "")
        if cloud:
            return cloud
    if folder.drive.startswith("\\\\"):
        return folder.drive
    held = [row.split() for row in mounts.splitlines() if len(row.split()) > 2]
    under = [row for row in held if folder.is_relative_to(row[1].replace("\\040", " "))]
    kind = max(under, key=lambda row: len(row[1]), default=["", "", ""])[2]
    return kind if any(name in kind for name in _NETWORKS) else ""


def _printed(*command: str) -> str:
    """What a tool of the system prints; empty where it is not there or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _text(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
