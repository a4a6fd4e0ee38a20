"""Bytes of a file as text: what its byte order mark or its XML declaration says, else UTF-8, else Windows-1252.

Nothing is dropped: bytes that fit nowhere are a refusal, and every guess is a note.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from communique.interop.domain import Refused
from communique.words import tr

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_HEAD: Final = 4096


def decoded(data: bytes, file: str) -> tuple[str, list[str]]:
    """The text and what had to be guessed. Raises Refused."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, file), []
    for codec, marks, nothing in (("utf-16-le", data[0:4:2], data[1:4:2]), ("utf-16-be", data[1:4:2], data[0:4:2])):
        # Two letters of two bytes each. A text of four bytes a letter has a zero between them as well.
        if nothing == b"\0\0" and len(marks) == 2 and 0 not in marks:
            return _strictly(data, codec, file), [tr("{file}: the text is UTF-16 without a byte order mark", file=file)]
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        return _as_declared(data, declared[1].decode("ascii"), file)
    return _guessed(data, file)


def _as_declared(data: bytes, name: str, file: str) -> tuple[str, list[str]]:
    try:
        codec = codecs.lookup(name)
        # Codecs that turn text into text or bytes into bytes, and those that need a byte order mark, are no charset.
        if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "idna", "punycode")):
            raise LookupError
        return codec.decode(data, "strict")[0], []
    except (LookupError, UnicodeError):
        return _guessed(data, file, name)


def _guessed(data: bytes, file: str, declared: str = "") -> tuple[str, list[str]]:
    """The text by UTF-8, else by Windows-1252; `declared` is an encoding that it says it is in and is not."""
    try:
        text = data.decode("utf-8")
        return text, [_not_as_declared(file, declared, utf8=True)] if declared else []
    except UnicodeDecodeError as error:
        place = error.start
    try:
        return data.decode("cp1252"), [_not_as_declared(file, declared, utf8=False)]
    except UnicodeDecodeError:
        raise Refused(file, _no_encoding(declared, place + 1), *_place(data, place)) from None


def _not_as_declared(file: str, name: str, *, utf8: bool) -> str:
    if not name:
        return tr("{file}: the text is not UTF-8; it was read as Windows-1252", file=file)
    if utf8:
        return tr("{file}: the text is not in the declared encoding {name}; it was read as UTF-8", file=file, name=name)
    return tr(
        "{file}: the text is not in the declared encoding {name}; it was read as Windows-1252", file=file, name=name
    )


def _no_encoding(name: str, place: int) -> str:
    if not name:
        return tr("the text is not UTF-8, and byte {place} fits no other encoding", place=place)
    return tr(
        "the text is not in the declared encoding {name}, and byte {place} fits no other encoding",
        name=name,
        place=place,
    )


def _strictly(data: bytes, codec: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeError as error:
        raise Refused(
            file, tr("the text is not the {codec} that it begins as ({reason})", codec=codec, reason=error.args[-1])
        ) from None


def _place(data: bytes, at: int) -> tuple[int, int]:
    before = data[:at]
    return before.count(b"\n") + 1, at - (before.rfind(b"\n") + 1) + 1
