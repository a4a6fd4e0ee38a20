"""A mutant for each contract: one thing broken, and the command that has to see it.

`bench/bench_contracts.py` tries them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_P = "game/communique"


@dataclass(frozen=True)
class Mutant:
    """One thing broken, and the command that has to fail."""

    name: str
    file: str
    old: str
    """What is replaced, once; empty to put `new` at the end, or to delete the file when that is empty, too."""
    new: str
    test: str
    says: str = ""
    """What the command has to say besides."""


_KEEPING: Final = """

class _Keeping:
    asked = 0

    def __init__(self, mind):
        self.mind = mind

    def decide(self, view, dice):
        _Keeping.asked += 1
        return self.mind.decide(view, dice) if _Keeping.asked > 7 else next(iter(view.candidates()))


NEGOTIATOR = Strategy(NEGOTIATOR.name, NEGOTIATOR.title, NEGOTIATOR.description, _Keeping(NEGOTIATOR.mind))
"""

_ASKING: Final = """

def _asks(table: object) -> bool:
    from communique.rules.state import ConferenceTable

    return isinstance(table, ConferenceTable)
"""

MUTANTS: Final = (
    Mutant("a move without a face", f"{_P}/faces/gesture.py", "", "", "pytest tests/words/test_messages.py"),
    Mutant(
        "a face without its key",
        f"{_P}/faces/offer.py",
        'key="O"',
        'key=""',
        "pytest tests/window/test_any_move.py -k face",
    ),
    Mutant(
        "a face with the key of another",
        f"{_P}/faces/tell.py",
        'key="T"',
        'key="O"',
        "pytest tests/window/test_faces.py -k tell",
    ),
    Mutant(
        "a face with a sound that nobody made",
        f"{_P}/faces/offer.py",
        'sound="offer"',
        'sound="trumpet"',
        "pytest tests/window/test_faces.py -k offer",
    ),
    Mutant(
        "an empty word from the wire that is taken apart",
        f"{_P}/rules/moves/tell.py",
        "len(move.text) > MAX_TEXT:",
        "(move.weight and move.text[0]) == '~':",
        "pytest tests/rules/test_kinds.py -k 'word and tell'",
    ),
    Mutant(
        "a message without a text", f"{_P}/faces/caucus.py", '"said"', '"sayd"', "pytest tests/words/test_messages.py"
    ),
    Mutant(
        "a place that nobody fills",
        f"{_P}/faces/consult.py",
        "{who} consults",
        "{whom} consults",
        "pytest tests/words/test_messages.py",
    ),
    Mutant(
        "a lint whose sample passes no longer",
        f"{_P}/loading/lint/shared_interest.py",
        "passes=accord",
        "passes=even",
        "pytest tests/loading/lint/test_lint.py -k shared_interest",
    ),
    Mutant(
        "a kind without its flawed samples",
        f"{_P}/model/kinds/choice.py",
        "flawed=(",
        "flawed=()[:0] and (",
        "pytest tests/model/test_kinds.py -k choice",
    ),
    Mutant(
        "a format without a sample",
        f"{_P}/interop/formats/negolog.py",
        ", SAMPLE,\n)",
        ",\n)",
        "pytest tests/interop/test_formats.py -k negolog",
    ),
    Mutant(
        "a negotiator without a description",
        f"{_P}/negotiators/linear.py",
        "description=N_(",
        "description=N_('') and (",
        "pytest tests/negotiators -k 'registry or described or description'",
    ),
    Mutant(
        "a command that says not what it is tried with",
        f"{_P}/commands/list.py",
        "TRIED: Final",
        "TRYED: Final",
        "pytest tests/commands/test_contract.py -k list",
    ),
    Mutant(
        "a command's text without translation",
        f"{_P}/commands/list.py",
        'tr("What it does")',
        '"What it does"',
        "pytest tests/commands/test_contract.py -k list",
    ),
    Mutant(
        "a word 900 pixels too wide for its screen",
        f"{_P}/window/screens/settings.py",
        'tr("Reduced motion")',
        '"W" * 130',
        "pytest tests/window/test_screens.py -k 'everything_fits and settings'",
    ),
    Mutant(
        "a screen's text without translation",
        f"{_P}/window/screens/title.py",
        'tr("Quit")',
        '"Quit"',
        "pytest tests/window/test_words.py tests/window/test_screens.py -k 'title or words'",
    ),
    Mutant(
        "a scenario whose points do not add up",
        "scenarios/lantern-strait.yaml",
        "reservation: ",
        "reservation: 9",
        "pytest tests/scenarios/test_shipped.py -k lantern",
    ),
    Mutant(
        "rules that speak English",
        f"{_P}/rules/terms.py",
        "",
        "from communique.words import tr as _tr  # noqa\n",
        "lint-imports",
        "Rules, views and analysis speak in messages, not in a language BROKEN",
    ),
    Mutant(
        "a room above imported from below",
        f"{_P}/views/briefing.py",
        "",
        "import communique.session.log as _log  # noqa\n",
        "lint-imports",
        "Rooms import downward only BROKEN",
    ),
    Mutant(
        "a chair that hands out its session",
        f"{_P}/session/chair.py",
        "    def view(self)",
        "    @property\n    def session(self) -> object:\n        return self._session\n\n    def view(self)",
        "pytest tests/session/test_chair.py",
    ),
    Mutant(
        "memory in a room called pure",
        f"{_P}/rules/terms.py",
        "",
        "_SEEN: list[object] = []\n",
        "pytest tests/test_house.py -k pure",
    ),
    Mutant(
        "a cache in a room called pure that no decorator names",
        f"{_P}/rules/terms.py",
        "",
        "from functools import cache as cache\n_KEPT = cache(len)\n",
        "pytest tests/test_house.py -k pure",
    ),
    Mutant(
        "one name for two classes",
        f"{_P}/rules/terms.py",
        "",
        "\n\nclass Widget:\n    pass\n",
        "pytest tests/test_house.py -k name_of_another",
    ),
    Mutant(
        "a public name that is a module",
        f"{_P}/__init__.py",
        '"protocol",\n',
        '"protocol",\n    "analysis",\n',
        "pytest tests/test_house.py -k module_as_well",
    ),
    Mutant(
        "a text that is built before it is said",
        f"{_P}/commands/list.py",
        'tr("Negotiator")',
        'tr("Nego" + "tiator")',
        "pytest tests/words/test_words.py",
    ),
    Mutant(
        "an option that no page tells of", "game/GUIDE.md", "`--effort`", "`--force`", "pytest tests/test_documented.py"
    ),
    Mutant(
        "an example that comes to something else",
        f"{_P}/words/numbers.py",
        "('12,345'",
        "('12.345'",
        "pytest tests/test_examples.py -k numbers",
    ),
    Mutant(
        "rules that read a sheet",
        f"{_P}/rules/terms.py",
        "",
        "import communique.model.sheet as _sheet  # noqa\n",
        "lint-imports",
        "Rules never see a confidential sheet BROKEN",
    ),
    Mutant(
        "a negotiator that holds the session",
        f"{_P}/negotiators/firm.py",
        "",
        "import communique.session as _session  # noqa\n",
        "lint-imports",
        "Negotiators see a view, never the session or the rules' whole state BROKEN",
    ),
    Mutant(
        "a screen that holds the session",
        f"{_P}/window/screens/settings.py",
        "",
        "import communique.session.session as _session  # noqa\n",
        "lint-imports",
        "Who plays, advises or shows holds a chair, never a session or its facilitator BROKEN",
    ),
    Mutant(
        "a form that holds the session",
        f"{_P}/window/forms/consult.py",
        "",
        "import communique.session.session as _session  # noqa\n",
        "lint-imports",
        "Who plays, advises or shows holds a chair, never a session or its facilitator BROKEN",
    ),
    Mutant(
        "a class whose board holds a session",
        f"{_P}/host/board.py",
        "",
        "import communique.session.session as _session  # noqa\n",
        "lint-imports",
        "In a class one module runs games, and all others hold its chairs and views BROKEN",
    ),
    Mutant(
        "a page of a phone that opens a port",
        f"{_P}/host/pages/phone/pulse.py",
        "",
        "import uvicorn as _uvicorn  # noqa\n",
        "lint-imports",
        "The web's libraries live in the host's server only BROKEN",
    ),
    Mutant(
        "a code that is made elsewhere, of anything",
        f"{_P}/host/board.py",
        "",
        "import segno as _segno  # noqa\n",
        "lint-imports",
        "Codes to scan are made in one place BROKEN",
    ),
    Mutant(
        "a stream that tells a third phone of a word in private",
        f"{_P}/host/server/streams.py",
        "if (told := timeless(found)) != last:",
        "if (told := timeless(found)) is not None:",
        "pytest tests/host/test_streams.py",
    ),
    Mutant(
        "a form that counts twice",
        f"{_P}/host/at_table.py",
        'if key and (person.id, key) in room.gathering.keys:\n        return ""\n    if problem',
        "if problem",
        "pytest tests/host/test_room.py -k twice",
    ),
    Mutant(
        "a page that shows what somebody typed as it is",
        f"{_P}/host/html.py",
        "escape(text)",
        "str(text)",
        "pytest tests/host/test_html.py",
    ),
    Mutant(
        "a page that opens a scenario",
        f"{_P}/present/measure.py",
        "",
        "import communique.loading.scenario_file as _file  # noqa\n",
        "lint-imports",
        "Who advises or shows a seat opens no scenario BROKEN",
    ),
    Mutant(
        "a form that has the session by way of its package",
        f"{_P}/window/forms/consult.py",
        "",
        "from communique.session import Session as _Session  # noqa\n",
        "pytest tests/test_door.py -k opens_a_door",
    ),
    Mutant(
        "a screen that reaches behind the game",
        f"{_P}/window/screens/table.py",
        "",
        "\n\ndef _peek(game: Game) -> object:\n    return game._facilitator.scenario.sheets\n",
        "pytest tests/test_door.py -k opens_a_door",
    ),
    Mutant(
        "a negotiator that imports by a string",
        f"{_P}/negotiators/firm.py",
        "",
        "\n\ndef _peek() -> object:\n    from importlib import import_module\n\n"
        "    return import_module('communique')\n",
        "pytest tests/test_door.py -k opens_a_door",
    ),
    Mutant(
        "a game that shows its facilitator",
        f"{_P}/window/game.py",
        "        self._whole = whole\n",
        "        self._whole, self.runs = whole, session.facilitator\n",
        "pytest tests/test_door.py -k public_attribute",
    ),
    Mutant(
        "a game that gives its sheets away before the end",
        f"{_P}/window/game.py",
        "        if not self.over:\n            raise ValueError",
        "        if self.over and not self.over:\n            raise ValueError",
        "pytest tests/test_door.py -k while_the_talks_go_on",
    ),
    Mutant(
        "a computer's seat that anybody may look from",
        f"{_P}/window/game.py",
        "if seat is None or seat not in self.humans else",
        "if seat is None else",
        "pytest tests/test_door.py -k computers_seat",
    ),
    Mutant(
        "pygame outside of the window",
        f"{_P}/present/measure.py",
        "",
        "import pygame as _pygame  # noqa\n",
        "lint-imports",
        "pygame lives in the window only BROKEN",
    ),
    Mutant(
        "a whisper that everybody hears",
        f"{_P}/rules/moves/caucus.py",
        "    audience=audience,\n",
        "",
        "pytest tests/views/test_whispers.py -k trieste",
    ),
    Mutant(
        "an older view that changes when the game goes on",
        f"{_P}/views/view.py",
        "self.hearing.heard[: self.n]",
        "self.hearing.heard",
        "pytest tests/views/test_view.py -k 'older or heard or fold'",
    ),
    Mutant(
        "a move that is never offered",
        f"{_P}/rules/moves/gesture.py",
        "        if gesture.seat == seat:",
        "        if gesture.seat == seat and public is None:",
        "pytest tests/rules/test_kinds.py -k every_move_of_the_conference",
    ),
    Mutant(
        "a move whose price is another",
        f"{_P}/rules/moves/consult.py",
        "add_capital(table, seat, 1,",
        "add_capital(table, seat, 2,",
        "pytest tests/simulation/test_digests.py -k conference",
    ),
    Mutant(
        "a negotiator that remembers its last game",
        f"{_P}/negotiators/linear.py",
        "",
        _KEEPING,
        "pytest tests/negotiators/test_contract.py -k 'carries_nothing and linear'",
    ),
    Mutant(
        "negotiators of other packages that nobody lists",
        f"{_P}/negotiators/registry.py",
        'GROUP: Final = "communique.negotiators"',
        'GROUP: Final = "communique.players"',
        "pytest tests/negotiators/test_registry.py -k installed_package",
    ),
    Mutant(
        "a paper that does not say what it is for",
        f"{_P}/classroom/papers/agenda.py",
        'it lies on the table.")',
        'it lies on the table")',
        "pytest tests/classroom/test_papers_contract.py -k agenda",
    ),
    Mutant(
        "a control that no key reaches",
        f"{_P}/window/kit/slider.py",
        "focusable = True",
        "focusable = False",
        "pytest tests/window/test_screens.py -k 'keyboard and settings'",
    ),
    Mutant(
        "a goal that rests on no fact",
        "scenarios/sochi-2021.yaml",
        "cites: [S12]}",
        "cites: [S99]}",
        "pytest tests/scenarios/test_shipped.py -k 'finding and sochi'",
    ),
    Mutant(
        "a word of the glossary that nobody uses",
        "game/GUIDE.md",
        "\n| chair | ",
        "\n| stool | ",
        "pytest tests/test_house.py -k glossary",
    ),
    Mutant(
        "a picture of the house of other days",
        "assets/pictures/house.svg",
        "rules",
        "roles",
        "pytest tests/test_house.py -k picture",
    ),
    Mutant(
        "a circle of imports",
        f"{_P}/model/message.py",
        "",
        "from communique.rules.kind import Move as _Move  # noqa\n",
        "pytest tests/test_house.py -k circle",
    ),
    Mutant(
        "a question for the table's type",
        f"{_P}/rules/terms.py",
        "",
        _ASKING,
        "pytest tests/test_house.py -k which_protocol",
    ),
    Mutant(
        "one name for two files",
        f"{_P}/views/dice.py",
        "",
        '"""Dice."""\n',
        "pytest tests/test_house.py -k no_module_has",
    ),
    Mutant(
        "a table that counts fewer files than a recipe has",
        "game/GUIDE.md",
        "| move | 2 |",
        "| move | 1 |",
        "pytest tests/test_recipes.py -k table",
    ),
    Mutant(
        "an old save without its scenario",
        "scenarios/earlier/0.1.0/sochi-2021.yaml",
        "",
        "",
        "pytest tests/session/test_old_saves.py",
    ),
)
