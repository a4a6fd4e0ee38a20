"""What signing means to the seat that looks: points, home, links, what stays open, the price of withholding.

All of it is worked out by `communique.present`; here it is set, each fact with a sign and words beside its colour.
"""

from __future__ import annotations

from collections.abc import Callable

from pygame import Surface

from communique.present import Appraisal, SigningDecision
from communique.window.kit import Colour, Column, Label, Meter, Row, Size, Spacer, Widget
from communique.window.table.sum_figure import SumFigure
from communique.words import in_a_row, tr


class FactIcon(Widget):
    """An icon beside words, in the colour that goes with them."""

    role = "icon"

    def __init__(self, icon: str, hue: Colour) -> None:
        super().__init__()
        self.icon, self.hue = icon, hue

    def measure(self, width: int) -> Size:
        return (self.style.tall(16), self.style.tall(19))

    def narrowest(self) -> int:
        return self.style.tall(16)

    def paint(self, surface: Surface) -> None:
        side = self.style.tall(16)
        image = self.style.icon(self.icon, side, self.colour(self.hue))
        surface.blit(image, image.get_rect(center=self.rect.center))


def harmful(found: SigningDecision) -> bool:
    """True when signing is worth less to the seat than no deal, or would come to nothing at home."""
    return bool(found.harm)


def meaning(found: SigningDecision, opens_sum: Callable[[], None], *, decided: bool = False) -> list[Widget]:
    """The rows of the page; `decided` when nothing can be withheld any more. The figure opens its sum."""
    a = found.appraisal
    rows: list[Widget] = [
        Label(tr("What it means for you") if decided else tr("What signing means for you"), "heading")
    ]
    if a is None:
        rows.append(Label(tr("You are watching. Nothing confidential is shown."), colour="muted"))
    else:
        rows += [*_worth(a, opens_sum), *_home(a), *_links(a)]
    if found.left_open:
        rows += [_part(tr("What stays open")), Label(tr("{issues}.", issues=in_a_row(list(found.left_open))))]
        if a is not None and a.open_words:
            rows.append(Label(a.open_words, "small", colour="muted"))
    if a is not None and not decided:
        rows += [_part(tr("If you withhold")), Label(found.withhold_price, id="withhold-price")]
    return rows


def _worth(a: Appraisal, opens_sum: Callable[[], None]) -> list[Widget]:
    good = a.margin >= 0
    hue = "good_text" if good else "warn_text"
    sign = "▲" if a.margin > 0 else "▼" if a.margin < 0 else "="
    points = Label(a.measure.figure(a.points), "figure", colour="accent_text", wrap=False, id="signing-points")
    figure = Row(
        SumFigure(points, opens_sum, id="signing-sum", label=tr("What it is worth to you")),
        Column(
            Label(tr("points for you"), "strong"),
            Label(f"{sign} {a.margin_words}", "small_strong", colour=hue, id="signing-margin"),
            gap=0,
            flex=1,
        ),
        gap=12,
    )
    share = a.measure.share
    bar = Meter(
        tr("Of 100, with a line at no deal ({no_deal})", no_deal=a.measure.figure(a.no_deal)),
        share(a.points),
        threshold=share(a.no_deal),
        hue="good" if good else "warn",
        id="signing-worth",
    )
    return [figure, bar]


def _home(a: Appraisal) -> list[Widget]:
    if not a.verdicts:
        return []
    rows: list[Widget] = [_part(tr("At home"))]
    for verdict in a.verdicts:
        hue = "good_text" if verdict.content else "warn_text"
        words = Label(verdict.words, colour="ink", flex=1, tip=verdict.text)
        rows.append(Row(FactIcon("check" if verdict.content else "cross", hue), words, gap=8, align="start"))
    if a.against:
        foreseen = tr(
            "This can be foreseen: it would not be ratified. Signing it is a statement of intent, and counts as "
            "no deal, {no_deal}.",
            no_deal=a.measure.words(a.no_deal),
        )
        said = Label(foreseen, "strong", colour="warn_text", flex=1, id="foreseen")
        rows.append(Row(FactIcon("warning", "warn_text"), said, gap=8, align="start"))
    else:
        rows.append(Label(a.home_words, "small", colour="muted"))
    return rows


def _links(a: Appraisal) -> list[Widget]:
    if not a.links:
        return []
    rows: list[Widget] = [_part(tr("Clauses that count together"))]
    for link in a.links:
        said = Column(
            Label(link.words), Label(link.why, "small", colour="muted", visible=bool(link.why)), gap=1, flex=1
        )
        rows.append(Row(Label(link.gain, "strong", colour="accent_text", wrap=False), said, gap=10, align="start"))
    return rows


def _part(title: str) -> Widget:
    return Column(Spacer(height=5), Label(title, "subheading", colour="accent_text"), gap=0)
