"""A look into one table, read-only and private; and calling the question there.

A look is made from a view: that of an onlooker at the door, or that of one seat. It shows what was said and how the
text stands; whoever's view it is, no figure of what anything is worth is printed.
"""

from __future__ import annotations

from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_TABLE,
    DraftLine,
    LookState,
    QuestionState,
    SeatShown,
    TableShown,
)
from communique.host.pages.teacher.doing import about_it, chooser, do, labelled, over, press, submit
from communique.host.pages.teacher.frame import main_part, whole
from communique.host.pages.teacher.table_card import person
from communique.host.symbols import party_sign
from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.present import DraftText, Proposal, TranscriptLine, draft_text, entries, promises, proposals, status
from communique.rules.state import INITIAL
from communique.views import PartyView
from communique.words import in_a_row, joined, tr, tr_n


def look_page(state: LookState, view: PartyView | None) -> str:
    """The whole page of a look into a table; without a view its talks have not begun."""
    return whole(state.top, tr("Table {n}", n=state.table.number), "", look_main(state, view))


def look_main(state: LookState, view: PartyView | None) -> Markup:
    """One table: who sits there and what can be done; how the text stands; what was said."""
    table = state.table
    return main_part(
        state.top,
        el("h1", tr("Table {n}", n=table.number)),
        el("p", tr("Private: not for the projector."), class_="private"),
        el(
            "p",
            status(view).line if view is not None and not view.over else table.ended or tr("Not begun"),
            class_="summary",
        ),
        el("div", _hands(state), *([_text(view), _said(view)] if view is not None else []), class_="look"),
        kind="look-page",
    )


def _hands(state: LookState) -> Markup:
    """Who sits there, with the chairs, and what can be done about the table."""
    table, here = state.table, _place(state)
    return el(
        "section",
        el("h2", tr("At the table")),
        el("ul", [_seat(state, seat, here) for seat in table.seats], class_="seats"),
        el("p", [person(one, state.top.now) for one in table.observers], class_="people") if table.observers else None,
        _from_where(state),
        _doing(table, here) if table.session else None,
        class_="hands",
    )


def _place(state: LookState) -> str:
    place = f"{PLACE_TABLE}{state.table.number}"
    return place if state.seat is None else f"{place}/seat/{state.seat}"


def _seat(state: LookState, seat: SeatShown, here: str) -> Markup:
    people = [person(one, state.top.now) for one in seat.people]
    if seat.computer:
        people.insert(0, el("span", el("span", "▣", aria_hidden="true"), " ", seat.computer, class_="computer"))
    table = state.table
    turn = el("span", tr("its turn"), class_="turn") if seat.turn and not table.ended else None
    chair = None
    if not table.ended:
        action, words = ("hand-back", tr("Hand back")) if seat.computer else ("chair", tr("Computer"))
        if seat.people or not seat.computer:
            chair = press(action, words, about=seat.party, back=here, table=table.number, seat=seat.seat)
    return el(
        "li",
        el(
            "div",
            el("span", party_sign(seat.seat), el("strong", seat.party), turn, class_="party"),
            el("span", people or tr("nobody"), class_="people"),
        ),
        chair,
    )


def _from_where(state: LookState) -> Markup:
    """Links to look from the door or from a seat."""
    place = f"{PLACE_TABLE}{state.table.number}"
    ways: list[tuple[int | None, str, str]] = [(None, place, tr("From the door"))]
    ways += [(seat.seat, f"{place}/seat/{seat.seat}", tr("As {party}", party=seat.party)) for seat in state.table.seats]
    links = [el("li", over(where, words, kind="is" if seat == state.seat else "")) for seat, where, words in ways]
    return el("nav", el("ul", links, class_="ways"), aria_label=tr("From where to look"))


def _doing(table: TableShown, here: str) -> Markup:
    question = over(f"{PLACE_TABLE}{table.number}/question", tr("Question or end …"), kind="button")
    back = None
    if table.backs:
        choices = [(str(one.to), one.words) for one in table.backs]
        back = do(
            "back",
            labelled(tr("Back to before"), chooser("to", choices)),
            submit(tr("Take back")),
            back=here,
            kind="tall",
            id=f"do-back-{table.number}",
            table=table.number,
        )
    return el(
        "div",
        *([] if table.ended else [_pause(table, here), question]),
        back,
        class_="switches",
    )


def _pause(table: TableShown, here: str) -> Markup:
    words, on = (tr("Go on"), "") if table.paused else (tr("Pause"), "1")
    return press("pause", words, back=here, table=table.number, on=on)


def _text(view: PartyView) -> Markup:
    """The draft with its marks, the standing offers and the promises."""
    silent = (OPEN,) * len(view.public.issues)
    draft = draft_text(view, silent)
    standing, promised = proposals(view, silent), promises(view)
    return el(
        "section",
        el("h2", tr("On the table")),
        _draft(draft) if draft is not None else el("p", tr("No draft yet."), class_="empty"),
        [_offer(one) for one in standing],
        el("ul", [el("li", words) for words in promised], class_="promises") if promised else None,
        class_="text",
    )


