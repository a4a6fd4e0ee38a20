"""The debrief: what a finished game looks like to somebody who may see every sheet.

`debrief` makes one frozen structure from a log; the report, the window and the command all read that. `figures`
lays out what a chart shows, in points, so that a chart on paper and one on the screen show the same.
"""

from communique.debrief.answers import Acceptance, AnswerVerdict
from communique.debrief.belief_accuracy import Belief
from communique.debrief.benchmarks import ALONE, Coalition, Keeping, SolutionPoint
from communique.debrief.class_debrief import (
    ClassGroup,
    ClassTable,
    FinishedTable,
    Pulse,
    finished_table,
    grouped,
    middle,
)
from communique.debrief.conduct import Conduct, Promise, Said
from communique.debrief.deal import Deal
from communique.debrief.decisive import DecisiveMove
from communique.debrief.end_cost import EndCost
from communique.debrief.finished_game import (
    ASSUMPTION,
    OUT_OF_ROLE,
    TEST_DATA,
    Debrief,
    Home,
    MutualGain,
    debrief,
    debrief_log,
)
from communique.debrief.guesses import AimAndResult, Guess
from communique.debrief.mediators_price import MediatorsPrice
from communique.debrief.openings import ClauseChange, Left, SecondRoundProposal
from communique.debrief.own_texts import OwnText, text_name
from communique.debrief.path import Position
from communique.debrief.people import beside_people, study_facts
from communique.debrief.plain_words import PlainWords, about_people, in_plain_words, nothing_left
from communique.debrief.post_settlement import SecondRound, second_round
from communique.debrief.reference import UNSCORED, RecordedIssue, ReferenceRecord
from communique.debrief.revealed import Revealed
from communique.debrief.said_and_asked import SaidMatters
from communique.debrief.steps import Step
from communique.debrief.story import told, told_to
from communique.loading.fact_sheet import SeedFact

__all__ = [
    "ALONE",
    "ASSUMPTION",
    "OUT_OF_ROLE",
    "TEST_DATA",
    "UNSCORED",
    "Acceptance",
    "AimAndResult",
    "AnswerVerdict",
    "Belief",
    "ClassGroup",
    "ClassTable",
    "ClauseChange",
    "Coalition",
    "Conduct",
    "Deal",
    "Debrief",
    "DecisiveMove",
    "EndCost",
    "FinishedTable",
    "Guess",
    "Home",
    "Keeping",
    "Left",
    "MediatorsPrice",
    "MutualGain",
    "OwnText",
    "PlainWords",
    "Position",
    "Promise",
    "Pulse",
    "RecordedIssue",
    "ReferenceRecord",
    "Revealed",
    "Said",
    "SaidMatters",
    "SecondRound",
    "SecondRoundProposal",
    "SeedFact",
    "SolutionPoint",
    "Step",
    "about_people",
    "beside_people",
    "debrief",
    "debrief_log",
    "finished_table",
    "grouped",
    "in_plain_words",
    "middle",
    "nothing_left",
    "second_round",
    "study_facts",
    "text_name",
    "told",
    "told_to",
]
