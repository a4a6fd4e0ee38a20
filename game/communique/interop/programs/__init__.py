"""Any program at a chair, over its standard input and output: `exec:COMMAND`. The protocol is in `game/SEAT.md`.

What is said is made in `seat_messages` and `legal_moves`, pure functions of one seat's view; what comes back is read
in `seat_answers`; `child` holds the process, and `seat_program` plays. `scripted` has players for tests of all that.
"""
