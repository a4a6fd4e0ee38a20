"""The room doctor: what it says of each thing that keeps phones out, in a room made up for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pseudo import plain_words, pseudo

from communique.host.addresses import Address, AddressKind
from communique.host.doctor import (
    Diagnosis,
    Health,
    Looks,
    RoomFacts,
    code_size,
    diagnoses,
    isolation,
    plan_b,
    room_facts,
    worst,
)
from communique.host.machine import Battery, Disk, Firewall

GOOD = RoomFacts(
    addresses=(Address("10.0.0.5", "wlan0", AddressKind.LAN),),
    port=8000,
    taken=False,
    firewall=Firewall("", False),
    disk=Disk(Path(__file__).parent, True, 10**10, ""),
    now=datetime(2026, 11, 30, 9, tzinfo=UTC),
    battery=Battery(90, True),
    platform="linux",
)


def said(facts: RoomFacts, id: str) -> Diagnosis:
    return next(one for one in diagnoses(facts) if one.id == id)


def test_in_a_good_room_nothing_is_wrong_and_the_class_hears_three_things() -> None:
    found = diagnoses(GOOD)
    assert [one.id for one in found if one.state is Health.OK] == ["address", "port", "firewall", "file"]
    assert [one.id for one in found if one.state is Health.NOTE] == ["isolation", "mobile", "code", "lid"]
    assert worst(found) is Health.NOTE
    assert said(GOOD, "address").sentence.endswith("at http://10.0.0.5:8000.")


def test_no_two_things_are_said_under_one_name() -> None:
    ids = [one.id for one in diagnoses(GOOD)]
    assert len(ids) == len(set(ids))


def test_a_laptop_in_no_network_cannot_be_reached() -> None:
    alone = said(replace(GOOD, addresses=()), "address")
    assert alone.state is Health.FAIL
    assert "plan B" in alone.what_to_do
    self_given = (Address("169.254.1.2", "wlan0", AddressKind.SELF_GIVEN),)
    assert "gave this laptop no address" in said(replace(GOOD, addresses=self_given), "address").sentence


def test_a_tunnel_is_no_way_in() -> None:
    tunnel = Address("10.8.0.6", "tun0", AddressKind.VIRTUAL)
    assert said(replace(GOOD, addresses=(tunnel,)), "address").state is Health.FAIL
    both = replace(GOOD, addresses=(*GOOD.addresses, tunnel))
    assert said(both, "address").state is Health.OK
    assert "10.8.0.6 (tun0)" in said(both, "tunnel").sentence


def test_other_addresses_are_named_to_be_tried() -> None:
    other = Address("fd00::2", "wlan0", AddressKind.LAN)
    found = said(replace(GOOD, addresses=(*GOOD.addresses, other)), "address")
    assert found.what_to_do == "If that does not open, try http://[fd00::2]:8000."


def test_a_port_that_is_taken_stops_and_another_is_named() -> None:
    taken = said(replace(GOOD, taken=True, next_port=8001), "port")
    assert (taken.state, "--port 8001" in taken.what_to_do) == (Health.FAIL, True)
    assert said(replace(GOOD, taken=True), "port").what_to_do.startswith("End that program")
    assert said(replace(GOOD, running=True), "port").sentence == "The class listens on port 8000."


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("ufw", "sudo ufw allow 8000/tcp"),
        ("firewalld", "sudo firewall-cmd --add-port=8000/tcp"),
        ("nftables", "sudo nft insert rule inet filter input tcp dport 8000 accept"),
        ("windows", "Allow an app, Python, both boxes"),
        ("macos", "System Settings, Network, Firewall, Options, Python"),
    ],
)
def test_a_firewall_that_is_on_is_named_with_what_lets_phones_in(name: str, command: str) -> None:
    found = said(replace(GOOD, firewall=Firewall(name, True)), "firewall")
    assert found.state is Health.WARN
    assert command in found.what_to_do


def test_a_firewall_of_which_nobody_knows_is_no_warning() -> None:
    found = said(replace(GOOD, firewall=Firewall("", None)), "firewall")
    assert found.state is Health.NOTE
    assert "port 8000" in found.what_to_do


@pytest.mark.parametrize(
    ("looks", "health", "words"),
    [
        (Looks(open_for=20), Health.NOTE, "No phone has come yet"),
        (Looks(open_for=60), Health.FAIL, "No phone has reached this laptop"),
        (Looks(open_for=90, elsewhere=1, since_first=59), Health.OK, "nobody has joined yet"),
        (Looks(open_for=90, elsewhere=1, since_first=60), Health.WARN, "nobody has joined since"),
        (Looks(open_for=900, elsewhere=9, since_first=800, joined=1), Health.OK, "1 person has joined"),
        (Looks(open_for=900, elsewhere=9, since_first=800, joined=9), Health.OK, "9 people have joined"),
    ],
)
def test_a_network_that_keeps_phones_apart_shows_by_nobody_coming(looks: Looks, health: Health, words: str) -> None:
    found = isolation(looks)
    assert found.state is health
    assert words in found.sentence
    assert ("plan B" in found.what_to_do) == (health in (Health.WARN, Health.FAIL))


def test_before_the_door_is_open_nobody_can_have_come() -> None:
    assert isolation(Looks(), running=False).what_to_do.startswith("Try it with your own phone")


@pytest.mark.parametrize(
    ("depth", "edge", "health", "words"),
    [
        (8.0, 80.0, Health.OK, "read from 8 m"),
        (8.0, 60.0, Health.WARN, "needs 80 cm"),
        (7.5, None, Health.NOTE, "From 7.5 m the code on the screen must be 75 cm wide"),
        (None, None, Health.NOTE, "ten times its width"),
    ],
)
def test_a_code_is_as_large_as_the_room_is_deep(
    depth: float | None, edge: float | None, health: Health, words: str
) -> None:
    found = code_size(25, depth, edge)
    assert found.state is health
    assert words in found.sentence


def test_a_file_that_cannot_be_written_stops_the_class(tmp_path: Path) -> None:
    assert said(replace(GOOD, disk=Disk(tmp_path, False, 10**10, "")), "file").state is Health.FAIL
    assert said(replace(GOOD, disk=Disk(tmp_path / "none", True, 0, "")), "file").state is Health.FAIL


def test_a_file_in_a_cloud_and_a_full_disk_are_warned_of(tmp_path: Path) -> None:
    cloud = said(replace(GOOD, disk=Disk(tmp_path, True, 10**10, "OneDrive")), "file")
    assert (cloud.state, "OneDrive" in cloud.sentence) == (Health.WARN, True)
    full = said(replace(GOOD, disk=Disk(tmp_path, True, 50 * 2**20, "")), "file")
    assert (full.state, full.sentence) == (Health.WARN, "The disk is nearly full: 50 MB are left.")


def test_a_clock_that_stands_before_what_has_happened_is_wrong() -> None:
    assert not [one for one in diagnoses(GOOD) if one.id == "clock"]
    later = datetime(2026, 11, 30, 10, tzinfo=UTC)
    assert said(replace(GOOD, latest=later), "clock").state is Health.WARN
    assert "2019-01-01 00:00 UTC" in said(replace(GOOD, now=datetime(2019, 1, 1, tzinfo=UTC)), "clock").sentence


@pytest.mark.parametrize(("percent", "health"), [(59, Health.WARN), (60, Health.NOTE)])
def test_a_battery_is_told_of(percent: int, health: Health) -> None:
    assert said(replace(GOOD, battery=Battery(percent, False)), "power").state is health


def test_a_machine_without_a_battery_has_no_lid() -> None:
    assert not {"power", "lid"} & {one.id for one in diagnoses(replace(GOOD, battery=None))}


def test_who_stays_alone_hears_nothing_of_phones() -> None:
    assert [one.id for one in diagnoses(replace(GOOD, local=True))] == ["address", "port", "file", "lid"]


def test_missing_libraries_come_first_with_what_installs_them() -> None:
    first = diagnoses(replace(GOOD, missing=("starlette", "segno")))[0]
    assert first.state is Health.FAIL
    assert first.sentence.endswith("not installed: starlette, segno.")
    assert 'pip install "communique[classroom]"' in first.what_to_do


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_plan_b_has_four_ways_and_the_last_two_need_no_network(platform: str) -> None:
    ways = plan_b("lantern-strait", platform)
    assert [way.id for way in ways] == ["hotspot", "router", "keyboard", "paper"]
    assert "communique play lantern-strait" in ways[2].sentence
    assert "communique sheets lantern-strait --out papers" in ways[3].sentence


def test_this_machine_can_be_examined(tmp_path: Path) -> None:
    facts = room_facts(tmp_path / "one.class", 0)
    assert facts.disk.writable
    assert not facts.taken
    assert diagnoses(facts)
    assert list(tmp_path.iterdir()) == []


def test_every_word_of_the_doctor_is_in_the_language_spoken() -> None:
    bad = replace(
        GOOD,
        addresses=(*GOOD.addresses, Address("10.8.0.6", "tun0", AddressKind.VIRTUAL)),
        taken=True,
        battery=Battery(10, False),
        missing=("segno",),
        latest=datetime(2027, 1, 1, tzinfo=UTC),
        depth=8.0,
        edge=10.0,
    )
    with pseudo():
        told = [f"{one.sentence} {one.what_to_do}" for facts in (GOOD, bad) for one in diagnoses(facts)]
        told += [
            isolation(Looks(*given)).sentence for given in ((20,), (90,), (90, 1, 20), (90, 1, 70), (90, 1, 70, 3))
        ]
        told += [f"{way.title} {way.sentence}" for name in ("win32", "linux") for way in plan_b("case", name)]
    allowed = ["http", "wlan0", "tun0", "segno", "UTC", str(GOOD.disk.folder), 'pip install "communique[classroom]"']
    allowed += ["communique play case", "communique sheets case --out papers", "nmcli device wifi hotspot"]
    assert plain_words(" ".join(told), allowed) == []
