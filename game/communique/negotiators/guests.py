"""Negotiators that people bring along: an object, a class or a function in Python, or one in a file, `mine.py:mine`.

All that a guest needs is a way to decide: `decide(view, dice)`, which returns a legal move and is a function of the two
alone (see `Mind`). A name, a title and a description are welcome and not needed. A class is made into an object, so it
needs no arguments; a function is its own `decide`. What a guest does wrong is a `GuestFault`, one sentence with the
place in its file; what it returns is made of plain values before it goes to the table.

A file is run only when a person names it, see `communique.negotiators.registry`.
"""

from __future__ import annotations

import importlib
import inspect
import os
import re
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import FunctionType, ModuleType, TracebackType
from typing import Any, Final

from communique.model.errors import ErrorForPeople
from communique.model.message import N_
from communique.negotiators.negotiator import Mind, Negotiator
from communique.negotiators.unrun import names_in
from communique.negotiators.well_formed import Misfit, well_formed
from communique.rules.dice import Dice
from communique.rules.kind import Move
from communique.views import PartyView
from communique.words import tr

Guest = Mind | type[Mind] | Callable[[PartyView, Dice], Move]
"""What can be brought along: something that decides, a class of it that needs no arguments, or a function."""

RESERVED: Final = frozenset({"human"})
"""Names that mean something else in a line-up."""
BROUGHT: Final = N_("Brought along by whoever plays.")
"""What is said of a guest that says nothing of itself."""
_AS_THEIRS: Final = "negmas:mine.py:Mine"
_LONGEST: Final = 60
_SUFFIX: Final = ".py"
_FAMILY: Final = re.compile("[a-z][a-z0-9-]+:")
"""How the name of a family begins; a drive has one letter, and a file its dot before the colon."""
_MACHINERY: Final = ("<frozen", os.path.dirname(importlib.__file__) + os.sep)
"""How the files begin through which Python imports another."""
_OURS: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


class GuestError(ErrorForPeople, KeyError):
    """Something that cannot be brought along, in a sentence. A KeyError, as for any name that nobody goes by."""

    code = 2

    def __init__(self, sentence: str, trace: str = "") -> None:
        super().__init__(sentence)
        self.trace = trace
        """The traceback of their code, where it has failed."""

    def __str__(self) -> str:
        return str(self.args[0])


class GuestFault(ErrorForPeople, RuntimeError):
    """A guest failed to decide, in a sentence."""

    def __init__(
        self, sentence: str, *, guest: str = "", place: str = "", crashed: bool = False, trace: str = ""
    ) -> None:
        super().__init__(sentence)
        self.guest, self.place, self.crashed, self.trace = guest, place, crashed, trace
        """Its name; file and line, as `mine.py:12`; whether it raised an error, or else returned what is no move; and
        the traceback of its error."""


@dataclass(frozen=True, slots=True, eq=False)
class Invited:
    """A guest as a negotiator: called by a name, and held to what a negotiator has to do."""

    name: str
    title: str
    description: str
    own: Mind
    """What was brought along."""

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """The guest's move, of plain values. Raises GuestFault."""
        try:
            given: object = self.own.decide(view, dice.sealed())
        except (Exception, SystemExit) as error:
            raise self._crashed(error) from error
        try:
            return well_formed(given)
        except Misfit as error:
            place = _defined(self.own)
            sentence = tr('Negotiator "{who}" has to return a move; {what}.', who=self.name, what=error)
            if place:
                sentence = f"{place}: {sentence}"
            raise GuestFault(sentence, guest=self.name, place=place) from None

    def _crashed(self, error: BaseException) -> GuestFault:
        place, what = place_of(error), _told(error)
        if place:
            sentence = tr('Negotiator "{who}" failed at {place}: {error}.', who=self.name, place=place, error=what)
        else:
            sentence = tr('Negotiator "{who}" failed: {error}.', who=self.name, error=what)
        return GuestFault(sentence, guest=self.name, place=place, crashed=True, trace=traced(error))


@dataclass(frozen=True, slots=True)
class _FromFunction:
    """A function that decides."""

    decision: Callable[[PartyView, Dice], Move]

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """What the function says."""
        return self.decision(view, dice)


