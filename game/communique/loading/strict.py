"""A strict reader of YAML: plain data, and the line and column of every value and key.

It reads a subset on which all YAML programs agree: no anchors, aliases, tags, merge keys, directives or
second documents, no key twice, no scalar whose type is in doubt. It works on PyYAML's events with a stack of
its own, so its bounds stop a file before any work grows with it. What can be worked around is a finding in
the `YamlDocument`; what ends the reading is a `ScenarioError`. Nothing else is raised for any bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

import yaml

from communique.loading.finding import ERROR, Finding, ScenarioError
from communique.loading.glyphs import UNUSABLE, named
from communique.loading.scalars import Scalar, doubt, scalar
from communique.words import N_, number, tr

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 16
MAX_NODES: Final = 50_000
MAX_SCALAR: Final = 20_000
MAX_FINDINGS: Final = 200
MAX_DIRECTIVES: Final = 10

Path = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a document to a value."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
_BREAK: Final = re.compile(r"\r\n|\r|\n")


class FilePlace(NamedTuple):
    """A line and a column, from 1, in characters."""

    line: int
    column: int


_START: Final = FilePlace(1, 1)


class KeyedNode(NamedTuple):
    """A key's place and its value."""

    key: FilePlace
    node: YamlNode


@dataclass(slots=True)
class YamlNode:
    """A value with its place: a scalar, or items in a list or under keys."""

    place: FilePlace
    value: Scalar = None
    items: list[YamlNode] | dict[str, KeyedNode] | None = None

    def plain(self) -> Any:
        """The value as Python data, without places."""
        if isinstance(self.items, list):
            return [node.plain() for node in self.items]
        if isinstance(self.items, dict):
            return {key: entry.node.plain() for key, entry in self.items.items()}
        return self.value


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a file says, where it says it, and what was found wrong on the way."""

    file: str
    root: YamlNode
    data: Any
    """Lists, dicts with text keys, text, whole numbers, true, false and None."""
    findings: tuple[Finding, ...]

    def place(self, path: Path) -> FilePlace:
        """Where the value at `path` stands; the place of the nearest value around it when there is none."""
        node = self.root
        for step in path:
            inner = _inner(node, step)
            if inner is None:
                break
            node = inner
        return node.place

    def key_place(self, path: Path) -> FilePlace:
        """Where the last key of `path` stands; like `place` when it is not a key."""
        node = self.root
        for step in path[:-1]:
            inner = _inner(node, step)
            if inner is None:
                return node.place
            node = inner
        if isinstance(node.items, dict) and path and path[-1] in node.items:
            return node.items[path[-1]].key
        return self.place(path)


def _inner(node: YamlNode, step: str | int) -> YamlNode | None:
    if isinstance(node.items, list) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    if isinstance(node.items, dict) and isinstance(step, str) and step in node.items:
        return node.items[step].node
    return None


def read(source: bytes | str, file: str) -> YamlDocument:
    """The document in `source`. Raises ScenarioError when it cannot be read to its end."""
    text = _decoded(source, file)
    unusable = list(_unusable(text, file))
    if unusable:
        raise ScenarioError(unusable)
    _few_directives(text, file)
    return _Reader(file).document(text)


def _few_directives(text: str, file: str) -> None:
    """Stop at many lines that begin with %: each is compared with all before it."""
    found = list(islice(_DIRECTIVE.finditer(text), MAX_DIRECTIVES + 1))
    if len(found) > MAX_DIRECTIVES:
        place = _end_of(text[: found[0].start()])
        raise _stop(file, place, tr("lines that begin with % have no use in a scenario file; they should be taken out"))


def _decoded(source: bytes | str, file: str) -> str:
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise _stop(
            file,
            _START,
            tr("the file is larger than {max_bytes} bytes; a scenario is far smaller", max_bytes=number(MAX_BYTES)),
        )
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _stop(file, _START, tr("the file is saved as UTF-16; it should be saved as UTF-8"))
    try:
        return source.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        byte = error.object[error.start]
        raise _stop(
            file,
            _end_of(before),
            tr("byte 0x{byte} is not UTF-8 text; the file should be saved as UTF-8", byte=f"{byte:02x}"),
        ) from None


def _unusable(text: str, file: str) -> Iterator[Finding]:
    for count, match in enumerate(UNUSABLE.finditer(text)):
        if count == 10:
            return
        one = match.group()
        hint = (
            tr("; is the file saved as UTF-16? It should be UTF-8") if one == "\0" else tr("; it should be taken out")
        )
        sentence = tr("character {character} cannot stand in a scenario file{hint}", character=named(one), hint=hint)
        yield Finding(file, *_end_of(text[: match.start()]), ERROR, sentence)


def _end_of(text: str) -> FilePlace:
    lines = _BREAK.split(text)
    return FilePlace(len(lines), len(lines[-1]) + 1)


def _character(text: str, place: FilePlace) -> str:
    """The character at `place`; empty at the end of a line."""
    return _BREAK.split(text)[place.line - 1][place.column - 1 : place.column]


def _stop(file: str, place: FilePlace, sentence: str) -> ScenarioError:
    return ScenarioError([Finding(file, *place, ERROR, sentence)])


class _Halt(Exception):
    """Ends the reading after a finding that leaves no way on."""


class _Key(NamedTuple):
    place: FilePlace
    text: str | None
    """None for a key that is refused: its value is read and dropped."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    node: YamlNode
    key: _Key | None = None


