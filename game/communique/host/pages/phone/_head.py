"""The head of a table's page: where the talks stand, whose turn it is, the clock, and what the class is told."""

from __future__ import annotations

from communique.faces import Group
from communique.host.forms import PACKAGED
from communique.host.html import Child, Markup, el
from communique.host.pages.phone._record import lines_of
from communique.host.pages.phone_state import PhoneState, TeamProposal
from communique.host.pages.shell import action, section
from communique.host.places import BACK, DISMISS, MOVE, PEN, SEAT, SEEN
from communique.host.symbols import icon, party_sign, unseen
from communique.model.scenario import NATURE
from communique.present import Action, action_points, entries, status
from communique.present.naming import introduced
from communique.present.talks_status import ROUND
from communique.views import PartyView
from communique.words import in_a_row, tr, tr_n


def head(view: PartyView, state: PhoneState) -> Markup:
    """The bar at the top: the table, the seat, and the clock."""
    return el(
        "header",
        where(state),
        el("h1", _who(view, state)),
        clock(state),
        class_="bar",
    )


def where(state: PhoneState) -> Markup:
    """The table and the alias, and that it is practice where it is."""
    tag = el("strong", tr("Practice"), class_="practice") if state.practice else None
    return el("p", state.table, " · ", state.alias, " " if tag else None, tag, class_="where")


def practice(state: PhoneState) -> Markup | None:
    """That nothing counts, in a round of practice."""
    if not state.practice:
        return None
    return _notice("practice", "move", tr("Practice: try everything, nothing counts. Seats are drawn anew after it."))


def clock(state: PhoneState) -> Markup | None:
    """What is left of the time, as this page is made; a script counts it down, and what is said then shows itself."""
    if state.until is None:
        return None
    seconds = max(0, round(state.until - state.now))
    left = f"{seconds // 60}:{seconds % 60:02d}"
    words = el("span", state.clock, " ", class_="quiet") if state.clock else None
    time = el("time", left, data_until=round(state.until), class_=None if seconds else "up")
    over = el("span", state.run_out, class_="run-out") if state.run_out else None
    return el("p", icon("clock"), " ", words, time, over, class_="clock")


def notices(view: PartyView, state: PhoneState) -> list[Child]:
    """What the class is told, what was refused, who plays the seat, and what happened meanwhile."""
    return [
        *told(state),
        practice(state),
        _notice("paused", "hold", tr("The talks are paused. Nobody can move now.")) if state.paused else None,
        _computer(state),
        _away(view, state),
    ]


def halted(state: PhoneState) -> str:
    """Why nobody at this phone can move now, whoever's turn it is; empty when that alone decides."""
    if state.paused:
        return tr("The talks are paused.")
    return tr("A computer plays this seat now.") if state.computer_holds else ""


def told(state: PhoneState) -> list[Child]:
    """What was refused, and what the class is told."""
    return [
        _notice("refused", "warning", state.refused) if state.refused else None,
        _notice("announcement", "tell", state.announcement) if state.announcement else None,
    ]


def turn(view: PartyView, state: PhoneState, found: tuple[Action, ...] = ()) -> Markup:
    """Where the talks stand, whose turn it is, what to do now, and the ways to the main moves there are."""
    now = status(view)
    mine = now.my_turn and not halted(state)
    return el(
        "section",
        el("h2", tr("Now"), class_="vh", id="now-heading"),
        el("p", tr("It is your turn") if state.pen else tr("It is your team's turn"), class_="turn") if mine else None,
        el("p", now.line, class_="line"),
        el("p", now.prompt, class_="prompt" if mine else "turn"),
        _points(view),
        _private(view),
        el("p", el("a", tr("Look again"), href=SEAT, class_="button"), class_="unscripted"),
        _main_moves(found) if mine and now.situation in ("floor", ROUND) else None,
        class_="now mine" if mine else "now",
        id="now",
        aria_labelledby="now-heading",
        aria_live="polite",
    )


def team(view: PartyView, state: PhoneState) -> Markup | None:
    """Who shares the seat, who holds the pen, and what the others propose."""
    if not state.team and not state.proposals:
        return None
    holder = tr("You hold the pen: you make the moves, the others propose.")
    if not state.pen:
        holder = tr("{alias} holds the pen. What you send is proposed to your team.", alias=state.holder or "?")
    take = None if state.pen else action(PEN, state.key, tr("Take the pen"))
    found = [_proposal(state, one) for one in state.proposals]
    return section(
        "team",
        tr("Your team"),
        # What waits for an answer of this phone stands above the rest.
        found if state.pen else None,
        el("p", tr("With you: {names}.", names=in_a_row(state.team))) if state.team else None,
        el("p", holder),
        take,
        None if state.pen else found,
    )


