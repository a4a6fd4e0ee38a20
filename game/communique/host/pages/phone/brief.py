"""The brief on a phone: the public story and goals, then the own sheet, which shows itself while it is held."""

from __future__ import annotations

from collections.abc import Sequence

from communique.host.html import Child, Markup, el, join
from communique.host.pages.phone._head import clock, practice, told, where
from communique.host.pages.phone._stopping import instead, stopping
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import action, main, section
from communique.host.places import NOTE, READ, SEAT
from communique.host.symbols import icon, party_sign
from communique.model.scenario import Issue, Party, Public, Role, Seat
from communique.model.sheet import Sheet
from communique.present import Measure, measure_of
from communique.present.naming import head_of, introduced
from communique.session.notes import MOST, OpeningNote
from communique.views import Briefing, PartyView
from communique.words import in_a_row, of_hundred, tr, tr_n

STEP = 5
"""Aims are chosen in steps of so many points of a hundred."""


def brief_page(briefing: Briefing, state: PhoneState) -> Markup:
    """All that a seat knows before the first word, and, until it is read, the opening note."""
    public, party = briefing.public, briefing.party
    return main(
        el(
            "header",
            where(state),
            el("h1", party_sign(briefing.seat), " ", tr("You speak for {party}", party=introduced(party, state.names))),
            clock(state),
            el("p", tr("A mediator, with interests of its own"), class_="quiet")
            if party.role == Role.MEDIATOR
            else None,
            class_="bar",
        ),
        told(state),
        practice(state),
        _team(state),
        _public_part(public, state),
        _sheet(briefing),
        _note(briefing, state),
        stopping(state.key, looks_on=instead(seated=True, shared=bool(state.team))),
        _go_on(state),
        kind="brief",
        title=tr("Your brief"),
        data_turn="mine" if state.turn else "other",
        data_proposed=state.proposed or None,
        data_sheet=state.key or None,
        data_now=round(1000 * state.now),
    )


def onlooker_page(view: PartyView, state: PhoneState) -> Markup:
    """What anybody may know of the case, for who looks on."""
    return main(
        el(
            "header",
            el("p", state.table, class_="where"),
            el("h1", icon("eye"), " ", tr("You look on")),
            clock(state),
            el("p", tr("You see what everybody at the table may see, and no sheet."), class_="quiet"),
            class_="bar",
        ),
        told(state),
        _public_part(view.public, state),
        stopping(state.key or "leave"),
        _to_table(tr("To the table")) if state.talks else _waits(tr("The talks begin when all are ready."), "clock"),
        kind="brief",
        title=tr("What the talks are about"),
        data_now=round(1000 * state.now),
    )


def _team(state: PhoneState) -> Markup | None:
    if not state.team:
        return None
    words = tr("You share this seat with {names}: one holds the pen, the others propose.", names=in_a_row(state.team))
    return el("div", el("p", icon("people"), " ", words), class_="notice")


def _public_part(public: Public, state: PhoneState) -> Markup:
    goals = [_goals(p, one, state.names) for p, one in _parties(public)]
    return join(
        content_note(public.content_note),
        section("story", public.title, el("p", _place(public), class_="quiet"), _paragraphs(public.story)),
        section("goals", tr("What the delegations say they want"), goals),
        _agenda(public),
    )


def _place(public: Public) -> str:
    return ", ".join(part for part in (public.place, public.date) if part)


def content_note(text: str) -> Markup | None:
    """What the case deals with, and how to stop; nothing where there is nothing to say."""
    return section("before", tr("Before you begin"), _paragraphs(text), kind="note") if text else None


def _parties(public: Public) -> list[tuple[Seat, Party]]:
    return [(Seat(p), party) for p, party in enumerate(public.parties)]


def _goals(seat: int, party: Party, names: str) -> Markup:
    goals = [el("li", goal.text, _assumed(goal.assumption and not goal.cites)) for goal in party.goals]
    none = el("p", tr("Has stated no goal on these issues."), class_="quiet")
    return el(
        "div",
        el("h3", party_sign(seat), " ", introduced(party, names)),
        el("p", head_of(party), class_="quiet"),
        el("ul", goals) if goals else none,
        class_="party",
    )


