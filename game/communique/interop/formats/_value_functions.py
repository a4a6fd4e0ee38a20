"""NegMAS's value functions: what a value of an issue is worth, by the formulas of `negmas.preferences.value_fun`.

All but four kinds are worked out as exact fractions. Powers, logarithms, sines and bells are irrational; those are
worked out to 40 digits and kept to 15, the same on every machine, which the machine's own functions would not be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException, localcontext
from fractions import Fraction
from typing import Any, Final

from communique.interop.decimals import number
from communique.interop.domain import DomainIssue, Refused, UtilityRow
from communique.interop.formats._fields import amount, listing, mapping
from communique.words import in_a_row, tr

_DIGITS: Final = 15
_WORKING: Final = Context(prec=40, Emax=300, Emin=-300)
_FARTHEST: Final = 10**9
"""Arguments of irrational functions beyond this are refused: nothing there is exact, and much would be slow."""
_DEEPEST: Final = 5
"""Functions within functions."""
_MOST_TERMS: Final = 100
"""Functions that one adds up."""

Parameters = Mapping[str, Fraction]
ValueCurve = Callable[[Fraction, Parameters], Fraction]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A function of one number: its parameters, those with a default, and its formula."""

    worth: ValueCurve
    needed: tuple[str, ...] = ()
    defaults: Mapping[str, str] | None = None


def _quadratic(x: Fraction, p: Parameters) -> Fraction:
    return p["a2"] * x * x + p["a1"] * x + p["bias"]


def _triangular(x: Fraction, p: Parameters) -> Fraction:
    if not p["start"] < x < p["end"]:
        return p["bias"]
    if x <= p["middle"]:
        return p["bias"] + p["scale"] * (x - p["start"]) / (p["middle"] - p["start"])
    return p["bias"] + p["scale"] * (p["end"] - x) / (p["end"] - p["middle"])


def _trapezoidal(x: Fraction, p: Parameters) -> Fraction:
    if not p["start"] <= x <= p["end"]:
        return p["bias"]
    if x <= p["rise_end"]:
        rise = p["rise_end"] - p["start"]
        return p["bias"] + p["scale"] * ((x - p["start"]) / rise if rise else 1)
    if x <= p["fall_start"]:
        return p["bias"] + p["scale"]
    return p["bias"] + p["scale"] * (p["end"] - x) / (p["end"] - p["fall_start"])


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _kept(value: Decimal) -> Fraction:
    """The value to 15 significant digits."""
    return Fraction(Context(prec=_DIGITS).plus(value))


def _exponential(x: Fraction, p: Parameters) -> Fraction:
    return _kept(_decimal(p["base"]) ** _decimal(p["tau"] * x)) + p["bias"]


def _logarithm(x: Fraction, p: Parameters) -> Fraction:
    return p["scale"] * _kept(_decimal(p["tau"] * x).ln() / _decimal(p["base"]).ln()) + p["bias"]


def _gaussian(x: Fraction, p: Parameters) -> Fraction:
    away = (x - p["center"]) / p["sigma"]
    return p["bias"] + p["scale"] * _kept((-_decimal(away * away / 2)).exp())


_PI: Final = Fraction("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")


def _cosine_of(angle: Fraction) -> Fraction:
    """By the Taylor series around 0, once whole turns are taken off."""
    turned = angle - round(angle / (2 * _PI)) * 2 * _PI
    square, term, total, k = -_decimal(turned * turned), Decimal(1), Decimal(1), 0
    while abs(term) > Decimal("1e-38"):
        k += 2
        term = term * square / (k * (k - 1))
        total += term
    return _kept(total)


def _cosine(x: Fraction, p: Parameters) -> Fraction:
    return p["amplitude"] * _cosine_of(p["multiplier"] * x + p["phase"]) + p["bias"]


def _sine(x: Fraction, p: Parameters) -> Fraction:
    return p["amplitude"] * _cosine_of(p["multiplier"] * x + p["phase"] - _PI / 2) + p["bias"]


