"""The session: submitting, staleness, evidence, undo, redo, branches, and who is told when."""

import pytest
from builders import build, drift, news, rich, three, trio, two

from communique.loading.scenario_file import load_scenario
from communique.model.levels import at_level
from communique.model.message import message
from communique.model.scenario import Gesture, Seat, Signing
from communique.rules.moves.accept import Accept
from communique.rules.moves.caucus import Caucus
from communique.rules.moves.consult import Consult
from communique.rules.moves.draw import Draw
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.offer import Offer
from communique.rules.moves.tell import Tell
from communique.rules.state import Ending, Refusal
from communique.session import Event, Outcome, Session
from communique.session.assent import Assent
from communique.session.notes import OpeningNote
from communique.session.scoring import outcome
from communique.session.session import running_seat
from communique.words import say

SO = message("ending.cause_sessions")

X = (1, 1, 1, 1)


def opened(scenario=None, **options):
    return Session.open(scenario or trio(), seed=5, **options)


def submit(session, *moves):
    for move in moves:
        assert session.chair(session.turn).submit(move) is None
    return session


# -- opening -------------------------------------------------------------------


def test_a_new_game_begins_with_what_happens_by_itself():
    session = opened(three(news=(news(),)))
    assert session.events == [Event(Seat(-1), Draw(0))]
    assert session.turn == 0


def test_people_sit_everywhere_unless_a_line_up_is_given():
    assert opened().header.lineup == ("human", "human", "human")


def test_a_line_up_names_every_seat():
    with pytest.raises(ValueError, match=r"The line-up names 1 of 3 seats\."):
        opened(lineup=["firm"])


def test_a_game_has_at_least_one_round():
    with pytest.raises(ValueError, match="A game needs at least 1 round, not 0"):
        opened(rounds=0)


def test_an_unknown_protocol_is_named():
    with pytest.raises(KeyError, match='There is no protocol "auction"; there are: alternating, conference'):
        opened(protocol="auction")


def test_an_unknown_level_is_named():
    with pytest.raises(KeyError, match='Scenario "harbour" has no level "easy"; it has: none'):
        opened(level="easy")


def test_the_given_deadline_is_played():
    session = opened(two(rounds=20), protocol="alternating", rounds=1)
    submit(session, Pass(), Pass())
    assert session.over


# -- moving --------------------------------------------------------------------


def said(refusal: Refusal | None) -> str:
    assert refusal is not None
    return say(refusal.message)


def test_a_move_is_logged_with_its_seat():
    assert submit(opened(), Offer(X)).events == [Event(Seat(0), Offer(X))]


def test_a_refused_move_changes_nothing():
    session = submit(opened(), Offer(X))
    before = session.state, list(session.events), session.chair(Seat(1)).view().n
    assert said(session.chair(Seat(1)).submit(Pass())) == "It is Aland's turn, not Borea's."
    assert (session.state, session.events, session.chair(Seat(1)).view().n) == before


@pytest.mark.parametrize("seat", [-1, 3, 10**9])
def test_there_are_only_the_seats_of_the_scenario(seat):
    assert said(opened().chair(Seat(seat)).submit(Pass())) == f"There is no seat {seat}."


def test_nobody_makes_a_move_of_chance():
    session = opened(three(news=(news(), news(id="x"))))
    assert said(session.chair(session.turn).submit(Draw(1))) == "That happens by itself."


def test_something_that_is_no_move_is_refused():
    assert said(opened().chair(Seat(0)).submit("pass")) == "str is no move of this game."


def test_a_move_thought_out_on_an_older_view_is_refused():
    session = opened()
    chair = session.chair(Seat(0))
    n = chair.view().n
    assert chair.submit(Consult(), after=n) is None
    assert said(chair.submit(Consult(), after=n)) == "The talks have moved on since; look again before you move."
    assert chair.submit(Consult(), after=n + 1) is None


def test_what_a_seat_did_not_hear_does_not_make_its_move_stale():
    session = submit(opened(), Caucus(Seat(1)), Pass(), Pass())
    assert session.chair(Seat(2)).submit(Pass(), after=2) is None


def test_whose_move_it_is_at_the_end_is_nobody():
    session = submit(opened(two()), Offer(X), Pass(), Accept("P1"))
    assert running_seat(session) == 0
    while not session.over:
        submit(session, next(session.chair(session.turn).view().candidates()))
    assert running_seat(session) is None


# -- evidence ------------------------------------------------------------------


def test_a_card_nobody_gave_is_not_played():
    assert (
        said(opened(rich()).chair(Seat(0)).submit(Tell(card="c1", text="The map of seat 1.")))
        == 'Your delegation holds no card "c1".'
    )


