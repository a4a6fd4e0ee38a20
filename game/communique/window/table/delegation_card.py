"""The delegations at the side of the table: emblem, name, standing, and a mark on whoever has the floor."""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Surface

from communique.present import Delegation
from communique.rules.state import CAPITAL_MAX, CREDIBILITY_MAX, TRUST_MAX
from communique.window import emblem_art, theme
from communique.window.kit import Column, Label, Picture, Row, Widget, paint
from communique.window.table.signs import sized
from communique.words import tr

MANY = 4
"""With more delegations than this, a card leaves out what its tip can say."""


class DelegationCard(Column):
    """One delegation. State: what it shows."""

    def __init__(self, shown: Delegation, *, brief: bool) -> None:
        self._shown, self._brief = shown, brief
        super().__init__(gap=5, pad=(12, 9, 10, 9), tone="room", id=f"delegation{shown.seat}", label=shown.name)
        self.add(*self._parts())

    def show(self, shown: Delegation) -> None:
        """Show the delegation as it now stands."""
        if shown != self._shown:
            self._shown = shown
            self.replace(*self._parts())

    def bleed(self) -> int:
        return paint.shadow_reach(self.style, 5)

    def paint(self, surface: Surface) -> None:
        d, style = self._shown, self.style
        paint.shadow(surface, style, self.rect, radius=10, size=5)
        edge = "brass" if d.speaking else "line"
        self.box(surface, self.rect, "ground", radius=10, edge=edge, border=2 if d.speaking else 1)
        stripe = self.rect.inflate(-style.px(4), -style.px(20))
        stripe.w = style.px(3)
        stripe.x = self.rect.x + style.px(3)
        self.box(surface, stripe, theme.sign(d.seat).colour, radius=2)

    def _parts(self) -> list[Widget]:
        d = self._shown
        sign = theme.sign(d.seat)
        colour = theme.TONES["paper"][sign.colour]
        side = 32 if self._brief else 38
        picture = Picture(lambda pixels: emblem_art.emblem(pixels, d.emblem, colour), side, label=d.short)
        name = Label(_name(d), "subheading", max_lines=2)
        role = tr("{head}, mediator", head=d.head) if d.mediator else d.head
        head = Label(role, "caption", colour="muted", max_lines=2)
        facts = Label(_facts(d, brief=self._brief), "caption", colour="muted", tip=_explained(d))
        line = Row(_Sign(d.seat), _flexed(name), gap=6)
        if self._brief:
            facts.tip = f"{role}\n{facts.tip}"
            parts: list[Widget] = [Row(picture, Column(line, facts, gap=0, flex=1), gap=9)]
        else:
            parts = [Row(picture, Column(line, head, gap=0, flex=1), gap=9)]
            parts += [facts] if facts.text() else []
        if d.states:
            parts.append(Label(" · ".join(d.states), "caption", colour="accent_text"))
        return parts


class Delegations(Column):
    """All delegations, one below the other."""

    def __init__(self, shown: Sequence[Delegation]) -> None:
        self._cards = [DelegationCard(d, brief=len(shown) > MANY) for d in shown]
        super().__init__(*self._cards, gap=8)

    def show(self, shown: Sequence[Delegation]) -> None:
        """Show the delegations as they now stand."""
        for card, d in zip(self._cards, shown, strict=True):
            card.show(d)


class _Sign(Widget):
    """The mark a party goes by."""

    def __init__(self, seat: int) -> None:
        super().__init__(width=13, height=14)
        self.seat = seat

    def paint(self, surface: Surface) -> None:
        sign = theme.sign(self.seat)
        paint.mark(surface, self.style, self.rect.center, sign.shape, sized(self.style, 11), self.colour(sign.colour))


def _flexed(label: Label) -> Label:
    label.flex = 1
    return label


def _name(d: Delegation) -> str:
    return tr("{party} (you)", party=d.short) if d.mine else d.short


def _facts(d: Delegation, *, brief: bool) -> str:
    """Two lines: `Trusts you: medium · your trust: 6` and `Capital 4 · credibility 8`; or the first, shorter."""
    if d.capital is None:
        return ""
    own = tr("Capital {capital} · credibility {credibility}", capital=d.capital, credibility=d.credibility)
    if brief:
        return own if d.my_trust is None else tr("Trust {theirs} · yours {mine}", theirs=d.trusts_me, mine=d.my_trust)
    if d.my_trust is None:
        return own
    trust = tr("Trusts you: {theirs} · your trust: {mine}", theirs=d.trusts_me, mine=d.my_trust)
    return f"{trust}\n{own}"


def _explained(d: Delegation) -> str:
    if d.capital is None:
        return ""
    lines = [
        tr("Capital {n} of {most}: room at home for gestures, warnings, guarantees.", n=d.capital, most=CAPITAL_MAX),
        tr("Credibility {n} of {most}: broken words cost it.", n=d.credibility, most=CREDIBILITY_MAX),
    ]
    if d.my_trust is not None:
        trust = tr("Your trust {n} of {most}. Theirs is shown as low, medium or high.", n=d.my_trust, most=TRUST_MAX)
        what_it_opens = tr("Below 3 no caucus; below 2 no if-then but on the mediator's text; above 7 asking is free.")
        lines += [trust, what_it_opens]
    return "\n".join(lines)
