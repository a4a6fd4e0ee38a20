"""The delegations on a phone: who they are, what they do now, and the meters in words."""

from __future__ import annotations

from communique.host.html import Child, Markup, el, join
from communique.host.pages.phone_state import PhoneState
from communique.host.pages.shell import section
from communique.host.symbols import party_sign
from communique.present import Delegation, Reading, delegations, news_now, readings
from communique.views import PartyView
from communique.words import in_a_row, tr


def standing(view: PartyView, state: PhoneState) -> Markup:
    """A card a delegation, what the news do, and every meter with its causes below a touch."""
    news = news_now(view)
    meters = readings(view)
    return section(
        "standing",
        tr("Who sits here"),
        el("ul", [el("li", one) for one in news], class_="news") if news else None,
        el("div", [_card(one, state) for one in delegations(view)], class_="delegations"),
        _meanings() if meters else None,
        _meters(meters) if meters else None,
    )


def _card(d: Delegation, state: PhoneState) -> Markup:
    name = tr("{party} (your delegation)", party=d.short) if d.mine else d.short
    return el(
        "article",
        el("h3", party_sign(d.seat), " ", name),
        # No head of delegation is named: what is done here was done by people of the class.
        el("p", tr("mediator"), class_="quiet") if d.mediator else None,
        el("p", _sits(d, state), class_="sits"),
        el("p", " · ".join(d.states), class_="states") if d.states else None,
        _facts(d),
        class_="card delegation speaking" if d.speaking else "card delegation",
        id=f"delegation{d.seat}",
    )


def _sits(d: Delegation, state: PhoneState) -> Child:
    """Who plays the seat; a computer is said to be one."""
    people = in_a_row(state.sitting[d.seat]) if d.seat < len(state.sitting) else ""
    if d.seat not in state.computers:
        return people
    return el("b", tr("A computer, for {people}", people=people) if people else tr("A computer"))


def _facts(d: Delegation) -> Child:
    if d.capital is None:
        return None
    own = tr("Capital {capital} · credibility {credibility}", capital=d.capital, credibility=d.credibility)
    trust = None
    if d.my_trust is not None:
        trust = [tr("Trusts you: {theirs} · your trust: {mine}", theirs=d.trusts_me, mine=d.my_trust), el("br")]
    return el("p", trust, own, class_="facts")


def _meanings() -> Markup:
    """What the words on the cards mean, in a sentence each."""
    said = [
        (tr("Trust"), tr("How far one delegation relies on another. Where it is high, asking costs nothing.")),
        (
            tr("Capital"),
            tr("Political room at home. Gestures, warnings and guarantees spend it; consulting regains it."),
        ),
        (tr("Credibility"), tr("Unkept warnings and withheld signatures cost it.")),
    ]
    return el(
        "details",
        el("summary", tr("What these words mean")),
        el("ul", [el("li", el("b", word, ":"), " ", words) for word, words in said]),
        class_="meters",
        id="meanings",
    )


def _meters(found: tuple[Reading, ...]) -> Markup:
    return el(
        "details", el("summary", tr("How all this stands, and why")), [_reading(one) for one in found], class_="meters",
        id="meters",
    )  # fmt: skip


def _reading(one: Reading) -> Markup:
    causes = [el("li", tr("Session {n}: {cause}", n=c.session + 1, cause=c.words)) for c in one.causes]
    return join(
        el("h3", one.name, ": ", tr("{value} of {most}", value=one.value, most=one.maximum)),
        el("p", one.means, class_="quiet"),
        el("ul", causes) if causes else None,
    )
