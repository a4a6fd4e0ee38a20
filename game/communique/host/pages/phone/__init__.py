"""The pages of a phone: the way in, the brief, the table, how it ended, the pulse. Each gives the part that changes."""

from communique.host.pages.phone._record import record_page
from communique.host.pages.phone._stopping import instead, stopping
from communique.host.pages.phone.brief import brief_page, onlooker_page
from communique.host.pages.phone.ended import ended_page
from communique.host.pages.phone.entrance import alias_page, join_page, lobby_page, notice_page
from communique.host.pages.phone.pulse import pulse_page
from communique.host.pages.phone.table import table_page, watching_page

__all__ = [
    "alias_page",
    "brief_page",
    "ended_page",
    "instead",
    "join_page",
    "lobby_page",
    "notice_page",
    "onlooker_page",
    "pulse_page",
    "record_page",
    "stopping",
    "table_page",
    "watching_page",
]
