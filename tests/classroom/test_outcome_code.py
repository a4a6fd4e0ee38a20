"""The code at the foot of an outcome form: written, read back, and refused in a sentence where a sign is off."""

from __future__ import annotations

import pytest

from communique.classroom.outcome_code import CodeError, PaperEnd, PaperOutcome, decode, encode
from communique.loading.scenario_file import load_scenario

PUBLIC = load_scenario("lantern-strait").public
"""Four issues: season 0 to 4, catch 0 to 4, rescue 0 to 3, fee 0 to 8."""


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (PaperOutcome(PaperEnd.JOINT, (3, 2, 3, 5), 0), "3235J03"),  # 3 + 6 + 3 + 15 + 0 = 27
        (PaperOutcome(PaperEnd.PARTIAL, (0, 0, 1, 0), 2), "0010P27"),  # 1 + 2 = 3
        (PaperOutcome(PaperEnd.ADJOURNED, None, 1), "A19"),
        (PaperOutcome(PaperEnd.BROKEN_OFF, None, 4), "B46"),
    ],
)
def test_a_code_worked_out_by_hand_is_written_and_read(outcome: PaperOutcome, code: str) -> None:
    assert encode(outcome) == code
    assert decode(PUBLIC, code) == outcome


def test_blanks_hyphens_and_small_letters_do_not_matter() -> None:
    assert decode(PUBLIC, " 3 2-3 5 j 0 3") == decode(PUBLIC, "3235J03")


@pytest.mark.parametrize("place", range(4))
def test_one_wrong_digit_is_found(place: int) -> None:
    right = "3235J03"
    wrong = right[:place] + str((int(right[place]) + 1) % 4) + right[place + 1 :]
    with pytest.raises(CodeError):
        decode(PUBLIC, wrong)


@pytest.mark.parametrize(
    ("code", "column", "sentence"),
    [
        ("323J03", 1, 'the code "323J03" has 6 signs; here it should have 7, or 3 where nothing was signed'),
        ("3245J03", 3, 'issue 3 (Rescue duty) has no option "4"; it has 0 to 3'),
        ("3235A03", 5, 'the end is "A"; after options it should be "J" or "P"'),
        ("J19", 1, 'the end is "J"; where nothing was signed it should be "A" or "B"'),
        ("3235J53", 6, 'the tension is "5"; it should be 0 to 4'),
        ("3235J04", 7, 'the check digit is "4" and should be "3"; look for a sign that was copied wrongly'),
    ],
)
def test_a_code_that_is_off_is_refused_at_its_sign(code: str, column: int, sentence: str) -> None:
    with pytest.raises(CodeError) as caught:
        decode(PUBLIC, code)
    assert (caught.value.column, str(caught.value)) == (column, sentence)
