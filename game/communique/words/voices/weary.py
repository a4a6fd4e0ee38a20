"""The voice `weary`: as somebody who has sat at many tables."""

from __future__ import annotations

from communique.model.message import N_
from communique.words.voices._voice import VoiceWords

VOICE = VoiceWords(
    name="weary",
    words={
        "frame.again": (N_("Once again, {n} times now and first in session {session}: {line}"),),
        "frame.likewise": (N_("It can only follow {other}: {line}"),),
        "press.line_open": (
            N_("Tells the press that it is slow, but that it moves."),
            N_("Tells the press that patience may yet pay."),
            N_("Allows before the press that there was some progress."),
        ),
        "press.line_neutral": (
            N_("Tells the press that there is little to report."),
            N_("Tells the press that another session has passed."),
            N_("Gives the press the time of the next session and no more."),
        ),
        "press.line_firm": (
            N_("Tells the press that it has given enough."),
            N_("Tells the press that it has explained its position."),
            N_("Tells the press that it sees no reason to move."),
        ),
        "pass.line": (
            N_("Lets the floor pass on."),
            N_("Leaves it at that for today."),
            N_("Has said what it could say today."),
        ),
        "consult.line": (
            N_("Has to ask those at home first."),
            N_("Takes the matter home before it goes on."),
        ),
        "warn.line": (N_("Warns that it has waited long, and will leave in this session unless the talks move."),),
        "walk.line": (N_("Has had enough and leaves the table."),),
        "return.line": (N_("Comes back to the table after all."),),
        "leave.line": (N_("Gives up on the talks."),),
        "sign.line": (N_("Signs, after long work."),),
        "withhold.line": (N_("Cannot bring itself to sign."),),
        "accept.line": (
            N_("Accepts offer {offer}, all things weighed."),
            N_("Will settle for offer {offer}."),
            N_("Can live with offer {offer}."),
        ),
        "offer.line": (
            N_("Tries these terms: {clauses}."),
            N_("Sets out what might do: {clauses}."),
        ),
        "offer.line_private": (N_("Tries these terms on {whom} in private: {clauses}."),),
        "amend.line": (N_("Asks to mend offer {offer} thus: {clauses}."),),
        "amend.line_draft": (N_("Asks to mend the draft thus: {clauses}."),),
        "reject.line": (
            N_("Has to say no to offer {offer}: {points}."),
            N_("Finds little to hold on to in offer {offer}: {points}."),
            N_("Cannot warm to offer {offer}: {points}."),
        ),
        "reject.line_draft": (
            N_("Has to say no to the draft: {points}."),
            N_("Is not helped by the draft: {points}."),
            N_("Cannot warm to the draft: {points}."),
        ),
        "answer.line_decline": (
            N_("Says that it has nothing more to say on this."),
            N_("Leaves the question where it is."),
            N_("Lets the question pass."),
        ),
        "answer.line_need": (
            N_('Says that without "{option}" ({issue}) there is no use.'),
            N_('Would come to it if "{option}" ({issue}) stood in the text.'),
        ),
        "answer.line_compared": (
            N_("Says that, as it has long been, {more} comes before {less}."),
            N_("Could let go of {less} sooner than of {more}."),
            N_("Says that, if one has to give, it is {less} and not {more}."),
        ),
        "answer.line_compared_alike": (N_("Cannot tell {one} and {other} apart in weight."),),
        "answer.line_preferred": (N_("If it has to be one, would take {more} over {less}."),),
        "answer.line_preferred_alike": (N_("Finds {one} and {other} much the same."),),
        "answer.line_terms_of": (N_("Would settle for {text} with at least: {clauses}."),),
        "answer.line_as_is_of": (N_("Would settle for {text} as it is."),),
        "answer.line_issues_of": (N_("Still misses something in {text}, on: {issues}."),),
        "ask.line": (
            N_("Needs to hear from {whom}: {question}"),
            N_("Would be helped by an answer of {whom}: {question}"),
        ),
        "ask.line_all": (N_("Needs to hear from everyone: {question}"),),
        "ask.line_private": (N_("Needs to hear from {whom}, in private: {question}"),),
        "tell.line_high": (
            N_("Says that {issue} matters much to it, and always has."),
            N_("Names {issue} among the things that keep it at the table."),
        ),
        "tell.line_low": (
            N_("Says that it has other worries than {issue}."),
            N_("Would not spend its strength on {issue}."),
        ),
        "tell.line_high_private": (N_("Tells {whom} in private that {issue} has mattered much to it all along."),),
        "tell.line_low_private": (N_("Tells {whom} in private that it has other worries than {issue}."),),
        "tell.line_evidence": (
            N_("Lays before the others: {text}"),
            N_("Holds up what is known: {text}"),
        ),
        "caucus.line": (N_("Hopes to get further with {whom} in private."),),
        "caucus.line_shuttle": (N_("Goes to see {whom} in private."),),
        "gesture.line": (N_("Makes a step before others do: {text}"),),
        "guarantee.line": (N_("Puts in a guarantee, so that it may hold: {text}"),),
        "mark.line_stand": (N_("Sees no reason to change its marks."),),
        "table.line": (N_("Tries its hand at a text: {clauses}."),),
        "fulfil.line": (N_("Initials {issue}, as it said it would."),),
        "frame.aside": (N_("Behind closed doors: {line}"),),
        "recall.reject_better": (
            N_(
                "Has to say no to {text}: {points}. It has not forgotten that {whom} offered "
                "{option} on {issue} in session {session}."
            ),
        ),
        "recall.reject_still": (N_("Finds nothing new in {text} since session {session}: {points}."),),
        "recall.answer_declined": (N_("Lets this question pass as well, {n} in all."),),
        "recall.accept_after": (N_("Accepts offer {offer}, now that it has got as far as {option} on {issue}."),),
        "recall.warn_again": (
            N_("Warns anew, as in session {session}, that it will leave in this session unless the talks move."),
        ),
        "recall.walk_warned": (N_("Leaves the table; it had warned of it."),),
        "recall.press_open_again": (N_("Tells the press that it still moves, as in session {session}."),),
        "recall.press_neutral_again": (N_("Has as little to report to the press as in session {session}."),),
        "recall.press_firm_again": (
            N_("Tells the press that it has seen nothing since session {session} to make it move."),
        ),
        "recall.press_open_turned": (N_("Tells the press that it moves after all, unlike in session {session}."),),
        "recall.press_firm_turned": (
            N_("Tells the press that little is left of the progress of session {session}, and that it is firm."),
        ),
        "recall.offer_same": (N_("Has nothing better than its terms of session {session}: {clauses}."),),
        "recall.offer_new": (N_("Tries these terms: {clauses}. This time {changed}."),),
        "recall.ask_again": (N_("Asks {whom} yet again, after session {session}: {question}"),),
        "recall.tell_high_again": (N_("Says again what it said in session {session}: {issue} matters much to it."),),
        "recall.tell_low_again": (N_("Says again, as in session {session}, that it has other worries than {issue}."),),
        "recall.tell_high_turned": (
            N_("Says that things have changed since session {session}: {issue} matters much to it."),
        ),
        "recall.tell_low_turned": (
            N_("Says that things have changed since session {session}: {issue} matters less to it."),
        ),
        "recall.mark_freed": (N_("{line}. It gives up its block on {issues}, of session {session}."),),
        "remark.line_thanks": (N_("Thanks {whom}, who has come closer at last."),),
        "remark.line_thanks_issue": (N_("Thanks {whom}, who has come closer on {issue} at last."),),
        "remark.line_thanks_gesture": (N_("Thanks {whom} for a gesture that it had not expected."),),
        "remark.line_thanks_gesture_issue": (N_("Thanks {whom} for a gesture on {issue} that it had not expected."),),
        "remark.line_thanks_concession_issue": (
            N_("Thanks {whom}, who has moved on {issue} at last."),
            N_("Is relieved that {whom} has moved on {issue}."),
        ),
        "remark.line_thanks_answer": (N_("Thanks {whom} for answering at all."),),
        "remark.line_thanks_answer_issue": (N_("Thanks {whom} for answering on {issue}."),),
        "remark.line_reminds": (
            N_("Remembers session {session} well: {whom} offered {option} on {issue} and took it back."),
        ),
        "remark.line_unanswered": (N_("Has waited since session {session} for an answer from {whom}."),),
        "remark.line_unanswered_issue": (
            N_("Has waited since session {session} for an answer from {whom} on {issue}."),
        ),
        "remark.line_unreturned": (N_("Finds that its step towards {whom} was for nothing so far."),),
        "remark.line_unreturned_issue": (
            N_("Finds that its step on {issue} has moved {whom} to nothing so far."),
            N_("Has seen nothing from {whom} since its step on {issue}."),
        ),
        "remark.line_leapt": (N_("Finds its words on {issue} lost in the draft of {whom}."),),
        "remark.line_leapt_option": (
            N_("Finds {option} on {issue} in the draft of {whom}, though it has said no to it."),
        ),
        "remark.line_broken": (N_("Had counted on the word of {whom} on {issue}, and does so no more."),),
        "remark.line_broken_option": (N_("Had counted on {whom} for {option} on {issue}, and does so no more."),),
        "remark.line_kept": (N_("Says that the word of {whom} held."),),
        "remark.line_kept_issue": (N_("Says that the word of {whom} held on {issue}."),),
        "remark.line_unkept": (N_("Has learned what a warning of {whom} is worth."),),
        "remark.line_unkept_session": (N_("Has learned since session {session} what a warning of {whom} is worth."),),
        "remark.line_moved_movement": (
            N_("Gives up its resistance to {option} on {issue}, now that {whom} has moved."),
            N_("Lets {option} on {issue} stand after all, since {whom} has moved."),
        ),
        "remark.line_moved_evidence": (
            N_("Cannot argue with the evidence of {whom}, and gives way to {option} on {issue}."),
        ),
        "remark.line_moved_time": (
            N_("Is too far into the talks to go on resisting {option} on {issue}."),
            N_("Lets {option} on {issue} stand after all, as the hour is late."),
        ),
        "remark.line_moved_gesture": (
            N_("Gives up its resistance to {option} on {issue}, after the gesture of {whom}."),
        ),
        "remark.line_moved_whole": (
            N_("Lets {option} on {issue} stand after all, for the sake of the whole."),
            N_("Has looked at the whole once more, and gives way to {option} on {issue}."),
        ),
        "remark.line_firm": (N_("Has done its part, it says, and waits for {whom}."),),
        "remark.line_firm_issue": (
            N_("Has done its part on {issue}, it says, and waits for {whom}."),
            N_("Will not go on alone on {issue}, and looks to {whom}."),
        ),
        "remark.line_patience_full": (N_("Does not mind the wait."),),
        "remark.line_patience_full_whom": (N_("Does not mind waiting for {whom}."),),
        "remark.line_patience_less": (N_("Feels the hours, and would like some movement."),),
        "remark.line_patience_less_whom": (N_("Feels the hours, and would like {whom} to move."),),
        "remark.line_patience_thin": (N_("Is tired of waiting."),),
        "remark.line_patience_thin_whom": (N_("Is tired of waiting for {whom}."),),
        "remark.line_patience_gone": (N_("Has next to no strength left for waiting."),),
        "remark.line_patience_gone_whom": (N_("Has next to no strength left to wait for {whom}."),),
        "remark.line_close": (
            N_("Could be done with it, if it were not for {issue}."),
            N_("Has come all this way, it says, and {issue} is what is left."),
        ),
        "remark.line_close_whom": (N_("Could be done with {whom}, if it were not for {issue}."),),
        "remark.line_listens": (
            N_("Has heard the reasons of {whom} on {issue}, and will not argue."),
            N_("Has no quarrel with what {whom} says on {issue}."),
            N_("Grants {whom} its reasons on {issue}."),
            N_("Knows by now what {issue} means to {whom}."),
        ),
        "remark.line_insulted": (N_("Would rather not have heard what {whom} asks for on {issue}."),),
        "remark.line_insulted_option": (N_("Would rather not have heard {whom} ask for {option} on {issue}."),),
        "remark.line_confirms": (
            N_("Had its doubts about {whom} on {issue}, which the evidence has removed."),
            N_("Need not doubt {whom} on {issue} any longer, it says."),
        ),
        "remark.line_denies": (N_("Had its doubts about {whom} on {issue}, and the evidence has not removed them."),),
    },
)
