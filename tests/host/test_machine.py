"""What a machine says of itself: answers of its tools as they were printed somewhere."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from communique.host.machine import (
    Battery,
    Firewall,
    active_unit,
    disk_of,
    free_port,
    is_taken,
    linux_battery,
    macos_battery,
    macos_firewall,
    shared_by,
)


def supply(folder: Path, name: str, **told: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, value in told.items():
        (folder / name / key).write_text(f"{value}\n", encoding="utf-8")


def test_a_port_on_which_somebody_listens_is_taken_and_the_next_one_free() -> None:
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        port = other.getsockname()[1]
        assert is_taken(port)
        found = free_port(port)
        assert found is None or found > port
    assert not is_taken(port)


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_number_that_is_no_port_is_taken(port: int) -> None:
    assert is_taken(port)


def test_the_firewall_that_runs_is_found_among_those_that_might() -> None:
    units = ("firewalld", "nftables", "iptables")
    assert active_unit(units, "active\nactive\ninactive\n") == Firewall("firewalld", True)
    assert active_unit(units, "inactive\ninactive\ninactive\n") == Firewall("", False)
    assert active_unit(units, "") == Firewall("", None)


def test_what_the_firewall_of_a_mac_says_is_read() -> None:
    assert macos_firewall("Firewall is enabled. (State = 1)") is True
    assert macos_firewall("Firewall is set to block all non-essential incoming connections. (State = 2)") is True
    assert macos_firewall("Firewall is disabled. (State = 0)") is False
    assert macos_firewall("") is None


def test_a_laptop_at_its_plug_and_one_on_its_battery(tmp_path: Path) -> None:
    supply(tmp_path / "a", "AC", type="Mains", online="1")
    supply(tmp_path / "a", "BAT0", type="Battery", capacity="83", status="Charging")
    supply(tmp_path / "b", "AC", type="Mains", online="0")
    supply(tmp_path / "b", "BAT0", type="Battery", capacity="41", status="Discharging")
    supply(tmp_path / "b", "mouse", type="Battery", capacity="97", status="Discharging", scope="Device")
    assert linux_battery(tmp_path / "a") == Battery(83, True)
    assert linux_battery(tmp_path / "b") == Battery(41, False)
    assert linux_battery(tmp_path / "none") is None


def test_the_battery_of_a_mac() -> None:
    told = "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=4653155)\t64%; discharging; 4:10 remaining"
    assert macos_battery(told) == Battery(64, False)
    assert macos_battery("Now drawing from 'AC Power'\n") is None


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/ada/Dropbox/class", "Dropbox"),
        ("/Users/ada/Library/Mobile Documents/class", "Mobile Documents"),
        ("/home/ada/OneDrive - School/class", "OneDrive"),
        ("/mnt/school/ada", "cifs"),
        ("/mnt/with blank/ada", "nfs4"),
        ("/home/ada/class", ""),
    ],
)
def test_a_folder_that_others_write_to_is_known(folder: str, name: str) -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n//srv/school /mnt/school cifs rw 0 0\nsrv:/x /mnt/with\\040blank nfs4 rw 0 0\n"
        "srv:/home /home nfs rw 0 0\n/dev/sdb1 /home/ada ext4 rw 0 0\n"
    )
    assert shared_by(Path(folder), mounts) == name


def test_where_a_class_will_be_kept_is_looked_at_and_left_as_it_was(tmp_path: Path) -> None:
    disk = disk_of(tmp_path / "one.class")
    assert (disk.folder, disk.writable, disk.free > 0) == (tmp_path, True, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever owns a machine writes everywhere")
def test_a_folder_that_is_closed_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert not disk_of(tmp_path / "one.class").writable
    tmp_path.chmod(0o700)


def test_a_folder_that_is_not_there_is_not_writable(tmp_path: Path) -> None:
    disk = disk_of(tmp_path / "none" / "one.class")
    assert (disk.writable, disk.free) == (False, 0)
