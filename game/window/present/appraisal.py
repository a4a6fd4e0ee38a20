"""What terms are worth to the seat that looks: points, distance to no deal, audiences at home, links, problems.

Everything is read off the seat's own sheet and the public rules. An onlooker has no sheet, and gets no appraisal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.model.package import OPEN, Terms, settle
from game.model.scenario import NATURE
from game.model.sheet import Audience
from game.rules.state import ConferenceTable
from game.rules.terms import terms_refusal
from game.views import PartyView


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one audience at home makes of a package."""

    name: str
    has: int
    needs: int
    text: str

    @property
    def content(self) -> bool:
        """True when it would let the package pass."""
        return self.has >= self.needs

    @property
    def words(self) -> str:
        """`The families: would pass it (14 of 14 points)`."""
        verb = "would pass it" if self.content else "would reject it"
        return f"{self.name} {verb} ({self.has} of {self.needs} points)"


@dataclass(frozen=True, slots=True)
class Fired:
    """A linked clause that two options of the package set off."""

    points: int
    words: str
    """The two options."""
    why: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What terms are worth to one seat if they are signed and the rest falls to its floor."""

    points: int
    no_deal: int
    verdicts: tuple[Verdict, ...]
    links: tuple[Fired, ...]
    problem: str
    """Why the terms cannot stand, as a sentence; empty when they can."""
    open: int
    """How many issues the terms leave open."""
    empty: bool
    """True when they speak of nothing."""

    @property
    def margin(self) -> int:
        """Points over no deal; negative when no deal is better."""
        return self.points - self.no_deal

    @property
    def margin_words(self) -> str:
        """The distance to no deal in words."""
        if self.margin == 0:
            return "equal to no deal"
        return f"{abs(self.margin)} {'over' if self.margin > 0 else 'under'} no deal"

    @property
    def against(self) -> tuple[Verdict, ...]:
        """The audiences that would reject it."""
        return tuple(verdict for verdict in self.verdicts if not verdict.content)

    @property
    def home_words(self) -> str:
        """Whether it would be ratified at home, and if not, who says no; empty where there are no audiences."""
        if not self.verdicts:
            return ""
        if not self.against:
            return "Would be ratified at home."
        return f"Would not be ratified: {join(verdict.name for verdict in self.against)}."


def appraise(view: PartyView, terms: Terms) -> Appraisal | None:
    """What `terms` are worth to the seat of `view`; None for an onlooker."""
    if view.seat == NATURE:
        return None
    sheet, table = view.sheet, view.table
    conference = isinstance(table, ConferenceTable)
    package = settle(terms, table.floors if isinstance(table, ConferenceTable) else ())
    verdicts = tuple(_verdict(view, a, package) for a in sheet.audiences) if conference else ()
    silent = terms.count(OPEN)
    links = tuple(
        Fired(link.points, _pair(view, link.issue, link.option, link.other_issue, link.other_option), link.why)
        for link in sheet.links
        if package[link.issue] == link.option and package[link.other_issue] == link.other_option
    )
    return Appraisal(
        sheet.value(package), view.no_deal, verdicts, links, problem(view, terms), silent, silent == len(terms)
    )


def problem(view: PartyView, terms: Terms) -> str:
    """Why `terms` cannot stand now, as a sentence; empty when they can."""
    table = view.table
    if isinstance(table, ConferenceTable):
        return terms_refusal(view.public, terms, table.floors, table.unlocked) or ""
    return terms_refusal(view.public, terms) or ""


def signed(number: int) -> str:
    """The number with its sign: `+3`, `−3`, `±0`."""
    return f"+{number}" if number > 0 else f"−{-number}" if number else "±0"


def points_words(number: int) -> str:
    """`1 point`, `12 points`."""
    return f"{number} point{'' if abs(number) == 1 else 's'}"


def join(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    said = list(names)
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _verdict(view: PartyView, audience: Audience, package: Terms) -> Verdict:
    has = sum(view.sheet.points[i][package[i]] for i in audience.issues)
    return Verdict(audience.name, has, audience.threshold, audience.text)


def _pair(view: PartyView, issue: int, option: int, other_issue: int, other_option: int) -> str:
    issues = view.public.issues
    return f"{issues[issue].options[option].label} + {issues[other_issue].options[other_option].label}"
