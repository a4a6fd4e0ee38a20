"""What every column of an export is: its sense, its unit and its values. Exports have these columns and no others."""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.words import N_, tr


class ExportColumn(NamedTuple):
    """A column of a table of an export."""

    name: str
    what: str
    unit: str = ""
    values: str = ""
    """What can stand there, when that is not plain from the unit."""


_CLASS: Final = ExportColumn("class", N_("The class; the same in every export of it, and unlike its code."))
_TABLE: Final = ExportColumn("table", N_("The table, by a number drawn anew for each export."), values="t01, t02, ...")
_PERSON: Final = ExportColumn(
    "person", N_("The person, by a number drawn anew for each export."), values="p01, p02, ..."
)
_SEAT: Final = ExportColumn("seat", N_("The delegation's seat."), values=N_("0, 1, ...; empty for an observer"))
_PARTY: Final = ExportColumn("party", N_("The delegation's id in the scenario."))
_EVENT: Final = ExportColumn("event", N_("The number of the event in the log of its table."), values="1, 2, ...")
_AT: Final = ExportColumn("at", N_("When, from the moment in which the table was laid."), N_("seconds"))
_SESSION: Final = ExportColumn("session", N_("The session of the talks, or the round."), values="1, 2, ...")
_YES: Final = N_("1 yes, 0 no")
_POINTS: Final = N_("points of the scenario's scale")

