"""Any program at a chair: it plays, it is held to its terms, and what it answers is in the log."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from builders import other_secrets, rich, two
from processes import command, members, until
from seat_bots import BAD, bot

from communique.cli import main
from communique.interop.programs import child, seat_messages
from communique.interop.programs.family import negotiator
from communique.interop.programs.scripted import Scripted, ScriptError
from communique.interop.programs.seat_program import Fault
from communique.loading.scenario_file import list_scenarios, load_scenario
from communique.model.levels import at_level
from communique.model.scenario import NATURE, Seat
from communique.model.sheet import Scenario
from communique.negotiators import registry
from communique.negotiators.negotiator import Strategy
from communique.rules.dice import Dice
from communique.rules.moves import kind_of
from communique.rules.moves.accept import Accept
from communique.rules.moves.say import OwnWords
from communique.rules.protocol import protocols
from communique.session import Recorder, Session
from communique.session.log import decode_event, log_text
from communique.simulation import simulate
from communique.simulation.batch import BatchPlan, seeded
from communique.simulation.engines.sessions import SessionEngine
from communique.simulation.playing import play, run
from communique.simulation.tournament.every_seating import Tournament
from communique.simulation.tournament.standings import standings
from communique.words import say

ROOT = Path(__file__).resolve().parents[2]
SEAT_PAGE = (ROOT / "game" / "SEAT.md").read_text(encoding="utf-8")
PROTOCOLS = ("conference", "alternating")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    child.close_all()
    negotiator.cache_clear()


def one_game(name: str, scenario: Scenario | None = None, *, protocol: str = "alternating", seed: int = 1) -> Session:
    scenario = scenario or two()
    return play(scenario, [name, *["linear"] * (len(scenario.sheets) - 1)], seed, protocol=protocol)


# -- it plays --------------------------------------------------------------------


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_program_plays_and_equal_seeds_play_equal_games(tmp_path: Path, protocol: str) -> None:
    name = bot(tmp_path)
    first, again = (simulate(two(), [name, "random"], 8, 5, protocol=protocol) for _ in range(2))
    assert first.digest == again.digest
    assert len({row.sha256 for row in first.rows}) > 1
    assert not first.stood_in


def test_games_are_the_same_with_two_workers(tmp_path: Path) -> None:
    name = bot(tmp_path)
    alone, together = (simulate(two(), [name, "linear"], 8, 5, protocol="alternating", workers=n) for n in (1, 2))
    assert alone.digest == together.digest


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_game_is_replayed_without_the_program(tmp_path: Path, protocol: str) -> None:
    name = bot(tmp_path)
    plan = BatchPlan((name, "random"), 3, protocol, "", None)
    played = list(SessionEngine(two(), plan).played(seeded(plan, 0, 5)))
    (tmp_path / "bot.py").unlink()
    for row, log in played:
        header, *lines = log.decode().splitlines()
        events = [decode_event(json.loads(line)) for line in lines]
        session = Session.open(two(), row.seed, protocol=protocol, lineup=plan.lineup)
        again = Session.resume(two(), session.header, events)
        assert sha256(again.log_text().encode()).hexdigest() == row.sha256
        assert log_text(session.header, events).splitlines()[0] == header
        script = Strategy("script", "", "", Scripted.of(events))
        run(session, [script, script])
        assert session.events == events


def test_one_process_plays_game_after_game(tmp_path: Path) -> None:
    count = f'open({str(tmp_path / "starts")!r}, "a").write("*")'
    name = bot(tmp_path, count)
    simulate(two(), [name, name], 10, 1, protocol="alternating")
    assert (tmp_path / "starts").read_text() == "**"  # a process for each of the two seats


def test_a_program_may_end_after_each_game(tmp_path: Path) -> None:
    name = bot(tmp_path, 'on["bye"] = lambda told: sys.exit()')
    usual = bot(tmp_path, name="usual.py")
    ends, stays = (simulate(two(), [one, "linear"], 6, 1, protocol="alternating") for one in (name, usual))
    assert not ends.stood_in
    assert [row.package for row in ends.rows] == [row.package for row in stays.rows]


REMEMBERS = """
heard = []
def hello(told):
    heard.clear()
    say(READY)
def decide(told):
    drawn = int(hashlib.sha256(json.dumps(heard).encode()).hexdigest(), 16)
    say({"id": told["id"], **told["moves"][drawn % len(told["moves"])]})
