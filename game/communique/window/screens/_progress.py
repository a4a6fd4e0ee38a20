"""How far saves have come: they are played through for a list, and what is public of them is kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from communique.session.folder import Listed
from communique.session.log import Header
from communique.session.progress import SavedProgress, saved_progress
from communique.session.recorder import SaveError
from communique.session.store import read_save
from communique.words import language, tr

if TYPE_CHECKING:
    from communique.model.scenario import Public
    from communique.model.sheet import Scenario

BUDGET = 500_000
"""Bytes of saves that are played through for one list: some forty games."""


def known(header: Header) -> bool:
    """Whether the scenario of a save comes with the program."""
    from communique.loading.scenario_file import list_scenarios

    return header.scenario in list_scenarios()


def public_of(header: Header) -> Public:
    """The public part of the edition that a save was played with. Raises what loading it raises, and SaveError."""
    public = _scenario(header.scenario, header.digest, header.papers, language()).public
    if len(header.lineup) != len(public.parties):
        raise SaveError(
            tr("The line-up names {count} of {all} seats.", count=len(header.lineup), all=len(public.parties))
        )
    return public


def progress(one: Listed, header: Header) -> SavedProgress:
    """How far a save has come, played through. Raises what reading it, its scenario and its moves raises."""
    scenario = _scenario(header.scenario, header.digest, header.papers, language())
    return saved_progress(read_save(one.path), scenario)


def has_ended(one: Listed) -> bool:
    """Whether a save that does not say how it stood has come to its end; one that cannot be played through has not."""
    if one.header is None or one.size > BUDGET or not known(one.header):
        return False
    try:
        return progress(one, one.header).ending is not None
    except Exception:  # whoever opens it is told what is wrong with it
        return False


@lru_cache(maxsize=16)
def _scenario(name: str, digest: str, papers: int | None, spoken: str) -> Scenario:
    """The edition that a save was played with; `spoken` is the language it is read in, so that each is kept."""
    from communique.loading.earlier import load_edition

    return load_edition(name, digest, papers)
