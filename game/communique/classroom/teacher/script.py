"""During the lesson: what to say, and what to look for."""

from __future__ import annotations

from communique.classroom.paper import Paper
from communique.model.scenario import Public
from communique.words import tr


def what_to_say(page: Paper, public: Public) -> None:
    """The words to begin with, and those for each turn of the lesson."""
    from communique.classroom.papers._words import signing_words  # that room's scan asks for this one first

    page.heading(tr("What to say"))
    page.subheading(tr("Before the sheets"))
    if public.content_note:
        page.prose(public.content_note)
    page.prose(public.lesson.opening or public.story)
    page.subheading(tr("With the sheets"))
    page.prose(
        tr(
            "Read the public sheet first and your own sheet after it. Your sheet is for your eyes; you may say what "
            "is on "
            "it, truly or vaguely, but you do not show it. {signing}",
            signing=signing_words(public),
        )
    )
    page.prose(
        tr(
            "The points are teaching assumptions. Nobody claims that anybody values things so. They are there so "
            "that we can "
            "talk afterwards about what was possible."
        )
    )
    page.subheading(tr("Before the last session"))
    page.prose(
        tr(
            "This is the last session. What all who sign have agreed to by its end stands, and the rest stays as it is "
            "today. A bad agreement is worse than none: look at what no deal is worth to you before you sign."
        )
    )
    page.subheading(tr("At the end"))
    page.prose(tr("Put your pens down. Fill in the outcome form together, and score your own sheet alone."))


def what_to_look_for(page: Paper, public: Public) -> None:
    """A list for the teacher and for observers."""
    page.heading(tr("What to look for"))
    written = [line for line in public.lesson.watch if line]
    page.points(written or _usual_signs(public))


def _usual_signs(public: Public) -> list[str]:
    found = [
        tr("Who asks the first question, and after how many minutes?"),
        tr("Are two issues ever named in one sentence? That is where a trade begins."),
        tr("Which issue is settled first, and which is left to the end?"),
        tr("Who writes? Whoever holds the pen decides what is on the table."),
    ]
    if len(public.parties) > 2:
        found.append(tr("Who meets whom alone, and who is never asked?"))
    return found