def test_evidence_is_laid_down_as_it_is_written():
    assert (
        said(opened(rich()).chair(Seat(0)).submit(Tell(card="c0", text="Another map.")))
        == "Evidence is laid down as it is written."
    )


def test_evidence_speaks_of_the_issue_that_its_card_names_or_of_none():
    forged = Tell(1, card="c0", text="The map of seat 0.")
    assert said(opened(rich()).chair(Seat(0)).submit(forged)) == "Evidence is laid down as it is written."
    for issue in (0, None):
        told = Tell(issue, card="c0", text="The map of seat 0.")
        assert opened(trio(cards=rich_cards())).chair(Seat(0)).submit(told) is None


def test_the_view_refuses_forged_evidence_in_the_same_words():
    view = opened(rich()).chair(Seat(0)).view()
    assert said(view.refusal(Tell(card="c1", text="x"))) == 'Your delegation holds no card "c1".'


def test_a_true_card_is_played():
    session = opened(trio(cards=rich_cards()))
    assert session.chair(Seat(0)).submit(Tell(card="c0", text="The map of seat 0.")) is None


def rich_cards():
    return {p: sheet.cards for p, sheet in enumerate(rich().sheets)}


# -- undo and redo -------------------------------------------------------------


def test_undo_goes_back_to_an_earlier_state():
    session = submit(opened(), Consult())
    state = session.state
    submit(session, Pass(), Consult())
    session.undo(1)
    assert session.state == state
    assert session.events == [Event(Seat(0), Consult())]


def test_undo_takes_back_what_was_heard():
    session = submit(opened(), Consult(), Pass())
    session.undo(1)
    assert [heard.move for heard in session.chair(Seat(2)).view().heard] == [Consult()]


def test_an_older_view_stays_true_after_an_undo():
    session = submit(opened(), Consult(), Pass())
    view = session.chair(Seat(2)).view()
    session.undo(0)
    assert [heard.move for heard in view.heard] == [Consult(), Pass()]


def test_what_happens_by_itself_is_not_taken_back_alone():
    session = submit(opened(three(news=(news(lines=()),))), Consult())
    session.undo(0)
    assert session.events == [Event(Seat(-1), Draw(0))]
    assert session.turn == 0
    assert session.chair(Seat(0)).submit(Pass()) is None


@pytest.mark.parametrize("to", [-1, 3])
def test_undo_beyond_the_log_is_an_error(to):
    with pytest.raises(ValueError, match=f"There are 2 events; cannot go back to {to}."):
        submit(opened(), Consult(), Pass()).undo(to)


def test_redo_makes_the_undone_again():
    session = submit(opened(), Consult(), Pass(), Consult())
    state, text = session.state, session.log_text()
    session.undo(0)
    session.redo()
    assert len(session.events) == 1
    session.redo(99)
    assert (session.state, session.log_text()) == (state, text)
    assert session.undone == []


def test_redo_brings_what_follows_by_itself():
    session = drift(opened(two(news=(news(lines=()), news(id="x", lines=())))), lambda s: s.state.table.session == 1)
    text = session.log_text()
    assert [type(event.move).__name__ for event in session.events[-2:]] == ["Press", "Draw"]
    session.undo(len(session.events) - 2)
    session.redo(1)
    assert session.log_text() == text
    assert session.undone == []


def test_undoing_twice_keeps_the_order_of_what_may_be_redone():
    session = submit(opened(), Consult(), Pass(), Consult())
    text = session.log_text()
    session.undo(2)
    session.undo(0)
    session.redo(3)
    assert session.log_text() == text


def test_a_new_move_ends_what_may_be_redone():
    session = submit(opened(), Consult(), Pass())
    session.undo(0)
    submit(session, Pass())
    session.redo()
    assert session.events == [Event(Seat(0), Pass())]


def test_a_refused_move_leaves_what_may_be_redone():
    session = submit(opened(), Consult(), Pass())
    session.undo(0)
    assert session.chair(Seat(2)).submit(Pass()) is not None
    session.redo(2)
    assert len(session.events) == 2


# -- branches ------------------------------------------------------------------


def test_a_branch_goes_its_own_way():
    session = submit(opened(), Consult(), Pass())
    other = submit(session.branch(1), Offer(X))
    assert session.events == [Event(Seat(0), Consult()), Event(Seat(1), Pass())][:1] + [Event(Seat(0), Pass())]
    assert other.events == [Event(Seat(0), Consult()), Event(Seat(0), Offer(X))]
    assert session.chair(Seat(1)).view().n == other.chair(Seat(1)).view().n == 2


