"""An amount: so many of a unit, from a list or a range with a step. One option for each, after "no provision".

Options are called `none`, then `a10`, `a20` and so on: the letter and the amount, so that a reference to one
stays right when the range grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from communique.model.kinds import Flaw, IssueKind, Spelling
from communique.model.kinds._steps import NUMBERS, Steps, filled, number_flaws, numbers, template_flaws
from communique.model.scenario import Option


@dataclass(frozen=True)
class AmountSpec:
    """A unit, the amounts, and one label and one clause for all of them."""

    unit: str = field(metadata={"max_length": 40, "description": "What is counted: persons, tonnes, kilometres."})
    amounts: Steps | tuple[int, ...] = field(
        metadata=NUMBERS | {"description": "From, to and step, or a list in ascending order; at most nine amounts."}
    )
    label: str = field(metadata={"max_length": 80, "description": "Few words with {amount} in them."})
    clause: str = field(metadata={"description": "The sentence of the communiqué, with {amount} in it."})
    none: str = field(
        default="No provision", metadata={"max_length": 80, "description": "The label of the first option."}
    )
    cites: tuple[str, ...] = field(
        default=(), metadata={"names": "fact", "description": "Facts of the seed that the clause rests on."}
    )


def _flaws(spec: AmountSpec) -> Iterator[Flaw]:
    yield from number_flaws("amounts", spec.amounts)
    yield from template_flaws("amount", label=spec.label, clause=spec.clause)


def _options(spec: AmountSpec, guarantees: Mapping[str, int], spelling: Spelling) -> tuple[Option, ...]:
    first = Option(id="none", label=spec.none, clause="")
    return (first, *(_option(spec, amount, spelling.number(amount)) for amount in numbers(spec.amounts)))


def _option(spec: AmountSpec, amount: int, words: str) -> Option:
    return Option(
        id=f"a{amount}",
        label=filled(spec.label, "amount", words),
        clause=filled(spec.clause, "amount", words),
        cites=tuple(spec.cites),
        value=amount,
    )


def _unit(spec: AmountSpec) -> str:
    return spec.unit


def _sample(
    amounts: Steps | tuple[int, ...], label: str = "{amount} carts", clause: str = "The mill takes {amount} carts."
) -> AmountSpec:
    return AmountSpec("carts", amounts, label, clause)


KIND = IssueKind(
    name="amount",
    spec=AmountSpec,
    flaws=_flaws,
    options=_options,
    unit=_unit,
    samples=(
        _sample(Steps(10, 30, 10)),
        AmountSpec("carts", (5, 12_000), "{amount} carts", "{amount} carts.", "Nothing about carts", ("S1",)),
    ),
    flawed=(
        _sample(Steps(30, 10, 10)),
        _sample(Steps(10, 35, 10)),
        _sample(Steps(1, 10, 1)),
        _sample(()),
        _sample((20, 10)),
        _sample((10,), label="carts"),
        _sample((10,), clause="{amount} carts a {week}"),
    ),
)