def invited(one: object, name: str = "") -> Negotiator:
    """`one` as a negotiator, called `name`, or by its own name, or by that of its class or function.

    What is a negotiator of this package already stays what it is. Raises GuestError with a sentence.
    """
    if isinstance(one, Invited):
        return replace(one, name=name) if name else one
    own = _made(one)
    spoken = _own_text(own, "name") or _kebab(_type_name(one)) or name or "guest"
    called = name or spoken
    if not called or len(called) > _LONGEST * 4 or not called.isprintable() or called in RESERVED:
        raise GuestError(tr('A negotiator cannot be called "{name}"; give it another name.', name=called[:_LONGEST]))
    title = _own_text(own, "title") or re.sub(r"[-_]+", " ", spoken).capitalize()
    about = _own_text(own, "description") or _first_line(one) or BROUGHT
    if _is_ours(own) and isinstance(own, Negotiator) and own.name == called:
        return own
    return Invited(called, title, about, own)


def is_file_name(name: str) -> bool:
    """Whether `name` says `file.py:NAME`, or a file alone. What a family makes of a file is none, as `exec:bot.py`."""
    return has_file(name) and not _FAMILY.match(name)


def has_file(name: str) -> bool:
    """Whether a file of Python's is named in `name`, by itself or within the name of a family."""
    return name.endswith(_SUFFIX) or f"{_SUFFIX}:" in name


def from_file(name: str) -> Negotiator:
    """The negotiator that `file.py:NAME` says, called just so. Runs the file. Raises GuestError with a sentence.

    The file's own folder can be imported from, after everything else. A file that has changed is run anew.
    """
    file, wanted = _parted(name)
    return _held(name, wanted, *_stamped(file))


def found_in_file(name: str) -> object:
    """Whatever `file.py:NAME` says, for who takes something else than a negotiator. Raises what `from_file` raises."""
    file, wanted = _parted(name)
    path, stamp = _stamped(file)
    module = _run(path, stamp)
    if wanted not in vars(module):
        known = [one for one, value in vars(module).items() if not one.startswith("_") and callable(value)]
        raise GuestError(_listed(shown_path(path), wanted, known))
    return vars(module)[wanted]


def check_file(name: str) -> None:
    """Raise GuestError with a sentence when the file that `file.py:NAME` says is not there, or has no such name.

    Nothing is run, so what only a run could tell passes.
    """
    file, wanted = _parted(name)
    path, _ = _stamped(file)
    names = names_in(path)
    if not wanted or (names is not None and wanted not in names.all):
        raise GuestError(_listed(shown_path(path), wanted, list(names.own) if names is not None else []))


def no_file(file: str) -> str:
    """That there is no such file, and which of its kind is called much the same."""
    shown, path = file[-_LONGEST:], Path(file)
    try:
        beside = {one.stem: one for one in path.parent.iterdir() if one.suffix == path.suffix}
    except (OSError, ValueError):
        beside = {}
    near = get_close_matches(path.stem, beside, n=1) if len(path.name) <= _LONGEST else []
    if near:
        return tr('There is no file "{file}"; did you mean "{near}"?', file=shown, near=beside[near[0]])
    return tr('There is no file "{file}".', file=shown)


def place_of(error: BaseException) -> str:
    """Where in the code of others an error arose, as `mine.py:12`; empty where it is all ours."""
    frame = _their_frame(error.__traceback__)
    return "" if frame is None else f"{shown_path(frame[0])}:{frame[1]}"


def needs(place: str, module: str) -> str:
    """That what stands at `place` imports a module which nobody has."""
    return tr('{place}: it needs the module "{module}", which is not installed.', place=place, module=module)


def traced(error: BaseException) -> str:
    """The traceback of an error, from where it left our code."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None and _is_our_file(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace))


def shown_path(path: str) -> str:
    """A path as people would type it: from the current folder where it lies below."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):  # another drive, or a folder that is gone
        return path
    return path if near.startswith("..") else near


# -- what was brought -----------------------------------------------------------------


