"""The voice `plain`: says things as they are."""

from __future__ import annotations

from communique.model.message import N_
from communique.words.voices._voice import VoiceWords

VOICE = VoiceWords(
    name="plain",
    words={
        "frame.again": (N_("As before, first in session {session}, and now {n} times: {line}"),),
        "frame.likewise": (N_("The same as {other}: {line}"),),
        "press.line_open": (
            N_("Says to the press that work is moving forward."),
            N_("Describes the session to the press as useful."),
            N_("Tells the press that some ground was covered today."),
        ),
        "press.line_neutral": (
            N_("Says to the press that the work continues."),
            N_("Has no more for the press than the schedule."),
            N_("Tells the press that talks will be resumed."),
        ),
        "press.line_firm": (
            N_("Says to the press that it holds to its position."),
            N_("Tells the press that it has said what it needs."),
            N_("Says to the press that others have to move first."),
        ),
        "pass.line": (
            N_("Has nothing to add and gives up the floor."),
            N_("Leaves the floor to the next delegation."),
            N_("Ends its turn."),
        ),
        "consult.line": (
            N_("Asks those at home for instructions."),
            N_("Takes the texts home for a word."),
        ),
        "warn.line": (N_("Says that it will go in this session unless something moves."),),
        "walk.line": (N_("Gets up and leaves the table."),),
        "return.line": (N_("Is back at the table."),),
        "leave.line": (N_("Ends the talks for its part."),),
        "sign.line": (N_("Puts its name to the text."),),
        "withhold.line": (N_("Does not sign."),),
        "accept.line": (
            N_("Says yes to offer {offer}."),
            N_("Can agree to offer {offer}."),
            N_("Agrees to offer {offer}."),
        ),
        "offer.line": (
            N_("Puts forward: {clauses}."),
            N_("Would agree to: {clauses}."),
        ),
        "offer.line_private": (N_("Puts to {whom} in private: {clauses}."),),
        "amend.line": (N_("Would change offer {offer}: {clauses}."),),
        "amend.line_draft": (N_("Would change the draft: {clauses}."),),
        "reject.line": (
            N_("Says no to offer {offer}: {points}."),
            N_("Does not agree to offer {offer}: {points}."),
            N_("Has this against offer {offer}: {points}."),
        ),
        "reject.line_draft": (
            N_("Says no to the draft: {points}."),
            N_("Does not agree to the draft: {points}."),
            N_("Has this against the draft: {points}."),
        ),
        "answer.line_decline": (
            N_("Does not answer that."),
            N_("Leaves the question open."),
            N_("Says that it has no answer to give."),
        ),
        "answer.line_need": (
            N_('Says that for this it needs "{option}" ({issue}).'),
            N_('Names "{option}" ({issue}) as what it would need.'),
        ),
        "answer.line_compared": (
            N_("Says that {more} weighs more for it than {less}."),
            N_("Puts {more} before {less}."),
            N_("Says that it would choose {more} over {less}."),
        ),
        "answer.line_compared_alike": (N_("Says that {one} and {other} weigh the same."),),
        "answer.line_preferred": (N_("Says that {more} suits it better than {less}."),),
        "answer.line_preferred_alike": (N_("Says that {one} and {other} suit it alike."),),
        "answer.line_terms_of": (N_("Says that it would take {text} if this were changed: {clauses}."),),
        "answer.line_as_is_of": (N_("Says that it can take {text} unchanged."),),
        "answer.line_issues_of": (N_("Says that {text} needs work on: {issues}."),),
        "ask.line": (
            N_("Wants to know from {whom}: {question}"),
            N_("Asks of {whom}: {question}"),
        ),
        "ask.line_all": (N_("Wants to know from all: {question}"),),
        "ask.line_private": (N_("Wants to know from {whom}, in private: {question}"),),
        "tell.line_high": (
            N_("Makes clear that {issue} counts for much."),
            N_("Names {issue} among the things that it needs most."),
        ),
        "tell.line_low": (
            N_("Makes clear that {issue} is not what it came for."),
            N_("Names {issue} among the things that it needs less."),
        ),
        "tell.line_high_private": (N_("Tells {whom} in private that {issue} counts for much."),),
        "tell.line_low_private": (N_("Tells {whom} in private that {issue} is not what it came for."),),
        "tell.line_evidence": (
            N_("Shows evidence: {text}"),
            N_("Puts a fact on the table: {text}"),
        ),
        "caucus.line": (N_("Takes {whom} aside."),),
        "caucus.line_shuttle": (N_("Goes over to {whom} for a private word."),),
        "gesture.line": (N_("Takes a step of its own: {text}"),),
        "guarantee.line": (N_("Guarantees: {text}"),),
        "mark.line_stand": (N_("Changes none of its marks."),),
        "table.line": (N_("Lays a draft on the table: {clauses}."),),
        "fulfil.line": (N_("Keeps its promise and initials {issue}."),),
        "frame.aside": (N_("In private: {line}"),),
        "recall.reject_better": (
            N_("Says no to {text}: {points}. In session {session}, it says, {whom} offered {option} on {issue}."),
        ),
        "recall.reject_still": (N_("Says no to {text}, on the same ground as in session {session}: {points}."),),
        "recall.answer_declined": (N_("Does not answer; that makes {n} questions without an answer."),),
        "recall.accept_after": (N_("Says yes to offer {offer}, since {issue} now reads {option}."),),
        "recall.warn_again": (
            N_(
                "Says again, after its warning of session {session}, that it will go in this "
                "session unless something moves."
            ),
        ),
        "recall.walk_warned": (N_("Gets up and leaves, as it said it would."),),
        "recall.press_open_again": (
            N_("Says to the press, as it did in session {session}, that work is moving forward."),
        ),
        "recall.press_neutral_again": (N_("Has no more for the press than it had in session {session}."),),
        "recall.press_firm_again": (N_("Says to the press that it holds to what it said in session {session}."),),
        "recall.press_open_turned": (N_("Has better news for the press than its firm line of session {session}."),),
        "recall.press_firm_turned": (
            N_("Takes back before the press some of the hope of session {session}, and says that it is firm."),
        ),
        "recall.offer_same": (N_("Puts forward as it did in session {session}: {clauses}."),),
        "recall.offer_new": (N_("Puts forward: {clauses}. It has changed {changed}."),),
        "recall.ask_again": (N_("Wants to know from {whom} what it asked in session {session}: {question}"),),
        "recall.tell_high_again": (N_("Makes clear, as in session {session}, that {issue} counts for much."),),
        "recall.tell_low_again": (N_("Makes clear, as in session {session}, that {issue} is not what it came for."),),
        "recall.tell_high_turned": (
            N_("Makes clear that {issue} counts for much now, unlike what it said in session {session}."),
        ),
        "recall.tell_low_turned": (
            N_("Makes clear that {issue} counts for less now, unlike what it said in session {session}."),
        ),
        "recall.mark_freed": (N_("{line}. It no longer blocks {issues}, as it did in session {session}."),),
        "remark.line_thanks": (N_("Says thanks to {whom} for coming closer."),),
        "remark.line_thanks_issue": (N_("Says thanks to {whom} for coming closer on {issue}."),),
        "remark.line_thanks_gesture": (N_("Says thanks to {whom} for the gesture."),),
        "remark.line_thanks_gesture_issue": (N_("Says thanks to {whom} for the gesture on {issue}."),),
        "remark.line_thanks_concession_issue": (
            N_("Says thanks to {whom} for giving way on {issue}."),
            N_("Thanks {whom} for having moved on {issue}."),
        ),
        "remark.line_thanks_answer": (N_("Says thanks to {whom} for answering."),),
        "remark.line_thanks_answer_issue": (N_("Says thanks to {whom} for answering on {issue}."),),
        "remark.line_reminds": (
            N_("Points out that {whom} had {option} on {issue} on offer in session {session}, and has it no more."),
        ),
        "remark.line_unanswered": (N_("Points out that {whom} has not answered its question of session {session}."),),
        "remark.line_unanswered_issue": (
            N_("Points out that {whom} has not answered its question of session {session} on {issue}."),
        ),
        "remark.line_unreturned": (N_("Points out that it has moved towards {whom} and got nothing back."),),
        "remark.line_unreturned_issue": (
            N_("Points out that it has moved on {issue} and {whom} has given nothing back."),
            N_("Says that its step on {issue} still waits for one from {whom}."),
        ),
        "remark.line_leapt": (N_("Points out that the draft of {whom} leaves out what it said on {issue}."),),
        "remark.line_leapt_option": (
            N_("Points out that it had said no to {option} on {issue}, which {whom} has put into the draft."),
        ),
        "remark.line_broken": (N_("Points out that {whom} said one thing on {issue} and does another."),),
        "remark.line_broken_option": (N_("Points out that {whom} was for {option} on {issue} and is so no more."),),
        "remark.line_kept": (N_("Says that {whom} did what it had said."),),
        "remark.line_kept_issue": (N_("Says that {whom} did on {issue} what it had said."),),
        "remark.line_unkept": (N_("Points out that {whom} said it would leave, and is here."),),
        "remark.line_unkept_session": (
            N_("Points out that {whom} said in session {session} that it would leave, and is here."),
        ),
        "remark.line_moved_movement": (
            N_("Said no to {option} on {issue} before; since {whom} has moved, it says that it can take it."),
            N_("Can live with {option} on {issue}, having said no before: {whom} has moved."),
        ),
        "remark.line_moved_evidence": (
            N_("Said no to {option} on {issue} before; it says that what {whom} has shown is convincing."),
        ),
        "remark.line_moved_time": (
            N_("Said no to {option} on {issue} before; it says that there is no time left to hold out."),
            N_("Can live with {option} on {issue}, having said no before: time is nearly up."),
        ),
        "remark.line_moved_gesture": (
            N_("Said no to {option} on {issue} before; after the gesture of {whom}, it says that it can take it."),
        ),
        "remark.line_moved_whole": (
            N_("Said no to {option} on {issue} before; as part of a whole, it says that it can take it."),
            N_("Can live with {option} on {issue}, having said no before, if the rest is right."),
        ),
        "remark.line_firm": (N_("Says that it is now for {whom} to move."),),
        "remark.line_firm_issue": (
            N_("Says that on {issue} it is now for {whom} to move."),
            N_("Will stay where it is on {issue} for as long as {whom} does."),
        ),
        "remark.line_patience_full": (N_("Says that there is no hurry."),),
        "remark.line_patience_full_whom": (N_("Says that {whom} need not hurry."),),
        "remark.line_patience_less": (N_("Says that it is time for some movement."),),
        "remark.line_patience_less_whom": (N_("Says that it is time for {whom} to move."),),
        "remark.line_patience_thin": (N_("Says that it will not wait much longer."),),
        "remark.line_patience_thin_whom": (N_("Says that it will not wait for {whom} much longer."),),
        "remark.line_patience_gone": (N_("Says that it is close to giving up."),),
        "remark.line_patience_gone_whom": (N_("Says that it is close to giving up on {whom}."),),
        "remark.line_close": (
            N_("Says that only {issue} is missing from what is on the table."),
            N_("Says that it would take little more than {issue}."),
        ),
        "remark.line_close_whom": (N_("Says that only {issue} is missing between it and {whom}."),),
        "remark.line_listens": (
            N_("Says that it has understood why {whom} sees {issue} as it does."),
            N_("Sees from what {whom} has said why {issue} is hard for it."),
            N_("Takes what {whom} has said on {issue} as a reason."),
            N_("Will keep in mind what {whom} needs on {issue}."),
        ),
        "remark.line_insulted": (N_("Says that what {whom} asks for on {issue} is out of all measure."),),
        "remark.line_insulted_option": (N_("Says that {option} on {issue}, asked for by {whom}, is too much to ask."),),
        "remark.line_confirms": (
            N_("Says that what {whom} has told of {issue} is true, by the evidence."),
            N_("Says that the evidence and {whom} agree on {issue}."),
        ),
        "remark.line_denies": (N_("Says that what {whom} has told of {issue} is not borne out by the evidence."),),
    },
)
