"""Whatever is asked of a host, it answers clearly, tells nothing of its secrets, and the class goes on.

Ten thousand requests where slow tests run, some hundreds otherwise; and a part of them by a real socket, as bytes that are
no HTTP at all.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar
from urllib.parse import quote, urlencode

import pytest
from builders import rich
from host.rooms_of import move_somebody

pytest.importorskip("starlette", reason="a class needs the extra [classroom]")

from host.asking import HOST, Answer, ask_raw, get
from host.served import Served, class_of

from communique.host import places, running
from communique.host.forms import FORMS
from communique.host.pages.board_state import ACTIONS
from communique.host.server import security
from communique.host.server.security import App
from communique.model.level import Level
from communique.model.sheet import Scenario

T = TypeVar("T")
MARKER = "<zq\"'&>"
"""Comes back from nowhere as it is."""
SECRETS = (90_173, 80_264, 70_355)
"""Numbers of sheets that stand nowhere else."""
