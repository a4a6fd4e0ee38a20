"""Papers for a class: role sheets, a public sheet, an agenda, news cards, an outcome form, a teacher's pack.

A role sheet is made from a `Briefing`, so it cannot hold another party's number: it is never given one. Only
the teacher's pack is made from the whole scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from communique.classroom.news_cards import news_cards
from communique.classroom.paper import INK, Paper, named
from communique.classroom.teacher import teacher_pack
from communique.model.scenario import Issue, Party, Public, Role, Seat
from communique.model.sheet import Scenario
from communique.views import Briefing, brief
from communique.words import N_, in_a_row, number, tr, tr_n

ASSUMPTION: Final = N_(
    "All points are teaching assumptions, chosen so that the exercise works. They are no claim about any person, "
    "party or state."
)
TEST_DATA: Final = N_(
    "All points come from the files of a research domain. They are test data and no claim about anybody."
)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper and the name of its file."""

    name: str
    make: Callable[[], Paper]


def documents(scenario: Scenario, *, paper: str = "a4") -> tuple[PaperFile, ...]:
    """Everything to print for a class; `scenario` is cut to the level that will be played.

    `paper` is `a4` or `letter`. Nothing is made before a document's `make` is called.
    """
    public = scenario.public
    roles = tuple(
        PaperFile(f"role-{party.id}.pdf", _maker(brief(scenario, Seat(p)), paper))
        for p, party in enumerate(public.parties)
    )
    return (
        *roles,
        PaperFile("public.pdf", lambda: public_sheet(public, paper=paper)),
        PaperFile("agenda.pdf", lambda: agenda(public, paper=paper)),
        *([PaperFile("news.pdf", lambda: news_cards(public, paper=paper))] if public.news else []),
        PaperFile("outcome.pdf", lambda: outcome_form(public, paper=paper)),
        PaperFile("teacher.pdf", lambda: teacher_pack(scenario, paper=paper)),
    )


def _maker(briefing: Briefing, paper: str) -> Callable[[], Paper]:
    return lambda: role_sheet(briefing, paper=paper)


def write_all(
    scenario: Scenario, folder: Path, *, paper: str = "a4", watch: Callable[[int, int], None] | None = None
) -> tuple[Path, ...]:
    """The paths of the papers written into `folder`, which must exist. Each is written whole or not at all.

    `watch` hears how many papers are done, of how many.
    """
    paths: list[Path] = []
    every = documents(scenario, paper=paper)
    for document in every:
        if watch is not None:
            watch(len(paths), len(every))
        path = folder / document.name
        document.make().write_to(path)
        paths.append(path)
    return tuple(paths)


def role_sheet(briefing: Briefing, *, paper: str = "a4") -> Paper:
    """The confidential sheet of one delegation."""
    public, party, own = briefing.public, briefing.party, briefing.sheet
    page = Paper(
        tr("{scenario}: {paper}", scenario=public.title, paper=party.name),
        tr(
            "Confidential · {party} ({alias}) only · {scenario}",
            party=party.name,
            alias=party.alias,
            scenario=named(public),
        ),
        paper=paper,
    )
    page.top(party.name, tr("CONFIDENTIAL ROLE SHEET · {alias}", alias=party.alias), _head(party))
    page.prose(own.brief)
    page.heading(tr("What each option is worth to you"))
    if public.scale != 100:
        page.prose(
            tr(
                "Points are shown out of 100, which no package can exceed; the scenario's file counts {scale}.",
                scale=number(public.scale),
            ),
            size=9,
            muted=True,
        )
    for issue, points in zip(public.issues, own.points, strict=True):
        _worth(page, public, issue, points)
    _links(page, briefing)
    _no_deal(page, briefing)
    _home(page, briefing)
    page.box(tr(ASSUMPTION) if public.origin is None else tr(TEST_DATA))
    page.heading(tr("Before you begin"), room=50)
    page.points(
        (
            tr("Which three issues matter most to you, and which least?"),
            tr("What do you think matters most to each of the others? You can check your guess in the debrief."),
            tr("Which total would you be content with, and what is the least you would sign?"),
        ),
        mark="{}.",
    )
    page.lines_to_write_on(4)
    return page


