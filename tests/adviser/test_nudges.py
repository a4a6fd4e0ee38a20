"""Each trigger where it applies, and where it does not."""

from __future__ import annotations

from builders import build, drift, rich, terms, three, two

from communique.adviser.counsel import Advice, hint, nudges
from communique.model.scenario import Seat
from communique.model.sheet import Audience, Scenario
from communique.rules.kind import Move
from communique.rules.moves.answer import Answer
from communique.rules.moves.ask import Ask
from communique.rules.moves.mark import Mark
from communique.rules.moves.offer import Offer
from communique.rules.moves.table_draft import TableDraft
from communique.rules.state import ConferenceTable, Phase
from communique.session import Session


def table(session: Session) -> ConferenceTable:
    found = session.state.table
    assert isinstance(found, ConferenceTable)
    return found


def floor(session: Session, seat: int) -> Session:
    """Dull turns until the seat has the floor and something left to spend."""

    def there(s: Session) -> bool:
        return table(s).phase is Phase.FLOOR and s.turn == seat and s.chair(Seat(seat)).view().desk.points > 0

    return drift(session, there)


def moved(session: Session, *moves: Move) -> Session:
    for move in moves:
        assert session.chair(session.turn).submit(move) is None
    return session


def advice(session: Session, trigger: str, seat: int = 0) -> Advice | None:
    return next((a for a in nudges(session.chair(Seat(seat)).view()) if a.trigger == trigger), None)


def offers(session: Session, *each: dict[str, int]) -> Session:
    """Offers by seat 0, in as many floor turns as they need."""
    for said in each:
        floor(session, 0)
        moved(session, Offer(terms(session.scenario.public, **said)))
    return session


def test_a_newcomer_is_told_a_first_step() -> None:
    session = floor(Session.open(two(), 1), 0)
    found = advice(session, "first")
    assert found is not None
    assert found.text == (
        "Begin with a question: which matters more to Borea, A or B? Or choose clauses in the rows and offer them."
    )


def test_after_a_first_move_the_first_step_is_not_repeated() -> None:
    session = offers(Session.open(two(), 1), {"A": 1, "B": 1, "C": 1, "D": 3})
    assert advice(session, "first") is None


def test_in_alternating_offers_the_first_step_is_a_package() -> None:
    session = Session.open(two(), 1, protocol="alternating")
    found = advice(session, "first")
    assert found is not None
    assert found.text.startswith("Open with a package that is good for you")


def test_three_offers_without_a_question_bring_one_to_ask() -> None:
    session = offers(Session.open(two(), 1), {"A": 1, "D": 3}, {"B": 1, "D": 3})
    assert advice(session, "question") is None
    offers(session, {"C": 1, "D": 3})
    floor(session, 0)
    found = advice(session, "question")
    assert found is not None
    assert found.text == "Three offers and no question. Ask Borea which matters more, A or B."


def test_a_question_starts_the_count_of_offers_anew() -> None:
    session = offers(Session.open(two(), 1), {"A": 1}, {"B": 1})
    moved(floor(session, 0), Ask("compare", 0, other_issue=1, of=Seat(1)))
    offers(session, {"C": 1})
    assert advice(session, "question") is None


def test_haggling_over_one_issue_is_remarked_on() -> None:
    session = offers(Session.open(two(), 1), {"A": 2, "D": 3}, {"A": 2, "D": 2}, {"A": 2, "D": 1})
    found = advice(session, "haggling")
    assert found is not None
    assert found.issues == (3,)
    assert found.text == "Your last three offers differ on D alone. Bring in a second issue, and trade the two."


def test_offers_that_move_on_two_issues_are_no_haggling() -> None:
    session = offers(Session.open(two(), 1), {"A": 2, "D": 3}, {"A": 2, "D": 2}, {"A": 1, "D": 2})
    assert advice(session, "haggling") is None


def test_an_offer_below_no_deal_is_pointed_out() -> None:
    session = offers(Session.open(two(), 1), {"A": 2, "B": 1, "C": 0, "D": 1})
    found = advice(session, "below")
    assert found is not None
    assert found.text == (
        "Your offer P1 is worth 19 to you if it is signed as it stands; no deal is worth 30. "
        "Amend it before somebody accepts."
    )


def test_an_offer_with_few_clauses_is_told_what_it_is_worth_alone() -> None:
    session = offers(Session.open(two(), 1), {"A": 2})
    found = advice(session, "below")
    assert found is not None
    assert found.text.endswith("is worth 5 to you if it is signed as it stands; no deal is worth 30. "
                               "Put more clauses with it.")  # fmt: skip


def test_an_offer_over_no_deal_draws_no_warning() -> None:
    session = offers(Session.open(two(), 1), {"A": 2, "B": 2, "C": 1, "D": 3})
    assert advice(session, "below") is None


def test_anothers_offer_below_no_deal_is_not_my_worry() -> None:
    session = offers(Session.open(two(), 1), {"A": 0, "B": 0, "C": 1, "D": 3})
    assert advice(session, "below", seat=1) is None


def test_a_standing_offer_better_than_no_deal_is_noticed() -> None:
    session = floor(Session.open(two(), 1), 1)
    moved(session, Offer(terms(session.scenario.public, A=2, B=2, C=1, D=2)))
    found = advice(session, "acceptable")
    assert found is not None
    assert found.text == ("Offer P1 by Borea is worth 53 to you, 23 over no deal. You can accept it, or build on it.")
    assert advice(session, "acceptable", seat=1) is None


