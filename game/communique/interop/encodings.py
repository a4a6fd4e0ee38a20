"""Bytes of a file as text: what its byte order mark or its XML declaration says, else UTF-8, else Windows-1252.

Nothing is dropped: bytes that fit nowhere are a refusal, and every guess is a note.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from communique.interop.domain import Refused

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
    if data[:4] in (b"<\0?\0", b"<\0n\0", b"<\0u\0", b"<\0!\0", b"{\0\n\0"):
        return _strictly(data, "utf-16-le", file), [f"{file}: the text is UTF-16 without a byte order mark"]
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        return _as_declared(data, declared[1].decode("ascii"), file)
    return _guessed(data, file, "the text is not UTF-8")


def _as_declared(data: bytes, name: str, file: str) -> tuple[str, list[str]]:
    try:
        codec = codecs.lookup(name)
        # Codecs that turn text into text or bytes into bytes, and those that need a byte order mark, are no charset.
        if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "idna", "punycode")):
            raise LookupError
        return codec.decode(data, "strict")[0], []
    except (LookupError, UnicodeError):
        return _guessed(data, file, f"the text is not in the declared encoding {name}")


def _guessed(data: bytes, file: str, why: str) -> tuple[str, list[str]]:
    try:
        return data.decode("utf-8"), [] if why == "the text is not UTF-8" else [f"{file}: {why}; it was read as UTF-8"]
    except UnicodeDecodeError as error:
        place = error.start
    try:
        return data.decode("cp1252"), [f"{file}: {why}; it was read as Windows-1252"]
    except UnicodeDecodeError:
        raise Refused(file, f"{why}, and byte {place + 1} fits no other encoding", *_place(data, place)) from None


def _strictly(data: bytes, codec: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeError as error:
        raise Refused(file, f"the text is not the {codec} that it begins as ({error.args[-1]})") from None


def _place(data: bytes, at: int) -> tuple[int, int]:
    before = data[:at]
    return before.count(b"\n") + 1, at - (before.rfind(b"\n") + 1) + 1
