"""LLM-Deliberation: `config.txt` with the parties, and a text file of scores for each in `scores_files/`.

A score file has one line of whole numbers for each issue and the party's threshold on the last line; a package is
worth the sum of its scores (Abdelnabi et al. 2024, "Cooperation, Competition, and Maliciousness: LLM-Stakeholders
Interactive Negotiation"). A deal needs all parties but one, and always the two whose role is p1 and p2. Issues are
called A, B, C and their options A1, A2; what they mean is taken from `global_instructions.txt` where it says so. What a
party alone is told lies in `individual_instructions/INCENTIVE/FILE.txt`, with places for its scores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase
from typing import Final, NamedTuple

from communique.interop.decimals import decimal, number
from communique.interop.domain import (
    Domain,
    DomainIssue,
    FilePart,
    Format,
    Profile,
    Refused,
    Source,
    UtilityRow,
    Wishes,
)
from communique.interop.encodings import decoded
from communique.words import N_, tr

UTILITIES: Final = "LLM-Deliberation: score points, the sum of the scores of the options chosen."
_FOLDER: Final = "scores_files"
_COMMON: Final = "global_instructions.txt"
_TOLD: Final = "individual_instructions"
_VETOES: Final = ("p1", "p2")
_TITLE: Final = re.compile(r"""^[\s*-]*Issue\s+([A-Z])\s*:\s*["“]?([^"”\n]+?)["”]?\s*\.?\s*$""", re.MULTILINE)
_OPTION: Final = re.compile(
    r"^[ \t*-]*([A-Z][0-9]{1,2})\b[:.]?[ \t]*([^\n]+(?:\n[ \t]+(?![*-]|[A-Z][0-9]{1,2}\b|Issue\b)[^\n]*\S)*)",
    re.MULTILINE,
)
"""An option with its text; lines below that are set in go on with it."""
_SCORE: Final = re.compile(r"#([A-Z])([0-9]{1,2}|_MAX)_NUM\b")
"""Where a party's instructions have a number of its score file."""


def _open(source: Source) -> FilePart | None:
    if source.path.suffix.lower() != ".txt":
        return None
    if source.path.name == "config.txt":
        role = "domain"
    elif source.path.parent.name == _FOLDER:
        role = "profile"
    elif source.path.name == _COMMON or _TOLD in [folder.name for folder in list(source.path.parents)[:2]]:
        role = "text"
    else:
        return None
    text, notes = decoded(source.data, source.name)
    return FilePart(source, role, text, tuple(notes))


def _join(parts: Sequence[FilePart], profiles: Sequence[FilePart], wishes: Wishes) -> Domain:
    notes = [note for part in (*parts, *profiles) for note in part.notes]
    config = next((part for part in parts if part.role == "domain"), None)
    if config is None:
        raise Refused(profiles[0].source.name, tr("there is no config.txt beside the folder of scores"))
    whole = not (wishes.profiles or all(part.source.named for part in profiles))
    seats = _seats(config, profiles, whole=whole)
    tables = [_scores(seat.part) for seat in seats]
    _same_shape(seats, tables)
    texts = [part for part in parts if part.role == "text"]
    said = next((part.content for part in texts if part.source.path.name == _COMMON), "")
    questions = tuple(_question(k, len(row), said) for k, row in enumerate(tables[0][0]))
    told = [_instructions(seat, rows, texts) for seat, (rows, _) in zip(seats, tables, strict=True)]
    read = tuple(
        Profile(seat.name, rows, least, brief=brief)
        for seat, (rows, least), brief in zip(seats, tables, told, strict=True)
    )
    vetoes = tuple(k for k, seat in enumerate(seats) if seat.role in _VETOES)
    needed = len(read) - 1 if len(vetoes) == len(_VETOES) and len(read) > len(_VETOES) else None
    folder = config.source.path.resolve().parent.name
    story = said.split("Issue A")[0].rstrip(" -\n\t")
    return Domain(folder, questions, read, UTILITIES, tuple(notes), story, needed, vetoes if needed else ())


class _Seat(NamedTuple):
    """A party of config.txt."""

    name: str
    role: str
    part: FilePart
    incentive: str
    """The folder of instructions that it plays by; empty when the line names none."""


def _seats(config: FilePart, profiles: Sequence[FilePart], *, whole: bool) -> list[_Seat]:
    """The parties whose score files there are, in the order of config.txt; all of them where the game is `whole`."""
    by_stem = {part.stem: part for part in profiles}
    found = []
    for line, text in enumerate(config.content.splitlines(), 1):
        if not text.strip():
            continue
        fields = [field.strip() for field in text.split(",")]
        if len(fields) < 3:
            raise Refused(config.source.name, tr("a party should have a name, a score file and a role"), line, 1)
        if fields[1] in by_stem:
            found.append(_Seat(fields[0], fields[2], by_stem[fields[1]], fields[3] if len(fields) > 3 else ""))
        elif whole:
            raise Refused(
                config.source.name,
                tr('party "{party}" has no score file "{file}.txt"', party=fields[0], file=fields[1]),
                line,
                1,
            )
    lacking = [part for part in profiles if part not in [seat.part for seat in found]]
    if lacking:
        raise Refused(lacking[0].source.name, tr("{file} names no party with this score file", file=config.source.name))
    if len(found) != len({id(seat.part) for seat in found}):
        raise Refused(config.source.name, tr("two parties have one score file"))
    return found