on |= {"hello": hello, "heard": lambda told: heard.extend(told["events"]), "decide": decide}
"""


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_was_taken_back_is_told_anew(tmp_path: Path, protocol: str) -> None:
    """A program whose every answer depends on all that it has heard does the same after undo and load."""
    name = bot(tmp_path, REMEMBERS)
    scenario = rich() if protocol == "conference" else two()
    whole = one_game(name, scenario, protocol=protocol)
    players = [negotiator(name), *[registry.negotiator("linear")] * (len(scenario.sheets) - 1)]
    for at in range(0, len(whole.events), 3):
        game = whole.branch(at)
        run(game, players)
        assert game.events == whole.events


def test_two_games_at_once_do_not_hear_each_other(tmp_path: Path) -> None:
    name = bot(tmp_path, REMEMBERS)
    alone = [one_game(name, seed=seed).events for seed in (1, 2)]
    games = [Session.open(two(), seed, protocol="alternating", lineup=(name, "linear")) for seed in (1, 2)]
    players = [negotiator(name), registry.negotiator("linear")]
    while not all(game.over for game in games):
        for game in games:
            if game.turn != NATURE:
                chair = game.chair(game.turn)
                assert chair.submit(players[game.turn].decide(chair.view(), chair.dice())) is None
    assert [game.events for game in games] == alone


def test_who_asks_twice_is_told_the_same(tmp_path: Path) -> None:
    name = bot(tmp_path, 'on["decide"] = lambda told: say({"id": told["id"], **random.choice(told["moves"])})')
    chair = Session.open(two(), 1, protocol="alternating").chair(Seat(0))
    first = negotiator(name).decide(chair.view(), chair.dice())
    assert all(negotiator(name).decide(chair.view(), chair.dice()) == first for _ in range(5))


def test_terms_may_be_said_by_ids(tmp_path: Path) -> None:
    said = """
def decide(told):
    say({"id": told["id"], "move": "offer", "terms": {issue["id"]: issue["options"][1]["id"] for issue in issues}})
def hello(told):
    global issues
    issues = told["scenario"]["issues"]
    say(READY)
on |= {"hello": hello, "decide": decide}
"""
    game = one_game(bot(tmp_path, said))
    assert set(game.events[0].move.terms) == {1}  # type: ignore[attr-defined]


# -- it is held to its terms -------------------------------------------------------


ENDLESS = ("a line without end",)
"""What is refused once, and then is not over in time."""


@pytest.mark.parametrize("what", BAD)
def test_what_is_wrong_is_counted_and_the_game_goes_on(tmp_path: Path, what: str) -> None:
    changes, fault = BAD[what]
    waits = fault == "late" or what in ENDLESS
    name = bot(tmp_path, changes, terms="seconds=0.3 start=2 misses=2" if waits else "misses=2")
    if what in ("no hello", "never reads"):
        name = name.replace("start=2", "start=0.5")
    begun = time.monotonic()
    results = simulate(two(), [name, "linear"], 1, 1, protocol="alternating")
    player = negotiator(name)
    assert player.faults[Fault(fault)] >= (1 if what in ENDLESS else 2)
    assert player.faults[Fault.STOOD_IN] == sum(results.stood_in.values()) > 0
    assert player.faults[Fault.GIVEN_UP] == 1
    assert player.trouble.endswith((".", ")"))
    assert time.monotonic() - begun < 30, "it hangs"
    player.close()
    if what == "a crowd of its own":
        assert until(lambda: not [one for one in Path("/proc").glob("[0-9]*") if _runs(one, tmp_path)], 5)


def _runs(process: Path, folder: Path) -> bool:
    try:
        return str(folder) in (process / "cmdline").read_text(errors="replace")
    except OSError:
        return False


def test_a_program_that_reads_nothing_is_waited_for_until_its_deadline_and_no_longer(tmp_path: Path) -> None:
    """The hello and the questions are more than a pipe holds."""
    name = bot(tmp_path, "time.sleep(60)", terms="seconds=0.2 start=0.4 misses=1")
    scenario = load_scenario("sochi-2021")
    chair = Session.open(scenario, 1).chair(Seat(0))
    view = chair.view()
    assert len(seat_messages.line_of(seat_messages.hello(view, seconds=1, tries=1))) > 4096
    assert view.refusal(negotiator(name).decide(view, chair.dice())) is None
    assert negotiator(name).faults[Fault.LATE] == 1


def test_after_a_refusal_it_may_answer_again(tmp_path: Path) -> None:
    said = f"""
