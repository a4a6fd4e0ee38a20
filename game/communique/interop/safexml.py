"""XML as a tree of plain nodes, read so that no file can do harm.

Every DTD is refused, and with it entity bombs and external entities; depth, number and size of elements are
bounded before anything grows. What XML programs of other languages let pass is mended with a note: a comment or
blank lines before the declaration, ampersands that begin no entity, HTML's entities, attributes with no space between.
"""

from __future__ import annotations

import html.entities
import re
import xml.parsers.expat as expat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from communique.interop.domain import Refused
from communique.interop.encodings import decoded
from communique.words import N_, tr
from communique.words import number as written

MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 100_000
MAX_ATTRIBUTES: Final = 64
MAX_TEXT: Final = 200
MAX_SIGNS: Final = (("<", 300_000), ("&", 50_000), ('"', 800_000), ("'", 800_000))
"""How often the signs may stand for which mending and reading do some work; counted before either begins."""

_PROLOGUE: Final = re.compile(r"(?:\s++|<!--.*?-->)*+", re.DOTALL)
_DECLARATION: Final = re.compile(r"<\?xml\s[^>]*\?>")
_AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]*;)?")

_TAG: Final = re.compile(r"""<[A-Za-z_:](?:[^<>"']|"[^"<]*"|'[^'<]*')*>""")
"""A start tag. Ends at the next `<` at the latest, so that a file of any shape is read in one go."""
_VALUE: Final = re.compile(r"""("[^"]*"|'[^']*')(?=([A-Za-z_:])?)""")
"""An attribute's value, and the first letter of the next attribute's name where that follows at once."""


@dataclass(slots=True)
class XmlNode:
    """An element with its place in the file."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[XmlNode] = field(default_factory=list)
    text: str = ""
    """The first of what stands in it, at most `MAX_TEXT` characters."""

    def named(self, tag: str) -> list[XmlNode]:
        """The children with this tag."""
        return [child for child in self.children if child.tag == tag]

    def walk(self) -> Iterator[XmlNode]:
        """This node and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(data: bytes, file: str) -> tuple[XmlNode, list[str]]:
    """The root element, and a note for everything that was mended. Raises Refused."""
    text, notes = decoded(data, file)
    _weighed(text, file)
    text = _mended(text, file, notes)
    builder = _Builder(file)
    try:
        builder.parser.Parse(text, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, tr("not well-formed"))
        raise Refused(
            file, tr("this is not well-formed XML ({reason})", reason=reason), error.lineno, error.offset + 1
        ) from None
    except ValueError:
        raise Refused(file, tr("this is not well-formed XML (it holds half characters)")) from None
    assert builder.root is not None
    return builder.root, notes


def _weighed(text: str, file: str) -> None:
    """Refuse what would be much work, whatever it is."""
    for sign, most in MAX_SIGNS:
        if text.count(sign) > most:
            raise Refused(file, tr("the file holds more than {most} signs {sign}", most=written(most), sign=sign))


def _mended(text: str, file: str, notes: list[str]) -> str:
    """The text without its declaration, which has been used, and with its line breaks where they were."""
    prologue = _PROLOGUE.match(text)
    begin = prologue.end() if prologue else 0
    declaration = _DECLARATION.match(text, begin)
    if declaration:
        if begin:
            notes.append(tr("{file}: something stands before the XML declaration; it was passed over", file=file))
        head = text[: declaration.end()]
        text = "\n" * head.count("\n") + " " * (len(head) - head.rfind("\n") - 1) + text[declaration.end() :]
    mended = _AMPERSAND.sub(_entity, text)
    if mended != text:
        notes.append(tr("{file}: ampersands that begin no entity were read as they stand", file=file))
    spaced = _TAG.sub(_spaced, mended)
    if spaced != mended:
        notes.append(tr("{file}: attributes with no space between them were read as if there were one", file=file))
    return spaced


def _spaced(tag: re.Match[str]) -> str:
    return _VALUE.sub(lambda value: f"{value[1]} " if value[2] else value[1], tag[0])


def _entity(found: re.Match[str]) -> str:
    known = html.entities.html5.get(found[1] or "")
    return known if known and known not in "<&" else f"&amp;{found[1] or ''}"


_MOST: Final = (
    (MAX_DEPTH, N_("elements are nested more than {most} deep")),
    (MAX_ELEMENTS, N_("the file holds more than {most} elements")),
    (MAX_ATTRIBUTES, N_("an element has more than {most} attributes")),
)
"""The most of each, and what is said of more."""


class _Builder:
    """Builds the tree while expat reads; refuses what is too much at the moment it is seen."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: XmlNode | None = None
        self.open: list[XmlNode] = []
        self.elements = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        for declaration in (
            "StartDoctypeDecl",
            "EntityDecl",
            "UnparsedEntityDecl",
            "NotationDecl",
            "ExternalEntityRef",
        ):
            setattr(self.parser, f"{declaration}Handler", self._dtd)

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _dtd(self, *_: object) -> int:
        raise Refused(
            self.file, tr("document types and entities are not read: they can be made to do harm"), *self._place()
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        counts = len(self.open), self.elements, len(attributes)
        for count, (most, words) in zip(counts, _MOST, strict=True):
            if count > most:
                raise Refused(self.file, tr(words, most=most), *self._place())
        node = XmlNode(tag, attributes, *self._place())
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _say(self, text: str) -> None:
        if self.open and len(self.open[-1].text) < MAX_TEXT:
            self.open[-1].text = (self.open[-1].text + text).lstrip()[:MAX_TEXT]

    def _end(self, tag: str) -> None:
        self.open.pop()
