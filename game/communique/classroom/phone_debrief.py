"""A person's own debrief, as a phone shows it: the game at their table, from their delegation's side.

It is made once the talks are over and all sheets are open. It holds sentences and drawings and no game, so whoever
prints it cannot show more than stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from communique.classroom import svg_phone
from communique.debrief import (
    ASSUMPTION,
    OUT_OF_ROLE,
    ClauseChange,
    Conduct,
    Debrief,
    Said,
    about_people,
    in_plain_words,
    sentences,
)
from communique.debrief.finished_game import QUESTIONS
from communique.debrief.sentences import walking_away
from communique.model.scenario import Seat
from communique.present import humanitarian
from communique.words import clauses, gain_of_hundred, joined, of_hundred, say, tr, tr_n

_CHANGES: Final = 3
"""How many swaps a phone names."""
_QUESTIONS: Final = 3


class PhoneItem(NamedTuple):
    """A line of a list: what it is about, in bold, and what is said of it. Either may be empty."""

    head: str
    words: str


class PhoneDrawing(NamedTuple):
    """A drawing of ours, as SVG, and what stands above it."""

    caption: str
    svg: str


class PhoneSection(NamedTuple):
    """A part of a person's debrief, in the order in which it is printed."""

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    items: tuple[PhoneItem, ...] = ()
    drawings: tuple[PhoneDrawing, ...] = ()
    keys: tuple[PhoneDrawing, ...] = ()
    """Signs of the drawings, each with its words."""
    note: str = ""
    """A quiet line at the end."""


class PhoneDebrief(NamedTuple):
    """All that a phone shows of a finished game."""

    title: str
    party: str
    sections: tuple[PhoneSection, ...]


def phone_debrief(found: Debrief, seat: Seat) -> PhoneDebrief:
    """The debrief of whoever sat in `seat`, in the language spoken now; without parts of which nothing is to say."""
    public = found.public
    made = (
        _short(found), _points(found, seat), _swaps(found), _paths(found, seat), _beliefs(found, seat),
        _deeds(found, seat), _people(found), _talk(found),
    )  # fmt: skip
    return PhoneDebrief(public.title, public.parties[seat].name, tuple(one for one in made if any(one[2:])))


def _short(found: Debrief) -> PhoneSection:
    return PhoneSection("short", tr("In three sentences"), tuple(in_plain_words(found)))


# -- points -------------------------------------------------------------------------


def _points(found: Debrief, seat: Seat) -> PhoneSection:
    end, public = found.outcome, found.public
    possible = _possible(found, seat)
    said = [
        found.ended if end.agreement else f"{found.ended} {end.why}",
        tr(
            "Your delegation has {points} points; no deal was worth {no_deal} to it.",
            points=of_hundred(public, end.points[seat]), no_deal=of_hundred(public, end.no_deal[seat]),
        ),
    ]  # fmt: skip
    if possible is not None:
        low, high = (of_hundred(public, points) for points in possible)
        said.append(
            tr(
                "Of the texts that could be signed and that nothing could better, the poorest gives you {low}, the "
                "best {high}.",
                low=low, high=high,
            )
        )  # fmt: skip
    said += [one.words(public) for one in found.aims if one.seat == seat]
    said += [
        tr("{audience} rejected the text at home.", audience=name) for other, name in end.rejected_by if other == seat
    ]
    items = tuple(
        PhoneItem(
            party.short,
            tr(
                "{points} points, {gain} over no deal",
                points=of_hundred(public, end.points[p]), gain=gain_of_hundred(public, end.surplus[p]),
            ),
        )
        for p, party in enumerate(public.parties)
    )  # fmt: skip
    drawing = PhoneDrawing(
        tr("Your points; tinted: what was possible for you; dashed: no deal"), svg_phone.standing(found, seat, possible)
    )
    return PhoneSection("points", tr("Your points"), tuple(said), items, (drawing,), note=tr(ASSUMPTION))


