"""How the talks run, on a page."""

from __future__ import annotations

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.model.scenario import Public
from communique.words import N_, in_a_row, number, tr, tr_n


def agenda(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """How the talks run, on a page."""
    page = Paper(
        tr("{scenario}: agenda", scenario=named(public)),
        tr("For everyone · {scenario}", scenario=named(public)),
        paper=printing.size,
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


PAPER = PaperKind("agenda", 30, N_("How the talks run."), one_file("agenda", agenda))