@dataclass(slots=True)
class _Reader:
    """Holds the state of one reading: the open collections, and what was found."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    open: list[_Frame] = field(default_factory=list)
    root: YamlNode | None = None
    nodes: int = 0
    documents: int = 0
    last: FilePlace = _START
    end: FilePlace = _START

    def document(self, text: str) -> YamlDocument:
        self.end = _end_of(text)
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self.take(event)
        except _Halt:
            raise ScenarioError(sorted(self.findings)) from None
        except yaml.MarkedYAMLError as error:
            self.syntax(error, text)
            raise ScenarioError(sorted(self.findings)) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            # PyYAML's scanner in Python lets chr() and int() fail on escapes and versions out of range.
            self.note(self.last, tr("what follows is not valid YAML"))
            raise ScenarioError(sorted(self.findings)) from None
        root = self.root or YamlNode(_START)
        return YamlDocument(self.file, root, root.plain(), tuple(self.findings))

    def place(self, mark: Any) -> FilePlace:
        """The place of a mark. The scanner in C counts the end of a file as a line of its own."""
        return min(FilePlace(mark.line + 1, mark.column + 1), self.end)

    def note(self, place: FilePlace, sentence: str) -> None:
        self.findings.append(Finding(self.file, *place, ERROR, sentence))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Halt

    def syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        problem = str(error.problem or "")
        opening = f"{error.context or ''} {problem}"
        mark = error.problem_mark or error.context_mark
        # The end of the file is where the mark was missed; where it was opened is more help.
        if error.context_mark is not None and "quoted scalar" in opening and "end of stream" in opening:
            mark = error.context_mark
        place = self.last if mark is None else self.place(mark)
        # Whatever it is called there, a tab is the cause.
        if _character(text, place) == "\t":
            opening = "tab character"
        self.findings.append(Finding(self.file, *place, ERROR, _yaml_sentence(opening, problem)))

    def take(self, event: Any) -> None:
        self.last = place = self.place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.start(event, place)
        elif isinstance(event, yaml.AliasEvent):
            self.note(
                place, tr("*{anchor} is an alias; what it stands for should be written out", anchor=_cut(event.anchor))
            )
            self.add(YamlNode(place))
        elif isinstance(event, yaml.NodeEvent):
            self.marks(event, place)
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event, place)
            else:
                self.enter(YamlNode(place, items={} if isinstance(event, yaml.MappingStartEvent) else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.add(self.open.pop().node)

    def start(self, event: Any, place: FilePlace) -> None:
        self.documents += 1
        if self.documents > 1:
            self.note(place, tr("a second document begins here; a scenario file holds one"))
            raise _Halt
        if event.version or event.tags:
            self.note(place, tr("lines that begin with % have no use in a scenario file; they should be taken out"))

    def marks(self, event: Any, place: FilePlace) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.note(
                place,
                tr(
                    "the file holds more than {max_nodes} values; a scenario holds far fewer",
                    max_nodes=number(MAX_NODES),
                ),
            )
            raise _Halt
        if event.anchor is not None:
            self.note(
                place,
                tr(
                    "&{anchor} is an anchor; it should be taken out, for nothing may refer to it",
                    anchor=_cut(event.anchor),
                ),
            )
        if event.tag is not None:
            self.note(place, tr("{tag} is a tag; it should be taken out", tag=_cut(event.tag)))

    def enter(self, node: YamlNode) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.note(node.place, tr("lists and mappings are nested more than {max_depth} deep", max_depth=MAX_DEPTH))
            raise _Halt
        self.open.append(_Frame(node))

    def scalar(self, event: Any, place: FilePlace) -> None:
        text: str = event.value
        plain = event.style not in ("'", '"', "|", ">")
        sentence = _text_doubt(text) or (doubt(text) if plain else None)
        frame = self.open[-1] if self.open else None
        if frame is not None and isinstance(frame.node.items, dict) and frame.key is None:
            self.key(frame, place, text, sentence, plain)
            return
        if sentence:
            self.note(place, sentence)
            self.add(YamlNode(place, ""))
        else:
            self.add(YamlNode(place, scalar(text) if plain else text))

    def key(self, frame: _Frame, place: FilePlace, text: str, sentence: str | None, plain: bool) -> None:
        assert isinstance(frame.node.items, dict)
        known = frame.node.items.get(text)
        if plain and text == "<<":
            self.note(place, tr("<< is a merge key; what it would merge should be written out"))
        elif sentence:
            self.note(place, sentence)
        elif plain and text in ("", "~"):
            self.note(place, tr("a key is missing before the colon"))
        elif known is not None:
            self.note(
                place,
                tr(
                    'the key "{text}" is given twice; it was given first on line {line}',
                    text=_cut(text),
                    line=known.key.line,
                ),
            )
        else:
            frame.key = _Key(place, text)
            return
        frame.key = _Key(place, None)

    def add(self, node: YamlNode) -> None:
        """Give a finished value to the collection that holds it."""
        if not self.open:
            self.root = node
            return
        frame = self.open[-1]
        if isinstance(frame.node.items, list):
            frame.node.items.append(node)
        elif isinstance(frame.node.items, dict):
            if frame.key is None:
                self.note(node.place, tr("a key should be text, not an alias, a list or a mapping"))
                frame.key = _Key(node.place, None)
            else:
                if frame.key.text is not None:
                    frame.node.items[frame.key.text] = KeyedNode(frame.key.place, node)
                frame.key = None


def _text_doubt(text: str) -> str | None:
    if len(text) > MAX_SCALAR:
        return tr(
            "a text of {count} characters is too long; there should be at most {max_scalar}",
            count=number(len(text)),
            max_scalar=number(MAX_SCALAR),
        )
    match = UNUSABLE.search(text)
    if match:
        return tr(
            "an escape makes character {character}, which cannot stand in a scenario", character=named(match.group())
        )
    return tr("a text contains a tab; it should have spaces instead") if "\t" in text else None


def _cut(name: str | None) -> str:
    text = name or ""
    return text if len(text) <= 60 else text[:57] + "..."


_YAML_SENTENCES: Final[Sequence[tuple[str, str]]] = (
    (r"quoted scalar.*end of stream", N_("a quotation mark is opened here and never closed")),
    (r"'\\t'|tab character", N_("a tab stands where spaces should; lines are indented with spaces")),
    (
        r"mapping values are not allowed",
        N_(
            "a colon stands inside plain text here, or a line is indented too far; text with a colon should be "
            "in quotes"
        ),
    ),
    (
        r"block mapping.*(block end|expected key)",
        N_("this does not fit the lines above; check the indentation, and quotes around text with special characters"),
    ),
    (
        r"block collection.*(block end|'-' indicator)",
        N_("this does not fit the list above; each item should begin with - in the same column"),
    ),
    (r"maximum nesting depth", N_("lists and mappings are nested more than {max_depth} deep")),
    (r"flow sequence", N_("a list in square brackets goes wrong here; a comma or ] should come next")),
    (r"flow mapping", N_("a mapping in braces goes wrong here; a comma or } should come next")),
    (
        r"simple key|could not find expected ':'",
        N_('a line that should be "key: value" has no colon followed by a space'),
    ),
    (
        r"escape",
        N_("a backslash in double quotes begins an escape that does not exist; single quotes keep it as it is"),
    ),
    (r"cannot start any token", N_("text cannot begin with this character; it should be in quotes")),
    (r"node content", N_("a value should stand here")),
    (r"block scalar", N_("the text after | or > is not indented as it should be")),
)


def _yaml_sentence(opening: str, problem: str) -> str:
    for pattern, sentence in _YAML_SENTENCES:
        if re.search(pattern, opening):
            return tr(sentence, max_depth=MAX_DEPTH) if "{" in sentence else tr(sentence)
    return tr("this is not valid YAML ({problem})", problem=_cut(problem)) if problem else tr("this is not valid YAML")
