"""Every sentence that people read passes through here. Holds state: the language of this process.

`tr` and `tr_n` give a text of the source in the language chosen; `say` turns a message of the rules, the views or
the analysis into text. Texts are looked up when they are said, never when a module is imported: a table of texts
marks them with `N_` and says them later. Scenarios bring their own words; here they only fill the places.
"""

from communique.model.message import N_, Message, N_n, Plural, Template, message
from communique.words.catalogue import PSEUDO, choose, language, languages, speaking, tr, tr_n, use
from communique.words.numbers import (
    clauses,
    date,
    gain_of_hundred,
    in_a_row,
    joined,
    number,
    of_hundred,
    percent,
    rounded,
)
from communique.words.speech import say, templates

__all__ = [
    "N_",
    "PSEUDO",
    "Message",
    "N_n",
    "Plural",
    "Template",
    "choose",
    "clauses",
    "date",
    "gain_of_hundred",
    "in_a_row",
    "joined",
    "language",
    "languages",
    "message",
    "number",
    "of_hundred",
    "percent",
    "rounded",
    "say",
    "speaking",
    "templates",
    "tr",
    "tr_n",
    "use",
]
