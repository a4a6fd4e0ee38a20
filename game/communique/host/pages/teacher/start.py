"""Start and settings: what is played, at how many tables, the helps on the way, and what becomes of the class."""

from __future__ import annotations

from communique.host.html import Markup, el
from communique.host.pages.board_state import (
    PLACE_BOARD,
    PLACE_DECK,
    PLACE_DECK_FILES,
    PLACE_DOCTOR,
    PLACE_EXPORT,
    PLACE_GRADES,
    PLACE_PROJECTOR,
    PLACE_SHEETS,
    PLACE_START,
    PLACE_START_STREAM,
    StartState,
)
from communique.host.pages.teacher.doing import chooser, do, folded, labelled, press, submit
from communique.host.pages.teacher.frame import main_part, whole
from communique.words import tr, tr_n

_STAND_IN = (1, 2, 3, 5, 10)
"""The minutes to choose from."""


def start_page(state: StartState) -> str:
    """The whole page of the settings."""
    return whole(state.top, tr("Start and settings"), PLACE_START, start_main(state), stream=PLACE_START_STREAM)


def start_main(state: StartState) -> Markup:
    """The settings, in the order in which a lesson needs them."""
    parts = (_open(state), _case(state), _helps(state), _print(state), _debrief(state), _keep(state))
    return main_part(
        state.top,
        el("h1", tr("Start and settings")),
        el("p", state.top.title, class_="summary"),
        el("div", parts, class_="parts"),
        kind="start",
    )


def _part(title: str, *inside: Markup | None) -> Markup:
    return el("section", el("h2", title), *inside, class_="part")


def _open(state: StartState) -> Markup:
    joined = tr_n("{n} person has joined.", "{n} people have joined.", state.joined)
    first = [
        el(
            "li",
            el("a", tr("Open the projector page"), " ↗", href=PLACE_PROJECTOR, target="_blank", rel="noopener"),
            " ",
            tr("and move it to the projector's screen."),
        ),
        el("li", el("a", tr("Ask the room doctor"), href=PLACE_DOCTOR), " ", tr("whether phones reach this laptop.")),
        el("li", tr("Let everybody join, then draw the seats on the board.")),
    ]
    return _part(tr("To begin"), el("ol", first), el("p", el("strong", joined)))


def _case(state: StartState) -> Markup:
    seats = tr_n("A table has {n} seat for people.", "A table has {n} seats for people.", state.parties)
    if state.settled:
        words = next((one.words for one in state.levels if one.value == state.level), state.level)
        papers = tr("papers as written") if state.papers is None else tr("papers number {n}", n=state.papers)
        facts = " · ".join((words, papers, tr_n("{n} table", "{n} tables", state.laid)))
        return _part(tr("Tables and papers"), el("p", el("strong", facts)), el("p", state.settled))
    form = do(
        "tables",
        labelled(tr("Tables"), chooser("tables", _numbers(), state.tables)),
        labelled(tr("Level"), chooser("level", [(one.value, one.words) for one in state.levels], state.level)),
        _papers(state),
        submit(tr("Save")),
        back=PLACE_START,
        kind="tall",
        id="do-tables",
    )
    return _part(tr("Tables and papers"), el("p", f"{seats} {_laid(state)}"), form, _practice(state))


def _laid(state: StartState) -> str:
    """How many tables there are or would be, and for how many people."""
    if not state.joined and state.tables == "auto":
        return tr("There will be as many tables as the people need.")
    laid = tr_n("{n} table", "{n} tables", state.laid)
    if not state.joined:
        return tr("{tables}; nobody has joined yet.", tables=laid)
    return tr("{tables} for {people}.", tables=laid, people=tr_n("{n} person", "{n} people", state.joined))


def _numbers() -> list[tuple[str, str]]:
    return [("auto", tr("As many as the people need")), *((str(n), str(n)) for n in range(1, 31))]


def _papers(state: StartState) -> Markup | None:
    if not state.fresh:
        return None
    field = el(
        "input",
        type="number",
        name="papers",
        min=0,
        max=999_999,
        value="" if state.papers is None else state.papers,
        inputmode="numeric",
        aria_describedby="papers-about",
    )
    about = tr(
        "A number draws figures anew, alike for all tables: last year's answers are worth nothing. Empty: as written."
    )
    return el("div", labelled(tr("Number of the papers"), field), el("small", about, id="papers-about"))


def _practice(state: StartState) -> Markup:
    if state.practising:
        words = tr(
            "A round of practice is laid; the board leads through it. At its end seats are drawn for the case of the "
            "class."
        )
        button = press("practice", tr("End the practice"), back=PLACE_START, on="", id="do-practice")
    else:
        words = tr(
            "A round of practice on Lantern Strait: two parties, some ten minutes, everybody learns where things are. "
            "It goes through the same phases, on the board; nothing in it counts."
        )
        button = press("practice", tr("Begin a practice round"), back=PLACE_START, on=1, id="do-practice")
    return el("div", el("h3", tr("Practice")), el("p", words), button, class_="more")


