"""What the commands share: refusing in one sentence, and reading scenario names and seats."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer

from communique.loading.guess import guess, nearest, shortened
from communique.model.errors import ErrorForPeople
from communique.model.sheet import Scenario
from communique.words import N_, in_a_row, number, tr, tr_n

if TYPE_CHECKING:
    from communique.model.scenario import Public
    from communique.session.log import Header
    from communique.simulation.apart.limits import Limits
    from communique.simulation.deadline import Deadline

ENDINGS: Final = {
    "joint": N_("joint"),
    "partial": N_("partial"),
    "adjourned": N_("adjourned"),
    "not-ratified": N_("not ratified"),
    "breakdown": N_("breakdown"),
}
"""How talks end, in a word, in the order of the rules."""
GAME_ENDINGS: Final = {**ENDINGS, "failed": N_("failed")}
"""How a game of a batch ends: as talks do, or because a negotiator failed."""
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
    path = Path(name)
    if name.endswith((".yaml", ".yml")) and not path.exists() and path.parent.is_dir():
        beside = [str(one) for one in path.parent.iterdir() if one.suffix in (".yaml", ".yml")]
        if near := nearest(name, beside):
            refuse(tr('There is no file "{name}"; did you mean "{near}"?', name=name, near=near))
    return load_scenario(name, papers=papers)


def scenario_played(header: Header, file: str | None) -> Scenario:
    """What the game of this header is played with: `file`, or the edition of a scenario that comes with the program."""
    from communique.loading.earlier import load_edition

    if file is not None:
        return scenario_named(file, header.papers)
    scenario_named(header.scenario)
    return load_edition(header.scenario, header.digest, header.papers)


def force_option() -> Any:
    """The option without which no command writes over a file that is there."""
    return typer.Option("--force", help=tr("Write over files that are there already."))


def check_free(*files: Path | None, force: bool, links: bool = False) -> None:
    """Stop with a sentence, before anything is worked out, where one of `files` cannot be written.

    That is so where its folder is not there, where something that is no file has its name, where two of them are one,
    without `force` where there is such a file, and where a link has its name, unless such `links` are followed. None is
    a file that nobody asked for.
    """
    asked = [file for file in files if file is not None]
    for place, file in enumerate(asked):
        if file.resolve() in [one.resolve() for one in asked[:place]]:
            refuse(tr('"{out}" is named for two things to write; give each a file of its own.', out=file))
        if not file.parent.is_dir():
            refuse(tr('There is no folder "{parent}" to write to.', parent=file.parent))
        check_free_in(file.parent, [file.name], force=force, links=links)


def check_free_in(folder: Path, names: Iterable[str], *, force: bool, links: bool = False) -> None:
    """The same for files in a folder that is made when it is not there."""
    if folder.exists() and not folder.is_dir():
        refuse(tr('"{out}" is a file; name a folder to write to.', out=folder))
    for file in (folder / name for name in names):
        if not os.path.lexists(file):
            continue
        if not file.is_file():
            refuse(tr('"{out}" is no file; choose another name.', out=file))
        if file.is_symlink() and not links:
            refuse(tr('"{out}" is a link, and what it leads to is not written; name the file itself.', out=file))
        if not force:
            refuse(tr('There is a file "{out}" already; --force writes over it.', out=file))


def agreements_told(agreements: int, games: int) -> str:
    """How many of so many games ended in an agreement, and which share of them."""
    share = number(100 * agreements / games)
    return tr_n("{n} agreement ({share} %)", "{n} agreements ({share} %)", agreements, share=share)


def whose_points(public: Public) -> str:
    """The house's sentence on whose the points of a case are, which stands below every table of them."""
    from communique.debrief import ASSUMPTION, TEST_DATA

    return tr(ASSUMPTION) if public.origin is None else tr(TEST_DATA)


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


def limit_option(of: str) -> Any:
    """The option for what a negotiator that is not ours may use of "move", "game", "session" or "memory"."""
    said = {
        "move": tr("Seconds a negotiator that is not ours has for a move; 0 for no limit."),
        "game": tr("Seconds it has for all its moves of a game; 0 for no limit."),
        "session": tr("Seconds it has for all its moves of a session, or a round; 0 for no limit."),
        "memory": tr("Megabytes of memory it may take; 0 for no limit."),
    }
    return typer.Option("--memory-mb" if of == "memory" else f"--{of}-seconds", min=0, help=said[of])


