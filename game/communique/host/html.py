"""HTML put together from Python, always escaped: a page is a tree of calls of `el`, and nothing else makes markup.

What is not `Markup` is text, and text is escaped, wherever it comes from. A tag or an attribute that could run
something is refused, so that no page needs more than the strictest Content-Security-Policy. The one way to put markup
in that was not made here is `our_own`, for what is drawn in the sources of this program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import Final

Value = str | int | bool | None
"""An attribute's value: None and False leave it out, True writes its name alone."""

VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Tags without an end and without content."""
_TAG: Final = re.compile(r"[a-z][a-z0-9]*\Z")
_ATTRIBUTE: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_ACTIVE: Final = frozenset({"style", "iframe", "object", "embed", "base", "template", "frame", "applet"})
"""Tags that bring in something of others, or that a strict policy forbids."""
_NEVER: Final = frozenset({"style", "srcdoc", "srcset", "ping", "formtarget"})
"""Attributes that no page of ours needs."""
_PLACES: Final = frozenset({"href", "src", "action", "formaction"})
"""Attributes that lead somewhere: to a path of this host, to a place in the page, or to a page of the web."""
_LEADS: Final = re.compile(r"(/(?!/)|#|https?://|HTTPS?://|\Z)")


class Markup:
    """HTML that may stand in a page as it is. Frozen; made by `el`, `join` and `our_own` alone."""

    __slots__ = ("_html",)
    _html: str

    def __init__(self) -> None:
        """Nothing at all; whatever is more comes from `el`."""
        object.__setattr__(self, "_html", "")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Markup never changes.")

    def __str__(self) -> str:
        """The HTML itself."""
        return self._html

    def __bool__(self) -> bool:
        return bool(self._html)

    def __len__(self) -> int:
        return len(self._html)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Markup) and other._html == self._html

    def __hash__(self) -> int:
        return hash(self._html)

    def __add__(self, other: Markup) -> Markup:
        """Both, one after the other."""
        return _made(self._html + other._html)

    def __repr__(self) -> str:
        return f"<Markup {self._html[:60]!r}>"


Child = Markup | str | int | Iterable[object] | None
"""What may stand in an element: markup as it is, text and numbers escaped, rows of these, None for nothing."""

_new: Final = Markup.__new__
_put: Final = object.__setattr__


def _made(html: str) -> Markup:
    markup = _new(Markup)
    _put(markup, "_html", html)
    return markup


def el(tag: str, *children: Child, **attributes: Value) -> Markup:
    """The element `tag` around `children`.

    Attributes lose an underscore at their end and have hyphens for those inside, in the order given.

    >>> str(el("p", "a < b", class_="lead", data_points=3, hidden=False))
    '<p class="lead" data-points="3">a &lt; b</p>'
    """
    opening, closing = _tag(tag)
    if attributes:
        opening += "".join([_attribute(name, value) for name, value in attributes.items()])
    if not closing:
        assert not children, f"<{tag}> holds nothing"
        return _made(f"{opening}>")
    return _made(f"{opening}>{_inner(children)}{closing}")


def join(*children: Child) -> Markup:
    """`children` one after another, without an element around them.

    >>> str(join("a & b", el("br"), ["c", None, 4]))
    'a &amp; b<br>c4'
    """
    return _made(_inner(children))


def our_own(drawing: str) -> Markup:
    """A drawing or a style from the sources of this program, as it stands. Never of anything that came from outside."""
    return _made(drawing)


def page(lang: str, head: Markup, body: Markup) -> str:
    """A whole document."""
    return f"<!DOCTYPE html>\n{el('html', el('head', head), body, lang=lang)}\n"


def _inner(children: tuple[object, ...]) -> str:
    if len(children) == 1:  # most elements hold one thing
        only = children[0]
        if isinstance(only, Markup):
            return only._html
        if isinstance(only, str):
            return _text(only)
    out: list[str] = []
    _gather(children, out)
    return "".join(out)


def _gather(children: Iterable[object], out: list[str]) -> None:
    for child in children:
        if isinstance(child, Markup):
            out.append(child._html)
        elif isinstance(child, str):
            out.append(_text(child))
        elif child is None:
            continue
        elif isinstance(child, int):
            assert not isinstance(child, bool), "True and False say nothing in a page"
            out.append(str(int(child)))
        else:
            assert isinstance(child, Iterable), f"{type(child).__name__} is no part of a page"
            _gather(child, out)


def _text(text: str) -> str:
    """Escaped, its lines ended as HTML has them, and without the letters that no HTML may hold."""
    if _SPECIAL.search(text) is None:
        return text  # most texts are plain, and looked at once instead of six times
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", escape(text))


_NO_HTML: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_FORBIDDEN: Final = re.compile(f"[{_NO_HTML}]")
_SPECIAL: Final = re.compile(f"[&<>\"'\r{_NO_HTML}]")


@cache
def _tag(tag: str) -> tuple[str, str]:
    assert _TAG.match(tag), f"{tag!r} is no tag"
    assert tag not in _ACTIVE, f"<{tag}> is no tag of ours"
    return f"<{tag}", "" if tag in VOID else f"</{tag}>"


# By type, too: True and 1 are equal, and are not written alike.
@lru_cache(maxsize=8192, typed=True)
def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    known = _name(name)
    if value is True:
        return f" {known}"
    text = str(value)
    if known in _PLACES:
        assert _LEADS.match(text), f"{known} leads to {text[:40]!r}"
    return f' {known}="{_text(text)}"'


@cache
def _name(name: str) -> str:
    known = name.rstrip("_").replace("_", "-")
    assert _ATTRIBUTE.match(known), f"{name!r} is no attribute"
    assert not known.startswith("on"), f"{known} would run something"
    assert known not in _NEVER, f"{known} is no attribute of ours"
    return known
