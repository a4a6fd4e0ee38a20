"""The upper part of the board: the phases with the next step, clocks, pause, lock, and what is said to all."""

from __future__ import annotations

from typing import Final

from communique.host.gathering import PHASES
from communique.host.html import Markup, el
from communique.host.pages.board_state import CLOCKS, PLACE_BOARD, PLACE_DECK, BoardState, ClassShown
from communique.host.pages.teacher.doing import about_it, chooser, counting_down, do, folded, labelled, press, submit
from communique.words import N_, tr, tr_n

_STEPS: Final = {
    "gathering": N_("Gathering"),
    "before": N_("Questions"),
    "reading": N_("Reading"),
    "talks": N_("Talks"),
    "after": N_("Questions"),
    "debrief": N_("Debrief"),
    "over": N_("The end"),
}
_NEXT: Final = {
    "before": N_("Ask the questions"),
    "reading": N_("Hand out the briefs"),
    "talks": N_("Open the talks"),
    "after": N_("Close the talks and ask"),
    "debrief": N_("Release the debrief"),
    "over": N_("End the class"),
}
"""What the button says that goes on to the phase."""
_NOW: Final = {
    "gathering": N_("Phones join with the letters on the projector."),
    "before": N_("The phones ask a few questions. Who has answered waits."),
    "reading": N_("Everybody reads a brief and a confidential sheet, alone."),
    "talks": N_("The tables talk. What needs you comes first."),
    "after": N_("The phones ask how it went, before anybody sees a number."),
    "debrief": N_("The debrief is open, on the projector and on every phone."),
    "over": N_("The class is over. Export what you keep; then its file can be forgotten."),
}
_CLOCKS: Final = {"whole": N_("The whole"), "phase": N_("This phase"), "session": N_("This session")}
_RUN_OUT: Final = {
    "whole": N_("The time is up, and phones say so. Close the talks, or give more."),
    "phase": N_("The time is up, and phones say so. Go on, or give more."),
    "session": N_("The time is up, and phones say so. Start it again for the next session."),
}
"""What is said below a clock that stands at nought: nothing happens by itself."""
_PRACTICE: Final = {
    "gathering": N_("A round of practice is laid. Hand out its briefs, then open its talks, as in earnest."),
    "before": N_("A round of practice is laid. Hand out its briefs, then open its talks, as in earnest."),
    "reading": N_("Practice: everybody reads a brief and a sheet. Then open the talks."),
    "talks": N_("Practice: nothing counts. End it when everybody has found the buttons."),
    "after": N_("Practice: end it before the class goes on."),
}
"""What is to do in a round of practice, which goes through the same phases."""
_USUAL: Final = 10
"""What stands in the field of a clock that no lesson says anything about."""


def phases(top: ClassShown) -> list[str]:
    """The phases of this class in their order."""
    return [phase for phase in PHASES if top.survey or phase not in ("before", "after") or phase == top.phase]


def steps(state: BoardState) -> Markup:
    """Where the class is, and one button for what comes next."""
    top, order = state.top, phases(state.top)
    at = order.index(top.phase)
    shown = [_step(phase, k - at) for k, phase in enumerate(order)]
    following = order[at + 1] if at + 1 < len(order) else ""
    if top.practice and top.phase in ("gathering", "before"):
        following = "reading"  # the questions are those of the class, and wait for it
    return el(
        "section",
        el("h2", tr("Phase"), class_="vh"),
        el("ol", shown, class_="steps"),
        el(
            "div",
            el("p", _now(state), class_="now"),
            _lot(state),
            el("a", tr("Show the debrief"), " ↗", href=PLACE_DECK, target="_blank", rel="noopener", class_="button")
            if top.phase in ("debrief", "over")
            else None,
            _back(order[:at]) if at and top.phase not in ("debrief", "over") else None,
            *([_next(state, following)] if following and not _in_practice(top) else []),
            _end_practice(state),
            class_="onward",
        ),
        class_="phases",
    )


def _now(state: BoardState) -> str:
    """What goes on, and what is to do."""
    top = state.top
    if top.practice and top.phase in _PRACTICE:
        return tr(_PRACTICE[top.phase])
    words = tr(_NOW[top.phase])
    if top.phase == "gathering" and state.unseated:
        return f"{words} {tr('When everybody is here, draw the seats.')}"
    if top.phase == "gathering" and any(seat.people for table in state.tables for seat in table.seats):
        return tr("Everybody has a seat. Go on when the class is ready.")
    return words


def _in_practice(top: ClassShown) -> bool:
    """Whether a round of practice runs: it ends before the class can go on."""
    return top.practice and top.phase in ("talks", "after")


def _end_practice(state: BoardState) -> Markup | None:
    if not state.top.practice or state.top.phase in ("debrief", "over"):
        return None
    words = tr("Its tables are cleared away, seats are drawn anew, and the class gathers for its own case.")
    end = press("practice", tr("End the practice"), back=PLACE_BOARD, kind="main", on="", id="do-practice-end")
    kind = "pop main" if _in_practice(state.top) else "pop"
    return folded(tr("End the practice …"), el("div", el("p", words), end, class_="flap"), id="practice", kind=kind)


def _step(phase: str, ahead: int) -> Markup:
    """A phase among the others: `ahead` of the one that is, behind it where negative."""
    words = tr(_STEPS[phase])
    if ahead < 0:
        return el("li", el("span", "✓", aria_hidden="true"), words, about_it(tr("done")), class_="done")
    return el("li", words, aria_current="step" if ahead == 0 else None, class_="is" if ahead == 0 else None)


