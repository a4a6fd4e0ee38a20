"""The code at the foot of an outcome form: what a table agreed on, in a few signs that can be typed or read aloud.

    2 0 1 3 J 1 7    digits of the options, issue by issue; how the talks ended; tension at the end; check digit
    A 2 8            nothing signed: how the talks ended, tension, check digit

The check digit works like the last one of the number on goods in a shop: digits count once and three times in turn,
and the check digit makes the sum a full ten. So one wrong digit is always found, and most swaps are.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from communique.model.errors import ErrorForPeople
from communique.model.package import Package
from communique.model.scenario import TENSION_STEPS, Public
from communique.words import tr

CIPHERS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""What options are called on paper, by their place: 0 is the first, usually no provision."""
_BETWEEN: Final = " -·"
"""What may stand between the signs of a code and means nothing."""
_TAIL: Final = 3
"""The signs after the options: the end, the tension, the check digit."""


class PaperEnd(StrEnum):
    """How talks on paper ended."""

    JOINT = "J"
    PARTIAL = "P"
    ADJOURNED = "A"
    BROKEN_OFF = "B"


SIGNED: Final = (PaperEnd.JOINT, PaperEnd.PARTIAL)


class PaperOutcome(NamedTuple):
    """What stands on an outcome form."""

    end: PaperEnd
    package: Package | None
    """The options in force; None where nothing was signed."""
    tension: int = 0


class CodeError(ErrorForPeople):
    """A code that is none here. `column` is the place of the sign that is off, from 1."""

    def __init__(self, sentence: str, column: int = 1) -> None:
        super().__init__(sentence)
        self.column = column


def cipher(option: int) -> str:
    """What stands before an option on every paper, and is written into the outcome form."""
    return CIPHERS[option] if option < len(CIPHERS) else str(option)


def labelled(option: int) -> str:
    """An option's digit as it stands before its label, in brackets: many labels begin with a figure.

    >>> labelled(1)
    '(1)'
    """
    return f"({cipher(option)})"


def check_digit(outcome: PaperOutcome) -> int:
    """What is missing to the next full ten when options and tension count once and three times in turn.

    >>> check_digit(PaperOutcome(PaperEnd.JOINT, (2, 0, 1, 3), 1))
    7
    """
    values = (*(outcome.package or ()), outcome.tension)
    return -sum(value * (3 if place % 2 else 1) for place, value in enumerate(values)) % 10


def encode(outcome: PaperOutcome) -> str:
    """The code of an outcome.

    >>> encode(PaperOutcome(PaperEnd.JOINT, (2, 0, 1, 3), 1))
    '2013J17'
    """
    options = "".join(map(cipher, outcome.package or ()))
    return f"{options}{outcome.end}{outcome.tension}{check_digit(outcome)}"


def decode(public: Public, code: str) -> PaperOutcome:
    """The outcome behind a code, capitals or not, with or without blanks. Raises CodeError."""
    signs = [(place, sign) for place, sign in enumerate(code, start=1) if sign not in _BETWEEN]
    issues = len(public.issues)
    if len(signs) not in (_TAIL, issues + _TAIL):
        sentence = tr(
            'the code "{code}" has {n} signs; here it should have {whole}, or {short} where nothing was signed',
            code=code.strip(),
            n=len(signs),
            whole=issues + _TAIL,
            short=_TAIL,
        )
        raise CodeError(sentence)
    options, (end, tension, check) = signs[:-_TAIL], signs[-_TAIL:]
    ended = _end(*end, signed=bool(options))
    package = tuple(_option(public, issue, *one) for issue, one in enumerate(options)) or None
    outcome = PaperOutcome(ended, package, _tension(*tension))
    _check(outcome, *check)
    return outcome


def _end(column: int, sign: str, *, signed: bool) -> PaperEnd:
    may = [str(end) for end in PaperEnd if (end in SIGNED) is signed]
    if sign.upper() in may:
        return PaperEnd(sign.upper())
    wanted = tr('"{one}" or "{other}"', one=may[0], other=may[1])
    if signed:
        raise CodeError(
            tr('the end is "{sign}"; after options it should be {wanted}', sign=sign, wanted=wanted), column
        )
    sentence = tr('the end is "{sign}"; where nothing was signed it should be {wanted}', sign=sign, wanted=wanted)
    raise CodeError(sentence, column)


def _option(public: Public, place: int, column: int, sign: str) -> int:
    issue = public.issues[place]
    option = CIPHERS.find(sign.lower())
    if not 0 <= option < len(issue.options):
        sentence = tr(
            'issue {n} ({issue}) has no option "{sign}"; it has {first} to {last}',
            n=place + 1,
            issue=issue.short,
            sign=sign,
            first=cipher(0),
            last=cipher(len(issue.options) - 1),
        )
        raise CodeError(sentence, column)
    return option


def _tension(column: int, sign: str) -> int:
    if sign not in CIPHERS[:TENSION_STEPS]:
        raise CodeError(
            tr('the tension is "{sign}"; it should be 0 to {most}', sign=sign, most=TENSION_STEPS - 1), column
        )
    return int(sign)


def _check(outcome: PaperOutcome, column: int, sign: str) -> None:
    meant = str(check_digit(outcome))
    if sign != meant:
        sentence = tr(
            'the check digit is "{sign}" and should be "{meant}"; look for a sign that was copied wrongly',
            sign=sign,
            meant=meant,
        )
        raise CodeError(sentence, column)
