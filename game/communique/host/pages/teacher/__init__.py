"""The teacher's pages: the board, the people, a look into a table, the settings, the room doctor.

Each has a function that gives the whole page, and one that gives its `<main>`, which is sent anew when it changes.
"""
