"""`python -m game` is the command `communique`."""

from game.cli import main

raise SystemExit(main())