def test_an_offer_that_an_audience_would_reject_is_not_called_acceptable() -> None:
    home = Audience("port", "The port", (0,), 5)
    session = floor(Session.open(two(audiences={0: (home,)}), 1), 1)
    moved(session, Offer(terms(session.scenario.public, A=1, B=2, C=1, D=3)))
    assert advice(session, "acceptable") is None


def test_a_mediator_is_not_told_to_accept() -> None:
    session = floor(Session.open(three(), 1), 1)
    moved(session, Offer(terms(session.scenario.public, A=2, B=2, C=1, D=3)))
    assert advice(session, "acceptable") is not None
    assert advice(session, "acceptable", seat=2) is None


def test_answering_an_anchor_with_the_midpoint_is_noticed() -> None:
    session = Session.open(build(sizes=(5, 5, 5)), 1, protocol="alternating")
    moved(session, Offer((4, 4, 4)), Offer((2, 2, 0)))
    found = advice(session, "midpoint", seat=1)
    assert found is not None
    assert found.issues == (0, 1)
    assert "halfway on A and B" in found.text


def test_an_answer_that_trades_across_issues_is_no_midpoint() -> None:
    session = Session.open(build(sizes=(5, 5, 5)), 1, protocol="alternating")
    moved(session, Offer((4, 4, 4)), Offer((4, 0, 0)))
    assert advice(session, "midpoint", seat=1) is None


def test_a_clause_initialled_that_an_audience_rejects_is_pointed_out() -> None:
    home = Audience("port", "The port", (0, 1), 14)
    session = floor(Session.open(three(audiences={0: (home,)}), 1), 2)
    moved(session, TableDraft(terms(session.scenario.public, A=1, B=2, C=1, D=1)))
    drift(session, lambda s: table(s).phase is Phase.BALLOT and s.turn == 0)
    assert advice(session, "audience") is None
    moved(session, Mark((1, 2, 1, 1)))
    floor(session, 0)
    found = advice(session, "audience")
    assert found is None, "B brings all it can; A is short, and 2 + 12 is enough for the port"

    demanding = Audience("port", "The port", (0, 1), 16)
    session = floor(Session.open(three(audiences={0: (demanding,)}), 1), 2)
    moved(session, TableDraft(terms(session.scenario.public, A=1, B=2, C=1, D=1)))
    drift(session, lambda s: table(s).phase is Phase.BALLOT and s.turn == 0)
    moved(session, Mark((1, 2, 1, 1)))
    found = advice(session, "audience")
    assert found is not None
    assert found.issues == (0,)
    assert found.text == (
        "You have initialled A, and the port would reject the draft: 14 of the 16 points asked for. "
        "Hold until it brings more."
    )


def test_two_sessions_left_and_no_draft_is_noticed() -> None:
    session = Session.open(two(), 1)
    assert advice(floor(session, 0), "no draft") is None
    drift(session, lambda s: table(s).session == 4 and table(s).phase is Phase.FLOOR)
    found = advice(session, "no draft")
    assert found is not None
    assert found.text.startswith("Two sessions are left, and there is no draft. Table one")


def test_with_a_mediator_the_way_to_a_draft_leads_through_the_mediator() -> None:
    session = Session.open(three(), 1)
    drift(session, lambda s: table(s).session == 5 and table(s).phase is Phase.FLOOR)
    mine, theirs = advice(session, "no draft"), advice(session, "no draft", seat=2)
    assert mine is not None
    assert theirs is not None
    assert mine.text == (
        "This is the last session, and there is no draft. Put a whole package forward that Medina can make one of."
    )
    assert theirs.text.startswith("This is the last session, and there is no draft. Table one")


def test_after_the_end_the_adviser_is_silent() -> None:
    session = drift(Session.open(rich(), 1))
    assert nudges(session.chair(Seat(0)).view()) == ()
    assert hint(session.chair(Seat(0)).view()) is None


# -- hints -------------------------------------------------------------------


def wanted() -> Scenario:
    """Borea has called for the top of issue A, where Aland has 5 points at most."""
    return two(goals={1: ((0, (1,)),)})


def test_a_hint_names_a_cheap_clause_that_another_has_called_for() -> None:
    found = hint(Session.open(wanted(), 1).chair(Seat(0)).view())
    assert found is not None
    assert found.trigger == "trade"
    assert found.text == (
        "You care little about A (5 points at most); Borea has called for it in public. "
        'Offer "A1", and ask for "D3" on D in return.'
    )


def test_without_public_evidence_no_trade_is_made_up() -> None:
    found = hint(Session.open(two(), 1).chair(Seat(0)).view())
    assert found is not None
    assert found.trigger == "cheapest"
    assert found.text.startswith("Which clause costs you least? A: 5 points at most.")


def test_a_package_to_consider_beats_no_deal_and_can_be_offered() -> None:
    session = floor(Session.open(wanted(), 1), 0)
    view = session.chair(Seat(0)).view()
    found = hint(view)
    assert found is not None
    assert found.points == view.sheet.value(found.package)
    assert found.points > view.no_deal
    assert view.refusal(Offer(found.package)) is None


def test_what_somebody_said_is_named_as_the_reason() -> None:
    session = floor(Session.open(two(), 1), 0)
    moved(session, Ask("need", 3, option=3, of=Seat(1)), Answer("need", 0, 1))
    found = hint(session.chair(Seat(0)).view())
    assert found is not None
    assert found.text.startswith('You care little about A (5 points at most); Borea says that it needs it. Offer "A1"')
