"""A finished game on the plane of each two parties: every text that was put forward, in order, and how it ended."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from communique.loading.earlier import load_edition
from communique.loading.scenario_file import load_scenario
from communique.model.package import Package
from communique.session import Session
from communique.session.store import read_save, restore
from communique.simulation.plots import PlotError, PlotKind, PlotWishes
from communique.simulation.plots._page import look, settings
from communique.simulation.plots._plane import finish, planes
from communique.words import N_, tr


def draw(source: str, wishes: PlotWishes) -> Any:
    """The planes of the saved game at `source`."""
    path = Path(source)
    if not path.is_file():
        raise PlotError(tr('There is no file "{save}".', save=path))
    save = read_save(path)
    header = save.header
    if wishes.scenario is not None:
        scenario = load_scenario(wishes.scenario, papers=header.papers)
    else:
        scenario = load_edition(header.scenario, header.digest, header.papers)
    session = restore(save, scenario)
    if not session.over:
        raise PlotError(tr("{path}: the talks are not over yet, so the sheets stay closed.", path=path))
    return picture(session, wishes)


def picture(session: Session, wishes: PlotWishes) -> Any:
    """The planes of a finished game."""
    scenario, end = session.scenario, session.outcome()
    page, panels = planes(scenario, wishes.parties)
    texts = _texts(session)
    with settings():
        for axes, x, y in panels:
            for seat, own in texts.items():
                points = [tuple(sheet.value(text) for sheet in scenario.sheets) for text in own]
                said = tr("texts of {party}", party=scenario.public.parties[seat].name)
                axes.plot([p[x] for p in points], [p[y] for p in points], lw=1, ms=5, mec="white", mew=0.4, zorder=6,
                          label=said, **look(seat))  # fmt: skip
                for text, words in ((points[0], tr("first")), (points[-1], tr("last"))):
                    if len(points) > 1:
                        where = {"xytext": (4, 4), "textcoords": "offset points", "zorder": 8}
                        axes.annotate(words, (text[x], text[y]), fontsize=6.5, color=look(seat)["color"], **where)
            if end.agreement and end.package is not None:
                worth = tuple(sheet.value(end.package) for sheet in scenario.sheets)
                axes.plot([worth[x]], [worth[y]], "o", ms=13, mfc="none", mec="black", mew=1.6, zorder=7,
                          label=tr("what was agreed"))  # fmt: skip
        finish(page, panels[0][0], _title(session))
    return page


def _texts(session: Session) -> dict[int, list[Package]]:
    """By seat, the texts it put forward, repeats in a row left out; open clauses as no provision."""
    found: dict[int, list[Package]] = {}
    for event in session.events:
        terms = getattr(event.move, "terms", ())
        if event.seat >= 0 and terms:
            found.setdefault(event.seat, []).append(tuple(max(0, choice) for choice in terms))
    return {seat: [text for text, _ in groupby(own)] for seat, own in sorted(found.items())}


def _title(session: Session) -> str:
    public, end = session.scenario.public, session.outcome()
    who = ", ".join(
        tr("{party} by {player}", party=party.name, player=name)
        for party, name in zip(public.parties, session.header.lineup, strict=False)
    )
    ended = tr("agreed") if end.agreement else tr("no agreement")
    told = tr("{title}: {who}; {ended}", title=public.title, who=who, ended=ended)
    return f"{told}\n{tr('Points by the assumptions of the author of the case')}"


PLOT = PlotKind("trace", N_("A finished game on the plane of each two parties."), N_("A saved game."), draw)