COLUMNS: Final[dict[str, tuple[ExportColumn, ...]]] = {
    "class": (
        _CLASS,
        ExportColumn("language", N_("The language in which the host spoke.")),
        ExportColumn("people", N_("People whose data are here: those who consented.")),
        ExportColumn("people_left_out", N_("People who did not consent."), values=N_("a number, or under 5")),
        ExportColumn("tables", N_("Tables whose logs are here: everybody who played there consented.")),
        ExportColumn("tables_left_out", N_("Tables with somebody who did not."), values=N_("a number, or under 5")),
    ),
    "cases": (
        _CLASS,
        ExportColumn("case", N_("Which of the cases of the class."), values="1, 2, ..."),
        ExportColumn("scenario", N_("The scenario's id.")),
        ExportColumn("level", N_("The level that was played; empty for the whole scenario.")),
        ExportColumn("papers", N_("The number of fresh papers; empty where they are as written.")),
        ExportColumn("digest", N_("SHA-256 of what the scenario says: equal cases have equal digests.")),
        ExportColumn("practice", N_("Whether it was a practice round."), values=_YES),
    ),
    "phases": (
        _CLASS,
        ExportColumn("phase", N_("A phase of the class.")),
        ExportColumn("at", N_("When it began, from the opening of the class."), N_("seconds")),
    ),
    "tables": (
        _CLASS,
        _TABLE,
        ExportColumn("case", N_("What was played there, as in the table of cases.")),
        ExportColumn("ended", N_("Whether the talks have ended."), values=_YES),
        ExportColumn(
            "outcome",
            N_("How they ended; empty while they go on."),
            values="joint, partial, adjourned, not-ratified, breakdown",
        ),
        ExportColumn("sessions", N_("Sessions or rounds begun; empty while the talks go on.")),
        ExportColumn("events", N_("Events in the log.")),
        ExportColumn("seconds", N_("From the laying of the table to its last event."), N_("seconds")),
        ExportColumn("tension", N_("Tension at the end; empty while the talks go on."), values="0–4"),
        ExportColumn("taken_back", N_("How often the talks were taken back.")),
        ExportColumn(
            "left_for_each",
            N_("What every delegation at once could have had more than the end; empty where that is not known."),
            _POINTS,
        ),
        ExportColumn(
            "efficient",
            N_("Whether the end could be bettered for one only by costing another; empty where that is not known."),
            values=_YES,
        ),
    ),
    "seats": (
        _CLASS,
        _TABLE,
        _SEAT,
        _PARTY,
        ExportColumn("role", N_("Whether the delegation has an interest of its own."), values="principal, mediator"),
        ExportColumn("people", N_("How many people sat there while something was done at the table.")),
        ExportColumn("computer", N_("The computer delegation that played the seat last, if one ever did.")),
        ExportColumn("points", N_("What the end is worth to the delegation; empty while the talks go on."), _POINTS),
        ExportColumn("no_deal", N_("What no deal would have been worth to it."), _POINTS),
        ExportColumn("signed", N_("Whether it signed."), values=_YES),
        ExportColumn("asked", N_("Questions it asked.")),
        ExportColumn("answered", N_("Questions it answered.")),
        ExportColumn("untrue", N_("Statements, answers and reasons that were not so by its own sheet.")),
        ExportColumn("warnings", N_("Warnings it gave.")),
        ExportColumn("aim", N_("What it wished to reach, from its opening note."), _POINTS),
        ExportColumn("guessed", N_("Issues that it named as most important to others, in its opening note.")),
        ExportColumn("guessed_right", N_("How many of these are so.")),
    ),
    "people": (
        _CLASS,
        _PERSON,
        _TABLE,
        _SEAT,
        ExportColumn("moves", N_("Moves of the log that came from this person's phone.")),
        ExportColumn("proposals", N_("Moves that this person proposed to the team.")),
    ),
    "events": (
        _CLASS,
        _TABLE,
        _EVENT,
        _AT,
        _SESSION,
        ExportColumn("by", N_("What made it."), values="person, computer, chance, teacher"),
        ExportColumn("person", N_("Whose phone it came from; empty where it came from none."), values="p01, p02, ..."),
        ExportColumn("seat", N_("The seat that moved; empty for chance and the teacher.")),
        ExportColumn("party", N_("The delegation's id; empty for chance and the teacher.")),
        ExportColumn("move", N_("The kind of move, by its word in saves.")),
        ExportColumn("heard_by", N_("The seats that heard it."), values=N_("all, or seats with blanks between")),
        ExportColumn("fields", N_("What the move says: its fields as in saves, but for those at their usual value."),
                     values="JSON"),
    ),
    "offers": (
        _CLASS,
        _TABLE,
        _EVENT,
        _AT,
        _SESSION,
        _SEAT,
        _PARTY,
        ExportColumn("kind", N_("What was put forward."), values="offer, amendment, draft, final"),
        ExportColumn("name", N_("What the table calls it.")),
        ExportColumn("to", N_("The seat that alone heard it; empty for an offer to all.")),
        ExportColumn("own_points", N_("What it would have been worth to its author, open issues settled."), _POINTS),
        ExportColumn("least_gain", N_("The smallest gain of any delegation by it over no deal."), _POINTS),
    ),
    "clauses": (
        _CLASS,
        _TABLE,
        _EVENT,
        ExportColumn("issue", N_("An issue, by its id.")),
        ExportColumn("option", N_("The option that the text names, by its id; an issue left open has no line.")),
    ),
    "questions": (
        _CLASS,
        ExportColumn("survey", N_("Which of the two surveys."), values="before, after"),
        ExportColumn("question", N_("The question's id.")),
        ExportColumn("kind", N_("How it is answered."), values="scale, choice, text"),
        ExportColumn("ask", N_("What was asked.")),
        ExportColumn("values", N_("What can be answered, and what it means.")),
    ),
    "surveys": (
        _CLASS,
        _PERSON,
        ExportColumn("survey", N_("Which of the two surveys."), values="before, after"),
        ExportColumn("question", N_("The question's id.")),
        ExportColumn("answer", N_("The answer: a step of the scale, or the id of a choice.")),
    ),
    "pulses": (
        _CLASS,
        _PERSON,
        ExportColumn("table", N_("The table; empty where its log is left out."), values="t01, t02, ..."),
        ExportColumn("seat", N_("The seat there; empty for an observer, and where the log is left out.")),
        ExportColumn("satisfaction", N_("How content the person was with the talks."), values="1–5"),
        ExportColumn("trust", N_("How far the person trusted the others."), values="1–5"),
        ExportColumn("fairness", N_("How fair the talks were to the person."), values="1–5"),
    ),
}  # fmt: skip
"""By table, in the order in which they are written."""
NAMED: Final[dict[str, tuple[ExportColumn, ...]]] = {
    "aliases": (
        _CLASS,
        _PERSON,
        ExportColumn("alias", N_("What the person is called in the class.")),
    ),
    "words": (
        _CLASS,
        _PERSON,
        ExportColumn("survey", N_("Which of the two surveys."), values="before, after"),
        ExportColumn("question", N_("The question's id.")),
        ExportColumn("answer", N_("The answer in words.")),
    ),
}
"""What an export that names people has beside."""
RULES: Final = (
    N_("People are numbered in an order drawn anew for each export; so are tables. No alias, token or code is here."),
    N_("Who did not consent is left out: no answers, no pulse, no seat."),
    N_("The log of a table is of all who played there: it is here when every one of them has consented."),
    N_("Answers and pulses of who consented are here also where their table is left out, then without table and seat."),
    N_("How many are left out is said when it is nobody, or at least five; otherwise as “under 5”."),
    N_("Answers in words are left out: they tell who wrote them."),
    N_("Times are seconds from a beginning; no date is here."),
    N_("What was taken back is not in the log of its table. Offers are those of talks that have ended."),
    N_("Who was in the room may know a table again by what happened at it: give logs on with care."),
    N_("What an option is worth to a delegation is a teaching assumption of the exercise."),
)
NAMED_RULE: Final = N_(
    "This export names people, for the teacher's own work: it is no data for research, and should be deleted after use."
)


def codebook_rows(*, named: bool = False) -> list[dict[str, str]]:
    """A row a column, for CSV and JSON."""
    return [
        {
            "table": table,
            "column": column.name,
            "what": tr(column.what),
            "unit": tr(column.unit) if column.unit else "",
            "values": tr(column.values) if column.values else "",
        }
        for table, columns in _tables(named=named).items()
        for column in columns
    ]


def codebook_page(*, named: bool = False) -> str:
    """The codebook to read, as Markdown."""
    rules = [*map(tr, RULES), *([tr(NAMED_RULE)] if named else [])]
    lines = [f"# {tr('Codebook')}", "", *(f"- {rule}" for rule in rules)]
    for table, columns in _tables(named=named).items():
        head = (tr("column"), tr("what it is"), tr("unit"), tr("values"))
        lines += ["", f"## {table}.csv", "", _line(head), _line(("---",) * len(head))]
        for column in columns:
            unit, values = (tr(words) if words else "" for words in (column.unit, column.values))
            lines.append(_line((f"`{column.name}`", tr(column.what), unit, values)))
    return "\n".join(lines) + "\n"


def _tables(*, named: bool) -> dict[str, tuple[ExportColumn, ...]]:
    return COLUMNS | NAMED if named else COLUMNS


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
