"""Telling: each delegation has words of its own, says nothing twice, and cites only what happened."""

from __future__ import annotations

import pytest
from builders import Play, few, lucks, played, rich, scenarios, six, three, trio
from hypothesis import given
from tabling import opened

from communique.debrief.steps import steps
from communique.model.scenario import NATURE, Seat
from communique.present import telling
from communique.present.telling import Telling, hearers_of, sentence
from communique.present.transcript import SESSION, entries
from communique.rules.kind import Move
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.consult import Consult
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.reject import Reject
from communique.rules.moves.remark import Remark
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.session.session import Session
from communique.words import say
from communique.words.voices import VOICES

A, B, C = Seat(0), Seat(1), Seat(2)
CHANCE = ("draw", "announce", "line")
"""Moves whose words are the scenario's, or several parties'."""
DONE = ("pass", "mark")
"""Moves that are done rather than said."""


def told(events: list[tuple[Seat, Move, int]]) -> list[str]:
    """The lines of a log of (seat, move, session) among Aland, Borea and Cadia, by three voices that are named."""
    tale = Telling(trio().public)
    return [say(tale.add(*event)) for event in events]


@pytest.fixture(autouse=True)
def three_voices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Golden lines are by voices of known names, whatever other files there are."""
    if "golden" in request.node.name:
        monkeypatch.setattr(telling, "VOICES", {name: VOICES[name] for name in ("measured", "plain", "terse")})


def own(session: Session) -> list[tuple[int, int, str]]:
    """Session, seat and words of every line that a seat hears itself say, in the open."""
    found = []
    for seat in range(len(session.scenario.sheets)):
        view = session.chair(Seat(seat)).view()
        for line in entries(view):
            heard = view.heard[line.number]
            aloud = line.seat == seat and not line.private and kind_of(heard.move).name not in CHANCE + DONE
            if line.category != SESSION and aloud:
                found.append((heard.session, seat, line.text))
    return found


@pytest.mark.slow
@given(scenarios(), lucks)
@few
def test_no_sentence_is_said_by_two_parties_in_a_session_nor_by_one_twice(scenario, luck) -> None:
    said = own(played(scenario, luck, 150))
    assert len({(seat, text) for _, seat, text in said}) == len(said)
    assert len({(session, text) for session, _, text in said}) == len({(n, text, seat) for n, seat, text in said})


@pytest.mark.slow
@given(scenarios(), lucks)
@few
def test_all_who_hear_a_line_read_it_in_the_same_words_at_the_table_and_in_the_debrief(scenario, luck) -> None:
    session = played(scenario, luck, 120)
    public, known = scenario.public, steps(session)
    for seat in range(len(scenario.sheets)):
        view = session.chair(Seat(seat)).view()
        lines = view.fold(telling.TELLING).lines
        read = [sentence(public, heard.seat, line) for heard, line in zip(view.heard, lines, strict=True)]
        assert read == [step.sentence for step in known if step.heard_by(Seat(seat))]


@given(scenarios(), lucks)
@few
def test_a_whisper_leaves_no_trace_on_what_is_said_in_the_open(scenario, luck) -> None:
    session = played(scenario, luck, 120)
    every, loud = Telling(scenario.public), Telling(scenario.public)
    for step in steps(session):
        line = every.add(step.seat, step.move, step.session)
        if step.audience is None:
            assert loud.add(step.seat, step.move, step.session) == line


@given(scenarios(), lucks)
@few
def test_a_move_says_itself_who_hears_it(scenario, luck) -> None:
    for step in steps(played(scenario, luck, 200)):
        assert hearers_of(step.seat, step.move) == step.audience


def test_a_transcript_that_grows_says_the_same_as_one_read_at_once() -> None:
    session = opened(rich(), 3)
    grown: list[str] = []
    while not session.over and len(session.events) < 80:
        chair = session.chair(session.turn)
        assert chair.submit(next(iter(chair.view().candidates()))) is None
        grown = [line.text for line in entries(session.chair(A).view())]
    fresh = telling.Telling(session.scenario.public)
    heard = session.chair(A).view().heard
    lines = [say(fresh.add(one.seat, one.move, one.session)) for one in heard]
    assert [text for text in grown if not text.startswith("Session ")] == lines


def test_alternating_offers_are_told_in_the_words_of_the_faces() -> None:
    session = played(rich(), 1, 6, protocol="alternating")
    lines = [line.text for line in entries(session.chair(A).view()) if line.category != SESSION]
    assert all(line.startswith(("Offers: ", "Accepts ", "Breaks off ")) for line in lines)


def test_a_golden_log_is_told_in_these_words() -> None:
    lines = told(
        [
            (A, Offer((1, 2, 0, 0)), 0),
            (B, Reject("P1", ((0, 2, 0),)), 0),
            (C, Pass(), 0),
            (A, Press(0), 0),
            (B, Press(0), 0),
            (C, Press(0), 0),
            (B, Offer((2, 0, 0, 0)), 1),
            (A, Pass(), 1),
            (C, Pass(), 1),
            (B, Pass(), 1),
            (A, Press(0), 1),
            (B, Press(2), 1),
            (C, Press(1), 1),
        ]
    )
    assert lines == GOLDEN


GOLDEN = [
    "On offer: A: A1; B: B2; C: C0; D: D0.",
    'Says no to offer P1: A, it is worth too little to it (rather "A2").',
    "Is content to stop here for this session.",
    "Press: progress.",
    "Describes the session to the press as useful.",
    "Gives the press a cautiously hopeful account.",
    "Puts forward: A: A2; B: B0; C: C0; D: D0.",
    "Passes.",
    "Prefers to listen for now, and gives up the floor.",
    "Has nothing to add and gives up the floor.",
    "Press, as in session 1: progress.",
    "Takes back before the press some of the hope of session 1, and says that it is firm.",
    "Asks the press for patience.",
]


def cited(events: list[tuple[Seat, Move, int]]) -> str:
    """The id of the last line, without voice and way."""
    tale = Telling(trio().public)
    for event in events:
        line = tale.add(*event)
    return ".".join(line.id.split(".")[1:3]) if line.id.startswith("voice_") else line.id


GOOD, POOR, SECRET = Offer((2, 1, 0, 0)), Offer((1, 1, 0, 0)), Offer((2, 1, 0, 0), to=B)
NONE = Offer((0, 1, 0, 0))
NEED = Ask("need", 0, 1, of=B)


@pytest.mark.parametrize(
    ("events", "id"),
    [
        ([(A, GOOD, 0), (A, POOR, 1), (B, Reject("P2", ((0, 2, 0),)), 1)], "recall.reject_better"),
        ([(C, GOOD, 0), (A, POOR, 1), (B, Reject("P2", ((0, 2, 0),)), 1)], "reject.line"),
        ([(A, GOOD, 0), (A, POOR, 1), (B, Reject("P1", ((0, 2, 0),)), 1)], "reject.line"),
        (
            [(A, POOR, 0), (B, Reject("P1", ((0, 2, 0),)), 0), (C, POOR, 1), (B, Reject("P2", ((0, 2, 1),)), 1)],
            "recall.reject_still",
        ),
        ([(A, POOR, 0), (B, Reject("P1", ((0, 2, 0),)), 0), (A, GOOD, 1), (B, Accept("P2"), 1)], "recall.accept_after"),
        ([(A, POOR, 0), (B, Reject("P1", ((1, 2, 0),)), 0), (A, GOOD, 1), (B, Accept("P2"), 1)], "accept.line"),
        ([(A, NONE, 0), (B, Reject("P1", ((0, 2, 0),)), 0), (A, POOR, 1), (B, Accept("P2"), 1)], "recall.accept_after"),
        ([(A, POOR, 0), (B, Reject("P1", ((0, 2, 0),)), 0), (C, GOOD, 1), (B, Accept("P2"), 1)], "recall.accept_after"),
        ([(A, POOR, 0), (B, Reject("P1", ((0, 2, 0),)), 0), (A, NONE, 1), (B, Accept("P2"), 1)], "accept.line"),
        (
            [(A, GOOD, 0), (A, POOR, 0), (B, Reject("P2", ((0, 2, 0),)), 0), (A, GOOD, 1), (B, Accept("P3"), 1)],
            "accept.line",
        ),
        ([(A, POOR, 0), (A, GOOD, 1)], "recall.offer_new"),
        ([(A, POOR, 0), (A, GOOD, 1), (A, POOR, 2)], "recall.offer_same"),
        ([(A, POOR, 0), (B, GOOD, 1)], "offer.line"),
        ([(A, Warn(), 0), (A, Warn(), 1)], "recall.warn_again"),
        ([(A, Warn(), 0), (A, Walk(), 0)], "recall.walk_warned"),
        ([(A, Warn(), 0), (A, Walk(), 1)], "walk.line"),
        ([(A, Press(2), 0), (A, Press(0), 1)], "recall.press_open_turned"),
        ([(A, Press(1), 0), (A, Press(0), 1)], "press.line_open"),
        ([(A, Tell(0, "high"), 0), (A, Tell(0, "low"), 1)], "recall.tell_low_turned"),
        ([(A, Tell(0, "high"), 0), (A, Tell(0, "high"), 1)], "recall.tell_high_again"),
        ([(A, Tell(0, "high"), 0), (A, Tell(1, "high"), 1)], "tell.line_high"),
        ([(A, NEED, 0), (B, Answer("decline"), 0), (A, NEED, 1)], "recall.ask_again"),
        ([(B, Answer("decline"), 0), (B, Answer("decline"), 1)], "recall.answer_declined"),
        ([(B, Answer("decline"), 0), (C, Answer("decline"), 1)], "answer.line_decline"),
        ([(B, Mark((3, 0, 0, 0)), 0), (B, Mark((1, 0, 0, 0)), 1)], "recall.mark_freed"),
        ([(B, Mark((3, 0, 0, 0)), 0), (B, Mark((2, 0, 0, 0)), 1), (B, Mark((1, 0, 0, 0)), 2)], "mark.line"),
        ([(A, SECRET, 0), (A, POOR, 1), (B, Reject("P1", ((0, 2, 0),)), 1)], "reject.line"),
    ],
)  # fmt: skip
def test_a_line_cites_what_happened_and_nothing_else(events: list[tuple[Seat, Move, int]], id: str) -> None:
    assert cited(events) == id


def test_what_is_said_too_often_is_told_with_its_count() -> None:
    tale = Telling(trio().public)
    lines = [tale.add(A, Consult(), session) for session in range(9)]
    assert len(set(lines)) == 9
    assert dict(lines[-1].arguments)["n"] == 9
    assert dict(lines[-1].arguments)["session"] == 1


def test_passing_and_initialling_are_never_counted() -> None:
    tale = Telling(trio().public)
    lines = [tale.add(A, move, session) for session in range(9) for move in (Pass(), Mark((1, 1, 1)))]
    assert {line.id.split(".")[0] for line in lines}.isdisjoint({"frame"})
    assert [line.id for line in lines if "frame" in line.id] == []


def test_a_private_remark_is_made_in_the_speakers_words_to_whom_it_is_for() -> None:
    tale = Telling(three().public)
    tale.add(C, Caucus(A), 0)
    line = tale.add(C, Remark("firm", B, to=A), 0)
    assert line.id == "remark.line_private"
    assert say(line).startswith("In private, to Aland. ")
    assert say(dict(line.arguments)["remark"]) in say(line)


def test_six_parties_pass_in_six_ways() -> None:
    tale = Telling(six().public)
    assert len({say(tale.add(Seat(seat), Pass(), 0)) for seat in range(6)}) == 6


def test_who_speaks_in_which_voice_is_drawn_by_the_first_card() -> None:
    def voice(card: int) -> str:
        tale = Telling(rich().public)
        tale.add(NATURE, kind_of_draw(card), 0)
        return tale.add(A, Pass(), 0).id.partition(".")[0]

    assert len({voice(card) for card in range(len(rich().public.news))}) > 1


def kind_of_draw(card: int) -> Move:
    from communique.rules.moves.draw import Draw

    return Draw(card)


def test_play_and_telling_number_offers_alike() -> None:
    play = Play(trio())(Offer((1, 1, 0, 0)), Pass())
    assert play.table.offers[0].id == "P1"


def test_what_is_said_over_and_over_in_private_is_new_in_the_open() -> None:
    every, loud = Telling(trio().public), Telling(trio().public)
    for _ in range(6):
        every.add(B, Answer("decline", to=A), 0)
    assert every.add(B, Answer("decline"), 0) == loud.add(B, Answer("decline"), 0)
