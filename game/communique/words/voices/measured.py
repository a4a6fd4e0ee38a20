"""The voice `measured`: even words, nothing in haste."""

from __future__ import annotations

from communique.model.message import N_
from communique.words.voices._voice import VoiceWords

VOICE = VoiceWords(
    name="measured",
    words={
        "frame.again": (N_("It comes back to what it first said in session {session}, {n} times now: {line}"),),
        "frame.likewise": (N_("It sees this as {other} does: {line}"),),
        "press.line_open": (
            N_("Tells the press that the exchange was constructive."),
            N_("Lets the press know that positions are drawing nearer."),
            N_("Gives the press a cautiously hopeful account."),
        ),
        "press.line_neutral": (
            N_("Tells the press that it is too early to say more."),
            N_("Asks the press for patience."),
            N_("Keeps its account to the press brief and even."),
        ),
        "press.line_firm": (
            N_("Tells the press that certain points are not open to it."),
            N_("Makes plain to the press where its limits lie."),
            N_("Tells the press, in even words, that it will not be hurried."),
        ),
        "pass.line": (
            N_("Is content to stop here for this session."),
            N_("Prefers to listen for now, and gives up the floor."),
            N_("Yields the floor."),
        ),
        "consult.line": (
            N_("Seeks the view of those at home."),
            N_("Takes time for a word with those at home."),
        ),
        "warn.line": (N_("Lets it be known that, without movement, it will not stay beyond this session."),),
        "walk.line": (N_("Withdraws from the table for now."),),
        "return.line": (N_("Takes its seat again."),),
        "leave.line": (N_("Takes its leave; for it the talks are over."),),
        "sign.line": (N_("Signs the text."),),
        "withhold.line": (N_("Keeps its signature back."),),
        "accept.line": (
            N_("Is ready to accept offer {offer}."),
            N_("Finds that it can accept offer {offer}."),
            N_("Sees its way to offer {offer}."),
        ),
        "offer.line": (
            N_("Suggests: {clauses}."),
            N_("Lays out what it could agree to: {clauses}."),
        ),
        "offer.line_private": (N_("Suggests to {whom}, between the two of them: {clauses}."),),
        "amend.line": (N_("Suggests for offer {offer}: {clauses}."),),
        "amend.line_draft": (N_("Suggests for the draft: {clauses}."),),
        "reject.line": (
            N_("Sees difficulties in offer {offer}: {points}."),
            N_("Is not yet able to take offer {offer}: {points}."),
            N_("Would ask to think again on offer {offer}: {points}."),
        ),
        "reject.line_draft": (
            N_("Sees difficulties in the draft: {points}."),
            N_("Is not yet able to take the draft: {points}."),
            N_("Would ask to think again on the draft: {points}."),
        ),
        "answer.line_decline": (
            N_("Would rather not say."),
            N_("Asks to be excused from answering."),
            N_("Says that it will come to that in its time."),
        ),
        "answer.line_need": (
            N_('Says that "{option}" ({issue}) would open the way.'),
            N_('Could see its way, given "{option}" ({issue}).'),
        ),
        "answer.line_compared": (
            N_("Says that, if it has to choose, {more} comes before {less}."),
            N_("Leans to {more} rather than {less}."),
            N_("Attaches more weight to {more} than to {less}."),
        ),
        "answer.line_compared_alike": (N_("Would not put {one} before {other}, nor the other way."),),
        "answer.line_preferred": (N_("Leans to {more} over {less}."),),
        "answer.line_preferred_alike": (N_("Sees little between {one} and {other}."),),
        "answer.line_terms_of": (N_("Could see its way to {text} with: {clauses}."),),
        "answer.line_as_is_of": (N_("Could accept {text} as it is."),),
        "answer.line_issues_of": (N_("Sees open points in {text}, on: {issues}."),),
        "ask.line": (
            N_("Inquires of {whom}: {question}"),
            N_("Would be interested to hear from {whom}: {question}"),
        ),
        "ask.line_all": (N_("Inquires around the table: {question}"),),
        "ask.line_private": (N_("Inquires of {whom}, in private: {question}"),),
        "tell.line_high": (
            N_("Would have the table know that {issue} weighs much for it."),
            N_("Draws attention to how much {issue} means to it."),
        ),
        "tell.line_low": (
            N_("Would have the table know that it can be flexible on {issue}."),
            N_("Says that {issue} need not stand in the way."),
        ),
        "tell.line_high_private": (N_("Would have {whom} know, in private, that {issue} weighs much for it."),),
        "tell.line_low_private": (N_("Would have {whom} know, in private, that it can be flexible on {issue}."),),
        "tell.line_evidence": (
            N_("Would like the table to look at this: {text}"),
            N_("Draws attention to this: {text}"),
        ),
        "caucus.line": (N_("Asks {whom} for a word in private."),),
        "caucus.line_shuttle": (N_("Calls on {whom} in private."),),
        "gesture.line": (N_("As a sign of good will: {text}"),),
        "guarantee.line": (N_("Is ready to stand surety: {text}"),),
        "mark.line_stand": (N_("Leaves its marks as they are."),),
        "table.line": (N_("Offers a single text to work on: {clauses}."),),
        "fulfil.line": (N_("Initials {issue}, true to its word."),),
        "frame.aside": (N_("Between the two of them: {line}"),),
        "recall.reject_better": (
            N_(
                "Sees difficulties in {text}: {points}. It points to {option} on {issue}, "
                "offered by {whom} in session {session}."
            ),
        ),
        "recall.reject_still": (N_("Comes back on {text} to what it raised in session {session}: {points}."),),
        "recall.answer_declined": (N_("Would again rather not say; {n} questions now stand open with it."),),
        "recall.accept_after": (N_("Is ready to accept offer {offer}, with {option} on {issue} now."),),
        "recall.warn_again": (
            N_(
                "Comes back to its warning of session {session}: without movement it will not stay beyond this session."
            ),
        ),
        "recall.walk_warned": (N_("Withdraws from the table; it had given warning."),),
        "recall.press_open_again": (N_("Gives the press a hopeful account, as in session {session}."),),
        "recall.press_neutral_again": (N_("Asks the press for patience, as in session {session}."),),
        "recall.press_firm_again": (N_("Tells the press that its limits are those of session {session}."),),
        "recall.press_open_turned": (
            N_("Strikes a milder note with the press than in session {session}, and speaks of progress."),
        ),
        "recall.press_firm_turned": (N_("Strikes a firmer note with the press than in session {session}."),),
        "recall.offer_same": (N_("Comes back to what it suggested in session {session}: {clauses}."),),
        "recall.offer_new": (N_("Suggests: {clauses}. It draws attention to {changed}."),),
        "recall.ask_again": (N_("Comes back with {whom} to its question of session {session}: {question}"),),
        "recall.tell_high_again": (N_("Recalls what it said of the weight of {issue} in session {session}."),),
        "recall.tell_low_again": (N_("Recalls that it said in session {session} that it can be flexible on {issue}."),),
        "recall.tell_high_turned": (
            N_("Would have the table know that {issue} weighs more for it than it said in session {session}."),
        ),
        "recall.tell_low_turned": (
            N_("Would have the table know that {issue} weighs less for it than it said in session {session}."),
        ),
        "recall.mark_freed": (N_("{line}. It has come round on {issues} since session {session}."),),
        "remark.line_thanks": (N_("Notes with thanks that {whom} has come closer."),),
        "remark.line_thanks_issue": (N_("Notes with thanks that {whom} has come closer on {issue}."),),
        "remark.line_thanks_gesture": (N_("Notes the gesture of {whom} with thanks."),),
        "remark.line_thanks_gesture_issue": (N_("Notes the gesture of {whom} on {issue} with thanks."),),
        "remark.line_thanks_concession_issue": (
            N_("Notes with thanks that {whom} has moved on {issue}."),
            N_("Values the step of {whom} on {issue}."),
        ),
        "remark.line_thanks_answer": (N_("Notes the answer of {whom} with thanks."),),
        "remark.line_thanks_answer_issue": (N_("Notes the answer of {whom} on {issue} with thanks."),),
        "remark.line_reminds": (
            N_("Has not overlooked that {whom} offered {option} on {issue} in session {session} and then withdrew it."),
        ),
        "remark.line_unanswered": (
            N_("Would still welcome an answer from {whom} to its question of session {session}."),
        ),
        "remark.line_unanswered_issue": (
            N_("Would still welcome an answer from {whom} to its question of session {session} on {issue}."),
        ),
        "remark.line_unreturned": (N_("Would have expected {whom} to meet its step by now."),),
        "remark.line_unreturned_issue": (
            N_("Would have expected {whom} to meet its step on {issue} by now."),
            N_("Wonders what {whom} will give for its step on {issue}."),
        ),
        "remark.line_leapt": (N_("Does not find its concerns on {issue} in the draft of {whom}."),),
        "remark.line_leapt_option": (
            N_("Is surprised to find {option} on {issue} in the draft of {whom}, having rejected it."),
        ),
        "remark.line_broken": (N_("Had relied on the word of {whom} on {issue}, which no longer stands."),),
        "remark.line_broken_option": (N_("Had relied on {whom} for {option} on {issue}, which no longer stands."),),
        "remark.line_kept": (N_("Notes with respect that {whom} has been true to its word."),),
        "remark.line_kept_issue": (N_("Notes with respect that {whom} has been true to its word on {issue}."),),
        "remark.line_unkept": (N_("Draws its own conclusion from the warning of {whom}, which was not kept."),),
        "remark.line_unkept_session": (
            N_("Draws its own conclusion from the warning of {whom} in session {session}, which was not kept."),
        ),
        "remark.line_moved_movement": (
            N_("Has looked again at {option} on {issue}, as {whom} has moved, and can live with it."),
            N_("Meets the movement of {whom} by taking {option} on {issue}, which it had rejected."),
        ),
        "remark.line_moved_evidence": (
            N_("Has looked again at {option} on {issue} in the light of what {whom} has shown."),
        ),
        "remark.line_moved_time": (
            N_("Has looked again at {option} on {issue}, with the end of the talks in sight, and can live with it."),
            N_("Meets the hour by taking {option} on {issue}, which it had rejected."),
        ),
        "remark.line_moved_gesture": (
            N_("Has looked again at {option} on {issue}, the gesture of {whom} in mind, and can live with it."),
        ),
        "remark.line_moved_whole": (
            N_("Can see its way to {option} on {issue} after all, if the whole is right."),
            N_("Has weighed the whole, and can live with {option} on {issue}, which it had rejected."),
        ),
        "remark.line_firm": (N_("Considers that the next step is for {whom} to make."),),
        "remark.line_firm_issue": (
            N_("Considers that the next step on {issue} is for {whom} to make."),
            N_("Would rather wait on {issue} until {whom} has moved."),
        ),
        "remark.line_patience_full": (N_("Considers that good work takes its time."),),
        "remark.line_patience_full_whom": (N_("Will give {whom} the time that it needs."),),
        "remark.line_patience_less": (N_("Would welcome a livelier pace."),),
        "remark.line_patience_less_whom": (N_("Would welcome a sign from {whom}."),),
        "remark.line_patience_thin": (N_("Admits that its patience is being tried."),),
        "remark.line_patience_thin_whom": (N_("Admits that {whom} is trying its patience."),),
        "remark.line_patience_gone": (N_("Sees hardly any reason to go on as things are."),),
        "remark.line_patience_gone_whom": (N_("Sees hardly any reason to go on with {whom} as things are."),),
        "remark.line_close": (
            N_("Sees what is on the table within reach, but for {issue}."),
            N_("Believes that {issue} alone stands between the parties."),
        ),
        "remark.line_close_whom": (N_("Sees itself within reach of {whom}, but for {issue}."),),
        "remark.line_listens": (
            N_("Will bear in mind what {whom} has explained on {issue}."),
            N_("Finds weight in what {whom} says on {issue}."),
            N_("Acknowledges the reasons of {whom} on {issue}."),
            N_("Lets {whom} know that its point on {issue} was taken."),
        ),
        "remark.line_insulted": (N_("Is taken aback by what {whom} asks for on {issue}."),),
        "remark.line_insulted_option": (N_("Is taken aback that {whom} asks for {option} on {issue}."),),
        "remark.line_confirms": (
            N_("Finds what {whom} has said of {issue} confirmed by the evidence."),
            N_("Takes the evidence as support for what {whom} has said of {issue}."),
        ),
        "remark.line_denies": (N_("Finds it hard to square what {whom} has said of {issue} with the evidence."),),
    },
)
