"""The command line. `communique` alone opens the window; every command imports what it needs when it is asked for.

Whatever goes wrong ends in one sentence per finding and an exit code: 0 done, 1 findings, 2 the call was off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from game import commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. `arguments` default to the program's own."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(argv)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; point stdout elsewhere so that its flush at exit stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(argv: list[str]) -> int:
    from game.commands._common import UserError

    try:
        if not argv:
            commands.function("play")()
            return 0
        from game.commands._app import run

        return run(argv)
    except UserError as error:
        print(error, file=sys.stderr)
        return error.code
    except Exception as error:
        code = _known(error)
        if code is None:
            raise
        print(error, file=sys.stderr)
        return code


def _known(error: Exception) -> int | None:
    """The exit code for an error whose text is meant for people; None for a bug."""
    loading = sys.modules.get("game.loading.scenario")
    store = sys.modules.get("game.session.store")
    window = sys.modules.get("game.window.app")
    if loading is not None and isinstance(error, loading.ScenarioError):
        return 1
    if store is not None and isinstance(error, store.SaveError):
        return 1
    if window is not None and isinstance(error, window.WindowError):
        return 1
    return 1 if isinstance(error, OSError) and error.filename is not None else None


if __name__ == "__main__":
    raise SystemExit(main())
