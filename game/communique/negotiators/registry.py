"""Every negotiator by name: the modules of this folder that export `NEGOTIATOR`, outside packages, and guests.

An outside package adds its own under the entry point group `communique.negotiators`; these are looked for only
when a name is asked for that is not one of ours, so that an import stays light. A name with a colon, such as
`negmas:BoulwareTBNegotiator`, belongs to a family, which makes its negotiators when asked; `mine.py:mine` is the
object, class or function of that name in a file. What a person has brought into this process (`bring`) goes by its name
from then on, wherever a name is asked for, in the processes that work for it as well.

There are two ways to ask for one by name, and the thing to understand is which: `negotiator` for what a person has
typed, which may run code of theirs, and `registered` for what a file says, which never does: it finds code that a
person has brought or installed, and nothing else. Whoever shows what there is to choose from asks `every`: outside
packages' negotiators and guests stand there among ours. A negotiator's title and description are marked texts: whoever
shows one says `tr(one.title)`.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final, NamedTuple

import communique.negotiators
from communique.negotiators.guests import Guest, GuestError, check_file, from_file, has_file, invited, is_file_name
from communique.negotiators.negotiator import Negotiator
from communique.words import tr

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from communique.model.scenario import Public

GROUP: Final = "communique.negotiators"
FAMILIES: Final = {
    "boa": "communique.negotiators.parts.boa",
    "exec": "communique.interop.programs.family",
    "negmas": "communique.interop.negmas_adapter",
    "replay": "communique.interop.programs.scripted",
}
"""By what stands before the colon, the module whose `negotiator`, `registered` and `known` know the rest, and whose
`misplaced`, where it has one, knows what its negotiators cannot play. Such a module lives in a room above this one,
with the library that it needs; it is named here and imported only when it is asked for."""

_LONGEST: Final = 60
"""Longer names are not spelt out in a refusal."""


class NotFromFile(KeyError):
    """A name for which a module would be imported stands in a file, where it may not."""


def _scan() -> dict[str, Negotiator]:
    found: dict[str, Negotiator] = {}
    for module in sorted(iter_modules(communique.negotiators.__path__), key=lambda m: m.name):
        if module.name == "registry":
            continue
        one = getattr(import_module(f"communique.negotiators.{module.name}"), "NEGOTIATOR", None)
        if one is not None:
            found[one.name] = one
    return found


NEGOTIATORS: dict[str, Negotiator] = _scan()
"""Our own negotiators by name; for all there are, see `every`."""


def negotiator(name: str) -> Negotiator:
    """The negotiator that a person has named, on the command line or in Python.

    A family may import a module that the name says, and `mine.py:mine` runs that file, so names from files go to
    `registered`. Raises KeyError with a sentence.
    """
    return NEGOTIATORS.get(name) or _of_family(name, "negotiator") or _from_file(name) or _from_outside(name)


def registered(name: str) -> Negotiator:
    """The negotiator that a save, a plan or a scenario names: ours, an outside package's, a family's own, or a guest.

    Nothing is ever imported or run because of what `name` says. Raises KeyError with a sentence; it is a `NotFromFile`
    where a person could name what the file may not.
    """
    found = NEGOTIATORS.get(name) or _guest(name) or _of_family(name, "registered")
    if found is None and is_file_name(name):
        raise NotFromFile(tr('"{name}" would run a file, and nothing is run because a file says so.', name=cut(name)))
    return found or _from_outside(name)


def bring(one: Guest | str, name: str = "") -> str:
    """The name by which `one` is found from now on, in this process and those that work for it.

    `one` is an object that decides, a class or a function of that kind, or the name of a negotiator; a name that says
    `mine.py:mine` runs that file. A guest goes by `name`, else by its own; the last of a name is the one that is meant.
    Raises KeyError with a sentence.
    """
    if isinstance(one, str):
        found = negotiator(one)
        if ":" in one:  # of a file or a family; of all others `every` knows already
            _GUESTS[one] = found
        return one
    found = invited(one, name)
    if ":" in found.name:
        raise GuestError(
            tr('A negotiator cannot be called "{name}": a colon says which family it is of.', name=cut(found.name))
        )
    if (ours := NEGOTIATORS.get(found.name)) is not None:
        if ours is found:
            return found.name
        raise GuestError(tr('There is a negotiator "{name}" already; give yours another name.', name=found.name))
    _GUESTS[found.name] = found
    return found.name


class Packed(NamedTuple):
    """A guest on its way to another process."""

    name: str
    content: bytes
    """Pickled; empty where that was not possible."""
    reason: str
    """Why it was not."""


def packed() -> tuple[Packed, ...]:
    """The guests of this process, for one that works for it. Inverse of `unpack`.

    Those of files and families are left out: they are found by their names there as well.
    """
    return tuple(_packed(one) for name, one in _GUESTS.items() if ":" not in name)


def unpack(guests: Sequence[Packed]) -> None:
    """Have these guests at hand here. Each is unpacked when it is first asked for."""
    _WAITING.update((one.name, one) for one in guests)


def known(name: str) -> None:
    """Nothing, where a person may name `name` in a batch; raises KeyError with a sentence where there is none.

    What is somebody else's is not imported or run for it, so that one which cannot be is known as well: it is there.
    """
    family, colon, _ = name.partition(":")
    if is_file_name(name):
        check_file(name)
    elif colon and family in FAMILIES:
        import_module(FAMILIES[family]).known(name)
    elif name not in NEGOTIATORS and all(point.name != name for point in _points()):
        negotiator(name)


def misplaced(name: str, public: Public, protocol: str) -> str:
    """Why whoever goes by this name cannot play this case by this protocol, as its family says; empty where it can."""
    family, colon, _ = name.partition(":")
    asked = getattr(import_module(FAMILIES[family]), "misplaced", None) if colon and family in FAMILIES else None
    return "" if asked is None else str(asked(name, public, protocol))


def is_object(name: str) -> bool:
    """True for an object that was brought into this process, or the one it works for: no other knows it by its name."""
    return ":" not in name and (name in _GUESTS or name in _WAITING)


def is_ours(name: str) -> bool:
    """True where nothing but code of this package decides: one of ours, or one put together from parts of ours."""
    return name in NEGOTIATORS or (name.startswith("boa:") and not has_file(name))


def every() -> Mapping[str, Negotiator]:
    """All negotiators by name, those of outside packages and guests among them, in alphabetical order.

    Families are left out: what they could make is not to be listed. What an outside package brings that is no
    negotiator is in `unfit`.
    """
    found = {**_outside()[0], **_GUESTS, **NEGOTIATORS}
    return {name: found[name] for name in sorted(found)}


def names() -> tuple[str, ...]:
    """The names of `every`."""
    return tuple(every())


def unfit() -> Mapping[str, str]:
    """By entry point of an outside package that is of no use, a sentence that says why."""
    return {name: _unfit(*what) for name, what in _outside()[1].items()}


def cut(text: str) -> str:
    """`text` as a refusal quotes it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


