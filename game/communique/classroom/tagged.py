"""A PDF that a screen reader can read: what is text is tagged, what is ornament is marked as such.

fpdf2 tags pictures and nothing else, one after the other. Here every heading, paragraph, list and table has its place
in a tree. Whatever is drawn outside a tag, such as rules, borders, feet of pages, is an artifact, which is passed over;
words written outside a tag become a paragraph, so that nothing can be forgotten. Not claimed is conformance with
PDF/UA: nobody has run a validator over these files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from fpdf import FPDF, ViewerPreferences
from fpdf.output import PDFPage
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import Name, PDFObject

SCOPES: Final = {"TH": "<< /O /Table /Scope /Column >>"}
"""What kinds of elements say beside their kind: a table's head is the head of its column."""


class _Place:
    """A piece of an element's content on a page other than the element's own."""

    def __init__(self, page: PDFPage, number: int) -> None:
        self.page, self.number = page, number

    def serialize(self, **_: object) -> str:
        """The reference as it stands among the element's content."""
        return f"<< /Type /MCR /Pg {self.page.ref} /MCID {self.number} >>"


class Element(StructElem):
    """One node of the tree: a heading, a table, a cell."""

    def __init__(self, kind: str, parent: PDFObject, page: PDFPage, number: int, alt: str | None) -> None:
        super().__init__(struct_type=f"/{kind}", parent=parent, kids=[], page_number=number, alt=alt)
        self.pg = page  # type: ignore[assignment]  # fpdf2 declares it None and writes any object's reference
        self.a = SCOPES.get(kind)


class TagTree(StructureTreeBuilder):
    """The document's elements. Holds state: those so far."""

    def mark(self, element: Element, page: PDFPage, number: int) -> int:
        """The number of the next piece of content on the page, which is the element's from now on."""
        place = self.spid_per_page_number.setdefault(number, len(self.spid_per_page_number))
        page.struct_parents = place
        pieces = self.struct_tree_root.parent_tree.nums[place]
        pieces.append(element)
        piece = len(pieces) - 1
        element.k.append(piece if element.pg is page else _Place(page, piece))
        return piece

    def __iter__(self) -> Iterator[PDFObject]:
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from _below(self.doc_struct_elem)


def _below(element: StructElem) -> Iterator[StructElem]:
    for inner in element.k:
        if isinstance(inner, StructElem):
            yield inner
            yield from _below(inner)


class Tagged(FPDF):
    """A document with a tree of tags. Holds state: where in the tree it is being written."""

    def __init__(self, **format: Any) -> None:
        super().__init__(**format)
        self.tree = TagTree()
        self.struct_builder = self.tree
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self._around: list[StructElem] = [self.tree.doc_struct_elem]
        self._written: Element | None = None
        self._ornament = False
        self._silent = False

    @contextmanager
    def group(self, kind: str) -> Iterator[None]:
        """What is written inside belongs to one element, such as a table or a list."""
        element = self._element(kind)
        self._around.append(element)
        yield
        self._around.pop()

    @contextmanager
    def tag(self, kind: str, *, alt: str | None = None) -> Iterator[None]:
        """What is written inside is one element's text; `alt` says in words what a picture shows."""
        if self._silent or self._written is not None:
            yield
            return
        self._written = self._element(kind, alt)
        self._begin()
        yield
        self._end()
        self._written = None

    @contextmanager
    def untagged(self) -> Iterator[None]:
        """What is written inside is passed over by a screen reader, such as a head that is printed again."""
        before, self._silent = self._silent, True
        yield
        self._silent = before

    @contextmanager
    def _disable_writing(self) -> Iterator[None]:
        """fpdf2 writes for show when it measures, and may turn pages in it; none of that is tagged."""
        before = self._written, self._ornament, self._silent
        with super()._disable_writing():
            self._written, self._ornament, self._silent = None, False, True
            yield
        self._written, self._ornament, self._silent = before

    def _element(self, kind: str, alt: str | None = None) -> Element:
        above = self._around[-1]
        element = Element(kind, above, self.pages[self.page], self.page, alt)
        above.k.append(element)
        return element

    def _begin(self) -> None:
        element = self._written
        if element is not None:
            self._end_ornament()
            piece = self.tree.mark(element, self.pages[self.page], self.page)
            super()._out(f"{element.s} <</MCID {piece}>> BDC")

    def _end(self) -> None:
        if self._written is not None:
            super()._out("EMC")

    def _end_ornament(self) -> None:
        if self._ornament:
            super()._out("EMC")
            self._ornament = False

    def _out(self, s: str | bytes) -> None:
        if self._written is None and not self._ornament and self.page and not self.buffer:
            super()._out("/Artifact BMC")
            self._ornament = True
        super()._out(s)

    def _render_footer(self) -> None:
        with self.untagged():
            super()._render_footer()
        self._end_ornament()

    def add_page(self, *args: Any, **more: Any) -> None:
        """Begin a page; an element that is being written goes on there."""
        with self._interrupted():
            super().add_page(*args, **more)
            self.pages[self.page].tabs = Name("S")  # type: ignore[attr-defined]  # a key fpdf2 writes but does not declare

    @contextmanager
    def _interrupted(self) -> Iterator[None]:
        """What is written inside stands between two pieces of the element that is being written."""
        self._end()
        written, self._written = self._written, None
        with self.untagged():
            yield
        self._written = written
        self._begin()

    def cell(self, *args: Any, **more: Any) -> Any:
        """As fpdf2 has it; a paragraph, unless it is written inside a tag."""
        with self.tag("P"):
            return super().cell(*args, **more)

    def multi_cell(self, *args: Any, **more: Any) -> Any:
        """As fpdf2 has it; a paragraph, unless it is written inside a tag."""
        if more.get("dry_run") or more.get("split_only"):
            return self._measured(*args, **more)
        with self.tag("P"):
            return super().multi_cell(*args, **more)

    def _measured(self, *args: Any, **more: Any) -> Any:
        """What `multi_cell` finds when nothing is written: no page is turned for it and no tag is set."""
        breaks, self.auto_page_break = self.auto_page_break, False
        with self.untagged():
            found = super().multi_cell(*args, **more)
        self.auto_page_break = breaks
        return found

    def text(self, *args: Any, **more: Any) -> None:
        """As fpdf2 has it; a paragraph, unless it is written inside a tag."""
        with self.tag("P"):
            super().text(*args, **more)
