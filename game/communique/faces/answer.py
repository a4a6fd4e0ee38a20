"""The face of `answer`."""

from __future__ import annotations

from communique.faces._face import Category, Face
from communique.model.message import N_

FACE = Face(
    move="answer",
    category=Category.TALK,
    words={
        "name": N_("answer"),
        "said_decline": N_("{who} declines to answer."),
        "line_decline": N_("Declines to answer."),
        "said_need": N_('{who} answers: for that we would need "{option}" ({issue}).'),
        "line_need": N_('Answers: for that we would need "{option}" ({issue}).'),
        "said_equal": N_("{who} answers: they matter about the same to us."),
        "line_equal": N_("Answers: they matter about the same to us."),
        "said_first": N_("{who} answers: the first matters more to us."),
        "line_first": N_("Answers: the first matters more to us."),
        "said_second": N_("{who} answers: the second matters more to us."),
        "line_second": N_("Answers: the second matters more to us."),
        "said_compared": N_("{who} answers: {more} matters more to us than {less}."),
        "line_compared": N_("Answers: {more} matters more to us than {less}."),
        "nobody": N_("Nobody is waiting for your answer."),
        "channel": N_("Answer in private what was asked in private, and in the open what was asked in the open."),
        "says": N_('An answer is one of {words}, not "{says}".'),
        "need": N_("The question was what you would need; name a clause, or decline."),
        "no_clause": N_("Only an answer about what you would need names a clause."),
        "compare": N_("The question was which matters more; say first, second or equal, or decline."),
        "clause": N_("Name a clause that exists."),
    },
    key="K",
)
