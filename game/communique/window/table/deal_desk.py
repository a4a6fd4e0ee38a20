"""The desk on which a text is worked on: what would make it acceptable to me, to them, and which swaps there are.

Each answer is a difference that is one press from the rows and one from an offer. State: which text lies on the desk,
who is asked about, and the two clauses of a swap of one's own.
"""

from __future__ import annotations

from communique.model.package import OPEN, Terms
from communique.model.scenario import Seat
from communique.present import DRAFT, actions, measure_of, offer_title, proposals, terms_of
from communique.present.deals import Difference, Revision, good_for, good_for_me, partners, swapped, swaps_in
from communique.window.kit import (
    Button,
    ChoiceOption,
    Column,
    Dialog,
    Label,
    Panel,
    Row,
    Scroll,
    Segmented,
    Spacer,
    Widget,
)
from communique.window.table.headings import heading
from communique.window.table.revision_card import RevisionActions, revision_card
from communique.window.table.seated import Seated
from communique.words import tr

MINE = ""
"""The id under which the package in the rows lies on the desk."""
Pick = tuple[int, int]


class DealDesk:
    """Works on one text at a time."""

    def __init__(self, seated: Seated, text: str = MINE) -> None:
        self.seated, view = seated, seated.view
        named = [(DRAFT, tr("The draft"))] if terms_of(view, DRAFT) is not None else []
        named += [(p.id, offer_title(view.public, p.id, view.seat)) for p in proposals(view, seated.notepad.package)]
        mine = [(MINE, tr("Your package"))] if any(k != OPEN for k in seated.notepad.package) else []
        self.texts = [*mine, *named] or [(MINE, tr("Your package"))]
        ids = [id for id, _ in self.texts]
        self.at = ids.index(text) if text in ids else 0
        self.partners = partners(view)
        self.whom: Seat | None = None
        self.picks: list[Pick] = []
        self._body = Column(gap=8, pad=(0, 0, 8, 4))

    @property
    def terms(self) -> Terms:
        """The text on the desk."""
        id = self.texts[self.at][0]
        found = terms_of(self.seated.view, id) if id else self.seated.notepad.package
        return found or self.seated.notepad.package

    def open(self) -> None:
        """Show it."""
        self._aim()
        self._body.replace(*self._parts())
        close = Button(tr("Close"), self.seated.close, id="desk-close")
        said = tr("Your points are exact. What others gain is believed, from what you have heard; it may be wrong.")
        panel = Panel(
            Label(tr("Work on a text"), "heading"),
            Label(said, "small", colour="muted"),
            *self._chooser(),
            Scroll(self._body, flex=1, id="desk-scroll"),
            Row(Spacer(), close, gap=10),
            gap=9,
            pad=22,
            max_width=820,
            shadow=14,
        )
        first = "desk-text" if len(self.texts) > 1 else "desk-close"
        self.seated.dialog(Dialog(panel, id="desk", label=tr("Work on a text"), first=first))

    # -- the parts ---------------------------------------------------------------

    def _chooser(self) -> list[Widget]:
        if len(self.texts) < 2:
            return []
        names = [name for _, name in self.texts]
        return [Segmented(names, self.at, self._turn, id="desk-text", label=tr("Which text"))]

    def _parts(self) -> list[Widget]:
        view, terms = self.seated.view, self.terms
        if all(choice == OPEN for choice in terms):
            return [Label(tr("Choose clauses in your rows first, or lay a text on the desk."), "body")]
        none = tr("No change of up to three clauses makes it better than no deal for you and lets home pass it.")
        out: list[Widget] = [heading(tr("Make it acceptable to you and at home"))]
        out.append(self._card(good_for_me(view, terms), "desk-mine", none))
        out += [heading(tr("What would it take?")), *self._asked()]
        out.append(self._card(good_for(view, terms, self.whom), "desk-theirs", none))
        found = swaps_in(view, terms)
        out.append(heading(tr("Swaps from which you gain and nobody is believed to lose")))
        if not found:
            out.append(Label(tr("By what was heard, there is none in this text."), "small", colour="muted"))
        out += [self._card(one, f"desk-swap{n}", "") for n, one in enumerate(found)]
        return [*out, heading(tr("A swap of your own")), *self._own()]

    def _asked(self) -> list[Widget]:
        if len(self.partners) < 2:
            return []
        parties = self.seated.view.public.parties
        names = [tr("All who sign"), *(parties[seat].short for seat in self.partners)]
        at = 0 if self.whom is None else 1 + self.partners.index(self.whom)
        return [Segmented(names, at, self._ask, id="desk-whom", label=tr("Whom"))]

    def _own(self) -> list[Widget]:
        (take, taken), (give, given) = self.picks
        swap = swapped(self.seated.view, self.terms, (take, taken), (give, given)) if take != give else None
        none = tr("Choose two issues, and on at least one of them another option than the text has.")
        return [
            *self._picker(0, tr("Ask for more on")),
            *self._picker(1, tr("and agree to less on")),
            self._card(swap, "desk-own", none),
        ]

    def _picker(self, number: int, label: str) -> list[Widget]:
        issues, (issue, option) = self.seated.view.public.issues, self.picks[number]
        names = [one.short for one in issues]
        figure = measure_of(self.seated.view.public).figure
        row = self.seated.view.sheet.points[issue]
        options = [
            ChoiceOption(one.label, figure(row[k]), tip=one.clause, reason=self._shut(issue, k))
            for k, one in enumerate(issues[issue].options)
        ]
        return [
            Column(
                Label(label, "small_strong"),
                Segmented(names, issue, lambda k: self._pick(number, k, None), id=f"desk-issue{number}", label=label),
                Segmented(
                    options,
                    option,
                    lambda k: self._pick(number, issue, k),
                    id=f"desk-option{number}",
                    label=issues[issue].short,
                ),
                gap=3,
            )
        ]

    def _card(self, found: Revision | None, id: str, none: str) -> Widget:
        if found is None:
            return Label(none, "small", colour="muted", id=id)
        return revision_card(found, RevisionActions(self._take, self._offer, self._closed()), id)

    def _closed(self) -> str:
        return next((a.reason for a in actions(self.seated.view) if a.name == "offer"), tr("You make no offers."))

    # -- what is done ------------------------------------------------------------

    def _aim(self) -> None:
        """The swap that the pickers start from: the best that is believed, or the seat's dearest two clauses."""
        view, terms = self.seated.view, self.terms
        best = swaps_in(view, terms)
        if best:
            self.picks = [(change.issue, best[0].terms[change.issue]) for change in _taken_first(best[0])]
            return
        rows, issues = view.sheet.points, view.public.issues
        spans = sorted(range(len(rows)), key=lambda i: (issues[i].humanitarian, min(rows[i]) - max(rows[i])))
        last = [i for i in spans if not issues[i].humanitarian][-1:] or spans[-1:]
        self.picks = [(i, self._other(i, best=n == 0)) for n, i in enumerate([spans[0], last[0]])]

    def _other(self, issue: int, *, best: bool) -> int:
        """The option that is worth most, or least, to the seat and is not in the text."""
        row, at = self.seated.view.sheet.points[issue], self.terms[issue]
        others = [k for k in range(len(row)) if not self._shut(issue, k)] or [at]
        return max(others, key=row.__getitem__) if best else min(others, key=row.__getitem__)

    def _shut(self, issue: int, option: int) -> str:
        """Why a swap cannot move the clause there, as a sentence; empty when it can."""
        at = self.terms[issue]
        if option == at:
            return tr("So says the text.")
        if self.seated.view.public.issues[issue].humanitarian and option < at:
            return tr("What people's lives or freedom hang on is not given in a swap.")
        return ""

    def _turn(self, at: int) -> None:
        self.at = at
        self._aim()
        self._again()

    def _ask(self, at: int) -> None:
        self.whom = None if at == 0 else self.partners[at - 1]
        self._again()

    def _pick(self, number: int, issue: int, option: int | None) -> None:
        self.picks[number] = issue, self._other(issue, best=number == 0) if option is None else option
        self._again()

    def _again(self) -> None:
        self.seated.keep_focus(lambda: self._body.replace(*self._parts()))

    def _take(self, terms: Terms) -> None:
        self.seated.close()
        self.seated.take_package(terms)

    def _offer(self, terms: Terms) -> None:
        self.seated.close()
        self.seated.take_package(terms)
        self.seated.put_forward(terms)


def _taken_first(found: Revision) -> list[Difference]:
    return sorted(found.changes, key=lambda change: -change.gain)