def _made(brought: object) -> Mind:
    """What decides. Raises GuestError."""
    one: Any = _of_class(brought) if isinstance(brought, type) else brought
    decide = getattr(one, "decide", None)
    if decide is None and callable(brought):
        function: Any = brought
        decide, one = function, _FromFunction(function)
    if not callable(decide):
        raise GuestError(_no_guest(_quoted(one)))
    try:
        inspect.signature(decide).bind(None, None)
    except TypeError:
        what = _defined(decide) or _quoted(decide)
        raise GuestError(tr("{what} takes a view and dice, and no more: decide(view, dice).", what=what)) from None
    except ValueError:  # of code that tells no signature
        pass
    made: Mind = one
    return made


def _of_class(kind: type[Any]) -> object:
    """An object of the class. Raises GuestError where it is none of things that decide, or needs arguments."""
    if not callable(getattr(kind, "decide", None)):
        if any(one.__module__.partition(".")[0] == "negmas" for one in kind.__mro__):
            raise GuestError(
                tr("{name} is a negotiator of NegMAS's; name it {example}.", name=kind.__name__, example=_AS_THEIRS)
            )
        raise GuestError(_no_guest(kind.__name__))
    try:
        return kind()
    except Exception as error:
        sentence = tr(
            "{place}: {name} cannot be made without arguments ({error}); bring an object of it.",
            place=place_of(error) or _defined(kind) or kind.__name__, name=kind.__name__, error=_told(error),
        )  # fmt: skip
        raise GuestError(sentence, traced(error)) from error


def _no_guest(what: str) -> str:
    return tr(
        "{what} is no negotiator: that is an object with decide(view, dice), a class of such that needs no arguments, "
        "or a function of a view and dice.",
        what=what,
    )


def _own_text(own: object, field: str) -> str:
    """What the guest says of itself; empty where it says nothing. Raises GuestError where it is no text."""
    try:
        value = getattr(own, field, "")
    except Exception as error:  # a property of theirs can fail
        raise GuestError(
            tr('The "{field}" of a negotiator fails: {reason}.', field=field, reason=_told(error))
        ) from error
    if not isinstance(value, str):
        raise GuestError(
            tr('The "{field}" of a negotiator is {value}; it should be text.', field=field, value=_quoted(value))
        )
    return value.strip()


def _type_name(one: object) -> str:
    """What the class or function is called that was brought; empty where it has no name."""
    whole = getattr(one, "__self__", one)  # of a method
    named = whole if isinstance(whole, type | FunctionType) else type(whole)
    return named.__name__ if named.__name__.isidentifier() else ""


def _kebab(name: str) -> str:
    """`MyOwn` and `my_own` as my-own."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", "-", name).lower().strip("-")


def _first_line(one: object) -> str:
    """The first line of the docstring that a guest was written with, as a sentence."""
    about = one if isinstance(one, type | FunctionType) else type(one)
    line = (about.__doc__ or "").strip().split("\n")[0].strip()
    if not line or line.startswith(f"{about.__name__}("):  # what Python itself writes for a dataclass
        return ""
    return line if line.endswith((".", "?", "!")) else f"{line}."


def _is_ours(own: object) -> bool:
    """Whether what decides is of this package, whoever named it."""
    mind = getattr(own, "mind", own)
    return type(own).__module__.startswith("communique.") and type(mind).__module__.startswith("communique.")


# -- a file ---------------------------------------------------------------------------


def _parted(name: str) -> tuple[str, str]:
    """The file and what is wanted of it; nothing where a file stands alone."""
    if name.endswith(_SUFFIX):
        return name, ""
    file, _, wanted = name.rpartition(":")
    return file, wanted


def _stamped(file: str) -> tuple[str, tuple[int, int]]:
    """The path of a file, and what changes with its content. Raises GuestError."""
    try:
        path = Path(file).resolve()
        found = path.stat()
        if not path.is_file():
            raise GuestError(tr('"{file}" is no file.', file=file[-_LONGEST:]))
    except (OSError, ValueError):
        raise GuestError(no_file(file)) from None
    return str(path), (found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=64)
def _run(path: str, stamp: tuple[int, int]) -> ModuleType:
    """The module that a file makes. Raises GuestError with the place, and the library that is missing by name.

    The source is compiled here, since what Python keeps beside a file cannot tell two edits of one second apart.
    """
    name = f"communique_guest_{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    loader = SourceFileLoader(name, path)
    module = ModuleType(name)
    module.__file__ = path
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.append(folder)
    sys.modules[name] = module
    try:
        exec(loader.source_to_code(loader.get_data(path), path), vars(module))
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        raise GuestError(_unrunnable(error, path), traced(error)) from error
    return module


@lru_cache(maxsize=64)
def _held(name: str, wanted: str, path: str, stamp: tuple[int, int]) -> Negotiator:
    """What stands under `wanted`: one and the same object until the file changes."""
    module = _run(path, stamp)
    if not wanted or wanted not in vars(module):
        raise GuestError(_not_there(shown_path(path), wanted, module))
    try:
        return invited(vars(module)[wanted], name)
    except GuestError as error:
        if str(error).startswith(shown_path(path)):
            raise
        raise GuestError(tr("{place}: {reason}", place=shown_path(path), reason=error), error.trace) from error


def _unrunnable(error: BaseException, path: str) -> str:
    """Why a file cannot be run, with its line."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{shown_path(error.filename)}:{error.lineno or 1}: {_told(error)}."
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    place = f"{shown_path(path)}:{lines[-1]}" if lines else shown_path(path)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return needs(place, error.name)
    return tr("{place}: it cannot be run ({error}).", place=place, error=_told(error))


