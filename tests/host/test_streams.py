"""A stream sends the whole of what a page shows, when that is another than before, and says when it is over."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Coroutine
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from communique.host.server.streams import Ended, Stream, event, squeezed

T = TypeVar("T")


def run(work: Coroutine[None, None, T]) -> T:
    return asyncio.run(asyncio.wait_for(work, 10))


def test_a_page_is_sent_once_and_again_when_it_is_another() -> None:
    async def heard() -> list[bytes]:
        page = ["one"]
        stream = Stream(lambda: page[0])
        events = stream.events()
        found = [await anext(events), await anext(events)]
        stream.wake()  # nothing has changed: nothing is sent
        waiting = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0.02)
        assert not waiting.done()
        page[0] = "two"
        stream.wake()
        return [*found, await waiting]

    assert run(heard()) == [b"retry: 1500\n\n", event("view", "one"), event("view", "two")]


def test_a_quiet_stream_shows_that_it_is_alive() -> None:
    async def heard() -> bytes:
        events = Stream(lambda: "page", beat=0.01).events()
        for _ in range(2):
            await anext(events)
        return await anext(events)

    assert run(heard()).startswith(b":")


def test_a_page_of_another_moment_is_no_other_page() -> None:
    """Who was not told of a private word hears nothing of it: no view, and no sign of life out of its turn."""

    async def heard() -> list[bytes]:
        left = [23]
        page = '<main data-now="{0}"><time data-until="99">0:{0}</time>{1}</main>'
        stream = Stream(lambda: page.format(left[0], "late" if left[0] < 20 else ""), beat=0.2)
        events, loop = stream.events(), asyncio.get_running_loop()
        found = [await anext(events), await anext(events)]
        begun, waiting = loop.time(), asyncio.ensure_future(anext(events))
        while not waiting.done():
            left[0] = 22
            stream.wake()
            await asyncio.sleep(0.01)
            assert loop.time() - begun < 5, "being woken for nothing puts the sign of life off"
        found.append(await waiting)
        left[0] = 19
        stream.wake()
        return [*found[2:], await anext(events)]

    sign, other = run(heard())
    assert sign.startswith(b":")
    assert other == event("view", '<main data-now="19"><time data-until="99">0:19</time>late</main>')


def test_what_is_over_is_said_last_also_when_it_was_over_before_anybody_listened() -> None:
    async def heard(*, early: bool) -> list[bytes]:
        stream = Stream(lambda: "page")
        events = stream.events()
        if not early:
            await anext(events)
            await anext(events)
        stream.end(Ended("bye", "Gone."))
        stream.end(Ended("end", "Later."))
        return [one async for one in events]

    assert run(heard(early=False)) == [event("bye", "Gone.")]
    assert run(heard(early=True)) == [b"retry: 1500\n\n", event("bye", "Gone.")]


def test_a_page_that_says_it_is_over_ends_the_stream() -> None:
    async def heard() -> list[bytes]:
        return [one async for one in Stream(lambda: Ended("replaced", "Elsewhere.")).events()]

    assert run(heard())[-1] == event("replaced", "Elsewhere.")


def read_back(sent: bytes) -> str:
    """The data of an event, as the standard has browsers read it."""
    lines = sent.decode().splitlines()
    return "\n".join(line.removeprefix("data: ") for line in lines if line.startswith("data: "))


@given(
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
)
def test_any_text_comes_through_an_event(text: str) -> None:
    sent = event("view", text)
    assert sent.endswith(b"\n\n")
    assert sent.count(b"\n\n") == 1 or "\n" not in text
    assert read_back(sent) == text


def test_no_line_end_of_any_kind_begins_a_line_of_its_own() -> None:
    assert event("view", "a\revent: bye\r\ndata: x") == b"event: view\ndata: a\ndata: event: bye\ndata: data: x\n\n"


def test_what_is_squeezed_can_be_read_event_by_event() -> None:
    async def pages() -> AsyncIterator[bytes]:
        for k in range(3):
            yield event("view", f"page {k} " + "x" * 1000)

    async def heard() -> list[int]:
        reader, sizes = zlib.decompressobj(31), []
        async for one in squeezed(pages()):
            text = reader.decompress(one)
            assert text == b"" or text.endswith(b"\n\n")
            sizes.append(len(one))
        return sizes

    sizes = run(heard())
    assert sizes[1] < sizes[0]  # the second page is nearly the first
