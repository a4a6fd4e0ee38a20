"""LLM-Deliberation: `config.txt` with the parties, and a text file of scores for each in `scores_files/`.

A score file has one line of whole numbers for each issue and the party's threshold on the last line; a package is
worth the sum of its scores (Abdelnabi et al. 2024, "Cooperation, Competition, and Maliciousness: LLM-Stakeholders
Interactive Negotiation"). A deal needs all parties but one, and always the two whose role is p1 and p2. Issues are
called A, B, C and their options A1, A2; what they mean is taken from `global_instructions.txt` where it says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase
from typing import Final

from communique.interop.decimals import number
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
_VETOES: Final = ("p1", "p2")
_TITLE: Final = re.compile(r"""^[\s*-]*Issue\s+([A-Z])\s*:\s*["“]?([^"”\n]+?)["”]?\s*\.?\s*$""", re.MULTILINE)
_OPTION: Final = re.compile(r"^[\s*-]*([A-Z][0-9]{1,2})\b[:.]?\s*(.+?)\s*$", re.MULTILINE)


def _open(source: Source) -> FilePart | None:
    if source.path.suffix.lower() != ".txt":
        return None
    if source.path.name == "config.txt":
        role = "domain"
    elif source.path.parent.name == _FOLDER:
        role = "profile"
    elif source.path.name == "global_instructions.txt":
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
    seats = _seats(config, profiles)
    tables = [_scores(part) for _, _, part in seats]
    _same_shape(seats, tables)
    said = next((part.content for part in parts if part.role == "text"), "")
    questions = tuple(_question(k, len(row), said) for k, row in enumerate(tables[0][0]))
    read = tuple(Profile(name, rows, least) for (name, _, _), (rows, least) in zip(seats, tables, strict=True))
    vetoes = tuple(k for k, (_, role, _) in enumerate(seats) if role in _VETOES)
    needed = len(read) - 1 if len(vetoes) == len(_VETOES) and len(read) > len(_VETOES) else None
    folder = config.source.path.resolve().parent.name
    story = said.split("Issue A")[0].rstrip(" -\n\t")
    return Domain(folder, questions, read, UTILITIES, tuple(notes), story, needed, vetoes if needed else ())


def _seats(config: FilePart, profiles: Sequence[FilePart]) -> list[tuple[str, str, FilePart]]:
    """(name, role, score file) of each party, in the order of config.txt."""
    by_stem = {part.stem: part for part in profiles}
    found = []
    for line, text in enumerate(config.content.splitlines(), 1):
        if not text.strip():
            continue
        fields = [field.strip() for field in text.split(",")]
        if len(fields) < 3:
            raise Refused(config.source.name, tr("a party should have a name, a score file and a role"), line, 1)
        if fields[1] in by_stem:
            found.append((fields[0], fields[2], by_stem[fields[1]]))
    lacking = [part for part in profiles if part not in [seat[2] for seat in found]]
    if lacking:
        raise Refused(lacking[0].source.name, tr("{file} names no party with this score file", file=config.source.name))
    if len(found) != len({id(part) for _, _, part in found}):
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


def _same_shape(
    seats: Sequence[tuple[str, str, FilePart]], tables: Sequence[tuple[tuple[UtilityRow, ...], Fraction]]
) -> None:
    shape = [len(row) for row in tables[0][0]]
    for (_, _, part), (rows, _) in zip(seats, tables, strict=True):
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
            seats[0][2].source.name,
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
        options.setdefault(found[1], found[2])
    values = tuple(f"{letter}{k}" for k in range(1, count + 1))
    labels = tuple(f"{value} {_brief(options[value])}" if value in options else value for value in values)
    title = f"{letter} {titles[letter]}" if letter in titles else f"Issue {letter}"
    about = " ".join(f"{value}: {options[value]}" for value in values if value in options)
    return DomainIssue(title, values, labels, about)


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
    (N_("config.txt and a folder scores_files with one file a party"),), SAMPLE,
)  # fmt: skip
