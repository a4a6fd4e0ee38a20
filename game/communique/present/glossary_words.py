"""The words of the game, each in a sentence or two: the table that the glossary and the tips are made from.

A sentence uses plain words, and other words of the table only where these can be read without it: a test follows them
and finds no circle. To add a word, add a line. What a move is called and does stands in its face, and comes along by
itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.model.message import N_


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its other forms, what it means, and where somebody meets it."""

    term: str
    means: str
    where: str
    forms: tuple[str, ...] = ()
    """Other ways in which it stands in a sentence."""
    nested: bool = True
    """Whether a tip that uses it explains it; not where everybody knows what is meant."""


AT_TABLE: Final = N_("At the table")
PAPERS: Final = N_("On your sheet")
COURSE: Final = N_("In the course of a session")
MOVES: Final = N_("Among the moves")
PEOPLE: Final = N_("Who takes part")
ENDINGS: Final = N_("At the end")
DEBRIEF: Final = N_("In the debrief")
METERS: Final = N_("Among the meters")

WORDS: Final = (
    # who takes part
    Word(N_("delegation"), N_("Those who speak for one side in the talks."), PEOPLE, (N_("delegations"),), False),
    Word(
        N_("principal"),
        N_("A delegation whose own affairs are talked about. Principals sign."),
        PEOPLE,
        (N_("principals"),),
        False,
    ),
    Word(
        N_("mediator"),
        N_("A delegation that helps the others to agree. It has interests of its own, and they count."),
        PEOPLE,
        (N_("mediators"),),
        False,
    ),
    Word(
        N_("signatory"),
        N_("A delegation without whose signature there is no agreement."),
        PEOPLE,
        (N_("signatories"),),
    ),
    Word(
        N_("audience"),
        N_("People at home who have to be content: they look at a few issues, and ask for so many points from these."),
        PAPERS,
        (N_("audiences"),),
    ),
    Word(
        N_("adviser"),
        N_("Reads what you may read, and suggests. It has never seen anybody else's papers."),
        AT_TABLE,
        (),
        False,
    ),
    # what is talked about
    Word(N_("issue"), N_("A question that the talks have to settle."), AT_TABLE, (N_("issues"),), False),
    Word(N_("option"), N_("One way to settle an issue."), AT_TABLE, (N_("options"),), False),
    Word(
        N_("clause"),
        N_("The sentence that an option puts into the communiqué."),
        AT_TABLE,
        (N_("clauses"),),
        False,
    ),
    Word(N_("communiqué"), N_("The text that is signed at the end and read out to everybody."), ENDINGS, (), False),
    Word(
        N_("package"),
        N_("One option for each issue, put together. Yours lies before you alone until you bring it forward."),
        AT_TABLE,
        (N_("packages"),),
        False,
    ),
    Word(
        N_("open issue"),
        N_("One of which a text says nothing. If that text is signed, it stays as it is today."),
        AT_TABLE,
        (N_("open issues"), N_("stays open"), N_("stay open")),
        False,
    ),
    Word(
        N_("linked clauses"),
        N_("Two clauses that are worth more together than each alone, or less."),
        PAPERS,
        (N_("linked clause"), N_("linked")),
    ),
    Word(
        N_("stated goal"),
        N_("What a delegation says in public that it wants. How much it wants it, it keeps to itself."),
        AT_TABLE,
        (N_("stated goals"), N_("public goals")),
    ),
    # what it is worth
    Word(
        N_("points"),
        N_(
            "What an option is worth to one delegation. All its best options together are worth a hundred. The "
            "figures are teaching assumptions."
        ),
        PAPERS,
        (),
        False,
    ),
    Word(
        N_("no deal"),
        N_(
            "Going home without an agreement. That is worth something, too: an agreement is good for you when it "
            "is worth more."
        ),
        PAPERS,
        (N_("no-deal value"),),
    ),
    Word(
        N_("sheet"),
        N_("Your confidential paper. It says what each option is worth to you, and what no deal is worth."),
        PAPERS,
        (N_("sheets"),),
        False,
    ),
    Word(
        N_("weight"),
        N_("How much one issue matters to a delegation beside the others."),
        PAPERS,
        (N_("weights"),),
    ),
    Word(
        N_("belief"),
        N_(
            "An estimate of somebody's weights, made from what they said and did. It comes with a width, since "
            "it may be wrong."
        ),
        AT_TABLE,
        (N_("beliefs"),),
    ),
    Word(
        N_("evidence"),
        N_(
            "A fact from your papers that you can lay open. Others can check it, which they cannot do with a mere word."
        ),
        PAPERS,
        (N_("evidence card"),),
    ),
    # what lies on the table
    Word(
        N_("offer"),
        N_("A package, or a part of one, that a delegation has put forward and that others may agree to."),
        MOVES,
        (N_("offers"), N_("standing offer")),
        False,
    ),
    Word(
        N_("compare"),
        N_("Shows in the rows where a text differs from your package, and what the difference is worth to you."),
        AT_TABLE,
        (),
        False,
    ),
    Word(
        N_("swap"),
        N_("Two clauses that change together: each side gives way where it costs it little and gains where it counts."),
        AT_TABLE,
        (N_("swaps"),),
    ),
    Word(
        N_("draft"),
        N_("One text that lies in the middle and that all work on, clause by clause."),
        AT_TABLE,
        (N_("drafts"), N_("single text")),
    ),
    Word(
        N_("initial"),
        N_("To say of a clause of the draft: this could be signed. Nothing is agreed until everything is."),
        MOVES,
        (N_("initials"), N_("initialled")),
    ),
    Word(N_("hold"), N_("To say of a clause of the draft: not yet, we are not sure."), MOVES, (), False),
    Word(
        N_("block"),
        N_("To say of a clause of the draft: not like this."),
        MOVES,
        (N_("blocked"), N_("blocks")),
    ),
    Word(
        N_("if-then"),
        N_(
            "A promise that comes true by itself: you initial one clause as soon as somebody else has initialled "
            "another."
        ),
        MOVES,
        (N_("if-thens"),),
    ),
    # the course of the talks
    Word(
        N_("action point"),
        N_("What it costs to speak: an offer or a question takes one, a new draft two. Every turn brings a few."),
        COURSE,
        (N_("action points"),),
    ),
    Word(
        N_("floor"),
        N_("The turn to speak. Whoever has it spends action points."),
        COURSE,
        (),
        False,
    ),
    Word(
        N_("news"),
        N_("What happens outside while you talk. It moves the mood, and never what a clause is worth."),
        COURSE,
        (),
        False,
    ),
    Word(
        N_("ballot"),
        N_("The time when each signatory says of every clause of the draft: initial, hold or block."),
        COURSE,
    ),
    Word(
        N_("press line"),
        N_(
            "What a delegation tells the press: open, so that trust grows; firm, which brings capital and may "
            "raise tension; or neutral."
        ),
        COURSE,
        (N_("press lines"),),
    ),
    Word(
        N_("session"),
        N_("One part of the talks: news, the floor for everybody, a ballot where there is a draft, and the press."),
        COURSE,
        (N_("sessions"),),
        False,
    ),
    Word(
        N_("closing call"),
        N_(
            "One more turn for everybody after the last session, without action points: to say yes or no to what "
            "lies there."
        ),
        COURSE,
    ),
    Word(
        N_("caucus"),
        N_("A private talk of two delegations, until the session ends."),
        MOVES,
        (N_("caucuses"),),
    ),
    Word(
        N_("shuttle"),
        N_("How a mediator talks in private: with one delegation, then perhaps with another."),
        MOVES,
    ),
    Word(
        N_("gesture"),
        N_(
            "A step that you take once and ask nothing for. It fixes for good the least that one issue can be "
            "settled at."
        ),
        MOVES,
        (N_("gestures"),),
    ),
    Word(
        N_("guarantee"),
        N_("A mediator's promise to watch over something. It makes an option possible that needs somebody to do that."),
        MOVES,
        (N_("guarantees"),),
    ),
    Word(
        N_("walk-out"),
        N_("To leave the room in protest. It heats the talks, and ends them where nobody comes back in time."),
        MOVES,
        (N_("walk out"), N_("walks out")),
    ),
    Word(
        N_("final text"),
        N_("A text that a mediator puts to a yes or a no, once. Nothing new is put forward after it."),
        MOVES,
    ),
    Word(
        N_("signing table"),
        N_(
            "Where a text lies to which all have agreed. Each signatory signs it or withholds its name, one "
            "after the other."
        ),
        COURSE,
        (N_("signing"),),
    ),
    Word(
        N_("withhold"),
        N_("Not to sign after all. It is free for who had not agreed before; others lose credibility and trust by it."),
        MOVES,
        (N_("withholding"), N_("withheld")),
    ),
    Word(
        N_("alternating offers"),
        N_("A plain order of the talks: whole packages in turn, to agree to or to answer with another."),
        COURSE,
    ),
    # meters
    Word(
        N_("meter"),
        N_(
            "Capital, trust, tension or credibility. A meter says what you may do and what it costs, and never "
            "changes what a clause is worth."
        ),
        METERS,
        (N_("meters"),),
        False,
    ),
    Word(
        N_("capital"),
        N_("The room that your government leaves you. Some moves spend it; asking at home brings it back."),
        METERS,
    ),
    Word(
        N_("trust"),
        N_(
            "How far one delegation believes another, from 0 to 10. Much of it makes asking free, little of it "
            "closes private talks."
        ),
        METERS,
    ),
    Word(
        N_("tension"),
        N_(
            "How heated the talks are, from 0 to 4. It moves what no deal is worth, by a table that everybody can read."
        ),
        METERS,
    ),
    Word(
        N_("credibility"),
        N_("How much your word weighs, from 0 to 10. It falls when you do not do what you said."),
        METERS,
    ),
    Word(
        N_("brink"),
        N_("Tension at its highest. The next session steps back from it: the talks do not break off by themselves."),
        METERS,
    ),
    # endings
    Word(
        N_("joint communiqué"),
        N_("The best known ending: every issue is settled, and the communiqué is signed."),
        ENDINGS,
        (),
        False,
    ),
    Word(
        N_("partial agreement"),
        N_("Some issues are settled and signed, the others stay open."),
        ENDINGS,
        (N_("partial"),),
    ),
    Word(
        N_("adjourned"),
        N_("The talks stop and will go on another day. Until then everybody has no deal."),
        ENDINGS,
    ),
    Word(N_("breakdown"), N_("The talks have failed, and everybody has no deal."), ENDINGS),
    Word(
        N_("ratified"),
        N_(
            "Passed at home after it was signed: so it is when no audience rejects the text. You can see that "
            "before you sign."
        ),
        ENDINGS,
        (N_("ratify"), N_("ratification")),
    ),
    # debrief
    Word(
        N_("debrief"),
        N_("What a finished game came to: what you got, what it cost, and what else was possible."),
        DEBRIEF,
        (),
        False,
    ),
    Word(N_("surplus"), N_("Points over no deal."), DEBRIEF),
    Word(
        N_("frontier"),
        N_("All agreements that nobody can better for one side without a loss to another."),
        DEBRIEF,
    ),
    Word(
        N_("efficient"),
        N_("Said of an agreement on the frontier: nothing was left lying that cost nobody anything."),
        DEBRIEF,
    ),
    Word(
        N_("left on the table"),
        N_("What all could have gained besides, without a loss to anybody."),
        DEBRIEF,
    ),
    Word(
        N_("Nash point"),
        N_(
            "The agreement on the frontier at which the surplus of all, multiplied, is greatest: one idea of a "
            "fair deal among others."
        ),
        DEBRIEF,
        (N_("Nash points"),),
    ),
    Word(
        N_("balance"),
        N_("How the smallest surplus compares with what that delegation could have had at most."),
        DEBRIEF,
    ),
    Word(
        N_("durability"),
        N_("How much the principal that gained least has gained: who gains nothing has no reason to keep a text."),
        DEBRIEF,
    ),
    Word(
        N_("second round"),
        N_("After the end: a few agreements that take nothing from anybody. If all say yes, one of them counts."),
        DEBRIEF,
    ),
    Word(
        N_("what if"),
        N_("A game of its own that leaves a finished or saved one at some event and goes another way."),
        DEBRIEF,
        (),
        False,
    ),
)
"""All words, grouped as people meet them."""