def _not_there(file: str, wanted: str, module: ModuleType) -> str:
    """That a file has no such negotiator, and which it has."""
    return _listed(file, wanted, [name for name, value in vars(module).items() if _could_decide(name, value, module)])


def _listed(file: str, wanted: str, known: list[str]) -> str:
    if not wanted and known:
        listed = ", ".join(f"{file}:{one}" for one in known)
        return tr("Say which negotiator of {file}: {names}.", file=file, names=listed)
    cut = wanted[:_LONGEST]
    near = get_close_matches(cut, known, n=1)
    if near:
        return tr('{file} has no "{wanted}"; did you mean "{near}"?', file=file, wanted=cut, near=near[0])
    if known:
        return tr('{file} has no "{wanted}"; it has: {names}.', file=file, wanted=cut, names=", ".join(known))
    if not wanted:
        return tr("{file} has nothing that decides.", file=file)
    return tr('{file} has no "{wanted}", and nothing else that would do.', file=file, wanted=cut)


def _could_decide(name: str, value: Any, module: ModuleType) -> bool:
    """Whether a name of a file is likely meant as a negotiator; classes and functions that were imported are not."""
    if name.startswith("_"):
        return False
    if isinstance(value, type | FunctionType) and value.__module__ != module.__name__:
        return False
    if isinstance(value, FunctionType):
        return len(inspect.signature(value).parameters) == 2
    return callable(getattr(value, "decide", None))


# -- places ---------------------------------------------------------------------------


def _their_frame(trace: TracebackType | None) -> tuple[str, int] | None:
    """File and line, the last in the first file that is not ours: what they wrote, not the library that they call."""
    file, line = "", 0
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not file and not _is_our_file(name) and not name.startswith(_MACHINERY):
            file = name
        if file and name == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return (file, line) if file else None


def _is_our_file(name: str) -> bool:
    return os.path.abspath(name).startswith(_OURS)


def _defined(what: Any) -> str:
    """Where a class, a function or an object's class is written, as `mine.py:12`; empty where nobody knows."""
    what = getattr(what, "decision", what)
    for one in (what, getattr(what, "decide", None), type(what)):
        code = getattr(getattr(one, "__func__", one), "__code__", None)
        if code is not None:
            return f"{shown_path(code.co_filename)}:{code.co_firstlineno}"
    return ""


def _own_words(one: object) -> str:
    """What an object says of itself; a text of theirs can fail, too."""
    try:
        return str(one)
    except BaseException:  # whatever somebody else's `__str__` does
        return ""


def _quoted(value: object) -> str:
    """The beginning of a value as Python would write it; its type where that fails."""
    try:
        return f"{value!r:.60}"
    except BaseException:  # whatever somebody else's `__repr__` does
        return type(value).__name__


def _told(error: BaseException) -> str:
    """An error in its own words, on one line."""
    text = " ".join(f"{type(error).__name__}: {_own_words(error)}".split())
    if isinstance(error, SyntaxError):
        text = " ".join(str(error.msg).split())
    if isinstance(error, SystemExit):
        text = "SystemExit"
    return (text if len(text) <= 200 else text[:197] + "...").rstrip(".: ")
