"""What a class's file says afterwards, held against what its phones have been shown and have sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.phones.page import lines
from bench.phones.phone import Phone

from communique.host import entries as said
from communique.host.class_keeping import ReadClass, read_whole, tables_as_saves
from communique.host.gathering import Person
from communique.host.pages.phone import record_page
from communique.host.pages.phone_state import PhoneState
from communique.loading.scenario_file import load_scenario
from communique.session.store import read_save, restore


def faults(file: Path, phones: Sequence[Phone], saves: Path) -> tuple[int, list[str]]:
    """How many moves the log has, and all that is wrong: lost, doubled, or otherwise than it was shown."""
    whole = read_whole(file)
    wrong = [fault for phone in phones for fault in phone.kept.wrong]
    people = {person.alias: person for person in whole.gathering.here()}
    keys: dict[int, Counter[str]] = {}
    for one in whole.kept:
        if isinstance(one.entry, said.MovesMade) and one.entry.person is not None:
            keys.setdefault(one.entry.person, Counter())[one.entry.key] += 1
    for phone in phones:
        person = people.get(phone.name)
        if person is None:
            wrong.append(f"{phone.name} is not in the class")
            continue
        wrong += _of_record(phone, person, whole)
        wrong += _of_keys(phone, keys.get(person.id, Counter()))
    wrong += _of_saves(file, whole, saves)
    return sum(sum(one.values()) for one in keys.values()), wrong


def _of_record(phone: Phone, person: Person, whole: ReadClass) -> list[str]:
    assert person.table is not None
    assert person.seat is not None
    view = whole.tables[person.table].view(person.seat)
    there = lines(str(record_page(view, PhoneState("", "", ""))))
    wrong = []
    if phone.kept.heard != view.n:
        wrong.append(f"{phone.name}: has heard {phone.kept.heard}, its seat {view.n}")
    for number, text in phone.kept.lines.items():
        if there.get(number) != text:
            wrong.append(f"{phone.name}: was shown {text!r} as line {number}, the log has {there.get(number)!r}")
    wrong += [f"{phone.name}: was never shown line {number}" for number in sorted(set(there) - set(phone.kept.lines))]
    return wrong


def _of_keys(phone: Phone, keys: Counter[str]) -> list[str]:
    wrong = [f"{phone.name}: a move was made {count} times" for key, count in keys.items() if key and count > 1]
    wrong += [f"{phone.name}: a move that the host said it made is lost" for key in phone.kept.made - set(keys)]
    return wrong + [f"{phone.name}: a move that it never sent" for key in set(keys) - phone.kept.unsure]


def _of_saves(file: Path, whole: ReadClass, saves: Path) -> list[str]:
    """Every table as a save, read and played again by the house's own reader."""
    wrong = []
    paths = [path for path in tables_as_saves(file, saves) if path.suffix == ".communique"]
    for path, table in zip(paths, whole.tables.values(), strict=True):
        save = read_save(path)
        session = restore(save, load_scenario(save.header.scenario))
        if len(session.events) != table.moves or session.over != table.over:
            wrong.append(f"{path.name}: {len(session.events)} events, the table has {table.moves}")
    return wrong
