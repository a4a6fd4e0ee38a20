"""What forms about whole texts share: the text is made in the rows, and a form only reads it out."""

from __future__ import annotations

from communique.model.package import OPEN, Terms
from communique.present import DRAFT, clauses_of, terms_of
from communique.views import PartyView
from communique.window.kit import Column, Label, Widget
from communique.window.table.headings import heading
from communique.window.table.seated import Seated
from communique.words import tr


def text_to_table(seated: Seated) -> Terms:
    """What a mediator's text starts from: the package, or the draft while the package is empty."""
    package = seated.notepad.package
    if all(choice == OPEN for choice in package):
        return terms_of(seated.view, DRAFT) or package
    return package


def read_out(view: PartyView, terms: Terms) -> list[Widget]:
    """The clauses of `terms` with the seat's points, to be read."""
    said = [
        Label(tr("{issue}: {option}  ({points})", issue=c.short, option=c.says, points=c.worth), "body")
        for c in clauses_of(view, terms, terms)
    ]
    silent = [issue.short for issue, choice in zip(view.public.issues, terms, strict=True) if choice == OPEN]
    out: list[Widget] = [heading(tr("Its clauses, with your points")), Column(*said, gap=2)]
    if silent:
        out.append(Label(tr("Stays open: {issues}.", issues=", ".join(silent)), "small", colour="muted"))
    return out
