"""Everybody in the class; and one person: rename, move, another phone, remove."""

from __future__ import annotations

from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    PLACE_PEOPLE,
    PLACE_PEOPLE_STREAM,
    PLACE_PERSON,
    PeopleState,
    PersonShown,
    PersonState,
    Presence,
)
from communique.host.pages.teacher.doing import (
    chooser,
    counting_up,
    do,
    dot,
    folded,
    labelled,
    over,
    presence_words,
    press,
    submit,
)
from communique.host.pages.teacher.frame import main_part, whole
from communique.words import joined, tr, tr_n


def people_page(state: PeopleState) -> str:
    """The whole page of everybody."""
    return whole(state.top, tr("People"), PLACE_PEOPLE, people_main(state), stream=PLACE_PEOPLE_STREAM)


def people_main(state: PeopleState) -> Markup:
    """Everybody, in the order given."""
    here = sum(one.presence is Presence.HERE for one in state.people)
    nowhere = sum(not one.place for one in state.people)
    count = tr_n("{here} of {n} person here", "{here} of {n} people here", len(state.people), here=here)
    return main_part(
        state.top,
        el("h1", tr("People")),
        el("p", count, class_="summary"),
        el("div", _lots(nowhere), class_="switches") if state.people else None,
        _away(len(state.people) - here),
        _everybody(state) if state.people else el("p", tr("Nobody has joined yet."), class_="empty"),
        kind="everybody",
    )


def _lots(nowhere: int) -> list[Markup | None]:
    words = tr_n("Draw a seat for {n} person", "Draw seats for {n} people", nowhere)
    new = press("lot", words, back=PLACE_PEOPLE, kind="main", who="new", id="do-lot-new") if nowhere else None
    anew = el(
        "div",
        el(
            "p",
            tr("Everybody gets a seat anew, by lot. Talks that have begun go on with whoever sits there then."),
        ),
        press("lot", tr("Draw all seats anew"), back=PLACE_PEOPLE, who="all", id="do-lot-all"),
        class_="flap",
    )
    return [new, folded(tr("Draw anew …"), anew, id="anew", kind="pop")]


def _away(count: int) -> Markup | None:
    """A way to be rid of names that nobody is behind, all at once."""
    if not count:
        return None
    flap = el(
        "div",
        el("p", tr("Names that somebody made up, and phones that were left, go. A phone that sleeps goes with them.")),
        press("remove-away", tr_n("Remove {n} person", "Remove {n} people", count), back=PLACE_PEOPLE, id="do-away"),
        class_="flap",
    )
    return folded(tr("Remove whose phone is not here …"), flap, id="away", kind="pop")


def _everybody(state: PeopleState) -> Markup:
    head = [tr("Name"), tr("Seat"), tr("Phone"), tr("Change")]
    return el(
        "div",
        el(
            "table",
            el("caption", tr("Everybody who has joined"), class_="vh"),
            el("thead", el("tr", [el("th", words, scope="col") for words in head])),
            el("tbody", [_row(one, state.top.now) for one in state.people]),
        ),
        class_="scroll",
    )


def _row(one: PersonShown, now: float) -> Markup:
    return el(
        "tr",
        el("th", el("bdi", one.alias), scope="row"),
        el("td", one.sits or el("span", tr("no seat yet"), class_="away"), " ", _pen(one)),
        el("td", _phone(one, now)),
        el("td", over(f"{PLACE_PERSON}{one.id}", tr("Change …"), about=one.alias, kind="button")),
        id=f"person-{one.id}",
    )


def _pen(one: PersonShown) -> Markup | None:
    return el("span", tr("holds the pen"), class_="tag") if one.pen else None


def _phone(one: PersonShown, now: float) -> list[Markup | str | None]:
    since = counting_up(one.since, now) if one.presence is Presence.ASLEEP and one.since is not None else None
    return [dot(one.presence), " ", presence_words(one.presence), " ", since]


def person_page(state: PersonState) -> str:
    """The whole page of one person."""
    return whole(state.top, state.person.alias, "", person_main(state))


def person_main(state: PersonState) -> Markup:
    """What can be done about one person."""
    one = state.person
    where = one.sits or tr("no seat yet")
    shares = tr("Shares the seat with {people}.", people=joined(state.partners)) if state.partners else ""
    return main_part(
        state.top,
        el("h1", el("bdi", one.alias)),
        el("p", where, " · ", *_phone(one, state.top.now), " ", _pen(one), class_="summary"),
        el("p", shares) if shares else None,
        el(
            "div",
            _seat_part(state),
            _name_part(one),
            _phone_part(one),
            _leave_part(one, locked=state.locked),
            class_="parts",
        ),
        kind="person-page",
    )


def _part(title: str, *inside: Markup | None) -> Markup:
    return el("section", el("h2", title), *inside, class_="part")


def _seat_part(state: PersonState) -> Markup:
    one = state.person
    places = [(place.value, place.words) for place in state.places]
    form = do(
        "move",
        labelled(tr("Sits"), chooser("to", places, one.place, id="move-to")),
        submit(tr("Move")),
        back=f"{PLACE_PERSON}{one.id}",
        id="do-move",
        person=one.id,
    )
    pair = tr("Two in one seat are a pair: one holds the pen, the other proposes.")
    return _part(tr("Seat"), el("p", pair), form)


def _name_part(one: PersonShown) -> Markup:
    field = el("input", type="text", name="alias", value=one.alias, maxlength=24, required=True, autocomplete="off")
    form = do(
        "rename",
        labelled(tr("Name"), field),
        submit(tr("Rename")),
        back=f"{PLACE_PERSON}{one.id}",
        id="do-rename",
        person=one.id,
    )
    return _part(tr("Name"), el("p", tr("What the others at the table, and you, read.")), form)


def _phone_part(one: PersonShown) -> Markup:
    words = tr(
        "Battery empty, wrong browser? With these letters the person goes on with another phone, on the same screen."
    )
    letters = el("p", el("strong", one.letters, class_="letters large"), class_="given") if one.letters else None
    make = tr("Make new letters") if one.letters else tr("Make letters")
    again = press("rejoin", make, back=f"{PLACE_PERSON}{one.id}", person=one.id, id="do-rejoin")
    return _part(tr("Another phone"), el("p", words), letters, again)


def _leave_part(one: PersonShown, *, locked: bool) -> Markup:
    words = tr(
        "The phone says that its person has left, and cannot come back. The seat stays, for others or a computer."
    )
    first = tr("Lock the class first: while it is open, whoever knows the letters can join again under another name.")
    inside = el(
        "div",
        el("p", words),
        None if locked else el("p", el("strong", first)),
        None if locked else press("lock", tr("Lock"), back=f"{PLACE_PERSON}{one.id}", on=1, id="do-lock-first"),
        press(
            "remove",
            tr("Remove {person}", person=one.alias),
            back=PLACE_PEOPLE,
            kind="grave",
            person=one.id,
            id="do-remove",
        ),
        class_="flap",
    )
    return _part(tr("Leave"), folded(tr("Remove …"), inside, id="remove"))
