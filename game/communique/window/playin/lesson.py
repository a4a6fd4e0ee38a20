"""Which step of the play-in is due: the first that is neither behind the person, nor done, nor past its moment.

State: which steps are behind, which one is looked at again, and what was opened. What is behind is kept in the
settings, as the name of the step that is due, so that the play-in goes on where it was left.
"""

from __future__ import annotations

from typing import Final

from communique.window.playin.lesson_steps import ASIDES, STEPS, LessonStep
from communique.window.playin.so_far import SoFar
from communique.words import tr

DONE: Final = "done"
"""What the settings say in place of a step once the play-in was played to its end, or left."""
END: Final = "end"
"""What they say once the talks are over and the farewell is still to be read."""
NAMES: Final = tuple(step.name for step in STEPS)


class FirstLesson:
    """A person's way through the steps."""

    def __init__(self, reached: str = "") -> None:
        """`reached` is the name of the step that was due last; those before it are behind."""
        at = NAMES.index(reached) if reached in NAMES else 0
        self._behind = {step.name for step in STEPS[:at] if step.lasting}
        self._looked: int | None = None

    def step(self, so_far: SoFar) -> LessonStep:
        """What to say now: something the talks ask for, a step looked at again, or the one that is due."""
        if self._looked is not None:
            return STEPS[self._looked]
        if so_far.view.my_turn and so_far.situation in ASIDES:
            return ASIDES[so_far.situation]
        return STEPS[self.due(so_far)]

    def due(self, so_far: SoFar) -> int:
        """The number of the step that is due; the last one when all are done."""
        for number, step in enumerate(STEPS):
            if step.name in self._behind:
                continue
            if step.done(so_far):
                if step.lasting:
                    self._behind.add(step.name)
            elif not step.moot(so_far):
                return number
        return len(STEPS) - 1

    def place(self, so_far: SoFar) -> int:
        """The number of the step that is shown, or during which something else is said."""
        return self.due(so_far) if self._looked is None else self._looked

    def back(self, so_far: SoFar) -> None:
        """Look at the step before the one shown again."""
        self._looked = max(0, self.place(so_far) - 1)

    def on(self, so_far: SoFar) -> None:
        """Go to the step after the one shown; the one that is due is left undone."""
        at, due = self.place(so_far), self.due(so_far)
        if at < due:
            self._looked = at + 1 if at + 1 < due else None
        else:
            self._behind.add(STEPS[due].name)
            self._looked = None

    def may_go_on(self, so_far: SoFar) -> bool:
        """Whether there is a step after the one shown."""
        return self.place(so_far) < len(STEPS) - 1


def said(step: LessonStep, so_far: SoFar) -> str:
    """What the step says now."""
    text = step.text if step.plain(so_far) or not step.otherwise else step.otherwise
    return tr(text, **so_far.words())
