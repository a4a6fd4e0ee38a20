"""A table on the board: who is there, where it stands, what it needs; and which table needs the teacher first."""

from __future__ import annotations

from dataclasses import dataclass

from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_PERSON,
    PLACE_TABLE,
    PersonShown,
    Presence,
    SeatShown,
    TableShown,
)
from communique.host.pages.teacher.doing import about_it, counting_up, dot, over, presence_words, press
from communique.host.symbols import party_sign
from communique.words import joined, tr, tr_n


@dataclass(frozen=True, slots=True)
class Need:
    """Why a table needs the teacher."""

    order: int
    """The smaller, the sooner."""
    words: str


def needs(table: TableShown, now: float, stuck_minutes: int) -> tuple[Need, ...]:
    """Why the table needs the teacher, the most urgent first; nothing for one that does well, rests or has ended."""
    if table.ended or table.paused or not table.session:
        return ()
    found = [need for seat in table.seats if (need := _need_of(seat)) is not None]
    still = int(now - table.moved) // 60 if table.moved is not None else 0
    if still >= stuck_minutes:
        found.append(Need(2, tr_n("Nobody has moved for {n} minute.", "Nobody has moved for {n} minutes.", still)))
    return tuple(sorted(found, key=lambda need: need.order))


def _need_of(seat: SeatShown) -> Need | None:
    if seat.computer:
        return None
    if not seat.people:
        return Need(1, tr("Nobody sits for {party}.", party=seat.party))
    if seat.turn and all(person.presence is not Presence.HERE for person in seat.people):
        return Need(0, tr("It is the turn of {party}, and nobody of it is here.", party=seat.party))
    return None


def card(table: TableShown, now: float, why: tuple[Need, ...]) -> Markup:
    """The table's card; `why` it needs the teacher stands at its top."""
    name, rests = tr("Table {n}", n=table.number), table.paused and not table.ended
    kind = " ".join(
        word
        for word, so in (("card", True), ("needed", bool(why)), ("ended", bool(table.ended)), ("rests", rests))
        if so
    )
    return el(
        "article",
        el(
            "header",
            el("h3", name),
            el("span", tr("Practice"), class_="tag") if table.practice else None,
            el("span", tr("Paused"), class_="tag") if rests else None,
            el("p", _where(table), class_="where"),
        ),
        el("ul", [el("li", need.words) for need in why], class_="why") if why else None,
        el("ul", [_seat(table, seat, now, name) for seat in table.seats], _observers(table, now), class_="seats"),
        _standing(table),
        el("footer", *_buttons(table, name)),
        id=f"table-{table.number}",
        class_=kind,
        aria_label=name,
    )


def _where(table: TableShown) -> str:
    if table.ended:
        return table.ended
    if not table.session:
        return tr("Not begun")
    place = tr("Session {n} of {last}", n=table.session, last=table.sessions)
    return f"{place} · {table.phase}" if table.phase else place


def _seat(table: TableShown, seat: SeatShown, now: float, name: str) -> Markup:
    turn = None
    if seat.turn and not table.ended:
        turn = el(
            "span",
            tr("its turn"),
            " ",
            counting_up(table.turn_since, now) if table.turn_since is not None else None,
            class_="turn",
        )
    return el(
        "li",
        el(
            "div",
            el("span", party_sign(seat.seat), el("strong", seat.party), turn, class_="party"),
            el("span", _sitting(seat, now), class_="people"),
        ),
        _chair(table, seat, name) if not table.ended else None,
        class_="its-turn" if turn is not None else None,
    )


def _sitting(seat: SeatShown, now: float) -> list[Markup]:
    people = [person(one, now) for one in seat.people]
    if seat.computer:
        people.insert(0, el("span", el("span", "▣", aria_hidden="true"), " ", seat.computer, class_="computer"))
    return people or [el("span", tr("nobody"), class_="away")]