def _possible(found: Debrief, seat: Seat) -> tuple[int, int] | None:
    """The least and the most that efficient texts give a party which could be signed; None where there is none."""
    given = [v[seat] for v, good in zip(found.frontier, found.frontier_acceptable, strict=True) if good]
    return (min(given), max(given)) if given else None


# -- the swap -----------------------------------------------------------------------


def _swaps(found: Debrief) -> PhoneSection:
    heading = tr("What was left on the table")
    if found.instead("changes") and not found.changes:
        return PhoneSection("swap", heading, (found.instead("changes"),))
    if not found.changes:
        said = walking_away(found) or sentences.no_change(found)
        return PhoneSection("swap", heading, (said,))
    first = tr("{title}:", title=sentences.changes_title(found))
    items = tuple(PhoneItem(one.words, _changed(found, one)) for one in found.changes[:_CHANGES])
    return PhoneSection("swap", heading, (first,), items, note=" ".join(sentences.beside_people(found)))


def _changed(found: Debrief, one: ClauseChange) -> str:
    """What changes, and what stands in its way."""
    parties = found.public.parties
    said = [tr("{clauses}.", clauses=clauses(one.clauses))]
    said += [
        tr("{audience} ({party}) would have rejected it at home.", audience=name, party=parties[p].short)
        for p, name in one.deal.rejected_by
    ]
    said += [tr('It needs the guarantee "{guarantee}".', guarantee=title) for title in one.deal.needs]
    return " ".join(said)


# -- paths --------------------------------------------------------------------------


def _paths(found: Debrief, seat: Seat) -> PhoneSection:
    heading, drawing = tr("What the texts would have given you"), svg_phone.own_path(found, seat)
    if not drawing:
        return PhoneSection("paths", heading, (tr("You heard no text."),))
    heard = [one for one in found.path if found.steps[one.event - 1].heard_by(seat)]
    own = [one.points[seat] for one in heard if one.seat == seat]
    others = [one for one in heard if one.seat != seat]
    said = []
    if own:
        said.append(
            tr_n(
                "Your delegation put {n} text forward, worth {first} to itself.",
                "Your delegation put {n} texts forward: the first worth {first} to itself, the last {last}.",
                len(own),
                first=of_hundred(found.public, own[0]), last=of_hundred(found.public, own[-1]),
            )
        )  # fmt: skip
    else:
        said.append(tr("Your delegation put no text forward."))
    if others:
        best = max(others, key=lambda one: (one.points[seat], -one.event))
        said.append(
            tr(
                "The best that another put forward would have given you {points}: {text} of {party}, in session {n}.",
                points=of_hundred(found.public, best.points[seat]), text=best.title,
                party=found.public.parties[best.seat].short, n=best.session,
            )
        )  # fmt: skip
    if better := [str(event) for event in found.better if found.steps[event - 1].heard_by(seat)]:
        said.append(sentences.better_events(found, joined(better)))
    caption = tr(
        "Each sign is a text; the line joins your own. Hollow: in private. At the right edge: the end. Dashed: no deal"
    )
    seats = sorted({one.seat for one in heard})
    keys = tuple(PhoneDrawing(found.public.parties[p].short, svg_phone.key(p)) for p in seats)
    return PhoneSection("paths", heading, tuple(said), (), (PhoneDrawing(caption, drawing),), keys)


# -- beliefs ------------------------------------------------------------------------


def _beliefs(found: Debrief, seat: Seat) -> PhoneSection:
    own = [one for one in found.beliefs if one.seat == seat]
    guessed = {one.other: one for one in found.guesses if one.seat == seat}
    said = [one.words(found.public) for one in guessed.values()]
    said += [one.words(found.public) for one in own if one.other not in guessed]
    drawings = tuple(
        PhoneDrawing(
            tr("What matters to {party}", party=found.public.parties[one.other].short),
            svg_phone.pictured(found, one, guessed[one.other].issues if one.other in guessed else ()),
        )
        for one in own
    )
    note = tr(
        "Of 100 points: the grey bar is what you could have believed at the end from what you heard, the coloured one "
        "what the sheet says."
    )
    heading = tr("What you believed, and what was so")
    if found.instead("beliefs"):
        return PhoneSection("beliefs", heading, (*said, found.instead("beliefs")))
    return PhoneSection("beliefs", heading, tuple(said), (), drawings, note=note if drawings else "")