def limits(move: float | None, game: float | None, session: float | None, memory: int | None) -> Limits | None:
    """What the options say entrants may use; None where they say nothing. A limit of 0 is none.

    Stops with a sentence at one that is too large.
    """
    from communique.simulation.apart.limits import Limits

    if move is game is session is memory is None:
        return None
    usual = Limits()
    try:
        return Limits(
            usual.move_seconds if move is None else move or None, game or None, session or None,
            usual.memory_mb if memory is None else memory or None,
        )  # fmt: skip
    except ValueError as error:
        refuse(str(error))


def rounds_option() -> Any:
    """The option for the deadline of alternating offers."""
    said = tr("Deadline of alternating offers or talks in turn; a range as 20..60 is drawn from anew for each game.")
    return typer.Option("--rounds", help=said, metavar="ROUNDS")


def hidden_option() -> Any:
    """The option that hides the deadline."""
    return typer.Option("--hidden-deadline", help=tr("Tell the parties the range of --rounds, and not what was drawn."))


def deadline(rounds: str | None, hidden: bool, protocol: str) -> Deadline:
    """The deadline that the two options say. Stops with a sentence when they say none that games by `protocol` have."""
    from communique.simulation.deadline import check_deadline, read_rounds

    if rounds is None and hidden:
        refuse(tr("A hidden deadline lies in a range that is told: --hidden-deadline --rounds 20..60."))
    if rounds is None:
        return None
    try:
        read = read_rounds(rounds, hidden=hidden)
        check_deadline(protocol, read)
        return read
    except ValueError as error:
        refuse(str(error))


def failed_sentence(name: str, party: str, ways: Mapping[str, int], game: int, what: str) -> str:
    """That a negotiator failed, how often and in which ways, with what it said in the first of those games."""
    from communique.simulation.apart.failure import WAYS

    counts = [tr("{way} in {n}", way=tr(WAYS[way]), n=number(count)) for way, count in ways.items()]
    sentence = tr(
        "{name} failed in {games}: {ways}. The first was game {number}, as {party}: {what}",
        name=name,
        games=tr_n("{n} game", "{n} games", sum(ways.values())),
        ways=in_a_row(counts),
        number=game,
        party=party,
        what=what,
    )
    return printable(sentence)


def check_names(names: str) -> None:
    """Stop with a sentence when delegations cannot be called so."""
    from communique.present.naming import NAMES

    if names not in NAMES:
        refuse(tr('The names are "aliases" or "real", not "{names}".', names=names))


def with_option() -> Any:
    """The option by which a person brings negotiators of their own, in the language spoken when it is asked for."""
    said = tr("A negotiator of your own, as mine.py:mine; may be repeated.")
    return typer.Option("--with", help=said, metavar="FILE:NAME")


def bring_along(guests: list[str] | None) -> tuple[str, ...]:
    """Have what `--with` names at hand wherever a negotiator is named. Stops with a sentence at what is none."""
    from communique.negotiators.registry import bring

    for name in guests or ():
        check_guest(name)
    try:
        # What a command prints is for whoever reads it: what a file prints while it is imported stands beside.
        with redirect_stdout(sys.stderr):
            return tuple([bring(name) for name in guests or ()])
    except KeyError as error:
        raise UserError(str(error.args[0])) from error


def check_known(name: str) -> None:
    """Stop with a sentence when there is no such negotiator. One of an outside package is not imported for that."""
    from communique.negotiators.registry import known

    try:
        known(name)
    except KeyError as error:
        refuse(str(error.args[0]))


def check_guest(name: str) -> None:
    """Stop with a sentence when the negotiator that a person has named cannot be had.

    Its file is run for that in a process of its own, and here for its traceback, if somebody has asked for that.
    """
    from communique.negotiators.registry import negotiator
    from communique.simulation.apart.trial import check_loads

    try:
        check_loads(name)
    except KeyError as error:
        try:
            if os.environ.get("COMMUNIQUE_DEBUG"):
                negotiator(name)
        except KeyError as told:
            raise UserError(str(told.args[0])) from told
        raise UserError(str(error.args[0])) from error


def seats(scenario: Scenario, choices: list[str]) -> dict[str, str]:
    """The `--seat armenia=firm` choices as a mapping. Stops with a sentence at the first that does not fit."""
    from communique.negotiators.guests import has_file

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
        # A file that somebody has just named for a seat is theirs: what is wrong with it is said before any game.
        (check_guest if has_file(name) else check_known)(name)
        chosen[party] = name
    return chosen