def _head(party: Party) -> str:
    if party.role is Role.MEDIATOR:
        return tr(
            "Head of delegation: {name}, {office} · mediator, with interests of its own",
            name=party.head,
            office=party.office,
        )
    return tr("Head of delegation: {name}, {office} · principal", name=party.head, office=party.office)


def _worth(page: Paper, public: Public, issue: Issue, points: tuple[int, ...]) -> None:
    rows = [(issue.title, tr("Points"))]
    rows += [(option.label, public.of_hundred(value)) for option, value in zip(issue.options, points, strict=True)]
    if page.will_page_break(6.6 * len(rows)):
        page.add_page()
    page.grid(rows, (86, 14), align=("LEFT", "RIGHT"))


def _links(page: Paper, briefing: Briefing) -> None:
    public = briefing.public
    if not briefing.sheet.links:
        return
    page.heading(tr("Clauses that count together"))
    rows = [(tr("If you sign both"), tr("Points"))]
    for link in briefing.sheet.links:
        one = public.issues[link.issue].options[link.option].label
        other = public.issues[link.other_issue].options[link.other_option].label
        both = tr("{one} + {other}. {why}", one=one, other=other, why=link.why)
        rows.append((both, public.gain_of_hundred(link.points)))
    page.grid(rows, (86, 14), align=("LEFT", "RIGHT"))


def _no_deal(page: Paper, briefing: Briefing) -> None:
    public, own = briefing.public, briefing.sheet
    page.heading(tr("If there is no deal"))
    worth = public.of_hundred(own.reservation)
    page.prose(tr("No agreement is worth {points} points to you. Sign nothing that is worth less.", points=worth))
    if public.tension_shift and public.tension_on:
        values = [public.of_hundred(own.no_deal(public, tension)) for tension in range(5)]
        head = (tr("Tension"), *(number(tension) for tension in range(5)))
        page.grid([head, (tr("No deal is worth"), *values)], (30, 14, 14, 14, 14, 14))


def _home(page: Paper, briefing: Briefing) -> None:
    public, own = briefing.public, briefing.sheet
    if own.audiences:
        page.heading(tr("Audiences at home"))
        page.prose(tr("What you sign is ratified at home when each of them is content."))
        rows = [(tr("Audience"), tr("Is content when your points on"), tr("reach"))]
        for audience in own.audiences:
            issues = in_a_row([public.issues[i].short for i in audience.issues])
            who = tr("{name}. {text}", name=audience.name, text=audience.text)
            rows.append((who, issues, public.of_hundred(audience.threshold)))
        page.grid(rows, (58, 30, 12), align=("LEFT", "LEFT", "RIGHT"))
    if own.cards:
        page.heading(tr("Evidence you may lay on the table"))
        page.points(tuple(tr("{title}: {text}", title=card.title, text=card.text) for card in own.cards))


def public_sheet(public: Public, *, paper: str = "a4") -> Paper:
    """What everybody may read: story, delegations, issues with their clauses, words, who is absent."""
    page = Paper(public.title, tr("For everyone · {scenario}", scenario=named(public)), paper=paper)
    page.top(public.title, tr("PUBLIC SHEET"), in_a_row([public.place, public.date]))
    page.box(public.content_note)
    page.prose(public.story)
    page.heading(tr("Who is at the table"))
    for party in public.parties:
        _party(page, public, party)
    page.heading(tr("What is on the table"))
    for issue in public.issues:
        _issue(page, issue)
    _rules_between(page, public)
    page.heading(tr("How it is signed"))
    page.prose(signing_words(public))
    if public.words:
        page.heading(tr("Words we use"))
        page.grid([(tr("Word"), tr("Why")), *((w.term, w.note) for w in public.words)], (30, 70))
    page.short_list(tr("Who is not in the room"), public.absent)
    if public.seed:
        page.ln(2)
        page.prose(
            tr("Numbers in brackets refer to the facts and sources in {file}.", file=public.seed), size=8, muted=True
        )
    return page