def _assumed(said: bool) -> Child:  # it is what the words depend on
    return el("small", " ", tr("our assumption")) if said else None


def _agenda(public: Public) -> Markup:
    return section(
        "agenda",
        tr("On the agenda"),
        [
            el(
                "details",
                el("summary", issue.title),
                el("p", issue.about),
                el("ul", [el("li", el("b", o.label), ": ", o.clause) for o in issue.options if o.clause]),
            )
            for issue in public.issues
        ],
    )


def _sheet(briefing: Briefing) -> Markup:
    """The own sheet, out of sight until it is held or kept open."""
    public, sheet = briefing.public, briefing.sheet
    measure = measure_of(public)
    inside = join(
        el("div", _paragraphs(sheet.brief), class_="words"),
        el("p", _no_deal(public, sheet, measure)),
        _audiences(public, sheet, measure),
        _links(public, sheet, measure),
        _cards(sheet),
        el("h3", tr("What each answer is worth to you")),
        [_worth(issue, row, measure) for issue, row in zip(public.issues, sheet.points, strict=True)],
        el("p", tr("All points are our assumptions for teaching, not claims about anybody."), class_="quiet"),
    )
    return section(
        "sheet",
        join(icon("lock"), " ", tr("Your sheet, for you alone")),
        el("input", type="checkbox", id="sheet-open", class_="vh reveal", aria_label=tr("Show your sheet")),
        el(
            "label",
            icon("eye"),
            " ",
            el("span", tr("Hold to look, tap to keep open"), class_="shut-words"),
            el("span", tr("Tap to close"), class_="open-words"),
            for_="sheet-open",
            class_="hold",
            data_hold="sheet-open",
            aria_hidden="true",
        ),
        el("div", inside, class_="veil"),
        kind="secret",
    )


def _no_deal(public: Public, sheet: Sheet, measure: Measure) -> str:
    words = [
        tr("Going home without an agreement is worth {points} to you.", points=measure.words(sheet.no_deal(public))),
        tr(
            "Your favourite option on every issue would add up to {points}.",
            points=measure.figure(sum(max(row) for row in sheet.points)),
        ),
    ]
    if public.tension_shift and public.tension_on:
        tense = measure.figure(sheet.no_deal(public, 4))
        words.append(tr("At the highest tension no deal is worth {points}.", points=tense))
    return " ".join(words)


def _audiences(public: Public, sheet: Sheet, measure: Measure) -> Child:
    if not sheet.audiences:
        return None
    lines = [
        el(
            "li",
            el("b", one.name, "."),
            " ",
            one.text.strip(),
            " ",
            tr(
                "At least {points} from: {issues}.",
                points=measure.words(one.threshold),
                issues=in_a_row([public.issues[i].short for i in one.issues]),
            ),
        )
        for one in sheet.audiences
    ]
    return [el("h3", tr("Who listens at home")), el("ul", lines)]


def _links(public: Public, sheet: Sheet, measure: Measure) -> Child:
    if not (sheet.links or sheet.together):
        return None
    lines = [
        el("li", tr("What {issues} are worth together is added by the program.", issues=_named(public, issues)))
        for issues in dict.fromkeys(one.issues for one in sheet.together)
    ]
    for link in sheet.links:
        one, other = public.issues[link.issue], public.issues[link.other_issue]
        pair = tr(
            "{issue}: {option} with {other_issue}: {other}.",
            issue=one.short,
            option=one.options[link.option].label,
            other_issue=other.short,
            other=other.options[link.other_option].label,
        )
        lines.append(el("li", el("b", measure.signed(link.points)), " ", pair, " ", link.why.strip()))
    return [el("h3", tr("Clauses that belong together")), el("ul", lines)]


def _named(public: Public, issues: Sequence[int]) -> str:
    return in_a_row([public.issues[i].short for i in issues])


def _cards(sheet: Sheet) -> Child:
    if not sheet.cards:
        return None
    cards = [el("li", el("b", card.title, "."), " ", card.text.strip()) for card in sheet.cards]
    return [el("h3", tr("Evidence you may lay on the table")), el("ul", cards)]


