"""The room doctor: what could keep thirty phones out of this laptop, judged before they come and while they do.

What is known of the room stands in `RoomFacts`; judging it is pure, so that the page of a class that runs and
`communique host --check` say the same. A sentence says how things are, the next what to do; where a school's network
keeps phones apart there is a plan B, and it needs no network.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from communique.host import machine
from communique.host.addresses import Address, AddressKind, addresses
from communique.host.machine import Battery, Disk, Firewall
from communique.host.room_code import edge_for, readable_from
from communique.words import N_, in_a_row, number, tr, tr_n

INSTALL: Final = 'pip install "communique[classroom]"'
"""What brings the libraries that hosting needs."""
WAITING: Final = 60.0
"""Seconds after which it is strange that no phone has come."""
LEAST_FREE: Final = 200 * 2**20
"""Bytes that a class should find free; it takes a tenth of that."""
EARLIEST: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock before this day is wrong."""
LOW: Final = 60
"""Percent of a battery below which a double lesson is a risk."""


class Health(StrEnum):
    """How grave a diagnosis is."""

    OK = "ok"
    NOTE = "note"
    """Nothing is wrong, but it is good to know."""
    WARN = "warn"
    FAIL = "fail"


HEALTH_WORDS: Final = {
    Health.OK: N_("ok"),
    Health.NOTE: N_("note"),
    Health.WARN: N_("look"),
    Health.FAIL: N_("stop"),
}
"""How grave it is, in a word."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How one thing about the room is, and what to do about it."""

    id: str
    state: Health
    sentence: str
    what_to_do: str = ""
    """What to do; empty where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Who has come so far, counted by the host. Whoever comes from the laptop itself does not count."""

    open_for: float = 0.0
    """Seconds since phones could come."""
    elsewhere: int = 0
    """How many other machines have asked for a page."""
    since_first: float = 0.0
    """Seconds since the first of them did."""
    joined: int = 0
    """How many people have joined from elsewhere."""


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What is known of the laptop and of the room."""

    addresses: tuple[Address, ...]
    port: int
    taken: bool
    """Whether something else listens on the port."""
    firewall: Firewall
    disk: Disk
    now: datetime
    local: bool = False
    running: bool = False
    """Whether the class is open and listens on the port itself."""
    next_port: int | None = None
    """A port that is free, where this one is not."""
    battery: Battery | None = None
    missing: tuple[str, ...] = ()
    """Libraries that are not installed."""
    looks: Looks = field(default_factory=Looks)
    depth: float | None = None
    """Metres from the screen to the last row."""
    edge: float | None = None
    """Centimetres that the code on the screen measures."""
    squares: int = 25
    latest: datetime | None = None
    """When the last thing in the class happened, by its file."""
    platform: str = sys.platform


def room_facts(
    file: Path,
    port: int,
    *,
    local: bool = False,
    running: bool = False,
    looks: Looks | None = None,
    depth: float | None = None,
    edge: float | None = None,
    latest: datetime | None = None,
) -> RoomFacts:
    """What this machine says of itself now. Takes a moment: tools of the system are asked."""
    taken = not running and machine.is_taken(port)
    return RoomFacts(
        addresses=addresses(),
        port=port,
        taken=taken,
        firewall=machine.firewall(),
        disk=machine.disk_of(file),
        now=datetime.now(UTC),
        local=local,
        running=running,
        next_port=machine.free_port(port) if taken else None,
        battery=machine.battery(),
        missing=machine.missing_libraries(),
        looks=looks or Looks(),
        depth=depth,
        edge=edge,
        latest=latest,
    )


def diagnoses(facts: RoomFacts) -> tuple[Diagnosis, ...]:
    """All there is to say, in the order in which it matters."""
    return tuple(one for judge in _JUDGES for one in judge(facts))


def worst(found: tuple[Diagnosis, ...]) -> Health:
    """The gravest of them."""
    order = list(Health)
    return max((one.state for one in found), key=order.index, default=Health.OK)


# -- before anybody comes --------------------------------------------------------------------


def _libraries(facts: RoomFacts) -> Iterator[Diagnosis]:
    if facts.missing:
        said = tr("Hosting a class needs libraries that are not installed: {names}.", names=in_a_row(facts.missing))
        yield Diagnosis("libraries", Health.FAIL, said, tr("Install them with: {command}", command=INSTALL))


def _addresses(facts: RoomFacts) -> Iterator[Diagnosis]:
    if facts.local:
        said = tr("Only this laptop can come in, since --local was given.")
        yield Diagnosis("address", Health.NOTE, said, tr("Leave out --local to let phones in."))
        return
    reachable = [one for one in facts.addresses if one.is_reachable]
    if not reachable:
        yield _nowhere(facts)
        return
    links = [f"http://{one.in_a_link}:{facts.port}" for one in reachable]
    said = tr("Phones in the same network reach this laptop at {address}.", address=links[0])
    others = tr("If that does not open, try {addresses}.", addresses=in_a_row(links[1:])) if links[1:] else ""
    yield Diagnosis("address", Health.OK, said, others)
    aside = [one for one in facts.addresses if one.kind is AddressKind.VIRTUAL]
    if aside:
        names = in_a_row([f"{one.ip} ({one.interface})" for one in aside])
        said = tr("Not for phones, since they lead into a tunnel or a virtual machine: {names}.", names=names)
        remedy = tr("If no phone comes in, switch off the VPN: some of them close the room's network.")
        yield Diagnosis("tunnel", Health.NOTE, said, remedy)


def _nowhere(facts: RoomFacts) -> Diagnosis:
    remedy = tr("Join the room's Wi-Fi, or open a network of your own: see plan B.")
    if any(one.kind is AddressKind.SELF_GIVEN for one in facts.addresses):
        said = tr("The network gave this laptop no address, so phones cannot reach it.")
        return Diagnosis("address", Health.FAIL, said, remedy)
    return Diagnosis("address", Health.FAIL, tr("This laptop is in no network that phones could be in."), remedy)


def _port(facts: RoomFacts) -> Iterator[Diagnosis]:
    port = str(facts.port)
    if facts.running:
        yield Diagnosis("port", Health.OK, tr("The class listens on port {port}.", port=port))
    elif not facts.taken:
        yield Diagnosis("port", Health.OK, tr("Port {port} is free.", port=port))
    else:
        said = tr("Port {port} is taken by another program, or kept by the system.", port=port)
        remedy = (
            tr("End that program; it may be a class that is still open.")
            if facts.next_port is None
            else tr("Use another: --port {port}. It may be a class that is still open.", port=str(facts.next_port))
        )
        yield Diagnosis("port", Health.FAIL, said, remedy)


OPENING: Final = {
    "ufw": "sudo ufw allow {port}/tcp",
    "firewalld": "sudo firewall-cmd --add-port={port}/tcp",
    "nftables": "sudo nft insert rule inet filter input tcp dport {port} accept",
    "iptables": "sudo iptables -I INPUT -p tcp --dport {port} -j ACCEPT",
}
"""By firewall, what lets phones in until the next start of the laptop; ufw keeps it until it is deleted."""


def _firewall(facts: RoomFacts) -> Iterator[Diagnosis]:
    name, on = facts.firewall
    if facts.local:
        return
    if name in OPENING and on:
        said = tr("A firewall is on ({name}). It may keep phones out.", name=name)
        command = OPENING[name].format(port=facts.port)
        yield Diagnosis("firewall", Health.WARN, said, tr("Let them in with: {command}", command=command))
    elif name == "windows" and on is not False:
        said = tr("The firewall of Windows asks once whether Python may be reached.")
        remedy = tr(
            "Allow it for private and for public networks. If that was once refused: Windows Security, Firewall, "
            "Allow an app, Python, both boxes."
        )
        yield Diagnosis("firewall", Health.WARN, said, remedy)
    elif name == "macos" and on is not False:
        said = tr("The firewall of macOS asks once whether Python may accept incoming connections.")
        remedy = tr("Allow it. If that was once refused: System Settings, Network, Firewall, Options, Python.")
        yield Diagnosis("firewall", Health.WARN, said, remedy)
    elif on is False:
        yield Diagnosis("firewall", Health.OK, tr("No firewall was found that is on."))
    else:
        said = tr("Whether a firewall is on cannot be read from here.")
        remedy = tr("If no phone comes in, let them in at port {port}, protocol TCP.", port=str(facts.port))
        yield Diagnosis("firewall", Health.NOTE, said, remedy)


# -- while people come -----------------------------------------------------------------------


def isolation(looks: Looks, *, running: bool = True) -> Diagnosis:
    """Whether the network lets phones reach this laptop, by who has come so far.

    A network that keeps its devices apart shows in nothing but this: nobody comes, and no message says why.
    """
    if not running:
        said = tr("Whether the network lets phones reach a laptop shows only when one tries.")
        return Diagnosis(
            "isolation", Health.NOTE, said, tr("Try it with your own phone before the lesson, in the room.")
        )
    if looks.joined:
        said = tr_n("{n} person has joined from a phone.", "{n} people have joined from phones.", looks.joined)
        return Diagnosis("isolation", Health.OK, said)
    if not looks.elsewhere:
        if looks.open_for < WAITING:
            return Diagnosis(
                "isolation", Health.NOTE, tr("No phone has come yet; the door has been open for a moment.")
            )
        said = tr("No phone has reached this laptop so far.")
        remedy = tr(
            "Are they in the same Wi-Fi, with mobile data off? Is a firewall on here? If both are well, this network "
            "keeps its devices apart, as those of schools often do: go to plan B."
        )
        return Diagnosis("isolation", Health.FAIL, said, remedy)
    if looks.since_first < WAITING:
        return Diagnosis("isolation", Health.OK, tr("A phone has reached this laptop; nobody has joined yet."))
    said = tr("A phone has reached this laptop a while ago, and nobody has joined since.")
    remedy = tr("Ask what that phone shows. If it waits and waits, the network drops connections: go to plan B.")
    return Diagnosis("isolation", Health.WARN, said, remedy)


def _isolation(facts: RoomFacts) -> Iterator[Diagnosis]:
    if not facts.local:
        yield isolation(facts.looks, running=facts.running)


def _mobile(facts: RoomFacts) -> Iterator[Diagnosis]:
    if not facts.local:
        said = tr("A Wi-Fi without internet makes phones look for another way.")
        remedy = tr("Ask everybody: mobile data off, and stay when the phone says that this Wi-Fi has no internet.")
        yield Diagnosis("mobile", Health.NOTE, said, remedy)


def code_size(squares: int, depth: float | None, edge: float | None) -> Diagnosis:
    """Whether a code of so many `squares` to a side, `edge` centimetres wide, is read from `depth` metres."""
    if depth is None:
        said = tr("A code is read from ten times its width.")
        remedy = tr("Measure from the screen to the last row: 8 m need 80 cm. Letters and address stand beside it.")
        return Diagnosis("code", Health.NOTE, said, remedy)
    need = number(edge_for(squares, depth))
    metres = number(depth, 0 if depth == round(depth) else 1)
    if edge is None:
        said = tr("From {metres} m the code on the screen must be {need} cm wide.", metres=metres, need=need)
        return Diagnosis("code", Health.NOTE, said, tr("If it is smaller, the last rows type the letters."))
    if readable_from(squares, edge) >= depth:
        said = tr("The code is read from {metres} m.", metres=metres)
        return Diagnosis("code", Health.OK, said)
    said = tr("The code on the screen is too small for {metres} m: it needs {need} cm.", metres=metres, need=need)
    remedy = tr("Make the picture larger, lay a table sign on each table, or let the last rows type the letters.")
    return Diagnosis("code", Health.WARN, said, remedy)


def _code(facts: RoomFacts) -> Iterator[Diagnosis]:
    if not facts.local:
        yield code_size(facts.squares, facts.depth, facts.edge)


# -- the laptop ------------------------------------------------------------------------------


def _disk(facts: RoomFacts) -> Iterator[Diagnosis]:
    disk = facts.disk
    if not disk.folder.is_dir():
        said = tr('There is no folder "{folder}" to keep the class in.', folder=disk.folder)
        yield Diagnosis("file", Health.FAIL, said, tr("Make it, or name another file with --class."))
    elif not disk.writable:
        said = tr('Nothing can be written in "{folder}".', folder=disk.folder)
        yield Diagnosis("file", Health.FAIL, said, tr("Name a file in another folder with --class."))
    elif disk.shared:
        said = tr(
            '"{folder}" lies on {name}, where two programs may change a file.', folder=disk.folder, name=disk.shared
        )
        remedy = tr("Keep the class on this laptop's own disk: --class FILE. Copy it afterwards.")
        yield Diagnosis("file", Health.WARN, said, remedy)
    elif disk.free < LEAST_FREE:
        said = tr("The disk is nearly full: {n} MB are left.", n=number(disk.free // 2**20))
        yield Diagnosis("file", Health.WARN, said, tr("Make room; every move is kept on the disk."))
    else:
        yield Diagnosis("file", Health.OK, tr('The class is kept in "{folder}".', folder=disk.folder))


def _clock(facts: RoomFacts) -> Iterator[Diagnosis]:
    behind = facts.latest is not None and facts.now < facts.latest
    if facts.now < EARLIEST or behind:
        said = tr("The clock of this laptop is wrong: it says {now}.", now=f"{facts.now:%Y-%m-%d %H:%M} UTC")
        yield Diagnosis("clock", Health.WARN, said, tr("Set it; timers and the records of the class go by it."))


def _power(facts: RoomFacts) -> Iterator[Diagnosis]:
    power = facts.battery
    if power is None:
        return
    if not power.plugged:
        health = Health.WARN if power.percent < LOW else Health.NOTE
        said = tr("This laptop runs on its battery, at {percent} %.", percent=number(power.percent))
        yield Diagnosis("power", health, said, tr("Plug it in, and let it not go to sleep."))
    remedy = tr("If it happens: open it and start the same command again. Every phone is back in its seat.")
    yield Diagnosis("lid", Health.NOTE, tr("A closed lid stops the class until it is opened."), remedy)


_JUDGES: Final[tuple[Callable[[RoomFacts], Iterator[Diagnosis]], ...]] = (
    _libraries,
    _addresses,
    _port,
    _firewall,
    _isolation,
    _mobile,
    _code,
    _disk,
    _clock,
    _power,
)


# -- plan B ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OtherWay:
    """A way to play where the room's network does not let phones in."""

    id: str
    title: str
    sentence: str