def _party(page: Paper, public: Public, party: Party) -> None:
    if page.will_page_break(24):
        page.add_page()
    page.ln(1.5)
    page.set_font("sans", "B", 10)
    page.set_text_color(*INK)
    page.multi_cell(0, 5, tr("{party} ({alias})", party=party.name, alias=party.alias), new_x="LMARGIN", new_y="NEXT")
    page.prose(_head(party), size=9, muted=True)
    goals = [f"{goal.text} {_cites(goal.cites, assumption=goal.assumption)}" for goal in party.goals]
    if goals:
        page.points(goals)


def _cites(cites: tuple[str, ...], *, assumption: bool) -> str:
    if assumption:
        return tr("[assumption]")
    return f"[{in_a_row(cites)}]" if cites else ""


def _issue(page: Paper, issue: Issue) -> None:
    if page.will_page_break(45):
        page.add_page()
    page.set_font("sans", "B", 10)
    page.multi_cell(0, 5, issue.title, new_x="LMARGIN", new_y="NEXT")
    page.prose(issue.about, size=9)
    rows = [(tr("Option"), tr("Clause in the communiqué"))]
    rows += [(option.label, f"{option.clause} {_cites(option.cites, assumption=False)}") for option in issue.options]
    page.grid(rows, (34, 66))


def _rules_between(page: Paper, public: Public) -> None:
    if not public.feasibility:
        return
    page.heading(tr("Clauses that depend on each other"))
    lines = []
    for rule in public.feasibility:
        one = public.issues[rule.issue].options[rule.option].label
        other = public.issues[rule.other_issue].options[rule.other_option].label
        if rule.kind == "requires":
            lines.append(tr("“{one}” requires “{other}”: {why}", one=one, other=other, why=rule.why))
        else:
            lines.append(tr("“{one}” cannot stand with “{other}”: {why}", one=one, other=other, why=rule.why))
    page.points(lines)


def signing_words(public: Public) -> str:
    """The signing rule in a sentence or two."""
    signing = public.signing
    if signing.rule == "k-of-n":
        vetoes = in_a_row([public.parties[seat].short for seat in signing.vetoes])
        enough = tr("A text is signed when {k} of the {n} parties sign it.", k=signing.k, n=len(public.parties))
        return f"{enough} {tr('{parties} must be among them.', parties=vetoes)}" if vetoes else enough
    names = in_a_row([public.parties[seat].short for seat in public.signatories])
    if signing.rule == "principals" and public.mediators:
        return tr(
            "A text is signed when all of these sign it: {parties}. The mediator witnesses it. Nothing is agreed until "
            "everything is.",
            parties=names,
        )
    return tr(
        "A text is signed when all of these sign it: {parties}. Nothing is agreed until everything is.", parties=names
    )


