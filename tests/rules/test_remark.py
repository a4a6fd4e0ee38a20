"""Remarks: what each names, what is refused, and that nothing moves but the memory of those who hear."""

import pytest
from builders import Play, three, trio

from communique.model.scenario import NATURE, Seat
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.remark import Remark

ONE, TWO = Seat(1), Seat(2)


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (Remark("thanks", ONE), "Aland thanks Borea for coming closer."),
        (Remark("thanks", ONE, level=0), "Aland thanks Borea for its gesture."),
        (Remark("thanks", ONE, 0, level=1), "Aland thanks Borea for its concession on A."),
        (Remark("thanks", ONE, level=2), "Aland thanks Borea for its answer."),
        (
            Remark("reminds", ONE, 0, 2, 0),
            "Aland recalls that Borea offered A2 on A in session 1 and then took it back.",
        ),
        (
            Remark("unanswered", ONE, 1, session=0),
            "Aland notes that its question of session 1 to Borea about B was not answered.",
        ),
        (Remark("unreturned", ONE), "Aland says that its step towards Borea has not been returned."),
        (Remark("unreturned", ONE, 0), "Aland says that nothing has come back from Borea for its step on A."),
        (Remark("leapt", TWO, 0, 1), "Aland says that the draft by Cadia holds A1 on A, which it had rejected."),
        (Remark("broken", ONE, 0, 1), "Aland says that Borea had stood by A1 on A and has gone back on it."),
        (Remark("kept", ONE), "Aland acknowledges that Borea has kept its word."),
        (
            Remark("unkept", ONE, session=0),
            "Aland notes that Borea warned of leaving in session 1 and stayed.",
        ),
        (
            Remark("moved", ONE, 0, 1, level=0),
            "Aland had rejected A1 on A; it says that it can live with it, since Borea has moved.",
        ),
        (
            Remark("moved", NATURE, 0, 1, level=2),
            "Aland had rejected A1 on A; it says that it can live with it, as little time is left.",
        ),
        (Remark("firm", ONE), "Aland says that it has moved and Borea has not; it waits until Borea does."),
        (Remark("patience", level=3), "Aland says that its patience is nearly at an end."),
        (Remark("patience", ONE, level=2), "Aland says that its patience with Borea is wearing thin."),
        (Remark("close", NATURE, 1), "Aland says that what is on the table is close; B is what is missing."),
        (
            Remark("listens", ONE, 1),
            "Aland says that it has heard the reason of Borea on B and takes it into account.",
        ),
        (Remark("insulted", ONE, 0, 1), "Aland takes exception to Borea asking for A1 on A."),
        (Remark("confirms", ONE, 0), "Aland says that the evidence bears out what Borea has said of A."),
        (Remark("denies", ONE, 0), "Aland says that the evidence does not fit what Borea has said of A."),
    ],
)
def test_a_remark_is_told_in_reported_speech_and_moves_nothing(remark: Remark, words: str) -> None:
    play = Play(trio())
    points, table = play.desk(0).points, play.table
    assert play(remark).said() == words
    assert play.desk(0).points == points
    assert play.turn == 0
    assert play.table._replace(remarked=()) == table


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (Remark("sings", ONE), 'A remark of the kind "sings" is not known.'),
        (Remark("thanks"), "Name another party that the remark is about."),
        (Remark("thanks", Seat(0)), "Name another party that the remark is about."),
        (Remark("thanks", Seat(9)), "Name another party that the remark is about."),
        (Remark("thanks", ONE, level=1), "Name the issue that the remark is about."),
        (Remark("thanks", ONE, level=3), "Say which of its ways the remark is meant in."),
        (Remark("reminds", ONE, 0, 2, 1), "Name the session that the remark is about: this one or an earlier one."),
        (Remark("reminds", ONE, 0, 9, 0), "Name the option that the remark is about."),
        (Remark("reminds", ONE, 9, 0, 0), "Name the issue that the remark is about."),
        (Remark("leapt", ONE, 0, level=1), "A remark of this kind does not say all that."),
        (Remark("moved", NATURE, 0, 1, level=0), "Name another party that the remark is about."),
        (Remark("moved", ONE, 0, 1, level=2), "A remark of this kind does not say all that."),
        (Remark("moved", ONE, 0, 1, level=9), "Say which of its ways the remark is meant in."),
        (Remark("moved", ONE, 0, 1, level=-9), "Say which of its ways the remark is meant in."),
        (Remark("patience"), "Say which of its ways the remark is meant in."),
        (Remark("kept", ONE, to=ONE), "Open a caucus with Borea first."),
    ],
)
def test_a_remark_that_names_too_little_too_much_or_nothing_there_is_refused(remark: Remark, words: str) -> None:
    assert Play(trio()).refusal(remark) == words


def test_the_same_remark_is_made_once_a_session() -> None:
    play = Play(trio())(Remark("firm", ONE, 0))
    assert play.refusal(Remark("firm", ONE, 0)) == "You have made this remark in this session."
    assert play.refusal(Remark("firm", ONE, 1)) == ""
    assert play.refusal(Remark("firm", TWO, 0)) == ""
    play.session(1).floor(0)
    assert play.refusal(Remark("firm", ONE, 0)) == ""


def test_a_private_remark_is_heard_by_the_two_and_leaves_no_trace_on_the_table() -> None:
    play = Play(trio())(Caucus(TWO))
    table = play.table
    play(Remark("firm", ONE, to=TWO))
    words = "In private, to Cadia: Aland says that it has moved and Borea has not; it waits until Borea does."
    assert play.said() == words
    assert play.table == table
    assert play.refusal(Remark("firm", ONE, to=TWO)) == "You have made this remark in this session."
    assert play.refusal(Remark("firm", ONE)) == ""


def test_eight_remarks_are_enough_for_one_turn() -> None:
    play = Play(three())
    for issue in range(3):
        for other in (ONE, TWO):
            play(Remark("listens", other, issue))
    play(Remark("thanks", ONE), Remark("thanks", TWO))
    assert "8" in play.refusal(Remark("firm", ONE))
    assert play.refusal(Pass()) == ""
