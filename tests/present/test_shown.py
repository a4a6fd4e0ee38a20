"""What the table shows is worked out from a view alone; every expected value is written out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from builders import news, other_secrets, rich, six, two
from tabling import floor, move, opened, phase

from communique.model.message import message
from communique.model.package import OPEN
from communique.model.scenario import NATURE, Seat
from communique.present import (
    Measure,
    Proposed,
    action_points,
    actions,
    answer_decision,
    appraise,
    delegations,
    draft_text,
    effects,
    entries,
    news_decision,
    news_now,
    press_decision,
    price_words,
    promises,
    proposals,
    readings,
    rows,
    signed,
    signing,
    status,
    tension_words,
    terms_of,
    trust_band,
    why_not,
)
from communique.rules.moves.accept import Accept
from communique.rules.moves.ask import Ask
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.gesture import MakeGesture
from communique.rules.moves.if_then import IfThen
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.press import Press
from communique.rules.moves.table_draft import TableDraft
from communique.rules.moves.tell import Tell
from communique.rules.moves.walk import Walk
from communique.rules.moves.warn import Warn
from communique.rules.state import MeterChange, Phase
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.views import PartyView

EMPTY = (OPEN, OPEN, OPEN, OPEN)
DRAFT = (1, 1, OPEN, 1)


def at_floor(seat: int = 0, **changes: object) -> Session:
    return floor(opened(rich(**changes), seat), seat)


def drafted() -> Session:
    session = floor(opened(rich(), 0), 2)
    return floor(move(session, TableDraft(DRAFT)), 0)


def view(session: Session, seat: int = 0) -> PartyView:
    return session.chair(Seat(seat)).view()


# appraisal


def test_an_appraisal_counts_points_links_and_the_distance_to_no_deal() -> None:
    found = appraise(view(at_floor()), (2, 2, 0, 2))
    assert found is not None
    assert (found.points, found.no_deal, found.margin) == (40, 30, 10)
    assert [(f.gain, f.words) for f in found.links] == [("+6", "A: A2 + B: B2")]
    assert found.margin_words == "10 over no deal"
    assert found.problem == ""


def test_an_appraisal_names_the_audiences_that_would_reject() -> None:
    found = appraise(view(at_floor()), (1, 1, OPEN, 2))
    assert found is not None
    assert [v.words for v in found.verdicts] == ["The harbour would reject it (8 of 12 points)"]
    assert found.home_words == "Would not be ratified: The harbour."


def test_an_appraisal_says_why_terms_cannot_stand() -> None:
    found = appraise(view(at_floor()), (2, 0, 0, 0))
    assert found is not None
    assert found.problem == '"A: A2" requires "B: B2": maps need people.'
    locked = appraise(view(at_floor()), (0, 0, 0, 3))
    assert locked is not None
    assert locked.problem == '"D3" needs the guarantee "Monitors" first.'


def test_open_issues_fall_to_the_floor_of_a_gesture() -> None:
    session = move(at_floor(), MakeGesture(0))
    found = appraise(view(session), EMPTY)
    assert found is not None
    assert (found.points, found.empty, found.open) == (2, True, 4)


def test_tension_moves_what_no_deal_is_worth() -> None:
    session = floor(opened(rich(), 0), 0)
    tense = session.state.table.tension  # type: ignore[union-attr]
    found = appraise(view(session), EMPTY)
    assert found is not None
    assert found.no_deal == 30 + (0, -1, -2, -4, -6)[tense]
    assert tension_words(view(session)).startswith(f"Tension {tense} of 4. No deal is worth {found.no_deal} points")


def test_alternating_offers_ask_no_audience() -> None:
    found = appraise(view(opened(rich(), 0, protocol="alternating")), (1, 1, 0, 1))
    assert found is not None
    assert found.verdicts == ()


# rows


def test_a_row_shows_options_with_my_points_and_who_proposes_them() -> None:
    session = floor(opened(rich(), 0), 1)
    move(session, Offer((1, OPEN, OPEN, OPEN)))
    row = rows(view(session), (2, OPEN, OPEN, OPEN))[0]
    assert [(c.label, c.points) for c in row.choices] == [("A0", 0), ("A1", 2), ("A2", 5)]
    assert row.chosen == 2
    assert row.choices[1].proposed == (Proposed(Seat(1), "P1", False),)
    assert row.choices[2].wanted == ("Aland",)
    assert row.choices[2].words == "Clause A2.\nCalled for in public by Aland."


def test_a_gesture_closes_the_options_below_its_floor() -> None:
    row = rows(view(move(at_floor(), MakeGesture(0))), EMPTY)[0]
    assert row.floor == 'Given by a gesture: at least "A1".'
    assert row.choices[0].reason == 'A gesture has been made: nothing below "A1" is left.'
    assert row.choices[1].reason == ""


def test_a_locked_option_names_the_guarantee() -> None:
    row = rows(view(at_floor()), EMPTY)[3]
    assert row.choices[3].reason == 'Locked until Medina gives the guarantee "Monitors".'


def test_the_draft_and_its_marks_stand_in_the_rows() -> None:
    session = move(drafted(), Mark((1, 3, 0, 0)))
    found = rows(view(session), EMPTY)
    assert [mark.words for mark in found[0].marks] == ["Aland: initial", "Borea: hold"]
    assert [mark.words for mark in found[1].marks] == ["Aland: block", "Borea: hold"]
    assert found[2].marks == ()
    assert found[0].choices[1].drafted
    assert not found[2].choices[0].drafted


# offers and the draft


def test_an_offer_is_held_against_my_package() -> None:
    session = floor(opened(rich(), 0), 1)
    move(session, Offer((1, 0, OPEN, 1)))
    floor(session, 0)
    (offer,) = proposals(view(session), (1, 2, OPEN, OPEN))
    assert [(c.short, c.says, c.mine, c.same, c.swing) for c in offer.clauses] == [
        ("A", "A1", "A1", True, 0),
        ("B", "B0", "B2", False, -12),
        ("D", "D1", "", False, 8),
    ]
    assert offer.appraisal is not None
    assert offer.appraisal.margin_words == "20 under no deal"
    assert offer.accepted_words == "Accepted by Borea; not yet by Aland."
    assert (offer.title, offer.author, offer.accept, offer.amend) == ("P1", "Borea", "", "")


def test_ones_own_offer_cannot_be_accepted_or_rejected() -> None:
    session = move(at_floor(), Offer((1, OPEN, OPEN, OPEN)))
    (offer,) = proposals(view(session), EMPTY)
    assert offer.mine
    assert offer.accept == "Your delegation has accepted this offer already."
    assert offer.reject == "A delegation does not reject its own offer; make a better one."


def test_a_private_offer_says_with_whom() -> None:
    session = move(at_floor(), Caucus(Seat(1)), Offer((1, OPEN, OPEN, OPEN), Seat(1)))
    (offer,) = proposals(view(session, 1), EMPTY)
    assert (offer.title, offer.private) == ("Private 1", "in private with Aland")
    assert proposals(view(session, 2), EMPTY) == ()


def test_the_draft_counts_the_clauses_that_all_have_initialled() -> None:
    session = drafted()
    move(session, Mark((1, 0, 0, 0)), Pass())
    floor(session, 1)
    move(session, Mark((1, 0, 0, 0)))
    draft = draft_text(view(session), EMPTY)
    assert draft is not None
    assert (draft.version, draft.author, draft.words) == (1, "Medina", "1 of 3 clauses initialled by all")
    assert terms_of(view(session), "draft") == DRAFT
    assert terms_of(view(session), "P9") is None


def test_a_promise_is_written_out() -> None:
    session = move(drafted(), IfThen(1, 1, Seat(1), 3, 1))
    assert promises(view(session)) == ('Aland will initial "B1" (B) once Borea has initialled "D1" (D).',)


def test_alternating_offers_lie_on_the_table_as_the_offer() -> None:
    session = move(opened(two(), 1, protocol="alternating"), Offer((1, 1, 1, 1)))
    (offer,) = proposals(view(session, 1), (0, 0, 0, 0))
    assert (offer.title, offer.author, offer.accept) == ("The offer", "Aland", "")


# delegations


def test_own_trust_is_exact_and_that_of_others_is_a_band() -> None:
    you, borea, medina = delegations(view(at_floor()))
    assert (you.my_trust, you.trusts_me) == (None, "")
    assert isinstance(borea.my_trust, int)
    assert borea.trusts_me in ("low", "medium", "high")
    assert [trust_band(n) for n in (0, 2, 3, 7, 8, 10)] == ["low", "low", "medium", "medium", "high", "high"]
    assert (you.head, medina.mediator, you.doing) == ("President A head", True, "has the floor")


def test_warnings_caucuses_and_absence_are_said() -> None:
    session = move(at_floor(), Caucus(Seat(1)), Warn())
    assert delegations(view(session))[0].states == ("has the floor", "warns of leaving")
    assert delegations(view(session))[1].states == ("in caucus with you",)
    move(session, Walk())
    assert delegations(view(session, 1))[0].states == ("has left the table",)


def test_action_points_show_on_ones_own_floor_only() -> None:
    session = at_floor()
    assert action_points(view(session)) == (2, 2)
    assert action_points(view(session, 1)) is None
    move(session, Offer((1, OPEN, OPEN, OPEN)))
    assert action_points(view(session)) == (1, 2)


# status and prompt


def test_the_status_is_one_line_in_words() -> None:
    session = at_floor()
    assert status(view(session)).line == "Session 1 of 3 · the floor · you have the floor"
    assert status(view(session, 1)).line == "Session 1 of 3 · the floor · Aland speaks"
    assert status(view(session, 1)).prompt == "Aland speaks. You can prepare your package meanwhile."


def test_the_prompt_names_what_is_left_and_what_can_be_done() -> None:
    session = at_floor()
    assert status(view(session)).prompt == (
        "Your floor: 2 action points. Choose options in the rows and make an offer, or ask."
    )
    move(session, Offer((1, OPEN, OPEN, OPEN)))
    assert (
        status(view(session)).prompt
        == "Your floor: 1 action point. Make an offer, ask, answer what is on the table, or pass."
    )
    move(session, Offer((OPEN, 1, OPEN, OPEN)))
    assert status(view(session)).prompt == (
        "Your floor: 0 action points. You may still accept, mark, reject or state a priority; then pass."
    )


def test_every_phase_has_its_situation() -> None:
    assert status(view(phase(opened(rich(), 0), Phase.NEWS, 0))).situation == "news"
    assert status(view(phase(drafted(), Phase.BALLOT, 0))).situation == "ballot"
    assert status(view(phase(opened(rich(), 0), Phase.PRESS, 0))).situation == "press"
    asked = move(floor(opened(rich(), 0), 1), Ask("compare", 0, other_issue=1))
    assert status(view(asked)).situation == "answer"
    assert status(view(asked)).line == "Session 1 of 3 · the floor · you are asked"


def test_rounds_are_counted_down() -> None:
    session = opened(two(rounds=3), 0, protocol="alternating")
    assert status(view(session)).line == "Round 1 of 3 · your turn"
    assert status(view(session)).prompt == "Your turn. Put a whole package together and offer it."
    assert status(view(session)).left == "2 more rounds"
    assert status(view(session, 1)).prompt == "Aland is deciding."


# transcript


def test_the_transcript_tells_who_what_and_what_it_did() -> None:
    session = move(at_floor(), MakeGesture(0))
    last = entries(view(session))[-1]
    assert (last.who, last.category, last.private) == ("Aland", "meters", False)
    assert last.text.endswith(": Aland hands over maps.")
    assert last.effects[0].startswith("▼ Your capital ")
    assert last.effects[0].endswith("(Aland spent it: gesture)")
    assert any("trust you more (Aland: Maps)" in line for line in last.effects)


def test_a_session_begins_with_a_mark() -> None:
    session = floor(floor(opened(rich(), 0), 0), 1)
    floor(move(session, Pass()), 0)
    marks = [e.text for e in entries(view(session)) if e.category == "session"]
    assert marks[:1] == ["Session 1 of 3"]
    assert marks == sorted(marks)


def test_the_transcript_can_be_read_on_from_anywhere() -> None:
    session = at_floor()
    move(session, Tell(0, "high"), Tell(1, "low"))
    whole = entries(view(session))
    start = whole[-1].number
    assert entries(view(session), start) == whole[-1:]


def test_whispers_stand_in_the_transcript_of_two_only() -> None:
    session = move(at_floor(), Caucus(Seat(1)), Tell(0, "high", to=Seat(1)))
    assert [e.private for e in entries(view(session, 1))[-2:]] == [True, True]
    assert not any(e.private for e in entries(view(session, 2)))


def test_trust_of_others_is_told_without_numbers() -> None:
    public = rich().public
    changes = (
        MeterChange("trust", Seat(1), Seat(0), 7, 8, message("press.cause_open", party="Aland")),
        MeterChange("trust", Seat(2), Seat(0), 4, 5, message("press.cause_open", party="Aland")),
        MeterChange("tension", NATURE, NATURE, 2, 1, message("cause.brink")),
    )
    assert effects(public, Seat(0), changes) == (
        "▲ Borea (now high) and Medina trust you more (Aland took an open line in the press)",
        "▼ Tension 2 → 1 (the parties stepped back from the brink)",
    )
    assert effects(public, Seat(1), changes)[0] == "▲ Your trust in Aland 7 → 8 (Aland took an open line in the press)"


# decisions


def test_a_line_on_the_news_says_what_it_does() -> None:
    session = phase(opened(rich(), 0), Phase.NEWS, 0)
    found = news_decision(view(session))
    assert found is not None
    assert [(w.label, w.note, w.text) for w in found.ways] == [
        ("Calm", "changes nothing", "We stay calm."),
        ("Sharp", "tension +1, capital +1, others' trust −1", "We object."),
    ]


def test_the_press_has_three_lines() -> None:
    ways = press_decision(view(phase(opened(rich(), 0), Phase.PRESS, 0))).ways
    assert [(w.label, w.move, w.reason) for w in ways] == [
        ("Open line", Press(0), ""),
        ("Neutral line", Press(1), ""),
        ("Firm line", Press(2), ""),
    ]


def test_a_question_is_put_in_words_with_its_answers() -> None:
    session = move(floor(opened(rich(), 0), 1), Ask("compare", 0, other_issue=3))
    found = answer_decision(view(session))
    assert found is not None
    assert (found.title, found.text) == ("Borea asks", "Which matters more to you, A or D?")
    assert [(w.label, w.note) for w in found.ways][:2] == [
        ("A", "up to 5 points to you"),
        ("D", "up to 26 points to you"),
    ]
    assert not found.needs_clause


def test_the_signing_table_says_what_signing_means() -> None:
    session = floor(opened(rich(), 0), 1)
    move(session, Offer((1, 2, OPEN, 2)))
    move(floor(session, 0), Accept("P1"))
    found = signing(view(session), EMPTY)
    assert found is not None
    assert found.texts == ("Clause A1.", "Clause B2.", "Clause D2.")
    assert found.left_open == ("C",)
    assert found.source == "Offer P1 has been accepted."
    assert found.verdict == "31 points, 1 over no deal (30). Would be ratified at home."
    assert found.withhold_price == "You had agreed: withholding costs 2 credibility and 2 of every signatory's trust."


# actions


def test_a_newcomer_has_four_or_five_main_moves() -> None:
    found = actions(view(at_floor()))
    assert [a.title for a in found if a.group == "main"] == ["Offer", "Accept", "Mark", "Ask", "Pass"]
    assert [a.title for a in found if a.group == "talk"] == [
        "Tell", "Reject with reasons", "Amend", "If-then", "Caucus", "Remark", "Say",
    ]  # fmt: skip
    mediator = actions(view(at_floor(2), 2))
    assert [a.title for a in mediator if a.group == "main"] == ["Offer", "Accept", "Table a draft", "Ask", "Pass"]
    assert [a.title for a in mediator if a.group == "mediator"] == ["Guarantee", "Final text"]


def test_a_closed_move_says_why_in_the_words_of_the_rules() -> None:
    session = at_floor()
    why = {a.name: a.reason for a in actions(view(session))}
    assert why["accept"] == "There is no standing offer to accept."
    assert why["mark"] == "There is no draft on the table to mark."
    assert why["offer"] == ""
    move(session, Offer((1, OPEN, OPEN, OPEN)), Offer((OPEN, 1, OPEN, OPEN)))
    why = {a.name: a.reason for a in actions(view(session))}
    assert why["offer"] == "This takes 1 action point; 0 action points left in this turn."
    assert why["pass"] == ""
    assert {a.reason for a in actions(view(session, 1))} == {"It is Aland's turn, not yours."}


def test_prices_are_said_in_words() -> None:
    session = at_floor()
    prices = {a.name: a.price for a in actions(view(session))}
    assert (prices["offer"], prices["tell"], prices["gesture"]) == ("1 action point", "free", "1 capital")
    assert price_words(view(session), Tell(card="c0", text="The map of seat 0.")) == "1 action point"
    assert why_not(view(session, 1), Pass()) == "It is Aland's turn, not Borea's."


def test_alternating_offers_know_four_moves_and_words() -> None:
    found = actions(view(opened(two(), 0, protocol="alternating")))
    assert [(a.title, a.reason) for a in found] == [
        ("Offer", ""),
        ("Accept", "There is no offer to accept yet."),
        ("Pass", ""),
        ("Break off", ""),
        ("Say", ""),
    ]


# onlookers, secrets, words


def test_an_onlooker_gets_nothing_confidential() -> None:
    session = move(at_floor(), Caucus(Seat(1)), Offer((1, OPEN, OPEN, OPEN), Seat(1)))
    seen = Onlooker(session).view()
    assert appraise(seen, (1, 1, 1, 1)) is None
    assert proposals(seen, EMPTY) == ()
    assert actions(seen) == ()
    assert not any(e.private for e in entries(seen))
    assert {c.points for row in rows(seen, EMPTY) for c in row.choices} == {None}
    assert status(seen).prompt == "You are watching. Nothing confidential is shown."


def test_the_sheets_of_others_never_change_what_is_shown() -> None:
    def shown(session: Session) -> tuple[object, ...]:
        now = view(session)
        return (rows(now, EMPTY), proposals(now, EMPTY), delegations(now), entries(now), readings(now), actions(now))

    def played(secret: bool) -> Session:
        scenario = other_secrets(rich(), 0) if secret else rich()
        session = floor(opened(scenario, 0), 1)
        return floor(move(session, Offer(DRAFT), Tell(0, "high")), 0)

    assert shown(played(False)) == shown(played(True))


def test_meters_come_with_their_causes() -> None:
    session = move(at_floor(), Warn())
    capital = next(r for r in readings(view(session)) if r.name == "Your capital")
    assert capital.causes[0].words.endswith("Aland spent it: warn")
    tension = readings(view(session))[0]
    assert (tension.name, tension.maximum) == ("Tension", 4)
    assert tension.causes[0].words.endswith("Aland warned of leaving")


def test_six_can_be_shown() -> None:
    session = floor(opened(six(), 0), 0)
    assert len(delegations(view(session))) == 6


def test_small_words() -> None:
    assert (signed(3), signed(-3), signed(0)) == ("+3", "−3", "±0")
    assert (Measure().words(1), Measure().words(12)) == ("1 point", "12 points")


def test_present_needs_no_pygame() -> None:
    code = "import sys, communique.present; print('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_fresh_turn_has_the_points_that_the_news_leave() -> None:
    card = replace(news(lines=()), points=(-1, 0, 1))
    session = floor(opened(rich(news=(card,)), 0), 0)
    assert action_points(view(session)) == (1, 1)


def test_the_news_of_now_and_next_are_a_sentence_each() -> None:
    cards = tuple(replace(news(lines=(), id=name), no_caucus=True, foretold=True) for name in ("storm", "truce"))
    told = news_now(view(opened(rich(news=cards), 0)))
    assert told[0] == "This session: no meetings in private."
    assert told[1] in (
        "Expected in the next session: Storm (no meetings in private).",
        "Expected in the next session: Truce (no meetings in private).",
    )
