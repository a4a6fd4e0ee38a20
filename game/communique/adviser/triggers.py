"""What sets a nudge off: each trigger looks at one thing, and says what to think about, or nothing.

A trigger returns None where it does not apply. The order of `TRIGGERS` is by urgency: what may cost points comes
before what may bring some.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from communique.adviser.deed import Deed, Does
from communique.adviser.picture import pictures
from communique.adviser.scene import THEIRS, YOURS, AdviserScene, offer_name
from communique.model.package import OPEN, Terms, changes
from communique.model.scenario import Role, Seat
from communique.rules.state import INITIAL
from communique.words import N_, joined, tr

OFFERS: Final = 3
"""So many offers without a question, or over one issue, are remarked on; the texts say it in a word."""
LATE: Final = 2
"""With so many sessions left, a draft is missed; likewise."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a trigger says."""

    text: str
    why: str
    issues: tuple[int, ...]
    deed: Deed
    """What following it would be."""


Trigger = Callable[[AdviserScene], Nudge | None]


def below(scene: AdviserScene) -> Nudge | None:
    """An own standing offer that would leave the seat worse off than no deal if it is accepted as it stands."""
    no_deal = scene.view.no_deal
    for offer in reversed(scene.standing):
        worth = scene.worth(offer.terms)
        if offer.by == scene.seat and worth < no_deal:
            text = tr(
                "{offer} is worth {worth} to you if it is signed as it stands; no deal is worth {no_deal}. {advice}",
                offer=offer_name(offer.id, YOURS),
                worth=scene.said(worth),
                no_deal=scene.said(no_deal),
                advice=_mend(scene, offer.terms),
            )
            why = tr("The others may accept at any time; you would then have to sign, or pay for withholding.")
            if _silent(offer.terms):
                why = tr("What an offer leaves open stays as it is today and is counted that way.")
            return Nudge(text, why, _speaks(offer.terms), Deed(Does.WORK, offer.id))
    return None


def audience(scene: AdviserScene) -> Nudge | None:
    """A clause initialled that belongs to an audience that would reject the draft."""
    table = scene.conference
    if table is None or table.draft is None or not scene.careful:
        return None
    package, marks = scene.settled(table.draft.terms), table.marks[scene.seat]
    rows = scene.view.sheet.points
    for one in scene.view.sheet.audiences:
        has = sum(rows[i][package[i]] for i in one.issues)
        given = tuple(i for i in one.issues if marks[i] == INITIAL and rows[i][package[i]] < max(rows[i]))
        if has < one.threshold and given:
            text = tr(
                "You have initialled {issues}, and {audience} would reject the draft: {points} of the {needed} points "
                "asked for. Hold until it brings more.",
                issues=_issues(scene, given),
                audience=_inner(one.name),
                points=scene.said(has),
                needed=scene.said(one.threshold),
            )
            why = tr("This audience looks at {issues} and at nothing else.", issues=_issues(scene, one.issues))
            return Nudge(text, why, given, Deed(Does.MARK))
    return None


def acceptable(scene: AdviserScene) -> Nudge | None:
    """Another's standing offer that beats no deal and that no audience at home would reject."""
    if scene.seat not in scene.public.signatories:
        return None
    no_deal, best = scene.view.no_deal, None
    for offer in scene.standing:
        worth = scene.worth(offer.terms)
        fine = offer.by != scene.seat and scene.seat not in offer.accepted and worth > no_deal
        if fine and scene.passes(offer.terms) and (best is None or worth > best[0]):
            best = worth, offer
    if best is None:
        return None
    worth, offer = best
    text = _PASSES if scene.careful else _BEATS
    text = tr(
        text,
        offer=offer_name(offer.id, THEIRS),
        who=scene.name(offer.by),
        worth=scene.said(worth),
        more=scene.said(worth - no_deal),
    )
    why = tr("A standing offer that beats no deal is a floor: ask for more, but know that it is there.")
    return Nudge(text, why, _speaks(offer.terms), Deed(Does.ACCEPT, offer.id))