def _next(state: BoardState, phase: str) -> Markup:
    words, talking = tr(_NEXT[phase]), sum(not table.ended and table.session > 0 for table in state.tables)
    open_talks = state.top.phase == "talks" and talking > 0
    # While people wait for a seat, that is what to do next, and it is the button that stands out.
    kind = "" if state.unseated and state.top.phase == "gathering" else "main"
    action = (
        press("release", words, back=PLACE_BOARD, kind=kind)
        if phase == "debrief"
        else press("phase", words, back=PLACE_BOARD, kind=kind, to=phase)
    )
    if not open_talks:
        return action
    warning = tr_n(
        "{n} table still talks. Its talks stop where they stand.",
        "{n} tables still talk. Their talks stop where they stand.",
        talking,
    )
    return folded(f"{words} …", el("div", el("p", warning), action, class_="flap"), id="next", kind="pop main")


def _back(earlier: list[str]) -> Markup:
    choices = [(phase, tr(PHASES[phase])) for phase in reversed(earlier)]
    form = do(
        "phase",
        labelled(tr("Phase"), chooser("to", choices)),
        submit(tr("Go back")),
        back=PLACE_BOARD,
        id="do-phase-back",
    )
    return folded(tr("Back"), el("div", form, class_="flap"), id="back", kind="pop")


def clocks(state: BoardState) -> Markup:
    """The three clocks; each is set in minutes, given a minute more, or stopped."""
    return el(
        "section",
        el("h2", tr("Clocks"), class_="vh"),
        el("div", [_clock(state, what) for what in CLOCKS], class_="clocks"),
    )


def _clock(state: BoardState, what: str) -> Markup:
    name = tr(_CLOCKS[what])
    running = next((clock for clock in state.clocks if clock.what == what), None)
    if running is None:
        return el("div", el("h3", name), _set(state, what, tr("Start")), class_="clock")
    until = int(running.until)
    # A minute more of a clock that is down already is a minute from now.
    more = max(until, int(state.top.now)) + 60
    out = until <= state.top.now
    return el(
        "div",
        el("h3", name),
        counting_down(running.until, state.top.now, out=out),
        press("clock", tr("+1 min"), about=name, back=PLACE_BOARD, what=what, until=more, id=f"do-clock-more-{what}"),
        press("clock", tr("Stop"), about=name, back=PLACE_BOARD, what=what, id=f"do-clock-stop-{what}"),
        el("div", el("p", tr(_RUN_OUT[what])), _set(state, what, tr("Start again")), class_="run-out"),
        class_="clock running",
    )


def _set(state: BoardState, what: str, words: str) -> Markup:
    """The form that starts a clock, with the minutes of the lesson in its field."""
    name = tr(_CLOCKS[what])
    usual = dict(state.minutes).get(what, _USUAL)
    minutes = el(
        "input", type="number", name="minutes", min=1, max=600, value=usual, required=True, inputmode="numeric",
    )  # fmt: skip
    return do(
        "clock",
        labelled(tr("{clock}: minutes", clock=name), minutes, kind="short unlabelled"),
        el("span", tr("min"), aria_hidden="true"),
        submit(words, about=name),
        back=PLACE_BOARD,
        id=f"do-clock-set-{what}",
        what=what,
    )


def switches(state: BoardState) -> Markup:
    """Pause, lock, lots, and the announcement."""
    return el(
        "section",
        el("h2", tr("To everybody"), class_="vh"),
        el("div", _pause(state), _lock(state), _names(state), _announce(state), class_="switches"),
    )


def _pause(state: BoardState) -> Markup:
    if state.paused:
        return press("pause", tr("All go on"), back=PLACE_BOARD, kind="on", table="", on="", id="do-pause-all")
    return press("pause", tr("Pause all"), back=PLACE_BOARD, table="", on=1, id="do-pause-all")


def _lock(state: BoardState) -> Markup:
    if state.locked:
        return press(
            "lock", tr("Unlock"), about=tr("so that people may join"), back=PLACE_BOARD, kind="on", on="", id="do-lock"
        )
    return press("lock", tr("Lock"), about=tr("so that nobody new may join"), back=PLACE_BOARD, on=1, id="do-lock")


def _names(state: BoardState) -> Markup | None:
    """Whether names stand on the wall, while they would."""
    if state.top.phase not in ("gathering", "before"):
        return None
    words, on, kind = (tr("Hide names"), "", "") if state.names else (tr("Show names"), "1", "on")
    about = tr("on the wall and on phones that wait")
    return press("names", words, about=about, back=PLACE_BOARD, kind=kind, on=on, id="do-names")


def _lot(state: BoardState) -> Markup | None:
    waiting = len(state.unseated)
    if not waiting or state.top.phase in ("debrief", "over"):
        return None
    words = tr_n("Draw a seat for {n} person", "Draw seats for {n} people", waiting)
    return press("lot", words, back=PLACE_BOARD, kind="main", who="new", id="do-lot")


def _announce(state: BoardState) -> Markup:
    field = el(
        "input",
        type="text",
        name="text",
        id="announce-text",
        value=state.announcement,
        maxlength=300,
        placeholder=tr("Say something to every phone"),
    )
    form = do(
        "announce",
        labelled(tr("Announcement"), field, kind="unlabelled wide"),
        submit(tr("Send to all")),
        back=PLACE_BOARD,
        kind="announce",
        id="do-announce",
    )
    if not state.announcement:
        return form
    down = press("announce", tr("Take it down"), about=tr("the announcement"), back=PLACE_BOARD, text="", id="do-hush")
    return el("div", form, down, class_="announcing")