_E: Final = "2.718281828459045"
"""As NegMAS takes it: the nearest float."""
_WAVE: Final = {"multiplier": "1", "bias": "0", "phase": "0", "amplitude": "1"}
_BUMP: Final = {"bias": "0", "scale": "1"}
_CURVES: Final[Mapping[str, _Kind]] = {
    "IdentityFun": _Kind(lambda x, p: x),
    "LinearFun": _Kind(lambda x, p: p["slope"] * x, ("slope",)),
    "AffineFun": _Kind(lambda x, p: p["slope"] * x + p["bias"], ("slope",), {"bias": "0"}),
    "QuadraticFun": _Kind(_quadratic, ("a2", "a1"), {"bias": "0"}),
    "TriangularFun": _Kind(_triangular, ("start", "middle", "end"), _BUMP),
    "TrapezoidalFun": _Kind(_trapezoidal, ("start", "rise_end", "fall_start", "end"), _BUMP),
    "ExponentialFun": _Kind(_exponential, ("tau",), {"bias": "0", "base": _E}),
    "LogFun": _Kind(_logarithm, ("tau",), {"bias": "0", "base": _E, "scale": "1"}),
    "GaussianFun": _Kind(_gaussian, ("center", "sigma"), _BUMP),
    "CosFun": _Kind(_cosine, (), _WAVE),
    "SinFun": _Kind(_sine, (), _WAVE),
}
_IRRATIONAL: Final = ("ExponentialFun", "LogFun", "GaussianFun", "CosFun", "SinFun")
_SEVERAL: Final = {
    "MultiModalTrapezoidalFun": (
        "TrapezoidalFun",
        {"starts": "start", "rise_ends": "rise_end", "fall_starts": "fall_start", "ends": "end"},
    ),
    "MultiModalGaussianFun": ("GaussianFun", {"centers": "center", "sigmas": "sigma"}),
}
"""Sums of bumps: the kind of each, and under which key a list holds its parameters."""


def kind_of(fields: Mapping[str, Any]) -> str:
    """The class that fields are of, without its module; NegMAS writes it under one of two keys."""
    return str(fields.get("type") or fields.get("__python_class__") or "").rsplit(".", 1)[-1]


def missing(value: Any) -> bool:
    """Whether a field is left to its default; YAML's null comes as a word."""
    return value is None or value in ("null", "~", "")


def worth(file: str, said: Any, question: DomainIssue, notes: list[str], depth: int = 0) -> UtilityRow:
    """What each value of an issue is worth by the function `said`. Raises Refused."""
    where = tr('the value function of issue "{issue}"', issue=question.name)
    fields = mapping(file, said, where)
    kind = kind_of(fields) or "TableFun"
    if depth > _DEEPEST:
        raise Refused(file, tr("{where} holds functions within functions, more than {n} deep", where=where, n=_DEEPEST))
    if kind == "TableFun":
        return _tabled(file, fields, question, where, notes)
    if kind == "ConstFun":
        constant = fields.get("bias", fields.get("value"))
        return (amount(file, constant, tr("the value of {where}", where=where)),) * len(question.values)
    if kind == "BiasedFun":
        inner = worth(file, fields.get("fun"), question, notes, depth + 1)
        return _sum(file, [inner], None, fields, where)
    if kind == "AggregatingFun" or kind in _SEVERAL:
        several = listing(file, fields.get("funs"), tr('"funs" of {where}', where=where)) if kind[0] == "A" else None
        terms = several if several is not None else _bumps(file, kind, fields, where)
        if len(terms) > _MOST_TERMS:
            raise Refused(file, tr("{where} adds up more than {n} functions", where=where, n=_MOST_TERMS))
        rows = [worth(file, one, question, notes, depth + 1) for one in terms]
        return _sum(file, rows, fields.get("weights"), fields, where)
    return _along(file, kind, fields, question, where)


def _tabled(file: str, fields: dict[str, Any], question: DomainIssue, where: str, notes: list[str]) -> UtilityRow:
    own = fields.get("mapping", fields if not kind_of(fields) else None)
    table = mapping(file, own, tr('"mapping" of {where}', where=where))
    if all(value in table for value in question.values):
        entries = table
    else:
        # `1` and `1.0` are one number.
        by_number = {at: said for key, said in table.items() if (at := number(key)) is not None}
        entries = table | {
            value: by_number[at]
            for value in question.values
            if value not in table and (at := number(value)) is not None and at in by_number
        }
    return tuple(_listed(file, entries, value, where, notes) for value in question.values)