_BEATS: Final = N_("{offer} by {who} is worth {worth} to you, {more} over no deal. You can accept it, or build on it.")
_PASSES: Final = N_(
    "{offer} by {who} is worth {worth} to you, {more} over no deal and would pass at home. You can accept it, or build "
    "on it."
)


def midpoint(scene: AdviserScene) -> Nudge | None:
    """The seat answered another's terms by meeting them in the middle, clause by clause."""
    course = scene.course
    if not course.own or not course.own[-1].theirs:
        return None
    last = course.own[-1]
    # Before its first offer the seat stood at its best.
    before = last.before or tuple(row.index(max(row)) for row in scene.view.sheet.points)
    apart = [
        i
        for i, (mine, theirs) in enumerate(zip(before, last.theirs, strict=True))
        if OPEN not in (mine, theirs, last.terms[i]) and abs(mine - theirs) > 1
    ]
    middle = tuple(i for i in apart if _half(before[i], last.theirs[i], last.terms[i]))
    if len(middle) < 2 or 2 * len(middle) < len(apart):
        return None
    text = tr(
        "Your last offer meets {who} halfway on {issues}. Give more where it costs you little, and less where it costs "
        "you much.",
        who=scene.name(last.by),
        issues=_issues(scene, middle),
    )
    why = tr(
        "The middle of every clause follows where the first offer was set; a trade across clauses gives both more."
    )
    return Nudge(text, why, middle, Deed(Does.WORK))


def haggling(scene: AdviserScene) -> Nudge | None:
    """The seat's last offers differ on one and the same issue alone."""
    own = scene.course.own[-OFFERS:]
    if len(own) < OFFERS or len(scene.public.issues) < 2:
        return None
    steps = [changes(a.terms, b.terms) for a, b in pairwise(own)]
    touched = {i for step in steps for i in step}
    if len(touched) != 1 or not all(steps):
        return None
    issue = touched.pop()
    if scene.public.issues[issue].humanitarian:
        return None
    text = tr(
        "Your last three offers differ on {issue} alone. Bring in a second issue, and trade the two.",
        issue=scene.issue(issue),
    )
    why = tr("Over one issue every point is taken from somebody; with two, each can get what matters more to it.")
    return Nudge(text, why, (issue,), Deed(Does.WORK))


def people(scene: AdviserScene) -> Nudge | None:
    """The seat's last text does less on a humanitarian issue than it could."""
    last = scene.course.last
    if not last:
        return None
    issues = scene.public.issues
    short = tuple(i for i in scene.public.humanitarian if OPEN != last[i] < issues[i].fullest)
    if not short:
        return None
    text = tr(
        "Your last text stops short on {issues}, and people's lives or freedom hang on it. Should it be traded at all?",
        issues=_issues(scene, short),
    )
    why = tr("Points count delegations only; those who wait have none.")
    if scene.public.law is not None:
        why = tr("{why} The law: {law}", why=why, law=" ".join(scene.public.law.text.split()))
    return Nudge(text, why, short, Deed(Does.ROW, issues=short))


def question(scene: AdviserScene) -> Nudge | None:
    """Several offers without a question, while there is a point left to ask one."""
    if scene.conference is None or scene.course.since < OFFERS or scene.view.desk.points < 1:
        return None
    asked = _question(scene)
    if asked is None:
        return None
    text = tr(
        "Three offers and no question. Ask {who} which matters more, {one} or {other}.",
        who=asked.who,
        one=scene.issue(asked.issues[0]),
        other=scene.issue(asked.issues[1]),
    )
    why = tr("An answer tells which clause to give and which to ask for.")
    return Nudge(text, why, asked.issues, Deed(Does.ASK, whom=asked.seat, issues=asked.issues))


