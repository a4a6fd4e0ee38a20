"""The form on which the result is written down and signed."""

from __future__ import annotations

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.model.scenario import Public
from communique.words import N_, in_a_row, tr


def outcome_form(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """The form on which the result is written down and signed."""
    page = Paper(
        tr("{scenario}: outcome", scenario=named(public)),
        tr("Outcome form · {scenario}", scenario=named(public)),
        paper=printing.size,
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


def _marking(public: Public) -> str:
    """What to do with the form; in some domains every option of every issue is an answer."""
    if all(issue.options[0].clause for issue in public.issues):
        return tr("Mark one option for each issue.")
    return tr("Mark one option for each issue. “No provision” leaves the matter as it is today.")


PAPER = PaperKind("outcome", 50, N_("The form for the result."), one_file("outcome", outcome_form))
