"""Words that several papers share: what delegations and clauses are called, in which order, how a text is signed."""

from __future__ import annotations

from communique.classroom.papers._kind import AS_USUAL, Printing
from communique.model.levels import find_level
from communique.model.scenario import Party, Public, Seat
from communique.present import naming
from communique.rules.flow import rotation
from communique.words import in_a_row, tr


def called(party: Party, printing: Printing) -> str:
    """The name of a delegation in tables and lines: neutral, or its own."""
    return naming.called(party, printing.names)


def in_short(public: Public, printing: Printing) -> tuple[str, ...]:
    """By seat, names for narrow columns: a first word that all share, such as "Delegation", is left out."""
    names = [called(party, printing) for party in public.parties]
    first = f"{names[0].split()[0]} "
    shared = all(name.startswith(first) for name in names)
    return tuple(name.removeprefix(first) if shared else name for name in names)


def introduced(party: Party, printing: Printing) -> str:
    """Both names of a delegation, the one that is used first."""
    return naming.introduced(party, printing.names)


def cited(cites: tuple[str, ...], *, assumption: bool) -> str:
    """The marks of the facts that a text rests on, in brackets."""
    if assumption:
        return tr("[assumption]")
    return f"[{in_a_row(cites)}]" if cites else ""


def clause(public: Public, issue: int, option: int) -> str:
    """An option with its issue before it, since many issues have an option of the same name."""
    one = public.issues[issue]
    return tr("{issue}: {option}", issue=one.short, option=one.options[option].label)


def order(public: Public, paper: int) -> tuple[Seat, ...]:
    """The delegations in the order of this paper: each paper begins with another, as sessions do.

    Fresh papers begin one further for each number, so that nobody is first in every class.
    """
    return rotation(public, paper + (public.papers or 0))


def audiences_on(public: Public) -> bool:
    """True where audiences at home ratify what is signed."""
    return not public.level or find_level(public, public.level).audiences


def keeps_meters(public: Public) -> bool:
    """True where paper keeps capital and trust: where something in play is paid for or moved with them."""
    return bool(public.news or public.gestures or public.guarantees)


def keeps_tension(public: Public) -> bool:
    """True where tension is in play."""
    return public.tension_on


def tension_counts(public: Public) -> bool:
    """True where tension moves what no deal is worth."""
    return bool(public.tension_shift) and public.tension_on


def signing_words(public: Public, printing: Printing = AS_USUAL) -> str:
    """The signing rule in a sentence or two."""
    signing = public.signing
    if signing.rule == "k-of-n":
        vetoes = in_a_row([called(public.parties[seat], printing) for seat in signing.vetoes])
        enough = tr("A text is signed when {k} of the {n} parties sign it.", k=signing.k, n=len(public.parties))
        return f"{enough} {tr('Without {parties} nothing is signed.', parties=vetoes)}" if vetoes else enough
    names = in_a_row([called(public.parties[seat], printing) for seat in public.signatories])
    if signing.rule == "principals" and public.mediators:
        return tr(
            "A text is signed when all of these sign it: {parties}. The mediator witnesses it. Nothing is agreed until "
            "everything is.",
            parties=names,
        )
    return tr(
        "A text is signed when all of these sign it: {parties}. Nothing is agreed until everything is.", parties=names
    )