def person(shown: PersonShown, now: float) -> Markup:
    """A person as the board has them: the sign of their phone, their name, who holds the pen, how long away."""
    away = None
    if shown.presence is Presence.ASLEEP:
        since = counting_up(shown.since, now) if shown.since is not None else None
        away = el("span", presence_words(shown.presence), " ", since, class_="away")
    elif shown.presence is Presence.NEVER:
        away = el("span", presence_words(shown.presence), class_="away")
    return el(
        "span",
        dot(shown.presence),
        over(
            f"{PLACE_PERSON}{shown.id}",
            el("bdi", shown.alias),
            about=presence_words(shown.presence) if away is None else "",
        ),
        el("span", "✎", title=tr("holds the pen"), role="img", aria_label=tr("holds the pen"), class_="pen")
        if shown.pen
        else None,
        away,
        class_="person",
    )


def _observers(table: TableShown, now: float) -> Markup | None:
    if not table.observers:
        return None
    return el(
        "li",
        el(
            "div",
            el("span", el("strong", tr_n("Observer", "Observers", len(table.observers))), class_="party"),
            el("span", [person(one, now) for one in table.observers], class_="people"),
        ),
    )


def _chair(table: TableShown, seat: SeatShown, name: str) -> Markup | None:
    """A button where a chair should change hands: others stand on the table's own page."""
    about = tr("{party}, {table}", party=seat.party, table=name)
    if seat.computer and any(one.presence is Presence.HERE for one in seat.people):
        return press("hand-back", tr("Hand back"), about=about, back=PLACE_BOARD, table=table.number, seat=seat.seat)
    if not seat.computer and all(one.presence is not Presence.HERE for one in seat.people):
        return press("chair", tr("Computer"), about=about, back=PLACE_BOARD, table=table.number, seat=seat.seat)
    return None


def _standing(table: TableShown) -> Markup | None:
    """How far the text is, and how heated the talks are: nothing of what anything is worth."""
    if not table.session or table.ended:
        return None
    if table.signing:
        text = el(
            "span",
            tr("At the signing: {n} of {all}", n=table.signed, all=table.signing),
            el("progress", value=table.signed, max=table.signing, aria_hidden="true"),
            class_="initials",
        )
    elif table.needed:
        text = el(
            "span",
            tr("Initials {n} of {all}", n=table.initials, all=table.needed),
            el("progress", value=table.initials, max=table.needed, aria_hidden="true"),
            class_="initials",
        )
    else:
        # At the first level there are offers and no draft.
        words = tr_n("{n} offer on the table", "{n} offers on the table", table.offers)
        text = el("span", words if table.offers else tr("Nothing on the table yet"), class_="initials")
    heat = el("span", about_it(tr("Tension:")), table.tension, class_="heat") if table.tension else None
    return el("p", text, heat, class_="standing")


def _buttons(table: TableShown, name: str) -> list[Markup | None]:
    look = over(f"{PLACE_TABLE}{table.number}", tr("View"), about=name, kind="button")
    if table.ended or not table.session:
        return [look]
    words, on = (tr("Go on"), "") if table.paused else (tr("Pause"), "1")
    pause = press(
        "pause", words, about=name, back=PLACE_BOARD, table=table.number, on=on, id=f"do-pause-{table.number}"
    )
    question = over(f"{PLACE_TABLE}{table.number}/question", tr("Call the question …"), about=name, kind="button")
    return [look, pause, question]


def lot_words(tables: tuple[TableShown, ...]) -> tuple[str, ...]:
    """What became of odd numbers, in sentences: who shares a seat, where computers sit, who observes."""
    said = []
    for table in tables:
        for seat in table.seats:
            if seat.computer and not seat.people:
                said.append(tr("Table {n}: a computer plays {party}.", n=table.number, party=seat.party))
            elif len(seat.people) > 1:
                names = joined([one.alias for one in seat.people])
                said.append(
                    tr("Table {n}: {people} share the seat of {party}.", n=table.number, people=names, party=seat.party)
                )
        said += [tr("Table {n}: {person} observes.", n=table.number, person=one.alias) for one in table.observers]
    return tuple(said)
