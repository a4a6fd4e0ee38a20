"""The ways out that a content note promises, at hand wherever somebody reads it: to look on instead, and to leave.

Each asks once more in the page itself, so that nothing happens by a slip of the thumb, with script or without.
"""

from __future__ import annotations

from communique.host.html import Markup, el
from communique.host.pages.shell import section
from communique.host.places import LEAVE, LOOK_ON
from communique.words import tr


def stopping(key: str, *, looks_on: str = "") -> Markup:
    """Both ways, each behind a touch that says what it does. `looks_on` is what comes of looking on; empty hides it."""
    leave = tr("You leave for good, and your phone shows nothing more of the class.")
    return section(
        "stop",
        tr("You may stop at any time"),
        el("p", tr("Nobody asks why.")),
        _way("look-on", tr("Look on instead"), looks_on, LOOK_ON, key, tr("Yes, I look on")) if looks_on else None,
        _way("leave", tr("Leave the class"), leave, LEAVE, key, tr("Yes, I leave the class")),
        kind="stop",
    )


def instead(*, seated: bool, shared: bool) -> str:
    """What comes of looking on for somebody who has a seat, which others share or not; or who has none yet."""
    if not seated:
        return tr("You get no role. You will see what all at a table may see, and need do nothing.")
    if shared:
        return tr(
            "You see what all at the table may see, and need do nothing. The others who share your seat go on without "
            "you."
        )
    return tr(
        "You see what all at the table may see, and need do nothing. A computer plays your seat, and all at the table "
        "are told that it is one."
    )


def _way(id: str, words: str, what: str, place: str, key: str, yes: str) -> Markup:
    """A way out, opened by a touch. Its form is sent as forms are without a script: what follows is another page."""
    return el(
        "details",
        el("summary", words),
        el("p", what),
        el(
            "form",
            el("input", type="hidden", name="key", value=key),
            el("button", yes, type="submit", class_="plain"),
            method="post",
            action=place,
            class_="one",
        ),
        id=f"stop-{id}",
    )
