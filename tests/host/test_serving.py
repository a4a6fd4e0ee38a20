"""A host from its first line to its last: what it greets and ends with, and that nobody keeps others from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from host.hosted import free_port
from host.rooms_of import again, joined, room_in

pytest.importorskip("uvicorn", reason="a class needs the extra [classroom]")

from communique.host import server
from communique.host.options import Options


def options(file: Path, *, open_browser: bool = False) -> Options:
    return Options("lantern-strait", "", None, None, file, free_port(), local=True, open_browser=open_browser)


@pytest.mark.parametrize(
    ("names", "tables", "said"), [("A", 1, "1 person, 1 table."), ("AB", 0, "2 people, 0 tables.")]
)
def test_a_class_that_goes_on_is_counted(tmp_path: Path, names: str, tables: int, said: str) -> None:
    room = room_in(tmp_path, tables=tables)
    joined(room, *names)
    room = again(room)
    assert f"It goes on: {said}" in list(server.greeting(room, options(room.path), []))
    room.close()


def test_ctrl_c_is_answered_as_soon_as_it_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", pressed)
    file = tmp_path / "my.class"
    server.serve(options(file, open_browser=True))
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Ended. The class is kept. To go on with it: communique host lantern-strait --class ")
    assert str(file) in last
    assert file.exists()
