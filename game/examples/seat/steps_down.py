"""A negotiator for a chair, in plain Python and without Communiqué: it asks for less with every round.

    communique simulate lantern-strait --seat "osmark=exec:python3 game/examples/seat/steps_down.py"

In alternating offers it goes from its best package down to what no deal is worth to it, and accepts what is as good as
what it would ask for. In a conference it accepts and signs what is better than no deal, and says little else. The
protocol is in game/SEAT.md.
"""

import itertools
import json
import sys


def worth(sheet, terms):
    """What whole terms are worth to the seat that this sheet belongs to."""
    total = sum(row[option] for row, option in zip(sheet["points"], terms, strict=True))
    for link in sheet["links"]:
        if terms[link["issue"]] == link["option"] and terms[link["other_issue"]] == link["other_option"]:
            total += link["points"]
    return total


def allowed(scenario, terms):
    """True when the terms break no rule between two options."""
    for rule in scenario["between_options"]:
        if terms[rule["issue"]] == rule["option"]:
            met = terms[rule["other_issue"]] == rule["other_option"]
            if met != (rule["kind"] == "requires"):
                return False
    return True


class Seat:
    """One game, from a hello to a bye."""

    def __init__(self, hello):
        self.scenario, self.sheet = hello["scenario"], hello["sheet"]
        # A conference may have millions of packages, and is not played by them here.
        everything = (
            ()
            if hello["talks"] != "alternating"
            else itertools.product(*(range(len(issue["options"])) for issue in self.scenario["issues"]))
        )
        self.best_first = sorted(
            (terms for terms in everything if allowed(self.scenario, terms)),
            key=lambda terms: (-worth(self.sheet, terms), terms),
        )
        self.talks, self.offer = hello["talks"], None

    def hear(self, event):
        """Remember the offer that stands."""
        if event["move"] == "offer":
            self.offer = event["terms"]

    def move(self, asked):
        """The answer to a question."""
        return self.bargain(asked) if self.talks == "alternating" else self.confer(asked)

    def bargain(self, asked):
        """Accept or offer, by how much of the time has passed."""
        time = asked["when"] / max(1, self.scenario["rounds"] - 1)
        top, floor = worth(self.sheet, self.best_first[0]), asked["no_deal"]
        ask = top - (top - floor) * time
        if self.offer is not None and worth(self.sheet, self.offer) >= ask:
            return {"move": "accept"}
        fits = [terms for terms in self.best_first if worth(self.sheet, terms) >= ask]
        return {"move": "offer", "terms": fits[-1] if fits else self.best_first[0]}

    def confer(self, asked):
        """One of the moves that are listed. What a text leaves open falls to option 0."""
        moves = asked["moves"]
        agreed = asked["table"]["agreed"]
        if agreed and any(move["move"] == "withhold" for move in moves):
            terms = [max(0, option) for option in agreed["terms"]]
            return {"move": "sign" if worth(self.sheet, terms) > asked["no_deal"] else "withhold"}
        for offer in asked["table"]["offers"]:
            accept = {"move": "accept", "offer": offer["id"]}
            if accept in moves and worth(self.sheet, [max(0, k) for k in offer["terms"]]) > asked["no_deal"]:
                return accept
        quiet = [move for move in moves if move["move"] in ("pass", "press", "answer", "line", "mark")]
        return (quiet or moves)[asked["chance"] % len(quiet or moves)]


def main():
    """Answer each line with a line, until the lines end."""
    seat = None
    for line in sys.stdin:
        told = json.loads(line)
        if told["type"] == "hello":
            seat = Seat(told)
            answer = {"type": "ready", "protocol": "communique-seat 1"}
        elif told["type"] == "heard":
            for event in told["events"]:
                seat.hear(event)
            continue
        elif told["type"] == "decide":
            answer = {"id": told["id"], **seat.move(told)}
        elif told["type"] == "refused":
            print(told["reason"], file=sys.stderr)
            answer = {"id": told["id"], "move": "pass"}
        else:
            continue
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