def news(state: PhoneState) -> dict[str, str | int | None]:
    """What the script says when it is another: what was taken back, who holds the pen; and what the team proposes."""
    told: dict[str, str | int | None] = {"data_taken": state.taken, "data_proposed": state.proposed or None}
    if not state.team:
        return told
    pen = tr("You hold the pen now.") if state.pen else tr("{alias} holds the pen now.", alias=state.holder or "?")
    return told | {"data_pen": pen}


def _main_moves(found: tuple[Action, ...]) -> Markup:
    """To the form of each main move that is possible."""
    possible = [one for one in found if one.group == Group.MAIN and not one.reason]
    return el("p", [_way(one) for one in possible], class_="buttons")


def _way(one: Action) -> Markup:
    sign = icon(one.face.icon)
    if one.name in PACKAGED:
        return el("a", sign, " ", one.title, href="#package", class_="button")
    if one.name == "accept":
        return el("a", sign, " ", one.title, href="#texts-heading", class_="button")
    return el("a", sign, " ", one.title, href=f"#act-{one.name}", class_="button", data_form=one.name)


def _who(view: PartyView, state: PhoneState) -> Child:
    if view.seat == NATURE:
        return [icon("eye"), " ", tr("You are watching")]
    return [party_sign(view.seat), " ", introduced(view.public.parties[view.seat], state.names)]


def _notice(kind: str, sign: str, words: str, *parts: Child) -> Markup:
    return el("div", el("p", icon(sign), " ", words), parts, class_=f"notice {kind}", role="status")


def _computer(state: PhoneState) -> Markup | None:
    if not state.computer_holds:
        return None
    words = tr("A computer plays this seat now, and all at the table know it.")
    return _notice("computer", "people", words, action(BACK, state.key, tr("Take your seat back"), kind="primary"))


def _away(view: PartyView, state: PhoneState) -> Markup | None:
    """What was said while a computer held the seat."""
    if state.away_since is None or state.computer_holds:
        return None
    heard = entries(view, state.away_since)
    if not heard:
        return None
    return section(
        "away",
        tr("While you were away"),
        el("p", tr("A computer played this seat. This is what you would have heard:")),
        el("ol", lines_of(view, heard), class_="record"),
        action(SEEN, state.key, tr("I have read it"), ("n", str(view.n))),
        kind="note",
    )


def _private(view: PartyView) -> Markup | None:
    """With whom a caucus is open."""
    names = [view.public.parties[seat].short for seat in view.desk.caucus]
    if not names:
        return None
    return el("p", icon("lock"), " ", tr("In private with {parties} until the session ends.", parties=in_a_row(names)))


def _points(view: PartyView) -> Markup | None:
    found = action_points(view)
    if found is None:
        return None
    left, whole = found[0], max(found)
    pips = [el("i", class_="pip full" if k < left else "pip") for k in range(whole)]
    words = tr_n("{n} action point left", "{n} action points left", left)
    return el("p", el("span", pips, aria_hidden="true"), " ", words, class_="pips")


def _proposal(state: PhoneState, one: TeamProposal) -> Markup:
    number = str(one.number)
    away = tr("Take it back") if one.mine else tr("Put aside")
    aside = action(DISMISS, state.key, away, ("number", number), kind="quiet")
    return el(
        "article",
        el("h3", tr("You propose") if one.mine else tr("{alias} proposes", alias=one.who)),
        el("p", one.sentence),
        el("p", one.problem, class_="quiet") if one.problem else None,
        el("div", _adopt(one) if state.pen else None, aside, class_="buttons"),
        class_="card",
        id=f"proposal{number}",
    )


def _adopt(one: TeamProposal) -> Markup:
    """The form that makes the move that was proposed."""
    words = (tr("Do it"), unseen(one.sentence))
    return el(
        "form",
        [el("input", type="hidden", name=name, value=value) for name, value in one.fields],
        el("p", class_="refused", role="alert", hidden=True),
        el("button", words, type="submit", class_="primary", disabled=bool(one.problem)),
        method="post",
        action=MOVE,
        class_="do one",
        id=f"adopt{one.number}",
    )
