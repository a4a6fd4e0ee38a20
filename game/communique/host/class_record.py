"""What the debrief of a class is made from, the same whether a host has the class open or its file alone is read."""

from __future__ import annotations

from collections.abc import Mapping

from communique.classroom.case_ground import CaseGround
from communique.classroom.class_tables import ClassRecord, FinishedTable, Pulse
from communique.debrief import Debrief
from communique.host.gathering import Gathering
from communique.host.survey_file import survey_of
from communique.host.surveys import asked_of_class
from communique.model.scenario import Public, Seat
from communique.words import language, tr


def class_record_of(
    gathering: Gathering, public: Public, found: Mapping[int, Debrief], grounds: Mapping[int, CaseGround]
) -> ClassRecord:
    """The tables whose debriefs are `found`, by number, with what people felt at them and what was answered.

    `public` is that of the case that the class came for, whose name stands over all; `grounds` are by case. A practice
    round is nothing that a class is shown of itself: it is left out.
    """
    places = {number: gathering.places[number] for number in found}
    real = [number for number, place in places.items() if not gathering.cases[place.case].practice]
    tables = tuple(FinishedTable(tr("Table {n}", n=number), found[number], _felt(gathering, number)) for number in real)
    played = {places[number].case for number in real}
    survey = survey_of(gathering.survey, public)
    answers = asked_of_class(survey, [person.surveys for person in gathering.people.values()])
    behind = tuple(ground for case, ground in grounds.items() if case in played)
    return ClassRecord(public.title, tables, behind, answers, gathering.opened.language or language())


def _felt(gathering: Gathering, table: int) -> tuple[Pulse, ...]:
    return tuple(Pulse(Seat(seat), *three) for seat, three in gathering.felt(table))
