"""Addresses of this machine: each system's answer as it was printed somewhere, and the order they are tried in."""

from __future__ import annotations

import ast
import socket
import struct
from pathlib import Path

import pytest

from communique.host import addresses as room
from communique.host.addresses import Address, AddressKind, addresses, kind_of, ranked

MACOS = """\
lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
\tinet 127.0.0.1 netmask 0xff000000
\tinet6 ::1 prefixlen 128
\tinet6 fe80::1%lo0 prefixlen 64 scopeid 0x1
en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
\tether 3c:22:fb:00:00:01
\tinet6 fe80::1c2d:3e4f:5a6b:7c8d%en0 prefixlen 64 secured scopeid 0xb
\tinet6 2001:db8::10 prefixlen 64 autoconf temporary
\tinet6 fd12:3456::20 prefixlen 64 autoconf secured
\tinet 192.168.178.23 netmask 0xffffff00 broadcast 192.168.178.255
\tstatus: active
utun3: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380
\tinet 10.8.0.6 --> 10.8.0.5 netmask 0xffffffff
bridge100: flags=8a63<UP,BROADCAST,SMART,RUNNING,ALLMULTI,SIMPLEX,MULTICAST> mtu 1500
\tinet 192.168.2.1 netmask 0xffffff00 broadcast 192.168.2.255
"""
WINDOWS = """\

Windows-IP-Konfiguration


Ethernet-Adapter vEthernet (Default Switch):

   Verbindungsspezifisches DNS-Suffix:
   Verbindungslokale IPv6-Adresse  . : fe80::4d5e:6f70:8192:a3b4%24
   IPv4-Adresse  . . . . . . . . . . : 172.24.96.1
   Subnetzmaske  . . . . . . . . . . : 255.255.240.0
   Standardgateway . . . . . . . . . :

Drahtlos-LAN-Adapter WLAN:

   Verbindungsspezifisches DNS-Suffix: fritz.box
   IPv4-Adresse  . . . . . . . . . . : 192.168.178.31
   Subnetzmaske  . . . . . . . . . . : 255.255.255.0
   Standardgateway . . . . . . . . . : 192.168.178.1
"""


def shown(found: tuple[Address, ...]) -> list[tuple[str, str, str]]:
    return [(one.ip, one.interface, one.kind.name) for one in found]


def test_a_mac_is_reached_by_its_wi_fi_and_its_own_network_and_not_through_its_tunnel() -> None:
    assert shown(ranked(room.of_ifconfig(MACOS))) == [
        ("192.168.178.23", "en0", "LAN"),
        ("192.168.2.1", "bridge100", "LAN"),
        ("fd12:3456::20", "en0", "LAN"),
        ("10.8.0.6", "utun3", "VIRTUAL"),
    ]


def test_what_windows_prints_is_read_in_german_as_well() -> None:
    assert shown(ranked(room.of_ipconfig(WINDOWS))) == [
        ("192.168.178.31", "Drahtlos-LAN-Adapter WLAN", "LAN"),
        ("172.24.96.1", "Ethernet-Adapter vEthernet (Default Switch)", "VIRTUAL"),
    ]


def test_what_linux_answers_is_read_one_record_after_the_other() -> None:
    def record(name: bytes, ip: str) -> bytes:
        address = struct.pack("=HH4s8x", socket.AF_INET, 0, socket.inet_aton(ip))
        return name.ljust(16, b"\0") + address.ljust(max(16, 3 * struct.calcsize("P")), b"\0")

    answer = record(b"lo", "127.0.0.1") + record(b"docker0", "172.17.0.1") + record(b"wlan0", "10.0.0.5")
    assert list(room.of_ifconf(answer)) == [("127.0.0.1", "lo"), ("172.17.0.1", "docker0"), ("10.0.0.5", "wlan0")]
    assert list(room.of_ifconf(answer[:-1])) == [("127.0.0.1", "lo"), ("172.17.0.1", "docker0")]


def test_the_network_that_leads_on_comes_before_another() -> None:
    found = [("10.0.0.5", "eth0"), ("192.168.1.7", "wlan0")]
    assert [one.interface for one in ranked(found, "wlan0")] == ["wlan0", "eth0"]
    assert [one.interface for one in ranked(found)] == ["eth0", "wlan0"]


@pytest.mark.parametrize(
    ("ip", "interface", "kind"),
    [
        ("192.168.1.20", "Wi-Fi", AddressKind.LAN),
        ("172.31.255.1", "eth0", AddressKind.LAN),
        ("10.42.0.1", "wlp3s0", AddressKind.LAN),
        ("192.168.137.1", "Local Area Connection* 2", AddressKind.LAN),
        ("131.188.3.1", "en0", AddressKind.PUBLIC),
        ("172.17.0.1", "docker0", AddressKind.VIRTUAL),
        ("192.168.122.1", "virbr0", AddressKind.VIRTUAL),
        ("100.101.102.103", "en5", AddressKind.VIRTUAL),
        ("10.2.0.2", "proton0", AddressKind.VIRTUAL),
        ("169.254.10.20", "en0", AddressKind.SELF_GIVEN),
    ],
)
def test_an_address_is_of_a_kind(ip: str, interface: str, kind: AddressKind) -> None:
    assert kind_of(ip, interface) is kind


def test_what_leads_to_this_machine_or_to_one_link_alone_is_left_out() -> None:
    found = [("127.0.0.1", "lo"), ("::1", "lo"), ("fe80::1", "en0"), ("0.0.0.0", "en1"), ("nonsense", "en2")]
    assert ranked(found) == ()


def test_an_address_of_the_sixth_version_stands_in_brackets_in_a_link() -> None:
    assert Address("fd00::2", "eth0", AddressKind.LAN).in_a_link == "[fd00::2]"
    assert Address("10.0.0.5", "eth0", AddressKind.LAN).in_a_link == "10.0.0.5"


def test_the_addresses_of_this_machine_are_ones_that_it_can_listen_at() -> None:
    for one in addresses():
        with socket.socket(socket.AF_INET6 if ":" in one.ip else socket.AF_INET) as own:
            own.bind((one.ip, 0))


def test_nobody_is_asked_for_an_address() -> None:
    """No trick with a socket to somewhere else, and no name that a network would have to look up."""
    tree = ast.parse(Path(room.__file__).read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & {"connect", "sendto", "getaddrinfo", "gethostbyname", "create_connection", "getfqdn"}