def _scores(part: FilePart) -> tuple[tuple[UtilityRow, ...], Fraction]:
    lines = [(k, text.strip()) for k, text in enumerate(part.content.splitlines(), 1) if text.strip()]
    if len(lines) < 2:
        raise Refused(part.source.name, tr("a score file has a line for each issue and the threshold on the last line"))
    rows = [_row(part, line, text) for line, text in lines]
    if len(rows[-1]) != 1:
        raise Refused(part.source.name, tr("the last line should be the threshold alone"), lines[-1][0], 1)
    return tuple(rows[:-1]), rows[-1][0]


def _row(part: FilePart, line: int, text: str) -> UtilityRow:
    values = [number(field) for field in text.rstrip(",").split(",")]
    if None in values:
        raise Refused(
            part.source.name, tr('"{text}" should be numbers with commas between them', text=text[:40]), line, 1
        )
    return tuple(value for value in values if value is not None)


def _same_shape(seats: Sequence[_Seat], tables: Sequence[tuple[tuple[UtilityRow, ...], Fraction]]) -> None:
    shape = [len(row) for row in tables[0][0]]
    for part, (rows, _) in zip([seat.part for seat in seats], tables, strict=True):
        if [len(row) for row in rows] != shape:
            found = ", ".join(str(len(row)) for row in rows)
            raise Refused(
                part.source.name,
                tr(
                    "it scores {found} options; the first party's file has {listed}",
                    found=found,
                    listed=", ".join(map(str, shape)),
                ),
            )
    if len(shape) > len(ascii_uppercase):
        raise Refused(
            seats[0].part.source.name,
            tr(
                "it scores {count} issues; there are names for {other_count}",
                count=len(shape),
                other_count=len(ascii_uppercase),
            ),
        )


def _question(place: int, count: int, said: str) -> DomainIssue:
    letter = ascii_uppercase[place]
    titles: Mapping[str, str] = {found[1]: found[2].strip() for found in _TITLE.finditer(said)}
    options: dict[str, str] = {}
    for found in _OPTION.finditer(said):
        options.setdefault(found[1], " ".join(found[2].split()))
    values = tuple(f"{letter}{k}" for k in range(1, count + 1))
    labels = tuple(f"{value} {_brief(options[value])}" if value in options else value for value in values)
    title = f"{letter} {titles[letter]}" if letter in titles else f"Issue {letter}"
    about = " ".join(f"{value}: {options[value]}" for value in values if value in options)
    clauses = tuple(f"{value} {options[value]}" if value in options else value for value in values)
    return DomainIssue(title, values, labels, about, clauses)


def _instructions(seat: _Seat, rows: Sequence[UtilityRow], texts: Sequence[FilePart]) -> str:
    """What the party alone is told: the text of its incentive, else the only one, with the scores it leaves open."""
    mine = [part for part in texts if part.stem == seat.part.stem and part.source.path.name != _COMMON]
    chosen = [part for part in mine if part.source.path.parent.name == seat.incentive] or (
        mine if len(mine) == 1 else []
    )
    if not chosen:
        return ""

    def score(place: re.Match[str]) -> str:
        row: UtilityRow = dict(zip(ascii_uppercase, rows, strict=False)).get(place[1], ())
        values = {"_MAX": max(row, default=Fraction(0))} | {str(k): value for k, value in enumerate(row, 1)}
        return decimal(values[place[2]]) if row and place[2] in values else place[0]

    return _SCORE.sub(score, chosen[0].content)


def _brief(text: str) -> str:
    """The name of an option, without what explains it: `"Improve": include efforts ...` is Improve."""
    quoted = re.match(r'"([^"]{2,60})"\s*(?::|$)', text)
    return quoted[1] if quoted else re.split(r"\s+==>|:\s", text)[0]


SAMPLE: Final = {
    "config.txt": "Ferry owner,owner,p1,greedy,x\nIsland,island,p2,greedy,x\nCrew,crew,player,cooperative,x\n",
    "global_instructions.txt": 'A ferry is to be built.\nIssue A: "Engine"\nA1 "sail": quiet.\nA2 "diesel": fast.\n'
    'Issue B: "Pier"\nB1: north pier\nB2: south pier\nB3: no pier\n',
    "scores_files/owner.txt": "10, 50\n0, 20, 50\n55",
    "scores_files/island.txt": "60, 0\n40, 20, 0\n50\n",
    "scores_files/crew.txt": "30, 40\n60, 30, 0\n65 \n",
}

FORMAT: Final = Format(
    "llm-deliberation", "LLM-Deliberation text", (".txt",), _open, _join, None,
    (N_("config.txt and a folder scores_files with one file a party"),), SAMPLE, tells_parties=True,
)  # fmt: skip
