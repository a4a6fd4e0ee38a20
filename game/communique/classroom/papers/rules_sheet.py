"""The rules as they are played on paper: complete, for a group without a computer, and cut to the level.

Where paper is simpler than the program, the last part says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.classroom.paper import Paper, named
from communique.classroom.papers._kind import AS_USUAL, PaperKind, Printing, one_file
from communique.classroom.papers._layout import CLOSE, TitledList, closely, lists_beside
from communique.classroom.papers._words import audiences_on, keeps_meters, keeps_tension, signing_words
from communique.model.scenario import Public, Role
from communique.rules.flow import POINTS
from communique.words import N_, in_a_row, tr


def rules_sheet(public: Public, printing: Printing = AS_USUAL) -> Paper:
    """How to play the conference from paper, to a scored result."""
    page = Paper(
        tr("{scenario}: rules on paper", scenario=named(public)),
        tr("Rules on paper · {scenario}", scenario=named(public)),
        paper=printing.size,
    )
    closely(page).top(tr("Rules on paper"), public.title)
    page.air = CLOSE
    page.prose(_ready(public), size=9.5)
    page.heading(tr("A session"))
    page.grid([(tr("Part"), tr("What happens")), *_parts(public)], (11, 89))
    page.heading(tr("What you may do on the floor"), room=60)
    page.grid([(tr("Move"), tr("Price"), tr("What it does")), *_moves(public)], (17, 11, 72))
    if keeps_meters(public):
        page.heading(tr("What moves the tracks"), room=50)
        page.grid([(tr("Track"), tr("Rises"), tr("Falls")), *_tracks(public)], (10, 47, 43))
    ending = TitledList(tr("How it ends"), tuple(_ending(public, printing)), "{}.")
    manners = TitledList(tr("How you behave"), _manners(public))
    simpler = TitledList(tr("Where paper is simpler than the program"), tuple(_simpler(public)))
    lists_beside(page, [[ending], [manners, simpler]])
    return page


def _ready(public: Public) -> str:
    said = [
        tr(
            "Each delegation has its role sheet and a public sheet. The agenda lies in the middle of the table; one "
            "person, who speaks for no delegation if you can spare one, keeps it and is called the moderator here."
        ),
    ]
    if keeps_meters(public):
        said.append(tr("Put a coin on each track where it begins; it never leaves the track."))
    said.append(tr("If there are cards, cut them apart; each delegation takes its own."))
    if public.news:
        said.append(
            tr("The news cards lie shuffled with whoever leads the class, or with the moderator of a table alone.")
        )
    said.append(tr("Options are called by the digits in brackets: 2 on issue 4 is the third option there."))
    return " ".join(said)


def _parts(public: Public) -> Iterator[tuple[str, str]]:
    if public.news:
        yield (
            tr("News"),
            tr(
                "One card is drawn for all tables and read out. Each delegation takes one of its lines, in the order "
                "of speaking, whatever its capital; what card and line do is done at once, an action point being an "
                "action. News give no points. Whoever draws looks at the card for the next session, and tells it if it "
                "says so."
            ),
        )
    yield tr("Floor"), _floor(public)
    yield (
        tr("Ballot"),
        tr(
            "If a draft lies on the table, each of those who sign marks every clause of it, in order: initial (yes), "
            "hold (not yet) or block (no). Marks stay until the clause is changed or the mark is. A draft whose every "
            "clause all have initialled goes to signing at once, at any time."
        ),
    )
    if keeps_meters(public):
        press = tr("Each delegation tells the press that it is open, neutral or firm, in order. See the tracks below.")
        yield tr("Press"), press
    yield (
        tr("Closing call"),
        tr(
            "Once, after the last session: each of those who sign, in that session's order, may accept or "
            "refuse an offer that is open, mark the draft, or pass. Nothing new is put forward."
        ),
    )


def _floor(public: Public) -> str:
    turn = tr(
        "Each delegation in turn, in the order of the agenda, has {n} actions; what is left of them at the end of the "
        "turn is lost. All moves are made in one's own turn, but for answers.",
        n=POINTS[Role.PRINCIPAL],
    )
    if not public.mediators:
        return turn
    return f"{turn} {tr('A mediator has {n}.', n=POINTS[Role.MEDIATOR])}"


def _moves(public: Public) -> Iterator[tuple[str, str, str]]:
    one, free = tr("1 action"), tr("free")
    yield (
        tr("Offer"),
        one,
        tr(
            "Digits for some or all issues, written on the agenda. You count as having accepted. Two of your offers "
            "stay open; a third takes the place of the older. Accepted by all who are needed to sign, it goes to "
            "signing."
        ),
    )
    yield (
        tr("Accept, reject, tell"),
        free,
        tr("Accept an open offer; say no and why; say that an issue matters much or little to you."),
    )
    yield (
        tr("Amend"),
        one,
        _amending(public),
    )
    drafter = (
        tr("A mediator lays one text before all, or replaces it.")
        if public.mediators
        else tr("Anybody lays one text before all, or replaces it.")
    )
    yield tr("Table a draft"), tr("2 actions"), f"{drafter} {tr('Marks on clauses that stay the same stay.')}"
    yield tr("Mark"), free, tr("Those who sign initial, hold or block clauses of the draft.")
    yield (
        tr("If, then"),
        one,
        tr(
            "“We initial this once you initial that.” When they do, and the draft has both, your initials follow by "
            "themselves."
        ),
    )
    yield (
        tr("Ask"),
        one,
        tr(
            "Anybody, anything. The answer comes at once: it may be vague, or “we would rather not say”. Nobody checks "
            "it."
        ),
    )
    if len(public.parties) > 2:
        yield (
            tr("Meet alone"),
            one,
            tr("Leave the room with one other delegation for two minutes. Offers made there are heard there alone."),
        )
    shown = tr("Lay a card of yours on the table for all to read.")
    yield tr("Evidence"), one, f"{shown} {tr('Trust in you +1.')}" if keeps_meters(public) else shown
    if keeps_meters(public):
        yield tr("Consult at home"), one, tr("Capital +1.")
    if public.gestures:
        yield (
            tr("Gesture"),
            tr("1 capital"),
            tr(
                "Lay down a gesture card. A smaller digit than its own can no longer be offered on that issue, and a "
                "draft rises to it."
            ),
        )
    if public.guarantees:
        yield (
            tr("Guarantee"),
            tr("see card"),
            tr("Lay down a guarantee card. The options that need it can now be offered."),
        )
    if keeps_tension(public) and keeps_meters(public):
        yield tr("Warn"), tr("1 capital"), tr("Say that you will leave in this session. Tension +1.")
    yield tr("Leave"), free, _leaving(public)
    if public.mediators:
        yield (
            tr("Final text"),
            one,
            tr(
                "A mediator, once in a game: all who sign say yes or no to one text. After a no there is the closing "
                "call, and then the end."
            ),
        )


def _amending(public: Public) -> str:
    changed = tr("Change one to three clauses of an offer or of the draft: it becomes an offer of yours.")
    return f"{changed} {tr('A mediator changes the draft itself.')}" if public.mediators else changed


def _leaving(public: Public) -> str:
    if keeps_tension(public) and keeps_meters(public):
        return tr(
            "Tension +1, and trust in you −2 if you had not warned. You may return in a later turn: 1 capital, tension "
            "−1."
        )
    return tr("You may return in a later turn.")


def _tracks(public: Public) -> Iterator[tuple[str, str, str]]:
    """What moves a coin, as far as it is in play."""
    goals = tr(
        "+1 for a firm press line. +1 when all who sign have initialled a clause that meets a goal of yours (the "
        "public sheet says which), once for each goal. +1 for a consultation at home."
    )
    news = tr("What news and a line give.")
    back = tr("1 when you take initials back; you cannot without it.")
    yield tr("Capital"), f"{goals} {news}" if public.news else goals, f"{_paid_for(public)} {back}".strip()
    trusted = [tr("+1 for an open press line, for evidence, and when you accept an offer made to all.")]
    trusted += [tr("What a gesture gives.")] if public.gestures else []
    trusted += (
        [tr("What a line gives: “others' trust” moves the coin of whoever takes the line.")] if public.news else []
    )
    lost = (
        tr(
            "−1 for a firm press line. −2 when you take initials back, warn and stay, or do not sign what you had "
            "accepted or initialled."
        )
        if keeps_tension(public)
        else tr(
            "−1 for a firm press line. −2 when you take initials back, or do not sign what you had accepted or "
            "initialled."
        )
    )
    yield tr("Trust"), " ".join(trusted), lost
    if keeps_tension(public):
        yield (
            tr("Tension"),
            tr(
                "+1 when two delegations are firm with the press; at 3 one is enough; whoever was firm then pays 1 "
                "capital. +1 when a session, from the second on, ends with no further clause initialled by all."
            ),
            tr(
                "−1 when all are open. −1 at the end of a session that opened at 4; such a session has no news and no "
                "firm line."
            )
            if public.news
            else tr(
                "−1 when all are open. −1 at the end of a session that opened at 4; such a session has no firm line."
            ),
        )


def _paid_for(public: Public) -> str:
    """What capital is spent on, of what is in play."""
    things = [tr("gestures")] if public.gestures else []
    things += [tr("guarantees")] if public.guarantees else []
    things += [tr("warnings"), tr("the way back")] if keeps_tension(public) else []
    return tr("The price of {things}.", things=in_a_row(things)) if things else ""


def _ending(public: Public, printing: Printing) -> Iterator[str]:
    yield signing_words(public, printing)
    yield tr(
        "At signing each of them says yes or no, in order. If one that is needed says no, the text is gone and the "
        "talks go on."
    )
    if audiences_on(public):
        yield tr(
            "Before you say yes, look at your audiences: a text that leaves one of them short is not ratified, and "
            "everybody has no deal."
        )
    yield (
        tr(
            "After the closing call, what all who sign have initialled in the draft can be signed as a partial text; "
            "what it leaves open counts as option 0, or as what a gesture has settled."
        )
        if public.gestures
        else tr(
            "After the closing call, what all who sign have initialled in the draft can be signed as a partial text; "
            "what it leaves open counts as option 0."
        )
    )
    yield _without(public)
    yield tr(
        "Whoever is needed to sign and has left, and is not back by the end of the next session, ends the talks; so "
        "does one who is away at the last."
    )
    scored = tr("Fill in the outcome form and score your sheet.")
    witness = tr("Whoever does not sign, a mediator too, scores what was signed.")
    yield f"{scored} {witness}" if len(public.signatories) < len(public.parties) else scored


def _without(public: Public) -> str:
    """How talks end in which nothing is signed."""
    if not keeps_tension(public):
        return tr("Otherwise the talks are adjourned.")
    if not public.mediators:
        return tr("Otherwise the talks are adjourned, or broken off if tension is 4.")
    return tr("Otherwise the talks are adjourned, or broken off if tension is 4 or a final text was refused.")


def _manners(public: Public) -> tuple[str, ...]:
    said = [
        tr("Role sheets are confidential. You may tell what is on yours; you may not show it."),
        tr("Nothing is agreed until everything is. What is left open stays as it is today."),
    ]
    if public.humanitarian:
        said.append(tr("People are clauses with dates and access here, never points a head. Speak accordingly."))
    said.append(tr("Anyone may stop, or move to the observer's chair, at any time."))
    return tuple(said)


def _simpler(public: Public) -> Iterator[str]:
    if keeps_meters(public):
        if len(public.parties) > 2:
            yield tr("The program keeps what each thinks of each; paper keeps one trust a delegation.")
            yield (
                tr(
                    "Under a trust of 3, a principal meets alone with nobody but a mediator; under 2, it makes no “if, "
                    "then” outside a mediator's draft."
                )
                if public.mediators
                else tr("Under a trust of 3, a delegation meets alone with nobody; under 2, it makes no “if, then”.")
            )
        else:
            yield tr("Under a trust of 2, a delegation makes no “if, then”.")
        yield tr("The program keeps credibility beside trust; on paper a word not kept costs trust.")
    else:
        yield tr(
            "At this level the program keeps capital, trust and credibility; paper leaves them out, and with them "
            "consultations at home and words to the press."
        )
    yield (
        tr("The program tells what your capital would reject; on paper you look it up on your sheet.")
        if audiences_on(public)
        else tr("The program shows moves and prices as you go; on paper the moderator reads them here.")
    )


PAPER = PaperKind("rules", 25, N_("How to play from paper, to a scored result."), one_file("rules", rules_sheet))
