"""A whole game of alternating offers between table-driven negotiators, in restricted Python.

Whole numbers and flat arrays only, so that numba can compile this source as it stands
(`simulation/engines/compiled.py`). Loops go over slices that begin at 0: compiled code then need not ask whether an
index is negative, and copies several bytes at a time. The turn itself is `communique/rules/turn.py`, the decisions
are `communique/negotiators/parts/tabular.py`.

    seat 0 .......|seat 1 .......|seat 2 ...    `values`: ladders one after another, `ladder_at[seat]` where each begins
    0 2 1|0 2 2|..|1 0 0|..                     `choices`: the same packages, one entry for each issue

A package is never copied while a game runs: it is the place in `choices` where it begins. The interpreter runs all of
it too, and tests hold both equal to a `Session`.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from communique.negotiators.parts.tabular import ACCEPT, NOTHING, STEPWISE, stepwise, timed
from communique.rules.dice import roll, word
from communique.rules.turn import ACCEPTS, GOES_ON, LEAVES, NOBODY, OFFERS, turned

Ints = Sequence[int]


class Tables(NamedTuple):
    """A line-up in flat arrays. `[seat]` says by seat; `_at` is where each seat's part begins, and the end."""

    parties: int
    rounds: int
    hands: int
    least: int
    """The signing rule, see `communique.rules.turn.enough`."""
    issues: int
    offsets: Ints
    """[issue]: where its options begin in a row of `points`; one more entry for the end."""
    points: Ints
    """Row by row, one for each seat: points by issue and option."""
    links: Ints
    """Five numbers a link: issue, option, other issue, other option, points."""
    links_at: Ints
    """In links."""
    bundles: Ints
    """A bundle after the other: how many issues, where its points begin in `worths`, and each issue with its size."""
    bundles_at: Ints
    worths: Ints
    """The points of all bundles."""
    keys: Ints
    """[seat]: the purpose of its dice, see `communique.rules.dice.key_of`."""
    kinds: Ints
    """[seat]: TIMED or STEPWISE."""
    bottoms: Ints
    """[seat]: the least that beats no deal."""
    ladder_at: Ints
    values: Ints
    """What the packages of each seat's ladder are worth to it, worst first."""
    choices: Ints
    """And the packages: an entry for each issue."""
    targets: Ints
    """[seat * rounds + round], as `timed` takes them; so are `lows` and `widths`. 0 for STEPWISE."""
    lows: Ints
    widths: Ints
    packages: int
    """How many packages there are, when a seat is STEPWISE and has to know what it has heard before; else 0."""


class Scratch(NamedTuple):
    """Room to work in. Holds state; one for each thread."""

    made: MutableSequence[int]
    """[seat]: its own different offers in this game."""
    received: MutableSequence[int]
    """[seat]: the others' different offers."""
    heard: MutableSequence[int]
    """[seat * packages + package]: the last game in which the seat heard it offered, counted from 1; 0 for never."""


def worth_of(points: Ints, row: int, offsets: Ints, issues: int, choices: Ints, at: int) -> int:
    """Points by the row that begins at `row` of the package that stands in `choices` from `at` on, links left out."""
    total = 0
    package = choices[at : at + issues]
    for i in range(issues):
        total += points[row + offsets[i] + package[i]]
    return total


def linked(links: Ints, first: int, end: int, choices: Ints, at: int) -> int:
    """Points of the links `first` to `end` - 1 for the package that stands in `choices` from `at` on."""
    total = 0
    for k in range(5 * first, 5 * end, 5):
        if choices[at + links[k]] == links[k + 1] and choices[at + links[k + 2]] == links[k + 3]:
            total += links[k + 4]
    return total


def bundled(bundles: Ints, first: int, end: int, worths: Ints, choices: Ints, at: int) -> int:
    """Points of the bundles from `first` up to `end` for the package that stands in `choices` from `at` on."""
    total = 0
    k = first
    while k < end:
        issues = bundles[k]
        place = 0
        for n in range(k + 2, k + 2 + 2 * issues, 2):
            place = place * bundles[n + 1] + choices[at + bundles[n]]
        total += worths[bundles[k + 1] + place]
        k += 2 + 2 * issues
    return total


def number_of(offsets: Ints, issues: int, choices: Ints, at: int) -> int:
    """The number of the package that stands in `choices` from `at` on, among all packages."""
    number = 0
    for i in range(issues):
        number = number * (offsets[i + 1] - offsets[i]) + choices[at + i]
    return number


