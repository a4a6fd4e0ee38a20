"""A class on phones: one laptop hosts the tables, phones come by HTTP, one file keeps the class.

Everything that happens is an entry on one log (`entries.py`), kept before it is shown (`class_file.py`); what the class
is at the moment is a fold over it (`gathering.py`). What people may do are the methods of a room (`room.py`); pages are
made from the view of a chair (`pages/`); the server (`server.py`) brings both together and is the one module that knows
of HTTP.
"""