def test_a_branch_with_another_seed_draws_other_news_from_there_on():
    scenario = three(news=tuple(news(id=f"n{k}", lines=()) for k in range(9)), sessions=6, tension_on=False)
    session = opened(scenario)
    other = session.branch(1, seed=77)
    for game in (session, other):
        drift(game)
    assert session.events[0] == other.events[0]
    drawn, elsewhere = ([e.move.news for e in game.events if isinstance(e.move, Draw)] for game in (session, other))
    assert (len(drawn), len(elsewhere)) == (6, 6)
    assert drawn != elsewhere


def test_a_branch_with_another_seed_can_be_resumed():
    scenario = three(news=tuple(news(id=f"n{k}", lines=()) for k in range(9)), sessions=6)
    other = submit(opened(scenario).branch(1, seed=77), Pass(), Pass(), Pass())
    again = Session.resume(scenario, other.header, other.events)
    assert again.state == other.state
    assert other.header.shared == 1


@pytest.mark.parametrize("at", [-1, 2])
def test_a_branch_begins_within_the_log(at):
    with pytest.raises(ValueError, match=f"There are 1 events; cannot branch at {at}."):
        submit(opened(), Consult()).branch(at)


# -- listeners -----------------------------------------------------------------


def listening(session):
    calls = []
    for seat in range(3):
        session.chair(Seat(seat)).subscribe(lambda seat=seat: calls.append(seat))
    return calls


def test_everyone_is_told_of_what_all_heard():
    session = opened()
    calls = listening(session)
    submit(session, Consult())
    assert calls == [0, 1, 2]


def test_nobody_is_told_of_a_whisper_it_did_not_hear():
    session = opened()
    calls = listening(session)
    submit(session, Caucus(Seat(2)))
    assert calls == [0, 2]


def test_nobody_is_told_when_a_whisper_it_did_not_hear_is_undone():
    session = submit(opened(), Caucus(Seat(2)))
    calls = listening(session)
    session.undo(0)
    assert calls == [0, 2]
    session.redo()
    assert calls == [0, 2, 0, 2]


def test_nobody_is_told_of_a_refused_move():
    session = opened()
    calls = listening(session)
    session.chair(Seat(2)).submit(Pass())
    assert calls == []


def test_who_stopped_listening_is_told_no_more():
    session = opened()
    calls = []
    stop = session.chair(Seat(0)).subscribe(lambda: calls.append(0))
    stop()
    stop()
    submit(session, Consult())
    assert calls == []


# -- the outcome ---------------------------------------------------------------


def test_while_the_talks_go_on_there_is_no_outcome():
    with pytest.raises(ValueError, match=r"The talks are not over yet\."):
        opened().outcome()


def finished(scenario, *moves, **options):
    return submit(opened(scenario, **options), *moves).outcome()


def test_a_signed_package_is_worth_what_the_sheets_say():
    from communique.rules.moves.sign import Sign

    found = finished(two(), Offer((2, 2, 1, 3)), Pass(), Accept("P1"), Sign(), Sign())
    assert found == Outcome(
        kind="joint", package=(2, 2, 1, 3), points=(5 + 12 + 19 + 26, 0), no_deal=(30, 30), rejected_by=(),
        cause=message("ending.cause_signed"), rounds=1,
    )  # fmt: skip
    assert found.agreement
    assert found.surplus == (32, -30)


def test_a_text_that_an_audience_of_a_signatory_rejects_scores_no_deal():
    from communique.model.sheet import Audience
    from communique.rules.moves.sign import Sign

    scenario = two(audiences={1: (Audience("hills", "The hills", (0,), 1),)})
    found = finished(scenario, Offer((2, 2, 1, 3)), Pass(), Accept("P1"), Sign(), Sign())
    assert found.kind == "not-ratified"
    assert found.points == found.no_deal == (30, 30)
    assert found.package == (2, 2, 1, 3)
    assert found.rejected_by == ((1, "The hills"),)
    assert not found.agreement


def test_an_audience_of_a_party_that_did_not_sign_rejects_nothing():
    from communique.model.sheet import Audience
    from communique.rules.moves.sign import Sign
    from communique.rules.moves.withhold import Withhold

    audiences = {2: (Audience("hills", "The hills", (0,), 99),)}
    scenario = trio(signing=Signing("k-of-n", 2), audiences=audiences)
    moves = (Offer((2, 2, 1, 3)), Pass(), Accept("P1"), Sign(), Sign())
    assert finished(scenario, *moves, Withhold()).kind == "joint"
    assert finished(scenario, *moves, Sign()).kind == "not-ratified"


def test_open_issues_of_a_signed_text_settle_at_the_floor_a_gesture_fixed():
    from communique.rules.moves.gesture import MakeGesture
    from communique.rules.moves.sign import Sign

    scenario = two(gestures=(Gesture("maps", Seat(0), "Maps", "Aland hands over maps.", 0, 1),))
    found = finished(scenario, MakeGesture(0), Offer((-1, 2, -1, -1)), Pass(), Accept("P1"), Sign(), Sign())
    assert found.kind == "partial"
    assert found.package == (1, 2, 0, 0)
    assert found.points == (2 + 12, 6 + 0 + 26 + 5)