def plan_b(scenario: str, platform: str = sys.platform) -> tuple[OtherWay, ...]:
    """Other ways to play, the one that changes least first."""
    play, sheets = f"communique play {scenario}", f"communique sheets {scenario} --out papers"
    return (
        OtherWay("hotspot", tr("The laptop's own network"), _hotspot(platform)),
        OtherWay(
            "router",
            tr("A small router"),
            tr(
                "Any travel router will do, and it needs no internet. Plug it in, join its Wi-Fi with the laptop and "
                "with the phones, and start the same command again: the address is a new one, the class the same."
            ),
        ),
        OtherWay(
            "keyboard",
            tr("One keyboard"),
            tr("{command}, with several people in the seats: a curtain covers the screen between turns.", command=play),
        ),
        OtherWay(
            "paper",
            tr("Paper"),
            tr("{command}: the papers are the whole game, and results are read back by a code.", command=sheets),
        ),
    )


def _hotspot(platform: str) -> str:
    if platform == "win32":
        return tr(
            "Settings, Network & internet, Mobile hotspot. Windows lets eight phones in: one for each delegation, or "
            "teams that share one. Then start the same command again."
        )
    if platform == "darwin":
        return tr(
            "System Settings, General, Sharing, Internet Sharing, to computers using Wi-Fi; it wants a cable or a "
            "phone to share from. Then start the same command again."
        )
    command = "nmcli device wifi hotspot"
    return tr(
        "In the settings of the Wi-Fi, turn on hotspot, or: {command}. Few laptops hold more than ten phones: one for "
        "each delegation, or teams that share one. Then start the same command again.",
        command=command,
    )