def play(t: Tables, s: Scratch, seed: int, game: int, acts: MutableSequence[int]) -> tuple[int, int, int, int]:
    """One game. (moves, round, ending, where the standing package is in `t.choices` or -1); `acts` gets each answer.

    `game` is a number from 1 that this scratch room has not been given before; `acts` has room for
    `t.rounds * t.parties` moves.
    """
    parties, rounds, issues, offsets, choices = t.parties, t.rounds, t.issues, t.offsets, t.choices
    points, links, links_at, ladder_at, values = t.points, t.links, t.links_at, t.ladder_at, t.values
    bundles, bundles_at, worths = t.bundles, t.bundles_at, t.worths
    targets, lows, widths, packages = t.targets, t.lows, t.widths, t.packages
    made, received, heard = s.made, s.received, s.heard
    for k in range(parties):
        made[k] = 0
        received[k] = 0
    round_, seat, by, accepted, ending = 0, 0, NOBODY, 0, GOES_ON
    standing, moves = -1, 0
    while ending == GOES_ON:
        # What one has accepted already, or offered oneself, cannot be accepted: it is worth nothing here.
        worth = NOTHING
        if by != NOBODY and not (accepted >> seat) & 1:
            worth = worth_of(points, seat * offsets[issues], offsets, issues, choices, standing)
            worth += linked(links, links_at[seat], links_at[seat + 1], choices, standing)
            worth += bundled(bundles, bundles_at[seat], bundles_at[seat + 1], worths, choices, standing)
        rolled = roll(word(seed, moves, t.keys[seat]), 1)
        first, bottom = ladder_at[seat], t.bottoms[seat]
        count = ladder_at[seat + 1] - first
        if t.kinds[seat] == STEPWISE:
            said = stepwise(values, first, count, made[seat], received[seat], bottom, worth, rolled)
        else:
            now = seat * rounds + round_
            last = round_ + 1 >= rounds
            said = timed(values, first, targets[now], lows[now], widths[now], bottom, last, worth, rolled)
        acts[moves] = said
        moves += 1
        act = LEAVES
        if said >= 0:
            act = OFFERS
            standing = (first + said) * issues
            if packages:
                # `heard` holds the number of the game, not a flag, so that nothing has to be wiped between two games.
                # What is new from a seat that goes step by step is the next of its ladder; all else it has offered
                # before.
                if count - 1 - made[seat] == said:
                    made[seat] += 1
                number = number_of(offsets, issues, choices, standing)
                for other in range(parties):
                    if other != seat and heard[other * packages + number] != game:
                        heard[other * packages + number] = game
                        received[other] += 1
        elif said == ACCEPT:
            act = ACCEPTS
        round_, seat, by, accepted, ending = turned(act, seat, round_, by, accepted, parties, rounds, t.hands, t.least)
    return moves, round_, ending, standing


class LogWording(NamedTuple):
    """How the log says it, in bytes: five parts a seat, of which part `k` of seat `p` is entry 5 * p + k of `at`."""

    text: Ints
    at: Ints
    """Where each part begins in `text`, and the end: what stands before the choices of an offer, what stands after
    them, an acceptance, a departure, and an offer of nothing but zeros."""
    digits: bool
    """True when every choice is a single digit."""


def put(out: MutableSequence[int], end: int, text: Ints, first: int, stop: int) -> int:
    """Write a part of `text` to `out` from `end` on; the new end."""
    count = stop - first
    line, part = out[end : end + count], text[first:stop]
    for k in range(count):
        line[k] = part[k]
    return end + count


def put_number(out: MutableSequence[int], end: int, number: int) -> int:
    """Write a number in decimal digits; the new end."""
    unit = 1
    while number // unit >= 10:
        unit *= 10
    while unit:
        out[end] = 48 + number // unit % 10
        end += 1
        unit //= 10
    return end


def write(t: Tables, w: LogWording, acts: Ints, moves: int, out: MutableSequence[int], end: int) -> int:
    """The lines of a game's log in bytes, to `out` from `end` on; the new end."""
    text, parts, choices, issues = w.text, w.at, t.choices, t.issues
    seat = -1
    for move in range(moves):
        seat = seat + 1 if seat + 1 < t.parties else 0
        said, part = acts[move], 5 * seat
        at = (t.ladder_at[seat] + said) * issues
        if said < 0:
            part += 2 if said == ACCEPT else 3
            end = put(out, end, text, parts[part], parts[part + 1])
        elif w.digits:
            # All choices are single digits: the whole line is written with zeros, and the digits are put over them.
            digit = end + parts[part + 1] - parts[part]
            end = put(out, end, text, parts[part + 4], parts[part + 5])
            digits, package = out[digit:end], choices[at : at + issues]
            for i in range(issues):
                # 48 is the digit 0; between two digits stands a comma.
                digits[2 * i] = 48 + package[i]
        else:
            end = put(out, end, text, parts[part], parts[part + 1])
            for i in range(issues):
                end = put_number(out, end, choices[at + i])
                out[end] = 44  # a comma; the last one is written over
                end += 1
            end = put(out, end - 1, text, parts[part + 1], parts[part + 2])
    return end


def play_many(
    t: Tables,
    s: Scratch,
    w: LogWording,
    batch: int,
    purpose: int,
    number: int,
    first: int,
    acts: MutableSequence[int],
    out: MutableSequence[int],
    results: MutableSequence[int],
    seeds: MutableSequence[int],
) -> int:
    """As many games as `seeds` has room for, numbers `number` and up of the batch with seed `batch`.

    Five numbers a game to `results`: those of `play`, and where its log ends in `out`; its seed to `seeds`. Returns the
    end of the last log. `purpose` is that of the games' seeds; `first` is the number of the first game for `play`.
    """
    end = 0
    for k in range(len(seeds)):
        seed = word(batch, number + k, purpose)
        seeds[k] = seed
        moves, round_, ending, standing = play(t, s, seed, first + k, acts)
        end = write(t, w, acts, moves, out, end)
        results[5 * k] = moves
        results[5 * k + 1] = round_
        results[5 * k + 2] = ending
        results[5 * k + 3] = standing
        results[5 * k + 4] = end
    return end
