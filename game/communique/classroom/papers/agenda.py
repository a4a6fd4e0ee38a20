"""The page that lies on the table: who speaks when, the tracks of the meters, drafts, offers and initials."""

from __future__ import annotations

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import closely
from communique.classroom.papers._words import in_short, keeps_meters, keeps_tension
from communique.model.scenario import Public
from communique.rules.flow import rotation
from communique.rules.state import CAPITAL_MAX, TENSION_MAX, TRUST_MAX
from communique.words import N_, in_a_row, number, tr, tr_n

WIDEST = 20
"""The most issues that have a column each."""


def agenda(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """How the talks run and how they stand, on a page."""
    page = Paper(
        tr("{scenario}: agenda", scenario=named(public)),
        tr("On the table, for all to see · {scenario}", scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(tr("Agenda"), public.title, tr_n("{n} session", "{n} sessions", public.sessions))
    _sessions(page, public, printing)
    if keeps_meters(public) or keeps_tension(public):
        _tracks(page, public, printing)
    if len(public.issues) <= WIDEST:
        _texts(page, public, printing)
    return page


def _sessions(page: Paper, public: Public, printing: Printing) -> None:
    page.heading(tr("Who speaks when"), room=18 + 7 * public.sessions)
    parts = [tr("Floor"), tr("Ballot"), *([tr("Press")] if keeps_meters(public) else [])]
    if public.news:
        parts.insert(0, tr("News"))
    names = in_short(public, printing)
    rows = [(tr("Session"), tr("Order of speaking"), *parts)]
    for session in range(public.sessions):
        turn = [names[seat] for seat in rotation(public, session)]
        rows.append((number(session + 1), in_a_row(turn), *("☐" for _ in parts)))
    page.grid(
        rows, (11, 89 - 11 * len(parts), *(11 for _ in parts)), align=("LEFT", "LEFT", *("CENTER" for _ in parts))
    )


def _tracks(page: Paper, public: Public, printing: Printing) -> None:
    """Tension, and capital and trust of each delegation, with a full dot where a coin is put first."""
    start, names = public.meters, in_short(public, printing)
    rows = [_track(tr("Tension"), TENSION_MAX, start.tension)] if keeps_tension(public) else []
    if keeps_meters(public):
        rows += [_track(tr("Capital of {name}", name=name), CAPITAL_MAX, start.capital) for name in names]
        rows += [_track(tr("Trust in {name}", name=name), TRUST_MAX, start.trust) for name in names]
    page.heading(tr("Tracks, with a coin on each"), room=20 + 7 * len(rows))
    head = (tr("It begins on the full dot"), *(number(step) for step in range(TRUST_MAX + 1)))
    page.grid([head, *rows], (34, *(6,) * (TRUST_MAX + 1)), align=("LEFT", *("CENTER",) * (TRUST_MAX + 1)))


def _track(name: str, most: int, start: int) -> tuple[str, ...]:
    steps = ("●" if step == start else "○" if step <= most else "" for step in range(TRUST_MAX + 1))
    return name, *steps


def _texts(page: Paper, public: Public, printing: Printing) -> None:
    """Drafts and offers in digits, an issue a column, and who has initialled what."""
    count, names = len(public.issues), in_short(public, printing)
    columns = tuple(number(place + 1) for place in range(count))
    page.heading(tr("Texts, an issue a column"), room=40)
    page.prose(
        tr("Write the digit of each option, and a dash where the text says nothing. Cross out what is gone."),
        size=9,
        muted=True,
    )
    rows = [
        (tr("Text"), *columns, tr("By, accepted by")),
        *((tr("Draft {n}", n=k), *("",) * count, "") for k in (1, 2)),
    ]
    rows += [(tr("Offer {n}", n=k), *("",) * count, "") for k in range(1, 6)]
    rows += [(tr("Initials of {name}", name=names[seat]), *("",) * count, "") for seat in public.signatories]
    page.grid(rows, (20, *(58 / count,) * count, 22))


PAPER = PaperKind(
    "agenda", 30, N_("Who speaks when, tracks, offers and initials: it lies on the table."), one_file("agenda", agenda)
)