def refused(told):
    open({str(tmp_path / "refused")!r}, "a").write(json.dumps(told) + chr(10))
    say({{"id": told["id"], "move": "pass"}})
on["decide"] = lambda told: say({{"id": told["id"], "move": "accept"}})
on["refused"] = refused
"""
    name = bot(tmp_path, said)
    chair = Session.open(two(), 1, protocol="alternating").chair(Seat(0))
    move = negotiator(name).decide(chair.view(), chair.dice())
    assert kind_of(move).name == "pass"
    told = json.loads((tmp_path / "refused").read_text())
    assert told == {
        "type": "refused",
        "id": 2,
        "reason": "There is no offer to accept yet.",
        "left": 2,
        "seconds": 10.0,
    }
    assert negotiator(name).faults[Fault.ILLEGAL] == 1
    assert not negotiator(name).faults[Fault.STOOD_IN]


def test_a_late_answer_is_no_answer_to_the_next_question(tmp_path: Path) -> None:
    said = """
asked = []
def decide(told):
    asked.append(told)
    if len(asked) == 2:
        say({"id": asked[0]["id"], "move": "leave"})
        say({"id": told["id"], "move": "pass"})
on["decide"] = decide
"""
    game = one_game(bot(tmp_path, said, terms="seconds=0.3 misses=9"))
    assert [kind_of(event.move).name for event in game.events if event.seat == 0][:2] == ["offer", "pass"]


def test_after_ten_games_given_up_it_is_not_asked_again(tmp_path: Path) -> None:
    name = bot(tmp_path, f'open({str(tmp_path / "starts")!r}, "a").write("*")\nsys.exit()', terms="misses=1")
    results = simulate(two(), [name, "linear"], 15, 1, protocol="alternating")
    assert negotiator(name).faults[Fault.GIVEN_UP] == 10
    assert len((tmp_path / "starts").read_text()) == 10
    assert all(row.stood_in[0] for row in results.rows)


def test_the_declared_fallback_plays_as_if_it_held_the_chair(tmp_path: Path) -> None:
    name = bot(tmp_path, "sys.exit()", terms="fallback=micro")
    stood_in, itself = (simulate(two(), [one, "linear"], 3, 1, protocol="alternating") for one in (name, "micro"))
    assert [row.package for row in stood_in.rows] == [row.package for row in itself.rows]


FUZZ = """
random.seed(7)
WORDS = ["offer", "accept", "pass", "leave", "say", "tell", "mark", "draw", "adjourn", 7, None, [], {}, "\\ud800"]
def odd(depth=0):
    kind = random.randrange(9)
    if kind < 3:
        return random.choice([0, 1, -1, 2**70, 1e308, True, None, "x" * random.randrange(300), -(2**53) - 1])
    if kind < 6 and depth < 4:
        return [odd(depth + 1) for _ in range(random.randrange(5))]
    if depth < 4:
        return {random.choice(["terms", "to", "issue", "move", "id"]): odd(depth + 1) for _ in range(3)}
    return 0
def answer(told):
    kind = random.randrange(10)
    if kind == 0:
        raw(bytes(random.randrange(256) for _ in range(random.randrange(200))).replace(b"\\n", b"") + b"\\n")
    elif kind == 1:
        raw(json.dumps(odd()).encode()[: random.randrange(1, 60)] + b"\\n")
    else:
        fields = {random.choice(["terms", "to", "offer", "text", "issue", "marks", "weight"]): odd() for _ in range(2)}
        say({**fields, "move": random.choice(WORDS), "id": told["id"]})
on |= {"decide": answer, "refused": answer}
"""


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_ten_thousand_odd_answers_leave_every_game_whole(tmp_path: Path, protocol: str) -> None:
    name = bot(tmp_path, FUZZ, terms="tries=100 misses=100")
    player, games = negotiator(name), 0
    while player.faults[Fault.UNREADABLE] + player.faults[Fault.ILLEGAL] < 5_000:
        session = play(
            two(), [name, "random"], games, protocol=protocol, rounds=1000 if protocol == "alternating" else None
        )
        assert session.over
        games += 1
    assert not player.faults[Fault.LATE]
    assert not player.faults[Fault.ENDED]


def test_a_program_speaks_and_is_warned_of_what_it_gives_away(tmp_path: Path) -> None:
    said = f"""
