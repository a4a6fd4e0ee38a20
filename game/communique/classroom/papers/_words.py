"""Words that several papers share: who leads a delegation, what a fact cites, how a text is signed."""

from __future__ import annotations

from communique.model.scenario import Party, Public, Role
from communique.words import in_a_row, tr


def head_of(party: Party) -> str:
    """Who leads the delegation, and what it is at the table."""
    if party.role is Role.MEDIATOR:
        return tr(
            "Head of delegation: {name}, {office} · mediator, with interests of its own",
            name=party.head,
            office=party.office,
        )
    return tr("Head of delegation: {name}, {office} · principal", name=party.head, office=party.office)


def cited(cites: tuple[str, ...], *, assumption: bool) -> str:
    """The marks of the facts that a text rests on, in brackets."""
    if assumption:
        return tr("[assumption]")
    return f"[{in_a_row(cites)}]" if cites else ""


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
