"""The command line. `communique` alone opens the window; every command imports what it needs when it is asked for.

Whatever goes wrong ends in one sentence per finding and an exit code: 0 done, 1 findings, 2 the call was off.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from communique import commands
from communique.model.errors import ErrorForPeople
from communique.words import choose, tr


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. `arguments` default to the program's own."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    _print_anything()
    try:
        return _run(argv)
    except KeyboardInterrupt:
        print("\n" + tr("Stopped."), file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 141
    finally:
        _settle()


def _print_anything() -> None:
    """Write `-` for a minus sign, and `\\u2265` for others, where a terminal or a pipe has no sign for a character.

    JSON stays JSON by it.
    """
    codecs.register_error("communique", _numbered)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="communique")


def _numbered(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].replace("\N{MINUS SIGN}", "-")
    return json.dumps(missing)[1:-1], error.end


def _settle() -> None:
    """Flush stdout; when what it leads to is gone or full, point it elsewhere, so that exit stays quiet."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: list[str]) -> int:
    from communique.commands._common import printable

    def say(sentence: str) -> None:
        print(printable(sentence), file=sys.stderr)

    try:
        choose()
    except KeyError as error:
        say(str(error.args[0]))
        return 2
    try:
        code = _command(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except ErrorForPeople as error:
        if os.environ.get("COMMUNIQUE_DEBUG"):
            say(_trace(error))
        say(str(error))
        return error.code
    except BrokenPipeError:
        raise
    except OSError as error:
        say(_refused(error))
        return 1
    except ImportError as error:
        if (error.name or "").partition(".")[0] == __package__:
            raise
        say(
            tr(
                "A library that this needs cannot be imported ({error}); install it, or this program, again.",
                error=error,
            )
        )
        return 1


def _trace(error: BaseException | None) -> str:
    """The traceback of code that somebody has brought along, where it was that which failed; else nothing."""
    while error is not None:
        trace: str = getattr(error, "trace", "")
        if trace:
            return trace
        error = error.__cause__
    return ""


def _command(argv: list[str]) -> int:
    if not argv:
        commands.function("play")()
        return 0
    from communique.commands._app import run

    return run(argv)


def _refused(error: OSError) -> str:
    """What the system said no to, as a sentence."""
    if error.strerror is None:
        return str(error)
    if error.filename is None:
        return tr("The system refused: {reason}.", reason=error.strerror)
    return f"{error.filename}: {error.strerror}."


if __name__ == "__main__":
    raise SystemExit(main())
