"""What a class is shown of itself: its own case, by one name, whether it is hosted or read from its file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from host.classes_of import begun, lantern, talk

from communique.classroom.class_tables import ClassRecord
from communique.host import entries as said
from communique.host import running
from communique.host.cases import case_for
from communique.host.debriefing import Debriefs
from communique.host.keeping import class_record, debrief_class, read_whole
from communique.host.room import Room
from communique.shipped import scenarios

OWN = "Wind over the Sill"


def own_case(folder: Path) -> said.CaseOpened:
    """The class's own case: a copy by another name, so that the practice round is another one."""
    text = (scenarios() / "lantern-strait.yaml").read_text(encoding="utf-8").replace("Lantern Strait", OWN, 1)
    path = folder / "own-strait.yaml"
    path.write_text(text.replace("id: lantern-strait", "id: own-strait", 1), encoding="utf-8")
    return case_for(str(path), "guided", None)


def practised(folder: Path) -> Room:
    """A class that has talked to the end at a round of practice, and at its own case after."""
    room = begun(folder / "a.class", ["Ada", "Bob"], tables=1, case=own_case(folder))
    assert running.practise(room, lantern(2, practice=True)) == ""
    (practice,) = set(room.tables) - {1}
    talk(room, practice)
    assert room.tables[practice].over
    assert running.lot(room) == ""
    talk(room, 1)
    return room


def of_host(room: Room) -> ClassRecord:
    def ground(*_: Any) -> Any:
        raise AssertionError("nothing is simulated here")

    async def worked_out() -> ClassRecord:
        debriefs = Debriefs(room, ground=ground)
        running_on = asyncio.create_task(debriefs.run())
        while debriefs.waiting():
            await asyncio.sleep(0.01)
        running_on.cancel()
        return debriefs.record()

    room.keep(said.PhaseSet("gathering"))
    return asyncio.run(worked_out())


def test_a_practice_round_is_nothing_that_a_class_is_shown_of_itself(tmp_path: Path) -> None:
    room = practised(tmp_path)
    hosted, read = of_host(room), class_record(read_whole(room.path), games=2)
    room.close()
    for record in (hosted, read):
        assert record.title.startswith(OWN)
        assert [one.label for one in record.tables] == ["Table 1"]
        assert record.language == "en"
    assert [one.key[1] for one in read.grounds] == ["guided"]
    assert hosted.answers == read.answers


def test_a_debrief_has_no_page_of_a_practice_table(tmp_path: Path) -> None:
    room = practised(tmp_path)
    room.close()
    written = debrief_class(room.path, tmp_path / "out", games=2)
    assert [one.name for one in written] == ["class.html", "table-1.html"]
    assert OWN in written[0].read_text(encoding="utf-8")
