"""The play-in: a first game, led by the hand, on the real table; and the short tips for whoever plays on alone.

`lesson_steps.py` is the table of steps: what each says, which control it points at, when it is done. `lesson.py` says
which step is due, `coach.py` shows it in a strip of its own place on the table, `first_case.py` opens the game that is
played. Nothing here forbids a move: whatever a person does that the rules allow, the steps follow.
"""