def _worth(issue: Issue, row: tuple[int, ...], measure: Measure) -> Markup:
    """A table of the issue's answers with their points."""
    best = max(row)
    rows = [
        el(
            "tr",
            el("th", option.label, scope="row"),
            el("td", el("meter", max=max(best, 1), value=max(points, 0), aria_hidden="true"), class_="gauge"),
            el("td", measure.figure(points), class_="figure"),
        )
        for option, points in zip(issue.options, row, strict=True)
    ]
    return el("table", el("caption", issue.title), el("tbody", rows), class_="points")


def _note(briefing: Briefing, state: PhoneState) -> Markup:
    """The opening note: guesses about the others, and an aim."""
    public, note = briefing.public, state.note
    others = [(p, party) for p, party in _parties(public) if p != briefing.seat]
    kept = el("p", icon("check"), " ", tr("Noted. You can change it until the talks begin."), class_="done")
    return section(
        "note",
        tr("Guess and aim, if you like"),
        el("p", tr("For you alone: nobody at the table sees it. After the talks it stands beside what was so.")),
        kept if note is not None else None,
        el(
            "form",
            el("input", type="hidden", name="key", value=state.key),
            [_guess(public, p, party, note) for p, party in others],
            _aim(public, note),
            el("p", class_="refused", role="alert", hidden=True),
            el("p", el("button", tr("Keep the note"), type="submit", class_="plain"), class_="submit"),
            method="post",
            action=NOTE,
            id="form-note",
            class_="do",
        ),
    )


def _guess(public: Public, seat: Seat, party: Party, note: OpeningNote | None) -> Markup:
    named = dict(note.guesses).get(seat, ()) if note is not None else ()
    ticks = [
        el(
            "label",
            el("input", type="checkbox", name=f"guess{seat}", value=i, checked=i in named),
            el("span", issue.short),
            class_="tick",
        )
        for i, issue in enumerate(public.issues)
    ]
    # Of four issues three would say nothing.
    most = max(1, min(MOST, len(public.issues) // 2))
    legend = tr_n(
        "What matters most to {party}? {n} issue.", "What matters most to {party}? Up to {n} issues.",
        most, party=party.short,
    )  # fmt: skip
    return el("fieldset", el("legend", legend), el("div", ticks, class_="ticks", data_most=most))


def _aim(public: Public, note: OpeningNote | None) -> Markup:
    target = note.target if note is not None else None
    steps = range(0, public.scale + 1, max(1, public.scale * STEP // 100))
    options = [
        el("option", tr("{points} points", points=of_hundred(public, points)), value=points, selected=points == target)
        for points in steps
    ]
    return el(
        "label",
        el("span", tr("How many points do you aim at?")),
        el("select", el("option", tr("no aim"), value=""), options, name="aim"),
        class_="field",
    )


def _go_on(state: PhoneState) -> Markup:
    """What stands at the lower edge of the screen: to the table, or that the brief is read, once the sheet was open.

    Until a sheet has been opened on this phone, a script shows the way to it in the place of the button.
    """
    if state.talks:
        return _to_table(tr("It is your turn: to the table") if state.turn else tr("To the table"))
    if state.brief_read:
        return _waits(tr("Read. The talks begin when all are ready."), "check")
    return el(
        "div",
        el("a", icon("lock"), " ", tr("Now open your sheet"), href="#sheet", class_="button to-sheet"),
        action(READ, state.key, tr("I have read it"), kind="primary"),
        class_="submit stick unread",
    )


def _waits(words: str, sign: str) -> Markup:
    return el("p", el("span", icon(sign), " ", words), class_="submit stick done", role="status")


def _to_table(words: str) -> Markup:
    return el("p", el("a", words, href=SEAT, class_="button primary"), class_="submit stick")


def _paragraphs(text: str) -> list[Markup]:
    """Paragraphs parted by empty lines; lines that begin with a hyphen are a list."""
    out = []
    for part in text.strip().split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            out.append(el("ul", [el("li", _rich(line[2:])) for line in lines]))
        elif lines:
            out.append(el("p", _rich(" ".join(lines))))
    return out


def _rich(text: str) -> list[Child]:
    """`**bold**` as such; the rest as text."""
    return [el("b", part) if k % 2 else part for k, part in enumerate(text.split("**"))]
