"""Example: a negotiator of my own.

It is one function of two things: what its chair may know (`view`), and chance (`dice`). It returns a legal move.

    communique simulate lantern-strait --protocol alternating --seat osmark=example.py:example
    communique tournament lantern-strait closed-theatre --with example.py:example
    pytest test_example.py

What to hold to:

* Keep nothing between two calls, not even in a global: the same view and dice give the same move. All that was ever
  said to this chair is in `view.heard`, so whatever you want to remember can be worked out again.
* Draw chance from `dice` alone (`dice.below(6)`, `dice.pick(list)`), so that the same seed plays the same game.
* Return what the rules allow: `view.refusal(move)` is None for a legal move, `view.candidates()` has legal ones.
* You know your own papers (`view.sheet`) and what you heard. Nobody else's papers can be reached from here.
"""

from __future__ import annotations

from communique import Accept, Dice, Leave, Move, Offer, PartyView, in_one_talk, negotiator, space_of


class Example:
    """Asks for its best package at first, gives in by even steps, and accepts what is as good as its next offer."""

    name = "example"
    title = "Example"
    description = "Gives in by even steps, and accepts what is as good as what it would offer next."

    def decide(self, view: PartyView, dice: Dice) -> Move:
        """A legal move for the seat that looks, whose turn it is."""
        if view.rules.name == "in-turn":
            # Talks of two, one after another: this shows the one that is held, as alternating offers of its own.
            return in_one_talk(self.decide, view, dice)
        if view.table.alternating is None:
            # A conference knows some twenty kinds of moves. Leave it to one of the program's own to begin with, and
            # take over where you know better: `view.table.conference` has the draft, the offers, the marks.
            return negotiator("linear").decide(view, dice)
        return self.exchange(view, dice)

    def exchange(self, view: PartyView, dice: Dice) -> Move:
        """Alternating offers: accept the offer on the table, make another, or leave."""
        table = view.table.alternating
        assert table is not None
        # All packages that the rules allow, from the worst for this seat to the best: `values` has their points.
        ladder = space_of(view).ladder
        best, no_deal = max(ladder.values, default=0), view.no_deal
        if best <= no_deal:
            return Leave()  # nothing can be signed that is worth more than going home

        # How much to ask for: from the best package down to halfway to no deal, in even steps as rounds go by.
        gone = table.round / max(1, view.public.rounds - 1)
        asked = max(no_deal + 1, round(best - (best - no_deal) * gone / 2))

        # Of the packages that are worth it, one of the least demanding, by chance, so that others see something new.
        rank = min(ladder.rank(asked), len(ladder) - 1)
        mine = ladder.package(min(rank + dice.below(3), len(ladder) - 1))

        # An empty offer: nobody has made one yet. One that this seat has accepted needs no second yes.
        if table.offer and view.seat not in table.accepted:
            worth = view.sheet.value(table.offer)
            if worth > no_deal and worth >= view.sheet.value(mine):
                return Accept()
        return Offer(mine)


example = Example()