def no_draft(scene: AdviserScene) -> Nudge | None:
    """Few sessions are left and there is no draft."""
    table = scene.conference
    if table is None or table.draft is not None or table.agreed is not None:
        return None
    left = scene.public.sessions - table.session
    if left > LATE:
        return None
    late = tr("Two sessions are left, and there is no draft.")
    if left <= 1:
        late = tr("This is the last session, and there is no draft.")
    if _tables(scene):
        advice = tr("Table one: what all initial can be signed even if the rest stays open.")
    else:
        who = joined([scene.name(seat) for seat in scene.public.mediators])
        advice = tr("Put a whole package forward that {mediators} can make one of.", mediators=who)
    why = tr("What is initialled by everybody at the end becomes a partial agreement; offers lapse.")
    return Nudge(f"{late} {advice}", why, (), Deed(Does.TABLE if _tables(scene) else Does.OFFER))


def first(scene: AdviserScene) -> Nudge | None:
    """Nothing said yet: a first step."""
    if scene.course.moved:
        return None
    if scene.table.alternating is not None:
        text = tr("Open with a package that is good for you: choose an option in each row, then make the offer.")
        why = tr("There is time to come down; what you concede at once you do not get back.")
        return Nudge(text, why, (), Deed(Does.OFFER))
    asked = _question(scene)
    if asked is None:
        return None
    text = tr(
        "Begin with a question: which matters more to {who}, {one} or {other}? Or choose clauses in the rows and offer "
        "them.",
        who=asked.who,
        one=scene.issue(asked.issues[0]),
        other=scene.issue(asked.issues[1]),
    )
    why = tr("Their answer tells which clause to give and which to ask for.")
    return Nudge(text, why, asked.issues, Deed(Does.ASK, whom=asked.seat, issues=asked.issues))


TRIGGERS: Final[dict[str, Trigger]] = {
    "below": below,
    "audience": audience,
    "acceptable": acceptable,
    "no draft": no_draft,
    "midpoint": midpoint,
    "haggling": haggling,
    "people": people,
    "question": question,
    "first": first,
}
"""Every trigger by name, the most urgent first."""


class _Worthwhile(NamedTuple):
    """A question worth asking: which of two issues matters more to a party."""

    seat: Seat
    who: str
    issues: tuple[int, int]


def _question(scene: AdviserScene) -> _Worthwhile | None:
    """To the party least heard, about the two issues least known there."""
    if len(scene.public.issues) < 2:
        return None
    found = [p for p in pictures(scene.view) if p.seat in scene.others and _present(scene, p.seat)]
    if not found:
        return None
    one = min(found, key=lambda p: (p.heard, p.seat))
    by = sorted(one.weights, key=lambda w: (w.low - w.high, w.heard, -w.share, w.issue))
    a, b = sorted((by[0].issue, by[1].issue))
    return _Worthwhile(one.seat, scene.name(one.seat), (a, b))


def _present(scene: AdviserScene, seat: Seat) -> bool:
    table = scene.conference
    return table is None or table.away[seat] < 0


def _tables(scene: AdviserScene) -> bool:
    """True when the seat may table a draft itself."""
    return not scene.public.mediators or scene.public.parties[scene.seat].role is Role.MEDIATOR


def _half(mine: int, theirs: int, said: int) -> bool:
    """True when `said` is the middle of the two, rounded either way.

    >>> _half(0, 4, 2), _half(0, 3, 1), _half(0, 3, 2), _half(0, 4, 1)
    (True, True, True, False)
    """
    return abs(2 * said - mine - theirs) <= 1 and said not in (mine, theirs)


def _speaks(terms: Terms) -> tuple[int, ...]:
    return tuple(i for i, choice in enumerate(terms) if choice != OPEN)


def _mend(scene: AdviserScene, terms: Terms) -> str:
    """What to do about an own offer that is worse than no deal."""
    if _silent(terms):
        return tr("Put more clauses with it.")
    return tr("Amend it before somebody accepts.") if scene.conference else tr("Ask for more in the next one.")


def _issues(scene: AdviserScene, issues: Iterable[int]) -> str:
    return joined([scene.issue(issue) for issue in issues])


def _silent(terms: Terms) -> int:
    return terms.count(OPEN)


def _inner(name: str) -> str:
    """A name inside a sentence: a leading article in lower case."""
    return f"the{name[3:]}" if name.startswith("The ") else name
