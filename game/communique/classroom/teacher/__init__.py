"""The teacher's pack: before the lesson, during it, after it, and the answer key.

What a scenario says by hand stands in its own file (`Lesson`); the rest is worked out from the case at the level that
will be played. The pack shows every sheet's consequences and belongs in nobody's hands before the end.
"""

from __future__ import annotations

from communique.analysis.joint_analysis import analyse
from communique.classroom.paper import Paper, named
from communique.classroom.paper_stock import Stock
from communique.classroom.teacher import debriefing, learning, script, setting_up
from communique.classroom.teacher.key import answer_key
from communique.classroom.teacher.named_swaps import best_swaps
from communique.classroom.teacher.phone_lesson import with_phones
from communique.classroom.teacher.usual import usual
from communique.model.scenario import Public
from communique.model.sheet import Scenario
from communique.words import tr


def teacher_pack(scenario: Scenario, *, paper: str | Stock = "a4") -> Paper:
    """The pack for whoever leads the class; `scenario` is cut to the level that will be played."""
    public = scenario.public
    page = Paper(
        tr("{scenario}: teacher's pack", scenario=named(public)),
        tr("For the teacher only · {scenario}", scenario=named(public)),
        paper=paper,
    )
    page.top(tr("Teacher's pack"), _over(public), tr("Keep this apart from the role sheets: it holds the answer key."))
    analysis = analyse(scenario)
    possible = analysis.acceptable != 0
    _papers(page, scenario)
    _before(page, scenario, possible=possible)
    _during(page, public)
    _after(page, public, possible=possible)
    answer_key(page, scenario, analysis)
    best_swaps(page, scenario, possible=possible)
    usual(page, scenario)
    learning.reading(page, public)
    return page


def _over(public: Public) -> str:
    level = next((one.title for one in public.levels if one.id == public.level), "")
    return tr("{scenario} · level {level}", scenario=public.title, level=level) if level else public.title


def _papers(page: Paper, scenario: Scenario) -> None:
    if scenario.papers is not None:
        page.box(
            tr(
                "Fresh papers {number}: points were drawn for this number, so every delegation needs a sheet with it. "
                "Digest {digest}.",
                number=scenario.papers,
                digest=scenario.digest[:12],
            )
        )


def _before(page: Paper, scenario: Scenario, *, possible: bool) -> None:
    public = scenario.public
    if public.teaching:
        page.heading(tr("What this case is about"))
        page.prose(public.teaching)
    setting_up.goals(page, public, possible=possible)
    setting_up.times(page, scenario)
    with_phones(page, scenario)
    setting_up.room(page, scenario)


def _during(page: Paper, public: Public) -> None:
    script.what_to_say(page, public)
    script.what_to_look_for(page, public)


def _after(page: Paper, public: Public, *, possible: bool) -> None:
    debriefing.scoring(page, public)
    debriefing.board(page, public, possible=possible)
    debriefing.debrief(page, public, possible=possible)
    debriefing.people(page, public)
    debriefing.what_happened(page, public)
    debriefing.leaving(page, public)
    learning.before_and_after(page, public)
    learning.rubric(page)
