"""Usual results: what a thousand tables of computer delegations came to at this level, and what that is good for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from communique.classroom.paper import Paper
from communique.loading.usual_results import Usual, usual_results
from communique.model.scenario import Issue, Public
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, number, of_hundred, tr, tr_n

ENDINGS: Final = {
    "joint": N_("joint communiqué"),
    "partial": N_("partial communiqué"),
    "adjourned": N_("adjourned"),
    "not-ratified": N_("turned down at home"),
    "breakdown": N_("broken off"),
}


def usual(page: Paper, scenario: Scenario) -> None:
    """How tables usually end: endings, points by delegation, what is usually agreed on each issue."""
    public = scenario.public
    if scenario.papers is not None or not public.level:
        return
    page.heading(tr("Usual results"))
    found = usual_results(public.id, scenario.digest, public.rules).get(public.level)
    if found is None:
        page.prose(
            tr(
                "Nobody has measured this case as it stands at this level. “communique simulate {id} --level {level} "
                "--games 1000” does so.",
                id=public.id,
                level=public.level,
            )
        )
        return
    page.prose(_told(found))
    if found.agreements:
        _points(page, public, found)
        _options(page, public, found)


def _told(found: Usual) -> str:
    endings = in_a_row([f"{tr(ENDINGS[kind])} {number(count)}" for kind, count in found.endings.items()])
    games = tr(
        "{games} tables of the computer delegations of this level (seed {seed}) ended so: {endings}.",
        games=number(found.games),
        seed=found.seed,
        endings=endings,
    )
    if not found.agreements:
        return games
    texts = tr_n(
        "They signed {n} text; {efficient} of {agreements} could not be bettered for anybody without a loss to "
        "another.",
        "They signed {n} different texts; {efficient} of {agreements} could not be bettered for anybody without a "
        "loss to "
        "another.",
        found.texts,
        efficient=number(found.efficient),
        agreements=number(found.agreements),
    )
    left = tr_n(
        "Half of them left {n} point or more on the table for every delegation at once.",
        "Half of them left {n} points or more on the table for every delegation at once.",
        found.left,
    )
    note = tr("People ask less and split more; expect your tables to lie lower, and further apart.")
    return f"{games} {texts} {left if found.left else ''} {note}"


def _points(page: Paper, public: Public, found: Usual) -> None:
    head = (tr("Delegation"), tr("A quarter had up to"), tr("Half had up to"), tr("Three quarters had up to"))
    rows = [(party.short, *map(partial(of_hundred, public), found.points[party.id])) for party in public.parties]
    widths = (40, 20, 20, 20)
    if page.will_page_break(page.grid_height([head, *rows], widths)):
        page.add_page()  # a row a delegation: to be read together
    page.grid([head, *rows], widths, align=("LEFT", "RIGHT", "RIGHT", "RIGHT"))


def _options(page: Paper, public: Public, found: Usual) -> None:
    rows = [(tr("Issue"), tr("What was agreed most often, of a hundred texts"))]
    rows += [(issue.short, _shares(issue, found.options[issue.id], found.agreements)) for issue in public.issues]
    page.titled_grid(tr("What is usually agreed"), rows, (28, 72))


def _shares(issue: Issue, counts: Mapping[str, int], of: int) -> str:
    labels = {option.id: option.label for option in issue.options}
    shares = sorted(((round(100 * n / of), labels[k]) for k, n in counts.items()), reverse=True)[:3]
    return in_a_row([tr("{option} ({share})", option=label, share=share) for share, label in shares if share])
