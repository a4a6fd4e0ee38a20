"""Who comes from elsewhere is counted for the doctor, and the laptop is known by all its addresses."""

from __future__ import annotations

import pytest

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from communique.host.addresses import Address, AddressKind, KeptAddresses
from communique.host.doctor import Health, Looks, isolation
from communique.host.server.security import hosts_meant
from communique.host.server.visitors import MOST, Visitors


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_who_comes_from_this_laptop_is_no_visitor() -> None:
    clock = Clock()
    visitors = Visitors(clock)
    for address in ("127.0.0.1", "::1", "10.0.0.5", "fd00::2", "testclient", ""):
        visitors.came(address)
    clock.now = 190.0
    assert visitors.looks(["10.0.0.5", "[fd00::2]"], joined=3) == Looks(open_for=90.0)


def test_the_first_from_elsewhere_is_remembered_and_each_counts_once() -> None:
    clock = Clock()
    visitors = Visitors(clock)
    clock.now = 120.0
    visitors.came("10.0.0.7")
    clock.now = 150.0
    for address in ("10.0.0.7", "10.0.0.8"):
        visitors.came(address)
    assert visitors.looks(["10.0.0.5"], joined=1) == Looks(50.0, elsewhere=2, since_first=30.0, joined=1)
    assert isolation(visitors.looks(["10.0.0.5"], joined=0)).state is Health.OK
    clock.now = 180.0
    assert isolation(visitors.looks(["10.0.0.5"], joined=0)).state is Health.WARN


def test_visitors_without_end_take_no_memory_without_end() -> None:
    visitors = Visitors(Clock())
    for n in range(2 * MOST):
        visitors.came(f"10.{n // 65536}.{n // 256 % 256}.{n % 256}")
    assert visitors.looks([], joined=0).elsewhere == MOST


@pytest.mark.parametrize(
    ("host", "meant"),
    [
        ("10.0.0.5:8000", True),
        ("[fd00::2]:8000", True),
        ("[FD00::2]:8000", True),
        ("localhost:8000", True),
        ("10.0.0.6:8000", False),
        ("[fd00::3]:8000", False),
        ("10.0.0.5:8001", False),
        ("attacker.example:8000", False),
    ],
)
def test_a_host_is_meant_by_each_address_of_the_laptop(host: str, meant: bool) -> None:
    assert hosts_meant(lambda: ["10.0.0.5", "[fd00::2]"], 8000, local=False)(host) is meant


def test_addresses_are_asked_for_anew_after_a_while() -> None:
    clock, asked = Clock(), []

    def ask() -> tuple[Address, ...]:
        asked.append(clock.now)
        return (Address(f"10.0.0.{len(asked)}", "wlan0", AddressKind.LAN),)

    known = KeptAddresses(5.0, ask=ask, now=clock)
    assert [known()[0].ip, known()[0].ip] == ["10.0.0.1", "10.0.0.1"]
    clock.now = 105.0
    assert known()[0].ip == "10.0.0.2"
    assert asked == [100.0, 105.0]
