"""A negotiator to be tested: asks for little less with every round, and takes what is as good."""

from communique import Accept, Offer, space_of


class Patient:
    """Comes down from its best package to a tenth above no deal, by even steps."""

    def decide(self, view, dice):
        """A legal move in alternating offers."""
        table = view.table.alternating
        ladder = space_of(view).ladder
        best = max(ladder.values)
        gone = table.round / max(1, view.public.rounds - 1)
        asked = round(best - (best - view.no_deal) * 0.9 * gone)
        if table.offer and view.seat not in table.accepted and view.sheet.value(table.offer) >= asked:
            return Accept()
        return Offer(ladder.package(min(ladder.rank(asked), len(ladder) - 1)))
