"""Where the forms of a phone lead, and what each posts. The server answers these paths and no page names another.

| path | method | fields |
|---|---|---|
| `JOIN` | post | `code` |
| `ALIAS` | post | `code`, `alias` |
| `SEAT` | get | nothing; or `form` (a move) and `text` (a text on the table) to find that form open, about it |
| `BRIEF` | get | nothing: the sheet, to read at any time |
| `RECORD` | get | nothing: the whole record |
| `STREAM` | get | nothing: the stream of views; or `aside` (brief, record): of that page |
| `MOVE`, `PROPOSE` | post | `after`, `key`, `move`, and the fields of the move's form (`communique.host.forms`) |
| `DISMISS` | post | `key`, `number`: a proposal of the team is put aside |
| `PACKAGE` | post | the fields of any package form; `take` = a text whose clauses are copied, or `clear` = 1 |
| `NOTE` | post | `key`, `guess<seat>` (issues, at most three each), `aim` |
| `READ` | post | `key`: the brief has been read |
| `SEEN` | post | `n`: how much has been looked at; with `key`, what was said while a computer sat there is read |
| `PEN` | post | `key`: take the pen of the seat |
| `BACK` | post | `key`: take the seat back from the computer |
| `LOOK_ON` | post | `key`: give up the seat, or the lot, and look on |
| `LEAVE` | post | `key`: leave the class |
| `PULSE` | post | `key`, `satisfaction`, `trust`, `fairness` (1 to 5) |
| `SURVEY` | post | `part` (before, after), `answer-<id>` for each question, blank where it is left out |
| `CONSENT` | post | `yes` = 1 or 0 |
"""

from __future__ import annotations

from typing import Final

JOIN: Final = "/join"
ALIAS: Final = "/alias"
SEAT: Final = "/seat"
BRIEF: Final = "/seat/brief"
RECORD: Final = "/seat/record"
STREAM: Final = "/seat/stream"
MOVE: Final = "/seat/move"
PROPOSE: Final = "/seat/propose"
DISMISS: Final = "/seat/dismiss"
PACKAGE: Final = "/seat/package"
NOTE: Final = "/seat/note"
READ: Final = "/seat/read"
SEEN: Final = "/seat/seen"
PEN: Final = "/seat/pen"
BACK: Final = "/seat/back"
LOOK_ON: Final = "/seat/look-on"
LEAVE: Final = "/seat/leave"
PULSE: Final = "/seat/pulse"
STATIC: Final = "/static"
SURVEY: Final = "/seat/survey"
CONSENT: Final = "/seat/consent"
