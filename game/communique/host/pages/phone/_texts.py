"""What lies on the table, on a phone: the draft with its marks and the offers, each held against one's own package."""

from __future__ import annotations

from typing import Final, NamedTuple

from communique.host.forms import Asked
from communique.host.forms.accept import one as accept_form
from communique.host.html import Child, Markup, el
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import action, section
from communique.host.places import PACKAGE, SEAT
from communique.host.symbols import icon, party_sign, unseen
from communique.model.package import OPEN
from communique.model.scenario import NATURE
from communique.present import (
    CURRENT,
    DRAFT,
    Appraisal,
    Clause,
    ClauseMark,
    DraftClause,
    DraftText,
    Proposal,
    draft_text,
    promises,
    proposals,
)
from communique.rules.state import BLOCK, HOLD, INITIAL
from communique.views import PartyView
from communique.words import tr, tr_n

Why = dict[str, str]
"""By move, why it is not possible now; empty words when it is."""
_MARK_ICONS: Final[dict[int, str]] = {INITIAL: "initial", HOLD: "hold", BLOCK: "block"}


def texts(view: PartyView, state: PhoneState, asked: Asked, why: Why, halt: str) -> Markup:
    """The draft first, then the offers, the newest first, then promises that wait. With `halt` nobody can move."""
    draft = draft_text(view, asked.terms)
    offers = proposals(view, asked.terms)
    waiting = promises(view)
    nothing = None
    if draft is None and not offers:
        words = tr("Nothing is on the table yet. Offers and the draft will lie here, held against your package.")
        if view.seat == NATURE:
            words = tr("Nothing is on the table yet. Offers and the draft will lie here.")
        nothing = el("p", words, class_="quiet")
    return section(
        "texts",
        tr("On the table"),
        nothing or _held_against(asked),
        _draft(asked, state, draft, why) if draft is not None else None,
        [_offer(view, state, asked, one, halt) for one in offers],
        [el("h3", tr("Promises that wait")), el("ul", [el("li", one) for one in waiting])] if waiting else None,
    )


def _held_against(asked: Asked) -> Markup | None:
    """What a figure beside a clause is counted from, said once."""
    if asked.view.seat == NATURE:
        return None
    if any(choice != OPEN for choice in asked.terms):
        words = tr("A figure beside a clause is what it gives you, more or less than your package.")
    else:
        words = tr("A figure beside a clause is what it gives you, more or less than today. Your package is empty.")
    return el("p", words, class_="quiet")


def clause_lines(clauses: tuple[Clause, ...]) -> Child:
    """What differs from one's own package in full; the rest named, and opened by a touch."""
    differ = [one for one in clauses if not one.same]
    same = [one for one in clauses if one.same]
    alike = None
    if same:
        n = tr_n("{n} clause as in your package", "{n} clauses as in your package", len(same))
        alike = el(
            "details",
            el("summary", n),
            el("ul", [el("li", el("b", one.short), ": ", one.says, _figure(one.worth)) for one in same]),
            class_="alike",
        )
    return [el("ul", [_difference(one) for one in differ], class_="differences") if differ else None, alike]


def worth_line(found: Appraisal | None) -> Markup | None:
    """What a text is worth to the seat; nothing for onlookers."""
    if found is None or not found.shown:
        return None
    sign = "▲" if found.margin > 0 else "▼" if found.margin < 0 else "="
    return el(
        "p",
        el("strong", found.told, class_="figure"),
        " ",
        el("span", sign, " ", found.margin_words, class_="figure " + ("good" if found.margin >= 0 else "bad")),
        el("span", found.home_words, class_="home bad" if found.against else "home") if found.home_words else None,
        class_="text-worth",
    )


def _offer(view: PartyView, state: PhoneState, asked: Asked, p: Proposal, halt: str) -> Markup:
    title = tr("Your offer") if p.mine else tr("Offer of {party}", party=p.author)
    said = [part for part in (p.private, p.parent, p.accepted_words) if part]
    name = None if p.id == CURRENT else el("span", p.title, class_="tag")
    return el(
        "article",
        el("h3", party_sign(p.by), " ", title, " ", name),
        el("p", icon("lock") if p.private else None, " · ".join(said), class_="quiet"),
        worth_line(p.appraisal),
        clause_lines(p.clauses),
        _to_offer(view, state, asked, p, halt),
        class_="card text",
        id=f"text-{p.id}",
        data_party=p.by % 8,
    )