def _helps(state: StartState) -> Markup:
    minutes = [("", tr("Never by themselves"))]
    minutes += [(str(n), tr_n("After {n} minute away", "After {n} minutes away", n)) for n in _STAND_IN]
    chosen = "" if state.stand_in is None else str(state.stand_in)
    stand_in = do(
        "stand-in",
        labelled(tr("Computers take the chair of a sleeping phone"), chooser("minutes", minutes, chosen)),
        submit(tr("Save"), about=tr("when computers stand in")),
        back=PLACE_START,
        kind="tall",
        id="do-stand-in",
    )
    openly = tr("A computer says openly that it is one, and gives the chair back as soon as its people want it.")
    asked = (
        tr("Short questions before and after the talks are asked.")
        if state.top.survey
        else tr("No questions are asked before and after the talks.")
    )
    button = (
        press("survey", tr("Leave them out"), about=tr("the questions"), back=PLACE_START, on="", id="do-survey")
        if state.top.survey
        else press("survey", tr("Ask them"), about=tr("the questions"), back=PLACE_START, on=1, id="do-survey")
    )
    return _part(
        tr("Helps"),
        stand_in,
        el("p", el("small", openly)),
        el("div", el("h3", tr("Questions")), el("p", asked), button, class_="more"),
        el("div", el("h3", tr("Research")), *_research(state), class_="more"),
    )


def _research(state: StartState) -> list[Markup]:
    """Whether everybody is asked if their data may be used; without, nobody has agreed."""
    if state.research:
        words = tr(
            "Everybody is asked first whether their data may be used for research; who says no plays all the same."
        )
        button = press("research", tr("Do not ask"), back=PLACE_START, on="", id="do-research")
    else:
        words = tr("Nobody is asked whether their data may be used for research, and tables for research hold nobody.")
        button = press("research", tr("Ask for consent"), back=PLACE_START, on=1, id="do-research")
    return [el("p", words), button]


def _print(state: StartState) -> Markup:
    words = tr(
        "Role sheets and signs for the tables, each with the QR that leads its phone to this class and its table. "
        "They are made for printing on both sides: so that no two sheets share a leaf, a back may stay empty."
    )
    return _part(
        tr("On paper"),
        el("p", words),
        el("p", el("a", tr("Role sheets and signs (a ZIP of PDFs)"), href=PLACE_SHEETS, class_="button")),
    )


def _debrief(state: StartState) -> Markup:
    if state.top.phase in ("debrief", "over"):
        return _part(
            tr("Debrief"),
            el("p", tr("The debrief is open, on the projector and on every phone.")),
            el(
                "p",
                el(
                    "a", tr("Show the debrief"), " ↗", href=PLACE_DECK, target="_blank", rel="noopener", class_="button"
                ),
            ),
            el("p", el("a", tr("The debrief as files, for the class and for each table"), href=PLACE_DECK_FILES)),
        )
    words = [tr("Points and the exact figures are shown to nobody, you included, until you release the debrief.")]
    if state.talking:
        words.append(
            tr_n(
                "{n} table still talks. Its talks end where they stand.",
                "{n} tables still talk. Their talks end where they stand.",
                state.talking,
            )
        )
    inside = el(
        "div",
        el("p", " ".join(words)),
        press("release", tr("Release the debrief"), back=PLACE_BOARD, kind="main", id="do-release"),
        class_="flap",
    )
    return _part(tr("Debrief"), folded(tr("Release the debrief …"), inside, id="release"))


def _keep(state: StartState) -> Markup:
    kept = (
        tr(
            "The class is kept in {file}. The same command on the same file brings every phone back to its seat.",
            file=state.file,
        )
        if state.file
        else ""
    )
    export = el(
        "ul",
        el("li", el("a", tr("Tables for research"), href=PLACE_EXPORT), ": ", tr("without names, with a codebook.")),
        el(
            "li",
            el("a", tr("Gradebook"), href=PLACE_GRADES),
            ": ",
            tr("with names, for you alone; who took part, no points."),
        ),
    )
    gone = tr(
        "All of it is deleted: people, talks, answers. Phones show that the class is over. It cannot be taken back."
    )
    field = el(
        "input",
        type="text",
        name="letters",
        required=True,
        autocomplete="off",
        autocapitalize="characters",
        maxlength=6,
        spellcheck="false",
    )
    form = do(
        "forget",
        labelled(tr("The letters of the class, to be sure"), field),
        submit(tr("Forget this class"), kind="grave"),
        back=PLACE_BOARD,
        kind="tall",
        id="do-forget",
    )
    forget = folded(tr("Forget this class …"), el("div", el("p", gone), form, class_="flap"), id="forget")
    return _part(tr("What is kept"), el("p", kept) if kept else None, export, forget)
