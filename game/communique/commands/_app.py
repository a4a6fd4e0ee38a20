"""The commands as a typer application. Imported only when there is an argument to read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique import commands
from communique.commands._common import INTERRUPTED
from communique.words import tr


def run(argv: list[str]) -> int:
    """Run the command that `argv` asks for; the exit code."""
    app = typer.Typer(
        name="communique",
        help=tr("A diplomacy negotiation game and simulator. Without a command, the game opens its window."),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_root)
    known = commands.names()
    for name in [argv[0]] if argv[0] in known else known:
        function = commands.function(name)
        app.command(name, help=tr(function.__doc__))(function)
    try:
        result = app(argv, standalone_mode=False, prog_name="communique")
    except Exception as error:
        return _usage(error)
    if result == INTERRUPTED:  # so newer versions of typer tell of Ctrl-C, older ones by Abort
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=tr("Print the version and stop."))] = False,
) -> None:
    if version:
        from communique import __version__

        print(f"communique {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        commands.function("play")()


def _usage(error: Exception) -> int:
    """Exit code 2 and one sentence for a call that is off; anything else goes on up."""
    from communique.commands._common import printable

    if type(error).__name__ == "Abort":
        raise KeyboardInterrupt from None
    show = getattr(error, "format_message", None)
    if show is None:
        raise error
    sentence = printable(show()).strip()
    stop = "" if sentence.endswith((".", "?")) else "."
    print(tr("{sentence}{stop} See: communique --help", sentence=sentence, stop=stop), file=sys.stderr)
    return 2
