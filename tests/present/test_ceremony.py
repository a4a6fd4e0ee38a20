"""The signing as all see it: who is asked in which order, who has signed, and what has become of the text."""

from __future__ import annotations

import pytest
from builders import few, rich, two
from hypothesis import given
from hypothesis import strategies as st
from tabling import floor, move, opened

from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import signing
from communique.present.ceremony import Ceremony, Standpoint, ceremony, concluded
from communique.rules.kind import Move
from communique.rules.moves.accept import Accept
from communique.rules.moves.end_turn import Pass
from communique.rules.moves.final import FinalText
from communique.rules.moves.offer import Offer
from communique.rules.moves.sign import Sign
from communique.rules.moves.withhold import Withhold
from communique.rules.state import EndingKind, Phase
from communique.session.onlooker import Onlooker
from communique.session.session import Session
from communique.views import PartyView

TERMS = (1, 1, OPEN, 1)


def agreed(terms: tuple[int, ...] = TERMS) -> Session:
    """Borea has offered and Aland accepted; Aland decides first."""
    session = floor(opened(rich(), 0), 1)
    move(session, Offer(terms))
    floor(session, 0)
    move(session, Accept("P1"))
    assert session.state.table.phase is Phase.SIGNING
    return session


def view(session: Session, seat: int = 0) -> PartyView:
    return session.chair(Seat(seat)).view()


def seen(session: Session, seat: int = 0) -> Ceremony:
    found = ceremony(view(session, seat))
    assert found is not None
    return found


def standing(found: Ceremony) -> list[str]:
    return [f"{one.short} {one.words}" for one in found.signatories]


def test_there_is_none_before_anything_is_agreed() -> None:
    assert ceremony(view(floor(opened(rich(), 0), 0))) is None


def test_the_next_one_decides_and_the_others_wait() -> None:
    found = seen(agreed())
    assert found.title == "Agreement reached"
    assert found.sentence == "Offer P1 has been accepted."
    first, *others = found.signatories
    assert first.standpoint is Standpoint.DECIDES
    assert {one.standpoint for one in others} == {Standpoint.WAITS}


def test_who_has_signed_is_said_in_the_order_of_the_log() -> None:
    session = agreed()
    order = [one.short for one in seen(session).signatories]
    move(session, Sign())
    assert standing(seen(session)) == [f"{order[0]} has signed", f"{order[1]} decides now"]
    assert seen(session).hands == (seen(session).signatories[0].seat,)


def test_once_all_have_signed_it_stays_to_be_seen() -> None:
    session = agreed()
    before = seen(session)
    move(session, Sign(), Sign())
    found = seen(session)
    assert (found.open, found.signed, found.title) == (False, True, "Signed")
    assert [one.seat for one in found.signatories] == [one.seat for one in before.signatories]
    assert found.sentence == "Borea and Aland have signed. The talks are over."
    assert found.begun == before.begun


@pytest.mark.parametrize(("terms", "kind"), [(TERMS, EndingKind.PARTIAL), ((1, 1, 1, 1), EndingKind.JOINT)])
def test_the_kind_is_the_ending_that_signing_brings(terms: tuple[int, ...], kind: EndingKind) -> None:
    session = agreed(terms)
    assert seen(session).kind is kind
    move(session, Sign(), Sign())
    ending = session.state.table.ending
    assert ending is not None
    assert ending.kind is kind


@pytest.mark.parametrize("answers", [(Withhold(), Sign()), (Sign(), Withhold()), (Withhold(), Withhold())])
def test_a_text_that_was_not_signed_is_concluded_with_who_withheld(answers: tuple[Move, ...]) -> None:
    session = agreed()
    before = seen(session)
    move(session, *answers)
    assert ceremony(view(session)) is None
    after = concluded(before, view(session))
    assert after is not None
    assert (after.open, after.signed, after.title) == (False, False, "Not signed")
    wanted = [Standpoint.WITHHELD if type(one) is Withhold else Standpoint.SIGNED for one in answers]
    assert [one.standpoint for one in after.signatories] == wanted
    assert "withheld. This text is off the table" in after.sentence


def test_the_conclusion_stays_while_the_talks_go_on() -> None:
    session = agreed()
    before = seen(session)
    move(session, Withhold(), Sign())
    after = concluded(before, view(session))
    floor(session, 1)
    move(session, Pass())
    assert concluded(before, view(session)) == after


def test_what_is_taken_back_concludes_nothing() -> None:
    session = agreed()
    before = seen(session)
    session.facilitator.undo(len(session.events) - 1)
    assert ceremony(view(session)) is None
    assert concluded(before, view(session)) is None


def test_a_final_text_is_called_one() -> None:
    session = floor(opened(rich(), 0), 2)
    move(session, FinalText((0, 0, OPEN, 1)))
    found = seen(session)
    assert found.final
    assert found.title == "The final text"


def test_in_alternating_offers_nothing_is_laid_out() -> None:
    assert ceremony(view(opened(two(), 0, protocol="alternating"))) is None


@few
@given(st.lists(st.booleans(), min_size=0, max_size=2), st.sampled_from([0, 1, 2]))
def test_all_see_the_same_signing(answers: list[bool], seat: int) -> None:
    """Whatever has been answered, each seat and an onlooker see the same lines."""
    session = agreed()
    for yes in answers:
        move(session, Sign() if yes else Withhold())
    found = [ceremony(view(session, seat)), ceremony(Onlooker(session).view())]
    lines = [one and (one.terms, one.signatories, one.open, one.signed) for one in found]
    assert lines[0] == lines[1]


def test_what_it_means_is_read_off_ones_own_sheet() -> None:
    session = agreed()
    found = signing(view(session), TERMS)
    assert found is not None
    assert found.appraisal is not None
    assert found.appraisal.points == session.scenario.sheets[0].value((1, 1, 0, 1))