def _listed(file: str, table: Mapping[str, Any], value: str, where: str, notes: list[str]) -> Fraction:
    said = table.get(value)
    if said is None:
        notes.append(
            tr('{file}: {where} does not list "{value}"; it counts 0', file=file, value=value[:40], where=where)
        )
        return Fraction(0)
    return amount(file, said, tr('"{value}" in {where}', value=value, where=where))


def _sum(file: str, rows: list[UtilityRow], weights: Any, fields: Mapping[str, Any], where: str) -> UtilityRow:
    """The bias plus the weighted sum of functions, value by value."""
    bias = _bias(file, fields, where)
    key = tr('"weights" of {where}', where=where)
    factors = [Fraction(1)] * len(rows)
    if not missing(weights):
        factors = [amount(file, one, key) for one in listing(file, weights, key)]
    if len(factors) != len(rows) or not rows:
        raise Refused(file, tr("{where} has {n} weights for {m} functions", where=where, n=len(factors), m=len(rows)))
    return tuple(
        bias + sum(factor * value for factor, value in zip(factors, column, strict=True))
        for column in zip(*rows, strict=True)
    )


def _bias(file: str, fields: Mapping[str, Any], where: str) -> Fraction:
    said = fields.get("bias")
    return Fraction(0) if missing(said) else amount(file, said, tr('"bias" of {where}', where=where))


def _bumps(file: str, kind: str, fields: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    """The functions whose sum a function of several bumps is."""
    one, keys = _SEVERAL[kind]
    optional = {key: name for key, name in (("biases", "bias"), ("scales", "scale")) if not missing(fields.get(key))}
    lists = {
        name: listing(file, fields.get(key), tr('"{key}" of {where}', key=key, where=where))
        for key, name in {**keys, **optional}.items()
    }
    if len({len(values) for values in lists.values()}) != 1:
        raise Refused(
            file, tr("{where} has lists of different lengths ({listed})", where=where, listed=in_a_row(list(keys)))
        )
    return [{"type": one, **dict(zip(lists, values, strict=True))} for values in zip(*lists.values(), strict=True)]


def _along(file: str, kind: str, fields: Mapping[str, Any], question: DomainIssue, where: str) -> UtilityRow:
    """A curve over the numbers that the values of an issue are."""
    places = [amount(file, value, tr("a value of issue “{issue}”", issue=question.name)) for value in question.values]
    if kind == "PolynomialFun":
        return _polynomial(file, fields, places, where)
    known = _CURVES.get(kind)
    if known is None:
        listed = in_a_row(sorted([*_CURVES, "TableFun", "ConstFun", "PolynomialFun", "BiasedFun", "AggregatingFun"]))
        raise Refused(file, tr("{where} is a {kind}; {listed} are read", where=where, kind=kind, listed=listed))
    given = {name: fields.get(name) for name in known.needed}
    given |= {
        name: default if missing(fields.get(name)) else fields[name] for name, default in (known.defaults or {}).items()
    }
    parts = {name: amount(file, one, tr('"{key}" of {where}', key=name, where=where)) for name, one in given.items()}
    far = max((abs(value) for value in (*parts.values(), *places)), default=Fraction(0))
    try:
        if kind in _IRRATIONAL and far > _FARTHEST:
            raise ArithmeticError
        with localcontext(_WORKING):
            return tuple(known.worth(place, parts) for place in places)
    except (ArithmeticError, DecimalException):
        raise Refused(file, tr("{where}, a {kind}, has no value there", where=where, kind=kind)) from None


def _polynomial(file: str, fields: Mapping[str, Any], places: list[Fraction], where: str) -> UtilityRow:
    key = tr('"coefficients" of {where}', where=where)
    factors = [amount(file, one, key) for one in listing(file, fields.get("coefficients"), key)]
    constant = _bias(file, fields, where)
    if len(factors) > _DIGITS:
        raise Refused(file, tr("{where} is of a degree above {n}", where=where, n=_DIGITS))
    return tuple(constant + sum(factor * x**power for power, factor in enumerate(factors, 1)) for x in places)
