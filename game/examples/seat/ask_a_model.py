"""A negotiator for a chair that asks a language model, over HTTP and without Communiqué.

    communique simulate lantern-strait --games 1 --seat "osmark=exec:seconds=120 python3 \\
        game/examples/seat/ask_a_model.py --url http://localhost:11434/v1/chat/completions --model mine"

Any server that takes a list of messages and gives back choices will do, on this machine or far away. A key is read
from the variable of the environment that --key-variable names, and is never part of the command. What the model is
told is what its seat is told. The protocol is in game/SEAT.md.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request

TASK = """You negotiate for one party. You are told its confidential sheet and what it hears. You are asked for one
move at a time. Answer with one JSON object and nothing else, like those listed, and name no "id". In "terms" stands one
option number for each issue, in the order of the issues. A deal is good for you when it is worth more than no deal."""


def asked_of(url, model, key, messages, seconds):
    """What the model says to the messages. Raises OSError and ValueError when it does not."""
    body = json.dumps({"model": model, "messages": messages, "temperature": 0}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    if key:
        request.add_header("Authorization", f"Bearer {key}")
    with urllib.request.urlopen(request, timeout=seconds) as reply:
        choices = json.load(reply)["choices"]
    return choices[0]["message"]["content"]


def object_in(text):
    """The first JSON object in what a model has written, which may stand among words; an empty one if there is none."""
    start = text.find("{")
    while start >= 0:
        try:
            return json.JSONDecoder().raw_decode(text[start:])[0]
        except ValueError:
            start = text.find("{", start + 1)
    return {}


def short(hello):
    """What the model needs of a hello."""
    scenario = hello["scenario"]
    issues = [
        {"issue": number, "title": issue["title"], "options": [option["label"] for option in issue["options"]]}
        for number, issue in enumerate(scenario["issues"])
    ]
    parties = [f"{number}: {party['name']}" for number, party in enumerate(scenario["parties"])]
    return json.dumps(
        {
            "story": scenario["story"],
            "you": hello["seat"],
            "parties": parties,
            "issues": issues,
            "sheet": hello["sheet"],
        }
    )


def main():
    """Answer each line with a line, until the lines end."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", required=True)
    options.add_argument("--model", required=True)
    options.add_argument("--key-variable", default="")
    chosen = options.parse_args()
    key = os.environ.get(chosen.key_variable, "") if chosen.key_variable else ""
    messages = []

    def answer(number, seconds):
        try:
            text = asked_of(chosen.url, chosen.model, key, messages, seconds)
        except (OSError, ValueError, LookupError, TypeError) as error:
            print(f"The model did not answer: {error}", file=sys.stderr)
            text = ""
        messages.append({"role": "assistant", "content": str(text)})
        move = object_in(str(text))
        print(json.dumps({**(move if isinstance(move, dict) else {}), "id": number}), flush=True)

    for line in sys.stdin:
        told = json.loads(line)
        if told["type"] == "hello":
            messages = [{"role": "system", "content": TASK}, {"role": "user", "content": short(told)}]
            print(
                json.dumps({"type": "ready", "protocol": "communique-seat 1", "wants": ["moves", "said"]}), flush=True
            )
        elif told["type"] == "heard":
            messages.append({"role": "user", "content": "\n".join(event["said"] for event in told["events"])})
        elif told["type"] == "decide":
            shown = {"moves": told["moves"], "shapes": told["shapes"], "no_deal": told["no_deal"]}
            messages.append({"role": "user", "content": json.dumps(shown)})
            answer(told["id"], told["seconds"])
        elif told["type"] == "refused":
            messages.append({"role": "user", "content": told["reason"]})
            answer(told["id"], told["seconds"])


if __name__ == "__main__":
    main()