spoken = []
def decide(told):
    if spoken:
        return drawn(told)
    spoken.append(1)
    say({{"id": told["id"], "move": "say", "text": f"No deal is worth {{told['no_deal']}} to us.", "to": 1}})
on["decide"] = decide
on["warned"] = lambda told: open({str(tmp_path / "warned")!r}, "w").write(json.dumps(told))
"""
    session = one_game(bot(tmp_path, said))
    first = session.events[0].move
    no_deal = two().sheets[0].reservation
    assert first == OwnWords(f"No deal is worth {no_deal} to us.", Seat(1))
    assert session.events[1].seat == 0
    told = json.loads((tmp_path / "warned").read_text())
    assert told == {"type": "warned", "leaks": [f"{no_deal} is what no deal is worth to you."]}


# -- blindness, on the bytes ---------------------------------------------------------


def all_bytes(world: Scenario, told: Session, seat: Seat) -> bytes:
    """Whatever a program in `seat` could be sent in the game `told`, if these were the sheets."""
    header = told.header
    session = Session.open(world, header.seed, protocol=header.protocol, lineup=header.lineup, rounds=header.rounds)
    sent, start = b"", 0
    for event in told.events:
        if kind_of(event.move).by_itself:
            continue
        if event.seat == seat:
            view = session.chair(seat).view()
            chance = session.chair(seat).dice().below(1 << 32)
            messages = [seat_messages.hello(view, seconds=10, tries=3)] if not start else []
            messages += [seat_messages.heard(view, start), seat_messages.decide(view, 1, seconds=10, chance=chance)]
            sent += b"".join(map(seat_messages.line_of, messages))
            start = view.n
        assert session.chair(event.seat).submit(event.move) is None
    return sent + seat_messages.line_of(seat_messages.bye(session.chair(seat).view()))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", list_scenarios())
def test_no_byte_depends_on_the_sheet_of_another_party(name: str, protocol: str) -> None:
    scenario = load_scenario(name)
    if scenario.public.levels:
        scenario = at_level(scenario, scenario.public.levels[-1].id)
    told = play(scenario, seed=11, protocol=protocol)
    for seat in map(Seat, range(len(scenario.sheets))):
        true = all_bytes(scenario, told, seat)
        assert true == all_bytes(other_secrets(scenario, seat), told, seat)
        own = replace(scenario.sheets[seat], reservation=scenario.sheets[seat].reservation + 1)
        sheets = (*scenario.sheets[:seat], own, *scenario.sheets[seat + 1 :])
        assert true != all_bytes(replace(scenario, sheets=sheets), told, seat)


def test_no_byte_in_the_pipe_depends_on_the_sheet_of_another_party(tmp_path: Path) -> None:
    """The other seat plays by chance alone, so that the games are the same as far as the program can see."""
    copied = []
    for number, world in enumerate((two(), other_secrets(two(), 0))):
        path = tmp_path / f"copy{number}"
        note = f"out = open({str(path)!r}, 'w')\nread = json.loads\n"
        note += "def kept(line):\n    out.write(line)\n    out.flush()\n    return read(line)\njson.loads = kept\n"
        note += 'on["bye"] = lambda told: (out.close(), sys.exit())'
        name = bot(tmp_path, note, name=f"bot{number}.py")
        play(world, [name, "random"], 4, protocol="conference")
        negotiator(name).close()
        copied.append(path.read_bytes())
    assert copied[0] == copied[1]
    assert copied[0].count(b'"decide"') > 3


# -- what is listed ------------------------------------------------------------------


def test_what_has_no_shape_is_listed_whole() -> None:
    """Every legal move of a random game is listed, or has a shape."""
    from communique.interop.programs.legal_moves import legal_moves, shapes

    for luck in range(6):
        session = play(rich(), ["random"] * 3, luck)
        for at in range(0, len(session.events), 5):
            moment = session.branch(at)
            if moment.over:
                continue
            view = moment.chair(moment.turn).view()
            listed, shaped = legal_moves(view), shapes(view)
            assert all(view.refusal(move) is None for move in listed)
            assert {kind_of(move).name for move in view.candidates()} <= {kind_of(m).name for m in listed}
            for move in view.candidates():
                assert move in listed
            assert not {"pass", "sign", "withhold", "press", "accept", "caucus"} & set(shaped)


def test_an_offer_may_leave_issues_open_but_in_alternating_offers() -> None:
    """In talks in turn it has to: what belongs to other talks stays as it is."""
    from communique.interop.programs.legal_moves import shapes

    case = load_scenario(EXAMPLES.parent / "press-day.yaml")
    views = {name: Session.open(case, 1, protocol=name).chair(Seat(0)).view() for name in protocols()}
    told = {name: shapes(view)["offer"]["terms"]["open"] for name, view in views.items() if "offer" in shapes(view)}
    assert told == {"alternating": False, "conference": True, "in-turn": True}


# -- the page ------------------------------------------------------------------------


def shown() -> dict[str, dict[str, object]]:
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", SEAT_PAGE, re.DOTALL)]
    return {block.get("type", "move"): block for block in blocks}


def alike(page: object, sent: object) -> bool:
    """True when objects have the same keys, all the way down, where the page shows what is in them."""
    if isinstance(page, dict) and isinstance(sent, dict):
        return not page or not sent or (page.keys() == sent.keys() and all(alike(page[key], sent[key]) for key in page))
    if isinstance(page, list) and isinstance(sent, list):
        return not page or not sent or alike(page[0], sent[0])
    return True


def test_the_page_shows_what_is_sent() -> None:
    page, scenario = shown(), load_scenario("lantern-strait")
    session = play(scenario, seed=11, protocol="alternating")
    view = session.chair(Seat(0)).view()
    opening = Session.open(scenario, 1).chair(Seat(0)).view()
    sent = {
        "hello": seat_messages.hello(opening, seconds=10.0, tries=3),
        "heard": seat_messages.heard(view, 0),
        "decide": seat_messages.decide(opening, 7, seconds=10.0, chance=1) | {"shapes": {}, "moves": []},
        "refused": seat_messages.refused(8, reason="", left=2, seconds=10.0),
        "warned": seat_messages.warned(["1"]),
        "bye": seat_messages.bye(view),
    }
    assert set(page) == {*sent, "ready", "move"}
    for name, message in sent.items():
        assert alike(page[name], json.loads(json.dumps(message))), name
    assert page["ready"]["protocol"] == seat_messages.PROTOCOL == page["hello"]["protocol"]
    assert set(page["ready"]["wants"]) == seat_messages.WANTS  # type: ignore[call-overload]


def test_the_page_states_the_usual_terms_and_the_longest_line() -> None:
    from communique.interop.programs.terms_of_play import PlayTerms

    usual = PlayTerms()
    for word, value in (("seconds", 10), ("start", 20), ("tries", 3), ("misses", 3)):
        assert getattr(usual, word) == value
        assert re.search(rf"\| `{word}=` \|.*\| {value} \|", SEAT_PAGE)
    assert f"{child.LONGEST:,} bytes" in SEAT_PAGE


# -- names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("exec:", "names no command"),
        ("exec:seconds=5", "names no command"),
        ("exec:no-such-program --fast", 'no program "no-such-program"'),
        ("exec:seconds=0 true", '"seconds" is a number of seconds up to'),
        ("exec:seconds=nan true", '"seconds" is a number of seconds up to'),
        ("exec:tries=many true", '"tries" is 1 to 100'),
        ("exec:fallback=exec:true true", '"fallback" is one of ours'),
        ("exec:python3 'bot.py", "quotation mark"),
        ("replay:no-such-file.save", "no-such-file.save"),
    ],
)
def test_a_name_that_cannot_be_played_is_refused_in_a_sentence(name: str, sentence: str) -> None:
    with pytest.raises(KeyError, match=re.escape(sentence)):
        registry.negotiator(name)


def test_what_a_shell_is_told_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    registry.known("exec:sh -c 'cd bots && exec python3 bot.py'")
    with pytest.raises(KeyError, match=r'no file "bot.py"'):
        registry.known("exec:sh bot.py")


def kept(session: Session, path: Path) -> str:
    """The name of the negotiator that makes the moves of this game again."""
    with Recorder(path, session):
        pass
    return f"replay:{path}"


@pytest.mark.parametrize("protocol", protocols())
def test_a_save_is_played_again_in_its_own_case(tmp_path: Path, protocol: str) -> None:
    case = load_scenario(EXAMPLES.parent / "press-day.yaml")
    session = play(case, ["random", "linear", "linear", "linear"], 2, protocol=protocol)
    name = kept(session, tmp_path / "own.communique")
    assert play(case, [name] * 4, 2, protocol=protocol).events == session.events


def test_a_save_of_another_case_is_refused_before_any_game(tmp_path: Path) -> None:
    name = kept(play(two(), seed=1), tmp_path / "own.communique")
    strait = load_scenario("lantern-strait")
    for case, protocol, level, this in (
        (strait, "conference", "", "lantern-strait, conference"),
        (strait, "conference", "guided", "lantern-strait, guided, conference"),
        (two(), "alternating", "", "harbour, alternating"),
    ):
        sentence = f'"own.communique" holds a game of harbour, conference, and this is one of {this}.'
        with pytest.raises(ValueError, match=re.escape(sentence)):
            simulate(case, [name, "linear"], 1, protocol=protocol, level=level)
    view = Session.open(two(), 1, protocol="alternating").chair(Seat(0)).view()
    with pytest.raises(ScriptError, match="this is one of harbour, alternating"):
        registry.negotiator(name).decide(view, Dice(1, 0, "x"))


@pytest.mark.parametrize("name", ["exec:true", "replay:some.save"])
def test_a_file_names_no_program(name: str) -> None:
    with pytest.raises(registry.NotFromFile, match="because a file says so"):
        registry.registered(name)


def test_a_script_that_does_not_fit_says_so() -> None:
    chair = Session.open(two(), 1, protocol="alternating").chair(Seat(0))
    with pytest.raises(ScriptError, match="script of aland ends after 0 moves"):
        Scripted({}).decide(chair.view(), Dice(1, 0, "x"))
    with pytest.raises(ScriptError, match='Move 1 of aland in the script, "accept", is refused') as refused:
        Scripted({Seat(0): [Accept("P1")]}).decide(chair.view(), Dice(1, 0, "x"))
    assert say(chair.view().refusal(Accept("P1")).message) in str(refused.value)  # type: ignore[union-attr]


# -- the examples --------------------------------------------------------------------


EXAMPLES = ROOT / "game" / "examples" / "seat"
NODE = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


@pytest.mark.parametrize("protocol", protocols())
@pytest.mark.parametrize("command", ["python3 steps_down.py", pytest.param("node draws.mjs", marks=NODE)])
def test_the_examples_play_every_protocol_without_a_fault(command: str, protocol: str) -> None:
    """On each chair of the case that has talks in turn, a bundle on one sheet among them."""
    program, _, file = command.partition(" ")
    name = f"exec:{program} {EXAMPLES / file}"
    results = simulate(load_scenario(EXAMPLES.parent / "press-day.yaml"), [name] * 4, 2, 1, protocol=protocol)
    assert not results.stood_in
    if protocol == "in-turn" and file == "steps_down.py":
        assert results.summary()["mean_points"]["press"] > 0
        assert min(min(row.surplus) for row in results.rows) >= 0
    if protocol in PROTOCOLS:
        strait = load_scenario("lantern-strait")
        assert not simulate(strait, {"osmark": name}, 2, 1, protocol=protocol, level="guided").stood_in
    assert negotiator(name).trouble == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "games"), [("python3 steps_down.py", 1000), pytest.param("node draws.mjs", 100, marks=NODE)]
)
def test_many_games_are_replayed_without_the_program(command: str, games: int) -> None:
    program, _, file = command.partition(" ")
    scenario = at_level(load_scenario("lantern-strait"), "guided")
    plan = BatchPlan((f"exec:{program} {EXAMPLES / file}", "tit-for-tat"), 3, "alternating", "", None)
    for row, log in SessionEngine(scenario, plan).played(seeded(plan, 0, games)):
        assert not row.stood_in
        events = [decode_event(json.loads(line)) for line in log.decode().splitlines()[1:]]
        session = Session.open(scenario, row.seed, protocol="alternating", lineup=plan.lineup)
        script = Strategy("script", "", "", Scripted.of(events))
        run(session, [script, script])
        assert sha256(session.log_text().encode()).hexdigest() == row.sha256


def test_nothing_runs_on_when_it_is_closed(tmp_path: Path) -> None:
    name = bot(tmp_path)
    one_game(name)
    player = negotiator(name)
    numbers = [place.child._process.pid for place in player._places]
    assert numbers
    player.close()
    assert not any(members(number) for number in numbers)
    assert not any(os.path.exists(f"/proc/{number}") for number in numbers)


def test_who_is_in_no_list_any_more_leaves_no_process(tmp_path: Path) -> None:
    """As when so many programs have been named that the first is dropped."""
    name = bot(tmp_path)
    one_game(name)
    numbers = [place.child._process.pid for place in negotiator(name)._places]
    assert numbers
    negotiator.cache_clear()
    assert not any(os.path.exists(f"/proc/{number}") for number in numbers)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_program_that_does_not_heed_its_input_ends_with_a_game_that_is_killed(
    tmp_path: Path, number: signal.Signals
) -> None:
    stays = f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())), time.sleep(600)"
    name = bot(tmp_path, f'on["hello"] = lambda told: ({stays})', terms="start=600")
    with command("simulate", "lantern-strait", "--games", "1", "--seat", f"osmark={name}") as process:
        assert until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
        process.send_signal(number)
        process.wait(20)
    folder = Path("/proc") / (tmp_path / "pid").read_text()
    assert until(lambda: not _runs(folder, tmp_path), 10)


SAYS_WHO_IT_IS = """
def hello(told):
    open(os.path.dirname(__file__) + "/chairs", "a").write(f"{os.getpid()} {told['party']}\\n")
    say(READY)
