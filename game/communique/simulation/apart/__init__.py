"""Entrants: negotiators that are not ours, each in a process of its own, so that none can stop a batch or look around.

`failure` says in which ways one can fail, `limits` what it may use, `kept_apart` is the side of whoever plays the game
and `seat_process` the entrant's, `wire` the form in which moves come across, `chance` what the entrant draws from.
`guard` ends who is left when we are killed, and `trial` loads a negotiator before it is used. Negotiators of this
package need none of it: they play in the process that plays the game, where a fault of theirs is a fault of the
program.
"""
