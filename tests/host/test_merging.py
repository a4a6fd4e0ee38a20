"""Merging as a function of entries: nothing of anybody is lost or mixed, whatever the classes were."""

from __future__ import annotations

from builders import few
from hypothesis import given
from hypothesis import strategies as st

from communique.host import entries as said
from communique.host.class_file import Kept
from communique.host.entries import Entry
from communique.host.forgetting import without_person
from communique.host.gathering import Gathering
from communique.host.merging import ClassToMerge, merged
from communique.host.names import ALIAS_MOST

ALIASES = st.sampled_from(["Ada", "ada", "Bob", "Ada (2)", "A" * ALIAS_MOST, "A" * (ALIAS_MOST - 1) + "B"])


def gathered(kept: list[Kept]) -> Gathering:
    gathering = Gathering()
    for one in kept:
        gathering.take(one.entry, one.at)
    return gathering


@st.composite
def classes(draw: st.DrawFn, number: int) -> ClassToMerge:
    """A class of up to four people and three tables of one or two cases, in which things happen in any order."""
    people, tables = draw(st.integers(1, 4)), draw(st.integers(0, 3))
    entries: list[Entry] = [said.Opened(f"CODE{number}", f"key{number}", f"secret{number}")]
    entries += [said.CaseOpened(k, "harbour", draw(st.sampled_from(["d" * 64, "e" * 64])), "") for k in (1, 2)]
    entries += [said.TableOpened(k, draw(st.integers(1, 2)), draw(st.integers(0, 99))) for k in range(1, tables + 1)]
    entries += [said.Joined(k, draw(ALIASES), f"token {number}.{k}") for k in range(1, people + 1)]
    person = st.integers(1, people)
    happens = [
        st.builds(said.Renamed, person, ALIASES),
        st.builds(said.Consented, person, st.booleans()),
        st.builds(said.Surveyed, person, st.just("before"), st.just({"sure": "3"})),
        st.builds(said.Gone, person),
        st.just(said.PhaseSet("talks")),
        st.just(said.Paused(True)),
        st.just(said.Announced("five minutes")),
    ]
    if tables:
        table = st.integers(1, tables)
        happens += [
            st.builds(said.Seated, person, table, st.integers(0, 1)),
            st.builds(said.Pulsed, person, table, st.integers(1, 5), st.just(1), st.just(1)),
            st.builds(said.Played, table, st.just(()), person, st.text("ab", max_size=2)),
            st.builds(said.Chaired, table, st.integers(0, 1), st.just("linear")),
            st.builds(said.Paused, st.just(True), table),
        ]
    entries += draw(st.lists(st.one_of(happens), max_size=12))
    at = 0.0
    kept = []
    for n, entry in enumerate(entries, start=1):
        at += draw(st.integers(0, 3))
        kept.append(Kept(n, at, entry))
    return ClassToMerge(f"{number}.class", gathered(kept), kept)


@few
@given(one=classes(1), other=classes(2), third=classes(3))
def test_everybody_is_who_they_were_and_every_table_where_it_was(
    one: ClassToMerge, other: ClassToMerge, third: ClassToMerge
) -> None:
    parts = [one, other, third]
    entries, report = merged(parts)
    whole = gathered([Kept(n, at, entry) for n, (at, entry) in enumerate(entries, start=1)])
    assert whole.phase == "debrief"
    assert not whole.paused
    assert not whole.announcement
    person = 0
    for part, told in zip(parts, report.classes, strict=True):
        numbers = dict(told.tables)
        assert sorted(numbers) == sorted(part.gathering.places)
        for old, new in told.tables:
            there, here = part.gathering.places[old], whole.places[new]
            assert (here.seed, here.computers, here.paused) == (there.seed, there.computers, there.paused)
            assert whole.cases[here.case].digest == part.gathering.cases[there.case].digest
        for known in part.gathering.people.values():
            person += 1
            found = whole.people[person]
            assert found.table == (None if known.table is None else numbers[known.table])
            assert (found.seat, found.gone, found.consent) == (known.seat, known.gone, known.consent)
            assert (found.surveys, found.token) == (known.surveys, known.token)
            assert found.pulses == {numbers[table]: felt for table, felt in known.pulses.items()}
            assert len(found.alias) <= ALIAS_MOST
    assert person == len(whole.people)
    assert len({(case.digest, case.level) for case in whole.cases.values()}) == len(whole.cases)


@few
@given(one=classes(1), other=classes(2))
def test_nobody_is_called_like_somebody_of_another_class(one: ClassToMerge, other: ClassToMerge) -> None:
    entries, _ = merged([one, other])
    whole = gathered([Kept(n, at, entry) for n, (at, entry) in enumerate(entries, start=1)])
    many = len(one.gathering.people)
    first = {person.alias.casefold() for number, person in whole.people.items() if number <= many}
    second = {person.alias.casefold() for number, person in whole.people.items() if number > many}
    assert not first & second


@few
@given(one=classes(1), other=classes(2))
def test_what_happened_in_a_class_happens_in_the_same_order(one: ClassToMerge, other: ClassToMerge) -> None:
    entries, report = merged([one, other])
    assert [at for at, _ in entries] == sorted(at for at, _ in entries)
    tables = dict(report.classes[1].tables)
    there = [(at, tables[e.table], e.key) for _, at, e in other.kept if isinstance(e, said.Played)]
    mine = set(tables.values())
    here = [(at, e.table, e.key) for at, e in entries if isinstance(e, said.Played) and e.table in mine]
    assert here == there


@few
@given(one=classes(1), data=st.data())
def test_whoever_is_forgotten_the_others_are_as_they_were(one: ClassToMerge, data: st.DataObject) -> None:
    person = data.draw(st.sampled_from(sorted(one.gathering.people)))
    after = gathered([Kept(n, at, e) for n, (at, e) in enumerate(without_person(one.kept, person), start=1)])
    gone = after.people.pop(person)
    assert (gone.alias, gone.token, gone.gone, gone.consent, gone.surveys, gone.pulses) == ("", "", True, False, {}, {})
    before = dict(one.gathering.people)
    del before[person]
    assert after.people == before
    assert {n: p.computers for n, p in after.places.items()} == {
        n: p.computers for n, p in one.gathering.places.items()
    }
