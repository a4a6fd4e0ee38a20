"""A negotiator for a chair, in plain Python and without Communiqué: it asks for less with every round.

    communique simulate lantern-strait --seat "osmark=exec:python3 game/examples/seat/steps_down.py"

In alternating offers it goes from its best package down to what no deal is worth to it, and accepts what is as good as
what it would ask for. In talks in turn it does so in each, and expects nothing of those to come. In a conference it
accepts and signs what is better than no deal, and says little else. The protocol is in game/SEAT.md.
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
    for bundle in sheet.get("bundles", ()):
        place = 0
        for issue, size in zip(bundle["issues"], bundle["sizes"], strict=True):
            place = place * size + terms[issue]
        total += bundle["points"][place]
    for box in sheet.get("boxes", ()):
        if all(first <= terms[issue] <= last for issue, first, last in box["bounds"]):
            total += box["points"]
    return total


def allowed(scenario, terms):
    """True when the terms break no rule between two options."""
    for rule in scenario["between_options"]:
        if terms[rule["issue"]] == rule["option"]:
            met = terms[rule["other_issue"]] == rule["other_option"]
            if met != (rule["kind"] == "requires"):
                return False
    return True


def closed(terms):
    """The terms with what they leave open at option 0, which is no provision."""
    return [max(0, option) for option in terms]


class Seat:
    """One game, from a hello to a bye."""

    def __init__(self, hello):
        self.scenario, self.sheet, self.talks = hello["scenario"], hello["sheet"], hello["talks"]
        self.sizes = [len(issue["options"]) for issue in self.scenario["issues"]]
        # A conference may have millions of packages, and is not played by them here.
        self.best_first = self.ranked([-1] * len(self.sizes), range(len(self.sizes))) if self.whole() else []

    def whole(self):
        """True where an offer settles every issue at once."""
        return self.talks == "alternating"

    def ranked(self, terms, issues):
        """All that `terms` can become by choosing on these issues, as far as the rules allow it, the best first."""
        found = []
        for chosen in itertools.product(*(range(self.sizes[issue]) for issue in issues)):
            made = list(terms)
            for issue, option in zip(issues, chosen, strict=True):
                made[issue] = option
            if allowed(self.scenario, closed(made)):
                found.append(made)
        return sorted(found, key=lambda made: (-worth(self.sheet, closed(made)), made))

    def move(self, asked):
        """The answer to a question."""
        if self.talks == "in-turn":
            return self.talk(asked)
        if not self.whole():
            return self.confer(asked)
        return self.bargain(asked, self.best_first, asked["when"], self.scenario["rounds"], asked["no_deal"])

    def talk(self, asked):
        """The same as in alternating offers, about the issues of the talk that is held. What others settled stays."""
        talks, table = self.scenario["talks"], asked["table"]
        rounds = max(1, self.scenario["rounds"] // len(talks))
        number = min(asked["when"] // rounds, len(talks) - 1)
        issues = talks[number]["issues"]
        settled = [
            -1 if issue in issues else option for issue, option in enumerate(table["offer"] or [-1] * len(self.sizes))
        ]
        floor = worth(self.sheet, closed(settled))
        return self.bargain(asked, self.ranked(settled, issues), asked["when"] - number * rounds, rounds, floor)

    def bargain(self, asked, best_first, gone, rounds, floor):
        """Accept or offer, by how many of the rounds have gone by."""
        proposed, open_to = asked["table"]["offer"], [move["move"] for move in asked["moves"]]
        top = worth(self.sheet, closed(best_first[0]))
        ask = top - (top - floor) * gone / max(1, rounds - 1)
        if "accept" in open_to and worth(self.sheet, closed(proposed)) >= ask:
            return {"move": "accept"}
        fits = [terms for terms in best_first if worth(self.sheet, closed(terms)) >= ask]
        return {"move": "offer", "terms": fits[-1] if fits else best_first[0]}

    def confer(self, asked):
        """One of the moves that are listed. What a text leaves open falls to option 0."""
        moves = asked["moves"]
        agreed = asked["table"]["agreed"]
        if agreed and any(move["move"] == "withhold" for move in moves):
            return {"move": "sign" if worth(self.sheet, closed(agreed["terms"])) > asked["no_deal"] else "withhold"}
        for offer in asked["table"]["offers"]:
            accept = {"move": "accept", "offer": offer["id"]}
            if accept in moves and worth(self.sheet, closed(offer["terms"])) > asked["no_deal"]:
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
