"""A domain as the text of a scenario file, with plain words wherever the formats have none."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from communique.interop.decimals import decimal
from communique.interop.domain import Domain, DomainIssue, Profile
from communique.interop.import_scale import ImportScale
from communique.loading.glyphs import UNUSABLE, named, shows
from communique.loading.models import FORMAT
from communique.model.emblems import EMBLEMS
from communique.words import tr_n

ROUNDS: Final = 100
_IN_A_LINE: Final = 200
"""Points of a bundle that stand in a line: a scenario file has to be read with few values, and none of them long."""
LONGEST_CLAUSE: Final = 4000
"""Characters that a clause may have."""
_UNUSABLE: Final = re.compile(f"(?:{UNUSABLE.pattern}|[\t\r\n])+")
_PLAIN_WORDS: Final = frozenset(
    (
        "util",
        "utils",
        "utility",
        "profile",
        "prof",
        "pref",
        "preference",
        "party",
        "domain",
        "agent",
        "ufun",
        "utilityspace",
    )
)


def scenario_text(domain: Domain, scale: ImportScale, *, id: str, title: str, format: str, source: str) -> str:
    """The YAML of a scenario. `source` says which files it came from."""
    words = _Words(domain, title)
    lines = [
        f"# Imported from {one_line(source, 160)}.",
        f"format: {FORMAT}",
        f"id: {_quoted(id)}",
        f"title: {_quoted(words.title)}",
        'place: "A table without a country"',
        'date: "no date given"',
        "fictional: true",
        f"story: {_quoted(words.story)}",
        f"content_note: {_quoted(_CONTENT)}",
        f"preamble: {_quoted(words.preamble)}",
        f"adjournment: {_quoted('The delegations have not agreed and will meet again.')}",
        f"rounds: {ROUNDS}",
        f"scale: {scale.scale}",
        *_origin(words, scale, format, source),
        f"signing: {_signing(domain, words)}",
        "parties:",
        *(f"  - {_party(words, k)}" for k in range(len(domain.profiles))),
        "issues:",
        *(line for k, question in enumerate(domain.questions) for line in _issue(words, k, question)),
        "levels:",
        '  - {id: whole, title: Whole, text: "All questions, without news, gestures, audiences or tension.", '
        "issues: all, "
        "audiences: false, links: false, news: false, gestures: false, tension: false}",
        "words:",
        f'  - {{term: "left open", note: {_quoted(_LEFT_OPEN)}}}',
        "sheets:",
        *(line for k, profile in enumerate(domain.profiles) for line in _sheet(words, k, profile, scale)),
    ]
    return "\n".join(lines) + "\n"


_CONTENT: Final = (
    "A domain of negotiation research with the names its authors gave it. Its sheets are test data and no claim about "
    "anybody."
)
_LEFT_OPEN: Final = (
    "Every question here has an answer. One that a signed text leaves open is settled by its first option."
)


class _Words:
    """Names and ids, each once, and within the lengths that a scenario file allows."""

    def __init__(self, domain: Domain, title: str) -> None:
        self.domain = domain
        self.title = one_line(title, 120) or "A research domain"
        self.parties = _unique(readable([one_line(p.name, 120) for p in domain.profiles]), 80)
        self.party_ids = unique_ids(self.parties, "party")
        self.party_shorts = _unique(self.parties, 24)
        self.issues = _unique([one_line(q.name, 200) or "Issue" for q in domain.questions], 200)
        self.issue_ids = unique_ids(self.issues, "issue")
        self.option_ids = [unique_ids([one_line(v, 60) for v in q.values], "option") for q in domain.questions]
        self.issue_shorts = _unique(self.issues, 24)
        names = ", ".join(self.parties)
        self.preamble = one_line(f"The delegations have agreed on the following in the matter of {self.title}.", 600)
        given = "\n\n".join(filter(shows, (_UNUSABLE.sub(" ", part).strip() for part in domain.story.splitlines())))
        self.story = given[:8000] or (
            f"{self.title} is a domain of negotiation research. {len(self.parties)} parties settle "
            f"{_many(len(domain.questions), 'question')}: {one_line(', '.join(self.issues), 1500)}.\n\n"
            f"At the table: {one_line(names, 1500)}. What each of them wants is on its own sheet."
        )


def _origin(words: _Words, scale: ImportScale, format: str, source: str) -> list[str]:
    per_unit, domain = scale.points_per_unit, words.domain
    own = {id: one for id, one in zip(words.party_ids, scale.own, strict=True) if one != per_unit}
    listed = ", ".join(f'{_quoted(id)}: "{one}"' for id, one in own.items())
    off = f" Rounded: no package is off by more than {float(scale.error):.1e}." if scale.error else ""
    return [
        "origin:",
        f"  format: {format}",
        f"  source: {_quoted(one_line(source, 2000) + '. Their authors and licence are those of the files.')}",
        f"  utilities: {_quoted(one_line(domain.utilities + off, 600))}",
        f'  points_per_unit: "{per_unit.numerator}{"" if per_unit.denominator == 1 else f"/{per_unit.denominator}"}"',
        *([f"  own_points_per_unit: {{{listed}}}"] if own else []),
    ]


def _signing(domain: Domain, words: _Words) -> str:
    if domain.needed is None:
        return "{rule: unanimity}"
    vetoes = ", ".join(_quoted(words.party_ids[k]) for k in domain.vetoes)
    return f"{{rule: k-of-n, k: {domain.needed}, vetoes: [{vetoes}]}}"


def _party(words: _Words, place: int) -> str:
    fields = {
        "id": _quoted(words.party_ids[place]),
        "name": _quoted(words.parties[place]),
        "short": _quoted(words.party_shorts[place]),
        "alias": _quoted(f"Delegation {place + 1}"),
        "role": "principal",
        "head": _quoted(f"No. {place + 1}"),
        "office": "Delegate",
        "emblem": EMBLEMS[place % len(EMBLEMS)],
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def _issue(words: _Words, place: int, question: DomainIssue) -> list[str]:
    labels = _unique([one_line(label, 200) or "(empty)" for label in question.labels or question.values], 80)
    clauses = [
        one_line(clause, LONGEST_CLAUSE - 300) if question.clauses or len(clause) > len(label) else label
        for clause, label in zip(question.clauses or question.labels or question.values, labels, strict=True)
    ]
    ids = words.option_ids[place]
    title = words.issues[place]
    about = one_line(question.about, 4000) or f"The parties settle {title} by one of {_many(len(labels), 'answer')}."
    return [
        f"  - id: {_quoted(words.issue_ids[place])}",
        "    kind: choice",
        "    no_provision: false",
        f"    title: {_quoted(title)}",
        f"    short: {_quoted(words.issue_shorts[place])}",
        f"    about: {_quoted(about)}",
        "    options:",
        *(
            f"      - {{id: {_quoted(id)}, label: {_quoted(label)}, clause: {_quoted(_clause(title, clause))}}}"
            for id, label, clause in zip(ids, labels, clauses, strict=True)
        ),
    ]


def _clause(title: str, answer: str) -> str:
    text = one_line(f"{title}: {answer}", LONGEST_CLAUSE - 1)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _sheet(words: _Words, place: int, profile: Profile, scale: ImportScale) -> list[str]:
    rows = [[scale.points(value, place) for value in row] for row in profile.rows]
    worst = sum(min(row) for row in rows)
    reservation = worst if profile.reservation is None else scale.points(profile.reservation, place)
    discount = [f'    discount: "{decimal(profile.discount)}"'] if profile.discount != 1 else []
    if discount and profile.discount_by != "deadline":
        discount.append(f"    discount_by: {profile.discount_by}")
    return [
        f"  {_quoted(words.party_ids[place])}:",
        f"    reservation: {reservation}",
        *discount,
        "    points:",
        *(f"      {_quoted(id)}: [{', '.join(map(str, row))}]" for id, row in zip(words.issue_ids, rows, strict=True)),
        *(["    ordinal: true"] if profile.ordinal else []),
        *_boxes(words, place, profile, scale),
        *_bundle(words, place, profile, scale),
        f"    brief: {_quoted(_brief(words, place, profile, rows, scale))}",
    ]


def _boxes(words: _Words, place: int, profile: Profile, scale: ImportScale) -> Iterator[str]:
    """What a party has wherever issues lie within ranges, a line each."""
    if profile.boxes:
        yield "    boxes:"
    for box in profile.boxes:
        sides = ", ".join(
            f"{{issue: {_quoted(words.issue_ids[i])}, option: {_quoted(words.option_ids[i][first])}, "
            f"to: {_quoted(words.option_ids[i][last])}}}"
            for i, first, last in box.bounds
        )
        yield f"      - {{points: {scale.points(box.worth, place)}, within: [{sides}]}}"


def _bundle(words: _Words, place: int, profile: Profile, scale: ImportScale) -> Iterator[str]:
    """What all issues are worth together, some hundred numbers a line."""
    if profile.bundle:
        numbers = [str(scale.points(value, place)) for value in profile.bundle]
        yield f"    bundles: [{{issues: [{', '.join(map(_quoted, words.issue_ids))}], points: ["
        for k in range(0, len(numbers), _IN_A_LINE):
            yield f'      "{" ".join(numbers[k : k + _IN_A_LINE])}",'
        yield "      ]}]"


def _brief(words: _Words, place: int, profile: Profile, rows: Sequence[Sequence[int]], scale: ImportScale) -> str:
    stakes = sorted(range(len(rows)), key=lambda k: (min(rows[k]) - max(rows[k]), k))
    named = [words.issues[k] for k in stakes if max(rows[k]) > min(rows[k])][:3]
    most = f"What matters most to you is {_joined(named)}." if named else "Nothing here makes a difference to you."
    unit = f"Points are shown of 100; a utility of 1 is {float(scale.own[place] * 100 / scale.scale):.4g} of them."
    if profile.ordinal:
        most = "Your sheet is an order: a package with more points is better for you, and by how much nobody has said."
        unit = f"Points are shown of 100; one place is {float(100 / scale.scale):.4g} of them."
    nothing = (
        "Any agreement is better for you than none."
        if profile.reservation is None
        else "Going home without an agreement is worth your no-deal value."
    )
    spoken = " ".join(filter(None, (f"You speak for {words.parties[place]}.", most, nothing, _time(profile), unit)))
    told = "\n\n".join(filter(shows, (_UNUSABLE.sub(" ", part).strip() for part in profile.brief.splitlines())))
    return f"{told}\n\n{spoken}" if told else spoken


def _time(profile: Profile) -> str:
    left = decimal(profile.discount)
    if profile.discount == 1:
        return ""
    if profile.discount_by == "round":
        return f"Time costs: after each round a point is worth {left} of what it was before."
    return f"Time costs: at the deadline a point is worth {left} of what it is now."


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def one_line(text: str, longest: int) -> str:
    """Text on one line, without characters that a scenario file refuses, cut at `longest` characters.

    Empty when nothing of it can be seen.
    """
    text = " ".join(_UNUSABLE.sub(" ", text).split())
    if not shows(text):
        return ""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def replaced(domain: Domain) -> Iterator[str]:
    """What a scenario cannot say as the files do, one sentence each; nothing about spaces and line breaks."""
    texts = [text for text in _texts(domain) if text.strip()]
    gone = [one for text in texts for one in UNUSABLE.findall(text)]
    for one in dict.fromkeys(gone):
        yield tr_n(
            "{sign}, which no scenario may hold, was replaced by a space ({n} time).",
            "{sign}, which no scenario may hold, was replaced by a space ({n} times).",
            gone.count(one),
            sign=named(one),
        )
    empty = sum(not shows(text) for text in texts)
    if empty:
        yield tr_n(
            "{n} text showed nothing and got other words.", "{n} texts showed nothing and got other words.", empty
        )


def _texts(domain: Domain) -> Iterator[str]:
    yield from (domain.name, domain.story, *(profile.name for profile in domain.profiles))
    for question in domain.questions:
        yield from (question.name, question.about, *(question.labels or question.values))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def readable(names: Sequence[str]) -> list[str]:
    """Names of profiles as names of parties: what all have in common is left out, and numbers become `Party 1`.

    >>> readable(["laptop_buyer_utility", "laptop_seller_utility"])
    ['Buyer', 'Seller']
    >>> readable(["Camera-prof1", "Camera-prof2"])
    ['Party 1', 'Party 2']
    >>> readable(["Town of Osmark", "Town of Pellin"])
    ['Town of Osmark', 'Town of Pellin']
    """
    if any(" " in name.strip() for name in names):
        return [_capital(name) or f"Party {k}" for k, name in enumerate(names, 1)]
    split = [[word for word in re.split(r"[_\-.]+", name) if word] for name in names]
    while len(names) > 1 and all(len(words) > 1 for words in split) and len({words[0].lower() for words in split}) == 1:
        split = [words[1:] for words in split]
    while (
        len(names) > 1 and all(len(words) > 1 for words in split) and len({words[-1].lower() for words in split}) == 1
    ):
        split = [words[:-1] for words in split]
    kept = [[word for word in words if not _says_nothing(word)] for words in split]
    if not all(kept) or len({re.sub("[0-9]+$", "", " ".join(words).lower()) for words in kept}) == 1:
        return [f"Party {k}" for k in range(1, len(names) + 1)]
    return [_capital(" ".join(words)) for words in kept]


def _says_nothing(word: str) -> bool:
    return re.sub(r"[0-9]+$", "", word.lower()) in _PLAIN_WORDS | {""}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unique(names: Iterable[str], longest: int) -> list[str]:
    """The names cut at `longest` characters, with a number where that makes two the same."""
    return _apart([one_line(name, longest) for name in names], lambda name, k: f"{one_line(name, longest - 6)} ({k})")


def _apart(names: Sequence[str], other: Callable[[str, int], str]) -> list[str]:
    taken = {name.casefold() for name in names}
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        k, one = 2, name
        while one.casefold() in seen or (one != name and one.casefold() in taken):
            one, k = other(name, k), k + 1
        seen.add(one.casefold())
        found.append(one)
    return found


def unique_ids(names: Sequence[str], noun: str) -> list[str]:
    """Ids for names: small letters, digits and hyphens, each once.

    >>> unique_ids(["Tax rate", "tax-rate", "10 %", "Ünit"], "option")
    ['tax-rate', 'tax-rate-2', 'option-10', 'unit']
    """
    return _apart([slug(name, noun) for name in names], lambda name, k: f"{name[:50]}-{k}")


def slug(name: str, noun: str) -> str:
    """An id for a name; `noun` begins it when the name begins with no letter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not words:
        return noun
    return (words if words[0].isalpha() else f"{noun}-{words}")[:54].rstrip("-")
