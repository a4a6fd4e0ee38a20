"""The bell: failures in which something good for all who sign lay on the table."""

from __future__ import annotations

from typing import Any, NamedTuple

from bench.table.figures import Share, table
from bench.table.games import Job, One, defaults, principals_of
from bench.table.setting import Setting

from communique.model.package import Terms, settle
from communique.rules.moves.final import FinalText
from communique.rules.state import ConferenceTable, EndingKind
from communique.rules.terms import satisfied, terms_refusal
from communique.session import Session

MIXED = ("statesman", "two-faced", "firm", "legalist")


class End(NamedTuple):
    """How a game ended, as far as the bell goes."""

    failed: bool
    lost: bool
    """Something on the table at the end was good for enough to sign it."""
    final: bool
    """A final text was refused."""


def rung(session: Session) -> End:
    """What a finished game says of the bell. What was signed and then fell at home was not lost to it."""
    end = session.outcome()
    if end.agreement or end.kind is EndingKind.NOT_RATIFIED:
        return End(False, False, False)
    final = any(isinstance(event.move, FinalText) for event in session.events)
    return End(True, any(good_for_all(session, terms) for terms in on_the_table(session)), final)


def on_the_table(session: Session) -> list[Terms]:
    """What could have been taken when the talks ended: standing offers in plenary and in caucus, and the draft."""
    table, desks = session.state
    found: list[Terms] = [offer.terms for offer in table.offers]
    for desk in desks:
        found += [whisper.terms for whisper in desk.whispers]
    if table.draft is not None:
        found.append(table.draft.terms)
    return found


def good_for_all(session: Session, terms: Terms) -> bool:
    """True when enough to sign are better off than without a deal, and their homes would ratify."""
    table: Any = session.state.table
    public, sheets = session.scenario.public, session.scenario.sheets
    assert isinstance(table, ConferenceTable)
    if terms_refusal(public, terms, table.floors, table.unlocked) is not None:
        return False
    package = settle(terms, table.floors)
    glad = [
        seat
        for seat in public.signatories
        if sheets[seat].value(package) > sheets[seat].no_deal(public, table.tension)
        and not sheets[seat].unhappy(package)
    ]
    return satisfied(public, glad)


def run(setting: Setting) -> None:
    """Print the table."""
    rows: list[list[object]] = []
    every: list[End] = []
    for name, level in setting.cells(levels=("envoy", "minister")):
        for title, lineup in lineups(name, level):
            jobs = [Job(name, level, lineup, seed, rung) for seed in setting.seeds]
            ends = setting.hall.play(jobs)
            every += ends
            failed = [end for end in ends if end.failed]
            lost = Share(sum(end.lost for end in failed), len(failed))
            refused = sum(end.final for end in failed)
            rows.append([f"{name} {level}", title, len(failed), lost, refused])
    head = ["case", "line-up", "failed", "with something good for all on the table", "after a final text"]
    setting.say(table(f"The bell, {setting.games} games a line", head, rows))
    failed = [end for end in every if end.failed]
    lost = Share(sum(end.lost for end in failed), len(failed))
    setting.goal("failures in which something was good for all who sign: under 5 %", lost, lost.value < 0.05)


def lineups(name: str, level: str) -> list[tuple[str, tuple[One, ...]]]:
    """The default line-up, and a mixed one."""
    usual = list[One](defaults(name, level))
    mixed = list(usual)
    for k, seat in enumerate(principals_of(name)):
        mixed[seat] = MIXED[k % len(MIXED)]
    return [("as usual", tuple(usual)), ("mixed", tuple(mixed))]
