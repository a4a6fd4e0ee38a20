"""The voice `legal`: in the language of protocols."""

from __future__ import annotations

from communique.model.message import N_
from communique.words.voices._voice import VoiceWords

VOICE = VoiceWords(
    name="legal",
    words={
        "frame.again": (N_("For the record, {n} times since session {session}: {line}"),),
        "frame.likewise": (N_("It puts on record the same as {other}: {line}"),),
        "press.line_open": (
            N_("Informs the press that the talks proceed in good order."),
            N_("States to the press that several articles have advanced."),
            N_("Puts out a statement that speaks of progress."),
        ),
        "press.line_neutral": (
            N_("Refers the press to the joint schedule."),
            N_("Reminds the press that the talks are confidential."),
            N_("Tells the press that it does not comment on a text under discussion."),
        ),
        "press.line_firm": (
            N_("States to the press that its position is unchanged."),
            N_("Puts out a statement that upholds its position in full."),
            N_("Refers the press to its position as stated."),
        ),
        "pass.line": (
            N_("Has no further statement in this session."),
            N_("Concludes its statement."),
            N_("Reserves its position and gives up the floor."),
        ),
        "consult.line": (
            N_("Requests instructions from those at home."),
            N_("Reports to those at home on the texts."),
        ),
        "warn.line": (N_("Gives notice that it will leave in this session unless the talks move."),),
        "walk.line": (N_("Suspends its part in the talks and leaves the table."),),
        "return.line": (N_("Resumes its part in the talks."),),
        "leave.line": (N_("Declares the talks ended for its part."),),
        "sign.line": (N_("Signs in due form."),),
        "withhold.line": (N_("Declines to put its signature to the text."),),
        "accept.line": (
            N_("Gives its consent to offer {offer}."),
            N_("Consents to the terms of offer {offer}."),
            N_("Declares its acceptance of offer {offer}."),
        ),
        "offer.line": (
            N_("Submits these terms: {clauses}."),
            N_("Tables the following offer: {clauses}."),
        ),
        "offer.line_private": (N_("Submits to {whom} in confidence: {clauses}."),),
        "amend.line": (N_("Submits an amendment to offer {offer}: {clauses}."),),
        "amend.line_draft": (N_("Submits an amendment to the draft: {clauses}."),),
        "reject.line": (
            N_("Objects to offer {offer} on these points: {points}."),
            N_("Enters its objections to offer {offer}: {points}."),
            N_("Withholds its consent from offer {offer}: {points}."),
        ),
        "reject.line_draft": (
            N_("Objects to the draft on these points: {points}."),
            N_("Enters its objections to the draft: {points}."),
            N_("Withholds its consent from the draft: {points}."),
        ),
        "answer.line_decline": (
            N_("Reserves its answer."),
            N_("Says that its instructions do not cover this."),
            N_("Makes no statement on that."),
        ),
        "answer.line_need": (
            N_('Makes it conditional on "{option}" ({issue}).'),
            N_('States as its condition "{option}" ({issue}).'),
        ),
        "answer.line_compared": (
            N_("Gives {more} precedence over {less}."),
            N_("States that {more} ranks above {less} for it."),
            N_("Declares {more} to be of greater weight than {less}."),
        ),
        "answer.line_compared_alike": (N_("States that {one} and {other} rank alike for it."),),
        "answer.line_preferred": (N_("States a preference for {more} over {less}."),),
        "answer.line_preferred_alike": (N_("States no preference between {one} and {other}."),),
        "answer.line_terms_of": (N_("Would consent to {text} on condition of: {clauses}."),),
        "answer.line_as_is_of": (N_("Has no objection to {text}."),),
        "answer.line_issues_of": (N_("Has reservations about {text}, on: {issues}."),),
        "ask.line": (
            N_("Puts a question to {whom}: {question}"),
            N_("Requests a statement of {whom}: {question}"),
        ),
        "ask.line_all": (N_("Puts a question to all parties: {question}"),),
        "ask.line_private": (N_("Puts a question to {whom} in confidence: {question}"),),
        "tell.line_high": (
            N_("States that {issue} is of high importance to it."),
            N_("Puts on record that {issue} weighs much for it."),
        ),
        "tell.line_low": (
            N_("States that {issue} is of lesser importance to it."),
            N_("Puts on record that {issue} weighs less for it than other matters."),
        ),
        "tell.line_high_private": (N_("States to {whom} in confidence that {issue} is of high importance to it."),),
        "tell.line_low_private": (N_("States to {whom} in confidence that {issue} is of lesser importance to it."),),
        "tell.line_evidence": (
            N_("Enters into the record: {text}"),
            N_("Submits as evidence: {text}"),
        ),
        "caucus.line": (N_("Opens a private channel with {whom}."),),
        "caucus.line_shuttle": (N_("Opens a confidential channel with {whom}."),),
        "gesture.line": (N_("Commits itself unilaterally: {text}"),),
        "guarantee.line": (N_("Enters into a guarantee: {text}"),),
        "mark.line_stand": (N_("Confirms its marks."),),
        "table.line": (N_("Submits a single negotiating text: {clauses}."),),
        "fulfil.line": (N_("Initials {issue} in fulfilment of its promise."),),
        "frame.aside": (N_("Off the record: {line}"),),
        "recall.reject_better": (
            N_("Objects to {text}: {points}. It cites {option} on {issue}, offered by {whom} in session {session}."),
        ),
        "recall.reject_still": (N_("Upholds against {text} its objection of session {session}: {points}."),),
        "recall.answer_declined": (N_("Reserves its answer, as with {n} questions so far."),),
        "recall.accept_after": (N_("Consents to offer {offer}, having regard to {option} on {issue}."),),
        "recall.warn_again": (
            N_("Renews its notice of session {session} that it will leave in this session unless the talks move."),
        ),
        "recall.walk_warned": (N_("Leaves the table in line with its notice."),),
        "recall.press_open_again": (
            N_("Informs the press that the progress of session {session} has been carried on."),
        ),
        "recall.press_neutral_again": (N_("Refers the press to what it said in session {session}."),),
        "recall.press_firm_again": (N_("Tells the press that it upholds its statement of session {session}."),),
        "recall.press_open_turned": (
            N_("Qualifies before the press its firm statement of session {session}, in view of progress."),
        ),
        "recall.press_firm_turned": (
            N_("Corrects before the press its hopeful statement of session {session}: its position is firm."),
        ),
        "recall.offer_same": (N_("Resubmits its terms of session {session}: {clauses}."),),
        "recall.offer_new": (N_("Submits these terms: {clauses}. Revised: {changed}."),),
        "recall.ask_again": (N_("Puts to {whom} its question of session {session} anew: {question}"),),
        "recall.tell_high_again": (
            N_("Reaffirms its statement of session {session} that {issue} is of high importance to it."),
        ),
        "recall.tell_low_again": (
            N_("Reaffirms its statement of session {session} that {issue} is of lesser importance to it."),
        ),
        "recall.tell_high_turned": (
            N_("Corrects its statement of session {session}: {issue} is of high importance to it."),
        ),
        "recall.tell_low_turned": (
            N_("Corrects its statement of session {session}: {issue} is of lesser importance to it."),
        ),
        "recall.mark_freed": (N_("{line}. Its block on {issues}, entered in session {session}, is lifted."),),
        "remark.line_thanks": (N_("Records its thanks to {whom} for coming closer."),),
        "remark.line_thanks_issue": (N_("Records its thanks to {whom} for coming closer on {issue}."),),
        "remark.line_thanks_gesture": (N_("Records its thanks to {whom} for a gesture freely made."),),
        "remark.line_thanks_gesture_issue": (N_("Records its thanks to {whom} for a gesture on {issue} freely made."),),
        "remark.line_thanks_concession_issue": (
            N_("Records its thanks to {whom} for the concession on {issue}."),
            N_("Acknowledges the concession of {whom} on {issue}."),
        ),
        "remark.line_thanks_answer": (N_("Records its thanks to {whom} for the answer given."),),
        "remark.line_thanks_answer_issue": (N_("Records its thanks to {whom} for the answer given on {issue}."),),
        "remark.line_reminds": (
            N_("Refers to session {session}, when {whom} offered {option} on {issue}, since withdrawn."),
        ),
        "remark.line_unanswered": (N_("Recalls that its question of session {session} to {whom} is pending."),),
        "remark.line_unanswered_issue": (
            N_("Recalls that its question of session {session} to {whom} on {issue} is pending."),
        ),
        "remark.line_unreturned": (N_("Notes that its step towards {whom} stands without a counterpart."),),
        "remark.line_unreturned_issue": (
            N_("Notes that its step on {issue} stands without a counterpart from {whom}."),
            N_("Calls on {whom} to reciprocate its step on {issue}."),
        ),
        "remark.line_leapt": (N_("Notes that the draft of {whom} disregards its objection on {issue}."),),
        "remark.line_leapt_option": (
            N_("Notes that the draft of {whom} holds {option} on {issue} against its stated objection."),
        ),
        "remark.line_broken": (N_("Places on record that {whom} has withdrawn from its word on {issue}."),),
        "remark.line_broken_option": (N_("Places on record that {whom} has withdrawn from {option} on {issue}."),),
        "remark.line_kept": (N_("Places on record that {whom} has kept its word."),),
        "remark.line_kept_issue": (N_("Places on record that {whom} has kept its word on {issue}."),),
        "remark.line_unkept": (N_("Places on record that the warning of {whom} was not followed."),),
        "remark.line_unkept_session": (
            N_("Places on record that the warning of {whom} in session {session} was not followed."),
        ),
        "remark.line_moved_movement": (
            N_("Withdraws its objection to {option} on {issue}, in view of the movement of {whom}."),
            N_("Accepts {option} on {issue}, contrary to its earlier objection, as {whom} has moved."),
        ),
        "remark.line_moved_evidence": (
            N_("Withdraws its objection to {option} on {issue}, in view of the evidence of {whom}."),
        ),
        "remark.line_moved_time": (
            N_("Withdraws its objection to {option} on {issue}, in view of the time left."),
            N_("Accepts {option} on {issue}, contrary to its earlier objection, as the talks draw to a close."),
        ),
        "remark.line_moved_gesture": (
            N_("Withdraws its objection to {option} on {issue}, in view of the gesture of {whom}."),
        ),
        "remark.line_moved_whole": (
            N_("Withdraws its objection to {option} on {issue}, taken together with the other clauses."),
            N_("Accepts {option} on {issue}, contrary to its earlier objection, within a whole."),
        ),
        "remark.line_firm": (N_("Makes any further step conditional on one by {whom}."),),
        "remark.line_firm_issue": (
            N_("Makes any further step on {issue} conditional on one by {whom}."),
            N_("Rests its position on {issue} until {whom} amends its own."),
        ),
        "remark.line_patience_full": (N_("Sees no reason to depart from the schedule."),),
        "remark.line_patience_full_whom": (N_("Grants {whom} time for its answer."),),
        "remark.line_patience_less": (N_("Urges that the talks be advanced."),),
        "remark.line_patience_less_whom": (N_("Urges {whom} to advance the talks."),),
        "remark.line_patience_thin": (N_("Gives notice that its patience has limits."),),
        "remark.line_patience_thin_whom": (N_("Gives {whom} notice that its patience has limits."),),
        "remark.line_patience_gone": (N_("Gives notice that its patience is all but exhausted."),),
        "remark.line_patience_gone_whom": (N_("Gives {whom} notice that its patience is all but exhausted."),),
        "remark.line_close": (
            N_("Finds what is on the table acceptable, subject to {issue}."),
            N_("Reserves its consent on {issue} alone."),
        ),
        "remark.line_close_whom": (N_("Finds itself in agreement with {whom}, subject to {issue}."),),
        "remark.line_listens": (
            N_("Takes note of the reasons of {whom} on {issue}."),
            N_("Enters the reasons of {whom} on {issue} in its notes."),
            N_("Recognises the reasons of {whom} on {issue} as stated."),
            N_("Confirms that it has the position of {whom} on {issue}."),
        ),
        "remark.line_insulted": (N_("Objects to the demand of {whom} on {issue} as such."),),
        "remark.line_insulted_option": (N_("Objects to {whom} demanding {option} on {issue} as such."),),
        "remark.line_confirms": (
            N_("Notes that the evidence supports the statement of {whom} on {issue}."),
            N_("Finds no conflict between the evidence and the statement of {whom} on {issue}."),
        ),
        "remark.line_denies": (N_("Notes that the evidence contradicts the statement of {whom} on {issue}."),),
    },
)