# -- words and deeds ----------------------------------------------------------------


def _deeds(found: Debrief, seat: Seat) -> PhoneSection:
    one = found.conduct[seat]
    asked = tr_n("Your delegation asked {n} question.", "Your delegation asked {n} questions.", one.asked)
    counted = [asked, *_matters(found, seat), *_kept(one)]
    items = [_item(tr("You"), said) for said in one.said if said.true is not None]
    items += [
        _item(found.public.parties[other.seat].short, said)
        for other in found.conduct
        if other.seat != seat
        for said in other.said
        if said.true is False and found.steps[said.event - 1].heard_by(seat)
    ]
    note = tr(
        "Nobody could know at the table whether a word was so; it is checked against the speaker's own sheet. Of the "
        "others you see what you heard and what was not so."
    )
    return PhoneSection("deeds", tr("Words and deeds"), tuple(counted), tuple(items), note=note if items else "")


def _item(who: str, said: Said) -> PhoneItem:
    words = said.words if said.words.endswith((".", "!", "?")) else tr("{clauses}.", clauses=said.words)
    if said.true:
        return PhoneItem(tr("{who}, event {n}, so:", who=who, n=said.event), f"{words} {said.why}")
    return PhoneItem(tr("{who}, event {n}, not so:", who=who, n=said.event), f"{words} {said.why}")


def _matters(found: Debrief, seat: Seat) -> Iterator[str]:
    for one in found.matters:
        if one.seat == seat and one.asked_at is not None:
            issue = found.public.issues[one.issue].short
            if one.asked:
                yield tr("You said that {issue} matters much to you, and your next text asked for it.", issue=issue)
            else:
                yield tr(
                    "You said that {issue} matters much to you; your next text asked for little of it.", issue=issue
                )


def _kept(one: Conduct) -> Iterator[str]:
    """What was promised, warned of and taken back, as far as it was."""
    if one.promises:
        kept = sum(promise.kept_at is not None for promise in one.promises)
        yield tr_n(
            "Of {n} promise {kept} was kept; it may not have been called on.",
            "Of {n} promises {kept} were kept; the others were not called on.",
            len(one.promises), kept=kept,
        )  # fmt: skip
    if one.warnings:
        yield tr("Warnings of leaving that you gave: {n}; kept: {kept}.", n=one.warnings, kept=one.warnings_kept)
    if one.withdrawn:
        yield tr_n("You took initials back from {n} clause.", "You took initials back from {n} clauses.", one.withdrawn)
    if one.withheld:
        yield tr_n(
            "You withheld {n} signature from what you had agreed to.",
            "You withheld {n} signatures from what you had agreed to.",
            one.withheld,
        )


# -- people, and what to talk about -------------------------------------------------


def _people(found: Debrief) -> PhoneSection:
    asked = about_people(found)
    uncounted, law = humanitarian.uncounted(found.public), humanitarian.law(found.public)
    if not asked:
        return PhoneSection("people", tr("People"))
    items = () if law is None else (PhoneItem(tr("What the law says"), " ".join(law.text.split())),)
    note = "" if uncounted is None else say(uncounted)
    return PhoneSection("people", tr("People"), tuple(asked), items, note=note)


def _talk(found: Debrief) -> PhoneSection:
    asked = dict.fromkeys((found.question, *found.public.questions, *(tr(question) for question in QUESTIONS)))
    items = tuple(PhoneItem("", words) for words in [*asked][:_QUESTIONS])
    return PhoneSection("talk", tr("To talk over"), (), (*items, PhoneItem("", tr(OUT_OF_ROLE))))