def test_no_deal_is_priced_by_the_tension_at_the_end():
    from communique.rules.moves.press import Press

    scenario = build(sessions=1, tension_shift=((0, -1, -2, -4, -6), (0, 0, 0, 0, -9)))
    found = finished(scenario, Pass(), Pass(), Press(2), Press(2))
    assert found.kind == "adjourned"
    assert found.no_deal == (28, 30)
    assert found.points == (28, 30)


SHIFTS = ((0, -1, -2, -4, -6), (0, 2, 5, 9, 14), (-3, -3, -3, -3, -3))


@pytest.mark.parametrize(
    ("tension", "no_deal"),
    [(0, (30, 30, 27)), (1, (29, 32, 27)), (2, (28, 35, 27)), (3, (26, 39, 27)), (4, (24, 44, 27))],
)
@pytest.mark.parametrize("kind", ["adjourned", "breakdown", "joint", "not-ratified"])
def test_each_tension_has_a_no_deal_value_of_its_own_for_each_party(tension, no_deal, kind):
    from communique.model.sheet import Audience

    unhappy = {0: (Audience("hills", "The hills", (0,), 99),)} if kind == "not-ratified" else {}
    session = opened(trio(tension_shift=SHIFTS, audiences=unhappy))
    signed = (Seat(0), Seat(1), Seat(2)) if kind in ("joint", "not-ratified") else ()
    end = Ending("joint" if signed else kind, (2, 2, 1, 3) if signed else (), signed, SO)
    table = session.state.table._replace(tension=tension, ending=end)
    found = outcome(session.scenario, session.state._replace(table=table))
    assert (found.kind, found.no_deal) == (kind, no_deal)
    if kind != "joint":
        assert found.points == no_deal


@pytest.mark.parametrize(
    ("name", "level", "shifts"),
    [
        ("lantern-strait", "envoy", ((0, -1, -2, -3, -4), (0, -1, -2, -3, -4))),
        ("sochi-2021", "minister", ((0, -1, -2, -3, -4),) * 3),
    ],
)
def test_a_shipped_scenario_is_scored_at_the_tension_it_ends_with(name, level, shifts):
    session = Session.open(load_scenario(name), 1, level=level)
    calm = [sheet.reservation for sheet in at_level(load_scenario(name), level).sheets]
    for tension in range(5):
        ended = session.state.table._replace(tension=tension, ending=Ending("breakdown", (), (), SO))
        found = outcome(session.scenario, session.state._replace(table=ended))
        assert found.no_deal == found.points
        assert found.no_deal == tuple(worth + shift[tension] for worth, shift in zip(calm, shifts, strict=True))


def test_alternating_offers_know_neither_audiences_nor_tension():
    from communique.model.sheet import Audience

    scenario = two(
        audiences={1: (Audience("hills", "The hills", (0,), 99),)}, tension_shift=((5,) * 5, (0, -9, -9, -9, -9))
    )
    found = finished(scenario, Offer((2, 2, 1, 3)), Accept(), protocol="alternating")
    assert found.kind == "joint"
    assert found.points == (62, 0)
    assert found.no_deal == (35, 30)


def test_rounds_begun_are_counted():
    assert finished(two(), *[Pass()] * 6, protocol="alternating", rounds=3).rounds == 3


def test_a_note_written_in_a_branch_stays_there():
    session = opened()
    session.write_note(OpeningNote(Seat(0), target=60))
    branch = session.branch(0)
    branch.write_note(OpeningNote(Seat(0), target=70))
    branch.write_note(OpeningNote(Seat(1), target=40))
    assert session.notes == {Seat(0): OpeningNote(Seat(0), target=60)}
    assert branch.notes[Seat(0)].target == 70


@pytest.mark.parametrize(("threshold", "allowed"), [(0, True), (1, False)])
def test_there_is_a_second_round_on_a_text_in_force_only(threshold, allowed):
    """Borea gets nothing of issue A; an audience that wants 1 point there rejects the text."""
    from communique.model.sheet import Audience
    from communique.rules.moves.sign import Sign

    scenario = two(audiences={1: (Audience("hills", "The hills", (0,), threshold),)})
    session = submit(opened(scenario), Offer((2, 2, 1, 3)), Pass(), Accept("P1"), Sign(), Sign())
    assent = Assent(Seat(0), ((2, 2, 1, 3),))
    if allowed:
        session.assent(assent)
        assert session.assents == {Seat(0): assent}
    else:
        with pytest.raises(ValueError, match="second round once a text has been signed, and is in force"):
            session.assent(assent)
        assert session.assents == {}