def _to_offer(view: PartyView, state: PhoneState, asked: Asked, p: Proposal, halt: str) -> Child:
    if view.seat == NATURE:
        return None
    if p.id == CURRENT:
        ways = [] if p.mine else [_Way("accept", tr("Accept"), halt or p.accept)]
    else:
        ways = [_Way("amend", tr("Amend"), halt or p.amend), _Way("ask", tr("Ask"), halt or p.ask)]
        if not p.mine:
            ways.insert(0, _Way("accept", tr("Accept"), halt or p.accept))
            ways.insert(2, _Way("reject", tr("Reject"), halt or p.reject))
    return _ways(asked, state, p.id, ways)


class _Way(NamedTuple):
    """What can be done with a text."""

    move: str
    words: str
    reason: str
    """Why not now; empty when it can."""


def _ways(asked: Asked, state: PhoneState, text: str, ways: list[_Way]) -> Markup:
    """A button each. Where none is possible for one and the same reason, that is said once, in their place."""
    reasons = {one.reason for one in ways}
    if len(reasons) == 1 and "" not in reasons:
        return el(
            "div", el("p", icon("lock"), " ", *reasons, class_="reason"), _take(state, text), class_="buttons"
        )  # fmt: skip
    return el("div", [_button(asked, text, one) for one in ways], _take(state, text), class_="buttons")


def _button(asked: Asked, text: str, one: _Way) -> Markup:
    if one.reason:
        return el("details", el("summary", one.words, class_="button shut"), el("p", one.reason), class_="shut-way")
    if one.move == "accept":
        return accept_form(asked, text)
    about = "" if one.move == "mark" else f"&text={text}"
    place = f"{SEAT}?form={one.move}{about}#act-{one.move}"
    return el("a", one.words, href=place, class_="button", data_form=one.move, data_text=text if about else None)


def _draft(asked: Asked, state: PhoneState, draft: DraftText, why: Why) -> Markup:
    version = el("span", tr("version {n}", n=draft.version), class_="tag")
    titles = {"mark": tr("Mark"), "amend": tr("Amend"), "reject": tr("Criticise"), "ask": tr("Ask")}
    ways = [_Way(move, words, why[move]) for move, words in titles.items() if move in why]
    return el(
        "article",
        el("h3", icon("draft"), " ", tr("The draft"), " ", version),
        el("p", tr("by {author} · {marks}", author=draft.author, marks=draft.words), class_="quiet"),
        worth_line(draft.appraisal),
        el("ul", [_marked(one) for one in draft.clauses], class_="differences"),
        _ways(asked, state, DRAFT, ways) if ways else None,
        class_="card text draft",
        id="text-draft",
    )


def _marked(one: DraftClause) -> Markup:
    clause = one.clause
    marks = el("span", [mark_sign(mark) for mark in one.marks], class_="marks")
    return el(
        "li",
        el("b", clause.short),
        ": ",
        clause.says,
        None if clause.same else _beside(clause),
        marks,
        class_="same" if clause.same else "differs",
    )


def mark_sign(mark: ClauseMark) -> Markup:
    """A signatory's mark on a clause: its shape, the mark, and the words for both."""
    drawn = icon(_MARK_ICONS[mark.mark]) if mark.mark in _MARK_ICONS else el("i", "–", aria_hidden="true")
    kind = f"mark m{int(mark.mark)}"
    return el("span", party_sign(mark.seat), drawn, unseen(mark.words), class_=kind, title=mark.words)


def _difference(one: Clause) -> Markup:
    return el("li", el("b", one.short), ": ", one.says, _beside(one))


def _beside(one: Clause) -> Child:
    """What a clause means beside one's own package."""
    swing = None
    if one.swing is not None:
        kind = "good" if one.swing > 0 else "bad" if one.swing < 0 else "even"
        swing = el("span", " ", one.difference, class_=f"figure {kind}")
    return [swing, el("small", tr("yours: {option}", option=one.mine)) if one.mine else None]


def _figure(worth: str) -> Child:
    return el("span", " ", worth, class_="figure") if worth else None


def _take(state: PhoneState, text: str) -> Markup:
    return action(PACKAGE, state.key, tr("Copy to my package"), ("take", text), kind="quiet")
