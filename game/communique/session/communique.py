"""The communiqué: the document that the delegations sign, set from the clause texts of the scenario.

It says of itself that it is the text of an exercise, wherever it is shown or kept, and it is signed by delegations and
offices: nobody in it who lives has signed anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.message import N_, Message, companion
from communique.model.package import OPEN, Terms
from communique.model.scenario import Public, Seat
from communique.words import say, tr


@dataclass(frozen=True, slots=True)
class Document:
    """A text of record, ready to be set on paper."""

    title: str
    dateline: str
    exercise: str
    """That it is the text of an exercise. It stands above the title, not below the text."""
    paragraphs: tuple[str, ...]
    """The opening sentence, then one numbered paragraph a clause, then what stays open."""
    signatures: tuple[tuple[str, str], ...]
    """(delegation, office) of each that signed."""

    def text(self) -> str:
        """The document as plain text, one paragraph a line, ending in a line break."""
        lines = [self.exercise, "", self.title, self.dateline, "", *self.paragraphs, ""]
        lines += [f"{delegation}: {office}" for delegation, office in self.signatures]
        return "\n".join(lines).rstrip() + "\n"


_TITLES = {
    "joint": N_("Joint communiqué"),
    "partial": N_("Joint communiqué on the clauses agreed"),
    "not-ratified": N_("Statement of intent"),
    "adjourned": N_("Note on the adjournment of the talks"),
    "breakdown": N_("Note on the end of the talks"),
}


def communique(
    public: Public, kind: str, terms: Terms, signed: tuple[Seat, ...], *, cause: Message | None = None
) -> Document:
    """The document of an ending: `kind` is one of the five endings, `terms` what was signed (empty for none)."""
    dateline = ", ".join(part for part in (public.place, public.date) if part)
    signatures = tuple((public.parties[s].name, public.parties[s].office) for s in signed)
    return Document(tr(_TITLES[kind]), dateline, exercise(public), _paragraphs(public, kind, terms, cause), signatures)


def exercise(public: Public) -> str:
    """That a text which was agreed at a table is that of an exercise, and what that means for who is named in it."""
    if public.fictional:
        return tr("Text of an exercise. The case and everybody in it are invented.")
    return tr("Text of an exercise. Nobody named in the case has signed it or said it.")


def _paragraphs(public: Public, kind: str, terms: Terms, cause: Message | None) -> tuple[str, ...]:
    if not terms:
        if kind == "adjourned" and public.adjournment:
            return (public.adjournment,)
        said = () if cause is None else (say(companion(cause, "sentence")),)
        return (tr("The talks ended without an agreement."), *said)
    clauses = [public.issues[i].options[k].clause for i, k in enumerate(terms) if k != OPEN]
    clauses = [clause for clause in clauses if clause]
    numbered = tuple(f"{n}. {clause}" for n, clause in enumerate(clauses, start=1))
    left = [public.issues[i].short for i, k in enumerate(terms) if k == OPEN]
    opening = public.preamble or tr("The delegations have agreed on the following.")
    tail = (tr("The talks on the following go on: {issues}.", issues=", ".join(left)),) if left else ()
    rejected = kind == "not-ratified"
    note = (tr("This text was not ratified at home and stands as a statement of intent."),) if rejected else ()
    return (opening, *numbered, *tail, *note)
