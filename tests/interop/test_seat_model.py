"""The example that asks a language model, with a server of our own in the model's place: no model, no network."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from communique.interop.programs import child
from communique.interop.programs.family import negotiator
from communique.interop.programs.seat_program import Fault
from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.simulation.playing import play

EXAMPLE = Path(__file__).resolve().parents[2] / "game" / "examples" / "seat" / "ask_a_model.py"
Said = Callable[[list[dict[str, str]]], str]


@contextmanager
def model(says: Said, asked: list[dict[str, Any]]) -> Iterator[str]:
    """The address of a server that answers as chat servers do; what it is asked is kept in `asked`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(body | {"key": self.headers["Authorization"]})
            content = says(body["messages"])
            reply = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
    finally:
        child.close_all()
        server.shutdown()
        server.server_close()
        thread.join()
        negotiator.cache_clear()


def seat(url: str, *more: str) -> str:
    return f"exec:{sys.executable} {EXAMPLE} --url {url} --model small {' '.join(more)}"


def first_listed(messages: list[dict[str, str]]) -> str:
    """A move wrapped in words, as models do: the last one listed, since the first may be to leave."""
    shown = next(text for text in reversed([m["content"] for m in messages]) if text.startswith('{"moves"'))
    return f"I have thought about it.\n```json\n{json.dumps(json.loads(shown)['moves'][-1])}\n```"


@pytest.mark.parametrize("protocol", ["conference", "alternating"])
def test_a_model_plays_through_the_pipe(protocol: str) -> None:
    scenario = at_level(load_scenario("lantern-strait"), "guided")
    asked: list[dict[str, Any]] = []
    with model(first_listed, asked) as url:
        name = seat(url)
        session = play(scenario, {"osmark": name}, 3, protocol=protocol)
        player = negotiator(name)
    assert session.over
    assert asked[0]["model"] == "small"
    assert asked[0]["messages"][0]["role"] == "system"
    assert not any(player.faults.values()), player.trouble


def test_a_model_that_answers_at_random_is_told_why_and_has_a_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = at_level(load_scenario("lantern-strait"), "guided")
    asked: list[dict[str, Any]] = []
    monkeypatch.setenv("MODEL_KEY", "not-a-real-key")
    with model(lambda messages: '{"move": "accept"}', asked) as url:
        name = seat(url, "--key-variable", "MODEL_KEY")
        assert play(scenario, {"osmark": name}, 3, protocol="alternating").over
        player = negotiator(name)
    assert asked[0]["key"] == "Bearer not-a-real-key"
    assert "not-a-real-key" not in name
    assert asked[1]["messages"][-1] == {"role": "user", "content": "There is no offer to accept yet."}
    assert player.faults[Fault.ILLEGAL] == 3
    assert player.faults[Fault.STOOD_IN] >= 1


def test_without_a_server_the_fallback_plays() -> None:
    scenario = at_level(load_scenario("lantern-strait"), "guided")
    with model(first_listed, []) as url:
        pass
    name = seat(url)
    try:
        assert play(scenario, {"osmark": name}, 3, protocol="alternating").over
        assert negotiator(name).faults[Fault.GIVEN_UP] == 1
    finally:
        child.close_all()
        negotiator.cache_clear()
