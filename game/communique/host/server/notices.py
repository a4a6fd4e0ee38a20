"""What is said where no page of the class is: each a whole page of ours, whatever was asked for and by whom."""

from __future__ import annotations

from typing import Final

from communique.host.html import Markup
from communique.host.pages.phone import notice_page
from communique.host.pages.shell import shell
from communique.words import N_, tr

_TITLES: Final = {
    400: N_("That was not understood"),
    403: N_("This is not open to you"),
    404: N_("There is no such page"),
    405: N_("That was not understood"),
    414: N_("There is no such page"),
    421: N_("This is not a class"),
    429: N_("Wait a moment"),
    500: N_("Something went wrong"),
    503: N_("Wait a moment"),
}


def whole(main: Markup) -> str:
    """A page that nothing is streamed to."""
    return shell("Communiqué", main)


def notice(status: int, sentence: str, *, way: str = "", words: str = "") -> str:
    """The page that goes with a status: what it means, the sentence, and where to go on, if anywhere."""
    title = tr(_TITLES[status]) if status in _TITLES else tr("That was not done")
    return whole(notice_page(title, sentence, way=way, words=words))