def agenda(public: Public, *, paper: str = "a4") -> Paper:
    """How the talks run, on a page."""
    page = Paper(
        tr("{scenario}: agenda", scenario=named(public)),
        tr("For everyone · {scenario}", scenario=named(public)),
        paper=paper,
    )
    page.top(tr("Agenda"), public.title, tr_n("{n} session", "{n} sessions", public.sessions))
    page.heading(tr("A session"))
    rows = [
        (tr("Part"), tr("What happens")),
        (
            tr("News"),
            tr("One card is read out. Each delegation says in a sentence what line it takes. News give no points."),
        ),
        (
            tr("Floor"),
            tr(
                "Each delegation in turn has two actions (a mediator three): make or amend an offer, ask a question "
                "(what matters more, what would be needed, what it would take to accept a text, which text is better), "
                "promise “we, if you”, meet somebody alone, consult at home. To accept, to reject with a reason and to "
                "state a priority cost no action. The order moves on by one each session."
            ),
        ),
        (tr("Ballot"), tr("If a draft is on the table, those who sign initial, hold or block each clause.")),
        (tr("Press"), tr("Each delegation tells the press that it is open, neutral or firm.")),
        (
            tr("Closing call"),
            tr(
                "Once, after the press of the last session: each delegation that signs, in the order of that session, "
                "accepts or refuses what lies on the table, marks the draft, or passes. There are no actions, and "
                "nothing new is put forward. Then what all have initialled can be signed. A final text that is refused "
                "leads here too."
            ),
        ),
    ]
    page.grid(rows, (16, 84))
    page.heading(tr("Rules of the house"))
    page.points(
        (
            tr("Role sheets are confidential. You may tell what is on yours; you may not show it."),
            tr("A meeting of two is private. Nobody has to say what was said."),
            tr("Nothing is agreed until everything is. What is left open stays as it is today."),
            tr("Your points come from what is signed and from nothing else."),
            tr("People are clauses with dates and access here, never points a head. Speak accordingly."),
            tr("Anyone may stop, or move to the observer's chair, at any time."),
        )
    )
    if public.tension_shift and public.tension_on:
        page.heading(tr("Tension"))
        page.points(_tension(public))
    page.heading(tr("Who speaks when"), room=18 + 7 * public.sessions)
    order = [party.short for party in public.parties]
    rows2 = [(tr("Session"), tr("Order of speaking"))]
    for session in range(public.sessions):
        turn = session % len(order)
        rows2.append((number(session + 1), in_a_row(order[turn:] + order[:turn])))
    page.grid(rows2, (16, 84))
    return page


def _tension(public: Public) -> tuple[str, ...]:
    """How tension moves, as it can be kept on paper."""
    return (
        tr(
            "It runs from 0 to 4 and starts at {n}; the moderator keeps it in sight of all.",
            n=public.meters.tension,
        ),
        tr(
            "It rises by 1 when two delegations are firm with the press; at 3 one is enough. Whoever raises it so pays "
            "with one action in the next session."
        ),
        tr(
            "It rises by 1 when a session, from the second on, ends with no further clause initialled by all, and with "
            "each warning of leaving."
        ),
        tr("It falls by 1 when all delegations are open, and with a gesture. The news may move it too."),
        tr("What no deal is worth to you moves with it: see your role sheet."),
    )


def _marking(public: Public) -> str:
    """What to do with the form; in some domains every option of every issue is an answer."""
    if all(issue.options[0].clause for issue in public.issues):
        return tr("Mark one option for each issue.")
    return tr("Mark one option for each issue. “No provision” leaves the matter as it is today.")


def outcome_form(public: Public, *, paper: str = "a4") -> Paper:
    """The form on which the result is written down and signed."""
    page = Paper(
        tr("{scenario}: outcome", scenario=named(public)),
        tr("Outcome form · {scenario}", scenario=named(public)),
        paper=paper,
    )
    page.top(tr("Outcome"), public.title, in_a_row([public.place, public.date]))
    page.prose(_marking(public))
    for issue in public.issues:
        rows = [(issue.title, tr("Agreed")), *((option.label, "☐") for option in issue.options)]
        if page.will_page_break(6.6 * len(rows)):
            page.add_page()
        page.grid(rows, (86, 14), align=("LEFT", "CENTER"))
    page.heading(tr("How the talks ended"), room=40)
    ends = (
        tr("Joint communiqué"), tr("Partial communiqué (some issues left open)"), tr("Adjourned"), tr("Broken off"),
    )  # fmt: skip
    page.points(ends, mark="☐")
    page.heading(tr("Signatures"), room=60)
    signers = [(f"{public.parties[seat].name}\n\n", "") for seat in public.signatories]
    page.grid([(tr("Delegation"), tr("Name and signature")), *signers], (40, 60))
    return page