_GUESTS: dict[str, Negotiator] = {}
"""What has been brought into this process, by name. State: it grows with what a person names."""
_WAITING: dict[str, Packed] = {}
"""What was brought into the process that this one works for, and has not been asked for here."""


def _packed(one: Negotiator) -> Packed:
    try:
        return Packed(one.name, pickle.dumps(one), "")
    except Exception as error:  # whatever an object of somebody else does when it is pickled
        return Packed(one.name, b"", cut(f"{type(error).__name__}: {error}"))


def _guest(name: str) -> Negotiator | None:
    """The guest of that name; None where there is none. Raises GuestError for one that could not come here."""
    if name not in _GUESTS and name in _WAITING:
        waiting, reason = _WAITING[name], _WAITING[name].reason
        try:
            one: Negotiator = pickle.loads(waiting.content)
        except Exception as error:  # its class may be nowhere to be found
            raise GuestError(_stays_behind(name, reason or cut(f"{type(error).__name__}: {error}"))) from None
        _GUESTS[name] = one
    return _GUESTS.get(name)


def _stays_behind(name: str, reason: str) -> str:
    return tr(
        'The negotiator "{name}" cannot be sent to a worker ({reason}); write its class at the top of a file, or play '
        "with one worker.",
        name=name,
        reason=reason,
    )


