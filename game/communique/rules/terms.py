"""What a set of terms may say, and whose consent makes it an agreement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import lt

from communique.model.message import Message, message
from communique.model.package import OPEN, Terms, settle
from communique.model.scenario import Feasibility, Public, Seat


def signatories(public: Public) -> tuple[Seat, ...]:
    """The seats whose signature counts."""
    return public.facts.signatories


def satisfied(public: Public, seats: Collection[Seat]) -> bool:
    """True when `seats` are enough to sign under the scenario's rule."""
    signing = public.signing
    if signing.rule == "k-of-n":
        return len(seats) >= signing.k and all(veto in seats for veto in signing.vetoes)
    return all(map(seats.__contains__, signatories(public)))


def signing_rule(public: Public) -> tuple[int, int]:
    """`satisfied` in whole numbers: (hands, least). All seats of `hands`, as bits, and `least` in all, must agree."""
    return public.facts.signing


def needed(public: Public, seat: Seat) -> bool:
    """True when nothing can be signed without `seat`."""
    signing = public.signing
    if signing.rule == "k-of-n":
        return seat in signing.vetoes or signing.k == len(public.parties)
    return seat in signatories(public)


def terms_refusal(
    public: Public, terms: Terms, floors: Sequence[int] = (), unlocked: Collection[int] | None = None
) -> Message | None:
    """Why `terms` cannot stand in an offer, or None when they can.

    `floors` are the lowest options left by gestures. `unlocked` are the guarantees given; None means that
    guarantees play no part (alternating offers).
    """
    return None if stands(public, terms, floors, unlocked) else in_words(public, terms, floors, unlocked)


def in_words(
    public: Public, terms: Terms, floors: Sequence[int] = (), unlocked: Collection[int] | None = None
) -> Message | None:
    """What `terms_refusal` says, found by looking for the words. Slower than `stands`, and never of another mind."""
    if len(terms) != len(public.issues):
        return message("terms.length", issues=len(public.issues), count=len(terms))
    for i, choice in enumerate(terms):
        issue = public.issues[i]
        if choice == OPEN:
            continue
        if not 0 <= choice < len(issue.options):
            return message("terms.option", issue=issue.title, last=len(issue.options) - 1, option=choice)
        if floors and choice < floors[i]:
            return message("terms.floor", issue=issue.short, floor=issue.options[floors[i]].label)
        lock = issue.options[choice].guarantee
        if unlocked is not None and lock is not None and lock not in unlocked:
            return message("terms.locked", option=issue.options[choice].label, guarantee=public.guarantees[lock].title)
    return _rule_refusal(public, terms, floors) if public.feasibility else None


def stands(public: Public, terms: Terms, floors: Sequence[int] = (), unlocked: Collection[int] | None = None) -> bool:
    """True when `in_words` has nothing to say: the same rules without the words, for the many moves that are fine."""
    if unlocked is None and not floors and whole(public, terms):
        return True
    facts = public.facts
    if len(terms) != len(facts.sizes):
        return False
    low = floors or facts.zeros
    for choice, locks, floor in zip(terms, facts.locks, low, strict=True):
        if choice == OPEN:
            continue
        if not floor <= choice < len(locks):
            return False
        lock = locks[choice]
        if lock is not None and unlocked is not None and lock not in unlocked:
            return False
    return not facts.rules or facts.consistent(settle(terms, low))


def whole(public: Public, terms: Terms) -> bool:
    """True when `terms` are a package that `stands` where guarantees play no part: the same without the loop."""
    facts = public.facts
    sizes = facts.sizes
    if len(terms) != len(sizes) or min(terms) < 0 or not all(map(lt, terms, sizes)):
        return False
    return not facts.rules or facts.consistent(terms)


def broken(public: Public, terms: Terms, floors: Sequence[int] = ()) -> Feasibility | None:
    """The first rule between two options that `terms` break once open issues fall to their floor; None if none."""

    def at(i: int) -> int:
        return terms[i] if terms[i] != OPEN else (floors[i] if floors else 0)

    for rule in public.feasibility:
        if at(rule.issue) != rule.option:
            continue
        if (at(rule.other_issue) == rule.other_option) != (rule.kind == "requires"):
            return rule
    return None


def _rule_refusal(public: Public, terms: Terms, floors: Sequence[int]) -> Message | None:
    rule = broken(public, terms, floors)
    if rule is None:
        return None
    one, other = _named(public, rule.issue, rule.option), _named(public, rule.other_issue, rule.other_option)
    if rule.kind == "requires":
        return message("terms.requires", one=one, other=other, why=rule.why)
    return message("terms.excludes", one=one, other=other, why=rule.why)


def _named(public: Public, issue: int, option: int) -> Message:
    """An option with its issue before it: many issues have an option of the same name."""
    one = public.issues[issue]
    return message("terms.named", issue=one.short, option=one.options[option].label)
