"""Moments and the recap in the window: cards that are put on the table, and what has happened since a move.

A card shows a moment once; a recap keeps what others have done until the person moves again. Neither asks for
anything: whoever goes on without reading has lost nothing, since all of it stays in the recap and the transcript.
"""