def _from_file(name: str) -> Negotiator | None:
    """The guest that a file holds, or that was brought; None where the name says neither."""
    return from_file(name) if is_file_name(name) else _guest(name)


def _of_family(name: str, way: str) -> Negotiator | None:
    """The negotiator `name`, asked of its family's function `way`; None when it belongs to none."""
    family, colon, _ = name.partition(":")
    if not colon or family not in FAMILIES:
        return None
    made: Negotiator = getattr(import_module(FAMILIES[family]), way)(name)
    return made


def _from_outside(name: str) -> Negotiator:
    # The one of that name first: what others do when they are imported is then nobody's trouble.
    for point in _points():
        if point.name == name and (isinstance(one := _loaded(point), _Broken) or one.name == name):
            break
    else:
        return _among_all(name)
    if isinstance(one, _Broken):
        raise KeyError(_unfit(*one))
    return one


def _among_all(name: str) -> Negotiator:
    outside, broken = _outside()
    if name in outside:
        return outside[name]
    if name in broken:
        raise KeyError(_unfit(*broken[name]))
    family, colon, rest = name.partition(":")
    if colon:
        raise KeyError(_no_family(name, family, rest))
    known = names()
    near = get_close_matches(name, known, n=1) if len(name) <= _LONGEST else []
    if near:
        raise KeyError(tr('There is no negotiator "{name}"; did you mean "{near}"?', name=cut(name), near=near[0]))
    listed = ", ".join(known)
    raise KeyError(tr('There is no negotiator "{name}"; there are: {names}.', name=cut(name), names=listed))


def _no_family(name: str, family: str, rest: str) -> str:
    near = get_close_matches(family, FAMILIES, n=1) if len(name) <= _LONGEST else []
    if near:
        return tr('There is no negotiator "{name}"; did you mean "{near}"?', name=cut(name), near=f"{near[0]}:{rest}")
    return tr(
        'There is no negotiator "{name}": before a colon stands a file, as {example}, or one of {families}.',
        name=cut(name),
        example="mine.py:mine",
        families=", ".join(FAMILIES),
    )


class _Broken(NamedTuple):
    """An entry point that is of no use."""

    point: str
    value: str
    error: str
    """What its package said when it was imported; empty where it loads."""
    reason: str
    """Why what it loads is no negotiator, as a sentence."""


def _unfit(point: str, value: str, error: str, reason: str) -> str:
    if error:
        return tr(
            'The entry point "{point}" = {value} cannot be loaded ({error}).', point=point, value=value, error=error
        )
    return tr('The entry point "{point}" = {value} is no negotiator. {reason}', point=point, value=value, reason=reason)


@lru_cache(maxsize=1)
def _outside() -> tuple[dict[str, Negotiator], dict[str, _Broken]]:
    """Negotiators of outside packages, and by name what is none. Ours win where a name is taken.

    Asked once in a process: what is installed does not change while it runs.
    """
    found: dict[str, Negotiator] = {}
    broken: dict[str, _Broken] = {}
    for point in _points():
        one = _loaded(point)
        if isinstance(one, _Broken):
            broken[point.name] = one
        else:
            found.setdefault(one.name, one)
    return found, broken


def _points() -> tuple[EntryPoint, ...]:
    """The entry points of outside packages, which are found without importing any."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)))


@lru_cache(maxsize=256)
def _loaded(point: EntryPoint) -> Negotiator | _Broken:
    """What an entry point leads to, or why it is of no use."""
    try:
        one = point.load()
    except (Exception, SystemExit) as error:  # whatever a package of somebody else does when it is imported
        return _Broken(point.name, point.value, cut(f"{type(error).__name__}: {error}"), "")
    try:
        return invited(one, "" if isinstance(getattr(one, "name", None), str) else point.name)
    except GuestError as error:
        return _Broken(point.name, point.value, "", str(error))
