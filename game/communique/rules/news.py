"""News while they last: what this session's card does to moves, and which card comes next.

A card is public from the moment it is drawn, and some are announced a session before; so everybody can plan with
what it does. All of it prices moves and ends with the session. Nothing here touches a point of any option.
"""

from __future__ import annotations

from communique.model.message import Message, message
from communique.model.scenario import News, Public, Seat
from communique.rules.dice import dice
from communique.rules.kind import listed, name_of
from communique.rules.state import NO_NEWS, ConferenceTable


def card_now(public: Public, table: ConferenceTable) -> News | None:
    """This session's card; None while there is none."""
    return None if table.news == NO_NEWS else public.news[table.news]


def card_expected(public: Public, table: ConferenceTable) -> News | None:
    """The card announced for the next session with news; None where nobody knows it."""
    return None if table.expected == NO_NEWS else public.news[table.expected]


def points_from_news(public: Public, table: ConferenceTable, seat: Seat) -> int:
    """Action points that this session's card adds to the seat's floor turn, or takes from it."""
    card = card_now(public, table)
    return card.points[seat] if card is not None and card.points else 0


def caucus_closed(public: Public, table: ConferenceTable) -> bool:
    """True when nobody opens a private channel in this session."""
    card = card_now(public, table)
    return card is not None and card.no_caucus


def watched_issue(public: Public, table: ConferenceTable) -> int | None:
    """The issue in the eye of the public in this session."""
    card = card_now(public, table)
    return None if card is None else card.watched


def next_card(public: Public, table: ConferenceTable, seed: int) -> int:
    """The card that this session's news bring: the one announced, or one that chance picks among those left."""
    if table.expected != NO_NEWS:
        return table.expected
    return _picked(public, table.drawn, seed)


def forecast(public: Public, table: ConferenceTable, card: int, seed: int) -> int:
    """The card to be announced with `card`: what the next session would bring anyway, if it is one that is foretold."""
    drawn = (*table.drawn, card)
    if table.session + 1 >= public.sessions or len(drawn) >= len(public.news):
        return NO_NEWS
    coming = _picked(public, drawn, seed)
    return coming if public.news[coming].foretold else NO_NEWS


def _picked(public: Public, drawn: tuple[int, ...], seed: int) -> int:
    """The card that comes after those drawn: by their number, so that a session without news changes nothing."""
    left = [k for k in range(len(public.news)) if k not in drawn]
    return left[dice(seed, len(drawn), "news") % len(left)]


def may_be_foretold(public: Public, table: ConferenceTable, card: int, expected: int) -> bool:
    """True when `expected` may be announced with `card`; nothing announced is always possible."""
    if expected == NO_NEWS:
        return True
    left = 0 <= expected < len(public.news) and expected not in (*table.drawn, card)
    return left and public.news[expected].foretold and table.session + 1 < public.sessions


def what_it_does(public: Public, card: News) -> tuple[Message, ...]:
    """What a card does for its session beside tension, a clause each; none for a card that only asks for a line."""
    said = [message("draw.capital", change=_signed(by), parties=who) for by, who in _by_change(public, card.capital)]
    said += [message("draw.points", change=_signed(by), parties=who) for by, who in _by_change(public, card.points)]
    if card.no_caucus and len(public.parties) > 2:
        said.append(message("draw.no_caucus"))
    if card.watched is not None:
        said.append(message("draw.watched", issue=public.issues[card.watched].short))
    return tuple(said)


def _by_change(public: Public, changes: tuple[int, ...]) -> list[tuple[int, str | Message]]:
    """Who is changed by how much, those with the same change together."""
    if len(set(changes)) == 1 and any(changes):
        return [(changes[0], message("draw.everybody"))]
    return [
        (by, listed(name_of(public, Seat(p)) for p, own in enumerate(changes) if own == by))
        for by in sorted({by for by in changes if by})
    ]


def _signed(by: int) -> str:
    return f"{by:+d}".replace("-", "\N{MINUS SIGN}")


def to_plan_with(public: Public, card: News | None, expected: int) -> tuple[Message, ...]:
    """What a card does this session, and the card that comes next with what it will do: a sentence each."""
    said = []
    if card is not None and (does := what_it_does(public, card)):
        said.append(message("draw.does", does=does))
    if expected != NO_NEWS:
        coming = public.news[expected]
        does = what_it_does(public, coming)
        known = message("draw.expected_with", news=coming.title, does=does)
        said.append(known if does else message("draw.expected", news=coming.title))
    return tuple(said)


def in_sentences(sentences: tuple[Message, ...]) -> Message:
    """Sentences one after another; at least one."""
    said, *rest = sentences
    for sentence in rest:
        said = message("draw.sequel", first=said, next=sentence)
    return said
