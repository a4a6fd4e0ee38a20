"""What the commands share: refusing in one sentence, and reading scenario names and seats."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer

from communique.loading.guess import guess, shortened
from communique.model.errors import ErrorForPeople
from communique.model.sheet import Scenario
from communique.words import N_, tr

if TYPE_CHECKING:
    from communique.session.log import Header

ENDINGS: Final = {
    "joint": N_("joint"),
    "partial": N_("partial"),
    "adjourned": N_("adjourned"),
    "not-ratified": N_("not ratified"),
    "breakdown": N_("breakdown"),
}
"""How talks end, in a word, in the order of the rules."""
INTERRUPTED: Final = 130
"""The exit code of a command that Ctrl-C has stopped."""


class UserError(ErrorForPeople):
    """Something the person at the keyboard can put right: one sentence, and the exit code."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(shortened(sentence))
        self.code = code


def refuse(sentence: str, *, code: int = 2) -> NoReturn:
    """Stop with one sentence. Code 2 is for arguments, 1 for what a file or a game holds."""
    raise UserError(sentence, code)


@contextmanager
def stoppable(kept: str) -> Iterator[None]:
    """Let Ctrl-C end what is inside with one sentence, which says what is `kept` and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        # The sentence gets a line of its own: terminals write ^C where the cursor is.
        raise UserError("\n" + tr("Stopped; {kept}", kept=kept), INTERRUPTED) from None


def printable(text: str) -> str:
    """`text` for a terminal: what could tell it to do something is shown (`\\x1b`, `\\u202e`), not done."""
    return "".join(one if one.isprintable() or one == "\n" or _is_space(one) else ascii(one)[1:-1] for one in text)


def _is_space(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def papers_option() -> Any:
    """The option that all commands with fresh papers share, in the language spoken when it is asked for."""
    said = tr("Play with fresh papers, drawn from this number, not as written.")
    return typer.Option("--papers", min=0, max=2**53, help=said)


def scenario_named(name: str, papers: int | None = None) -> Scenario:
    """The scenario with this id, or in this file, with these papers. Stops with a sentence when there is none."""
    from communique.loading.scenario_file import list_scenarios, load_scenario

    known = [str(s) for s in list_scenarios()]
    if not name.endswith((".yaml", ".yml")) and name not in known:
        refuse(tr('There is no scenario "{name}"; {hint}', name=name, hint=guess(name, sorted(known), stop=".")))
    return load_scenario(name, papers=papers)


def scenario_played(header: Header, file: str | None) -> Scenario:
    """What the game of this header is played with: `file`, or the edition of a scenario that comes with the program."""
    from communique.loading.earlier import load_edition

    if file is not None:
        return scenario_named(file, header.papers)
    scenario_named(header.scenario)
    return load_edition(header.scenario, header.digest, header.papers)


def check_level(scenario: Scenario, level: str) -> None:
    """Stop with a sentence when the scenario has no such level."""
    known = [one.id for one in scenario.public.levels]
    if level and level not in known:
        refuse(
            tr(
                'Scenario "{id}" has no level "{level}"; {hint}',
                id=scenario.public.id,
                level=level,
                hint=guess(level, sorted(known), stop="."),
            )
        )


def check_names(names: str) -> None:
    """Stop with a sentence when delegations cannot be called so."""
    from communique.present.naming import NAMES

    if names not in NAMES:
        refuse(tr('The names are "aliases" or "real", not "{names}".', names=names))


def check_negotiator(name: str) -> None:
    """Stop with a sentence when there is no such negotiator."""
    from communique.negotiators.registry import negotiator

    try:
        negotiator(name)
    except KeyError as error:
        raise UserError(str(error.args[0])) from error


def with_option() -> Any:
    """The option by which a person brings negotiators of their own, in the language spoken when it is asked for."""
    said = tr("A negotiator of your own, as mine.py:mine; may be repeated.")
    return typer.Option("--with", help=said, metavar="FILE:NAME")


def bring_along(guests: list[str] | None) -> tuple[str, ...]:
    """Have what `--with` names at hand wherever a negotiator is named. Stops with a sentence at what is none."""
    from communique.negotiators.registry import bring

    try:
        return tuple([bring(name) for name in guests or ()])
    except KeyError as error:
        raise UserError(str(error.args[0])) from error


def seats(scenario: Scenario, choices: list[str]) -> dict[str, str]:
    """The `--seat armenia=firm` choices as a mapping. Stops with a sentence at the first that does not fit."""
    parties = [party.id for party in scenario.public.parties]
    chosen: dict[str, str] = {}
    for choice in choices:
        party, equals, name = choice.partition("=")
        if not equals or not name:
            refuse(
                tr(
                    'A seat is given as party=negotiator, for example {parties}=linear; "{choice}" is not.',
                    parties=parties[0],
                    choice=choice,
                )
            )
        if party not in parties:
            refuse(tr('There is no party "{party}"; {hint}', party=party, hint=guess(party, sorted(parties), stop=".")))
        if party in chosen:
            refuse(tr('The seat of "{party}" is given twice.', party=party))
        check_negotiator(name)
        chosen[party] = name
    return chosen