on["hello"] = hello
"""


def test_a_process_has_one_chair_in_a_whole_league(tmp_path: Path) -> None:
    name = bot(tmp_path, SAYS_WHO_IT_IS)
    Tournament([two()], [name, "linear", "micro"], rounds=4).run()
    lines = (tmp_path / "chairs").read_text().splitlines()
    assert len(lines) == 4
    assert len({line.split()[0] for line in lines}) == len({line.split()[1] for line in lines}) == len({*lines}) == 2


# -- what is shown -------------------------------------------------------------------


def test_last_words_are_told_where_an_answer_is_none(tmp_path: Path) -> None:
    """What it has to say of that stands on its standard error, and it has not ended."""
    said = 'def mute(told):\n    print("no key", file=sys.stderr, flush=True)\n    say(None)\n'
    name = bot(tmp_path, f'{said}on["decide"] = on["refused"] = mute', terms="misses=2")
    one_game(name)
    told = "An answer is a JSON object, not 'null'. Its last words were 'no key'."
    assert negotiator(name).trouble == told
    one_game(silent := bot(tmp_path, "sys.exit(4)", name="silent.py"))
    assert negotiator(silent).trouble == "The program ended (code 4)."


def test_a_tournament_says_how_often_a_fallback_moved_also_when_it_is_taken_up_again(tmp_path: Path) -> None:
    name = bot(tmp_path, "sys.exit(3)", terms="fallback=micro")
    tournament = Tournament([two()], [name, "linear"], rounds=8)
    games = tournament.run(tmp_path / "games.jsonl")
    moves = sum(sum(game.stood_in) for game in games)
    assert moves > 1
    assert tournament.run(tmp_path / "games.jsonl") == games
    assert f"{name}: {moves} moves were made by its fallback." in standings(tournament, games).notes


def test_a_league_without_programs_has_no_word_of_fallbacks(tmp_path: Path) -> None:
    tournament = Tournament([two()], ["micro", "linear"], rounds=8)
    games = tournament.run(tmp_path / "games.jsonl")
    assert "stood_in" not in (tmp_path / "games.jsonl").read_text()
    assert not [note for note in standings(tournament, games).notes if "fallback" in note]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_simulate_prints_and_writes_how_often_a_fallback_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    name, out = bot(tmp_path, "sys.exit(3)"), tmp_path / f"rows{suffix}"
    words = ["simulate", "lantern-strait", "--level", "guided", "--games", "2", "--protocol", "alternating"]
    assert main([*words, "--seat", f"osmark={name}", "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    count = re.search(r"osmark: the fallback moved (\d+) times in the program's place\.", shown)
    assert count is not None
    assert "The last that went wrong: The program ended (code 3" in " ".join(shown.split())
    if suffix == ".csv":
        header, *lines = (line.split(",") for line in out.read_text().splitlines())
        found = sum(int(line[header.index("stood_in_osmark")]) for line in lines)
    else:
        found = sum(json.loads(line)["stood_in"]["osmark"] for line in out.read_text().splitlines())
    assert found == int(count[1])