def _draft(draft: DraftText) -> Markup:
    words = tr(
        "Draft {version} by {author}: {how_far}.", version=draft.version, author=draft.author, how_far=draft.words
    )
    return el("div", el("h3", words), draft_lines(lines_of(draft)))


def lines_of(draft: DraftText) -> tuple[DraftLine, ...]:
    """The clauses of a draft, with who has initialled each, and what the others have marked."""
    return tuple(
        DraftLine(
            issue=one.clause.short,
            says=one.clause.says,
            initialled=tuple(mark.name for mark in one.marks if mark.mark == INITIAL),
            missing=tuple(mark.words for mark in one.marks if mark.mark != INITIAL),
        )
        for one in draft.clauses
    )


def draft_lines(lines: tuple[DraftLine, ...]) -> Markup:
    """The clauses of a draft with who has initialled them, and who has not."""
    return el("ul", [_line(one) for one in lines], class_="draft")


def _line(one: DraftLine) -> Markup:
    if not one.missing:
        marks = el("span", el("span", "✓", aria_hidden="true"), " ", tr("initialled by all"), class_="all")
    elif one.initialled:
        marks = el("span", tr("initialled by {parties}", parties=joined(one.initialled)), "; ", in_a_row(one.missing))
    else:
        marks = el("span", in_a_row(one.missing))
    return el("li", el("strong", one.issue), " ", el("span", one.says), el("small", marks))


def _offer(one: Proposal) -> Markup:
    about = " · ".join(words for words in (one.author, one.parent, one.private) if words)
    clauses = [el("li", el("strong", clause.short), " ", el("span", clause.says)) for clause in one.clauses]
    return el(
        "details",
        el("summary", el("strong", one.title), " ", about),
        el("ul", clauses, class_="draft"),
        el("p", one.accepted_words) if one.accepted else None,
        id=f"offer-{one.id.replace('.', '-')}",
    )


def _said(view: PartyView) -> Markup:
    """The transcript, the latest first."""
    lines = [_told(one) for one in reversed(entries(view))]
    title = tr("What was said")
    return el(
        "section",
        el("h2", title),
        # A list that scrolls is reached by keyboard, too.
        el("ol", lines, class_="transcript", tabindex=0, aria_label=title)
        if lines
        else el("p", tr("Nothing yet."), class_="empty"),
        class_="said",
    )


def _told(one: TranscriptLine) -> Markup:
    if not one.who:
        return el("li", one.text, class_="begins")
    effects = el("small", in_a_row(one.effects)) if one.effects else None
    private = el("span", tr("in private"), class_="tag") if one.private else None
    who = None if one.seat == NATURE and one.text.startswith(one.who) else el("strong", one.who)
    return el("li", who, about_it(":") if who else None, private, " ", one.text, effects)


def question_page(state: QuestionState) -> str:
    """The whole page of calling the question."""
    title = tr("Table {n}: call the question", n=state.table.number)
    return whole(state.top, title, "", question_main(state))


def question_main(state: QuestionState) -> Markup:
    """Both ways to bring a stuck table to an end, and what each does."""
    table = state.table
    begun = tr("Session {n} of {last}", n=table.session, last=table.sessions)
    where = f"{begun} · {table.phase}" if table.phase else begun
    return main_part(
        state.top,
        el("h1", tr("Table {n}: call the question", n=table.number)),
        el("p", where, class_="summary"),
        el("div", _put(state), _adjourn(table), class_="parts"),
        el("p", over(f"{PLACE_TABLE}{table.number}", tr("Look into the table first"), kind="button")),
        kind="question-page",
    )


def _put(state: QuestionState) -> Markup:
    table = state.table
    does = [
        tr("The closing call comes now: each signatory accepts or refuses what lies on the table, or marks the draft."),
        tr("Nothing new is put forward any more."),
        tr("What all agree to then is laid out for signing; with nothing of that kind the talks end."),
    ]
    if state.refusal:
        inside = [el("p", state.refusal, class_="refusal")]
    else:
        inside = [
            el("ul", [el("li", words) for words in does]),
            *_how_far(state.draft),
            press("question", tr("Call the question"), back=PLACE_BOARD, kind="main", table=table.number),
        ]
    return el("section", el("h2", tr("What lies on the table, as it is")), inside, class_="part")


def _how_far(draft: tuple[DraftLine, ...]) -> list[Markup]:
    if not draft:
        return [el("p", el("strong", tr("There is no draft; offers lie on the table.")))]
    agreed = sum(not line.missing for line in draft)
    far = tr_n(
        "{agreed} of {n} clause is initialled by all.",
        "{agreed} of {n} clauses are initialled by all.",
        len(draft),
        agreed=agreed,
    )
    return [el("p", el("strong", far)), draft_lines(draft)]


def _adjourn(table: TableShown) -> Markup:
    does = [
        tr("The talks of this table end now. Nobody accepts, refuses or marks any more."),
        tr("What all have initialled may still be signed. Without such a clause there is no agreement."),
        tr("It can be taken back from the table's page until the debrief."),
    ]
    return el(
        "section",
        el("h2", tr("Adjourn")),
        el("ul", [el("li", words) for words in does]),
        press("adjourn", tr("Adjourn the talks"), back=PLACE_BOARD, kind="grave", table=table.number),
        class_="part",
    )
