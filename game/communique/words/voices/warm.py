"""The voice `warm`: openly, with feeling."""

from __future__ import annotations

from communique.model.message import N_
from communique.words.voices._voice import VoiceWords

VOICE = VoiceWords(
    name="warm",
    words={
        "frame.again": (N_("It would like to say once more, now {n} times since session {session}: {line}"),),
        "frame.likewise": (N_("It joins {other} here: {line}"),),
        "press.line_open": (
            N_("Tells the press that it is glad of the spirit in the room."),
            N_("Speaks well of the others to the press."),
            N_("Speaks to the press with hope."),
        ),
        "press.line_neutral": (
            N_("Greets the press, and leaves the details in the room."),
            N_("Tells the press that all are still at the table."),
            N_("Tells the press that it keeps listening."),
        ),
        "press.line_firm": (
            N_("Tells the press that it wishes for an accord, though not at any price."),
            N_("Asks the press for understanding that it cannot go further."),
            N_("Tells the press that it owes its people this firmness."),
        ),
        "pass.line": (
            N_("Thanks the table and gives up the floor."),
            N_("Gladly leaves the floor to others."),
            N_("Sits back and hears the others."),
        ),
        "consult.line": (
            N_("Wants to hear those at home before it says more."),
            N_("Speaks with those at home."),
        ),
        "warn.line": (N_("Says with regret that it will leave in this session unless the talks move."),),
        "walk.line": (N_("Leaves the table, and says that it does so with regret."),),
        "return.line": (N_("Comes back to the table and greets the others."),),
        "leave.line": (N_("Breaks off the talks, and says that it is sorry to."),),
        "sign.line": (N_("Signs, and thanks the others."),),
        "withhold.line": (N_("Says that it regrets that it cannot sign."),),
        "accept.line": (
            N_("Gladly accepts offer {offer}."),
            N_("Accepts offer {offer}, with thanks."),
            N_("Is happy to say yes to offer {offer}."),
        ),
        "offer.line": (
            N_("Holds out to the others: {clauses}."),
            N_("Would be glad to settle on: {clauses}."),
        ),
        "offer.line_private": (N_("Confides to {whom} what it could agree to: {clauses}."),),
        "amend.line": (N_("Would be glad of this in offer {offer}: {clauses}."),),
        "amend.line_draft": (N_("Would be glad of this in the draft: {clauses}."),),
        "reject.line": (
            N_("Is grateful for offer {offer}, and cannot take it as it is: {points}."),
            N_("Wishes that it could take offer {offer}: {points}."),
            N_("Is sorry to say no to offer {offer}: {points}."),
        ),
        "reject.line_draft": (
            N_("Is grateful for the draft, and cannot take it as it is: {points}."),
            N_("Wishes that it could take the draft: {points}."),
            N_("Is sorry to say no to the draft: {points}."),
        ),
        "answer.line_decline": (
            N_("Asks for understanding that it cannot answer."),
            N_("Would like to answer, and is not free to."),
            N_("Thanks for the question and leaves it open."),
        ),
        "answer.line_need": (
            N_('Says that it would be glad to, with "{option}" ({issue}).'),
            N_('Answers openly that "{option}" ({issue}) is what it needs for this.'),
        ),
        "answer.line_compared": (
            N_("Says openly that {more} is dearer to it than {less}."),
            N_("Is glad to tell that {more} matters more to it than {less}."),
            N_("Tells frankly that {more} is closer to its heart than {less}."),
        ),
        "answer.line_compared_alike": (N_("Says openly that {one} and {other} are both dear to it."),),
        "answer.line_preferred": (N_("Would be happier with {more} than with {less}."),),
        "answer.line_preferred_alike": (N_("Says openly that {one} and {other} are alike to it."),),
        "answer.line_terms_of": (N_("Would be glad to accept {text} with: {clauses}."),),
        "answer.line_as_is_of": (N_("Would gladly accept {text} as it is."),),
        "answer.line_issues_of": (N_("Says openly where {text} pinches: {issues}."),),
        "ask.line": (
            N_("Would like to understand {whom} better: {question}"),
            N_("Turns to {whom}: {question}"),
        ),
        "ask.line_all": (N_("Would like to understand everyone better: {question}"),),
        "ask.line_private": (N_("Would like to understand {whom} better, in private: {question}"),),
        "tell.line_high": (
            N_("Opens up on how much {issue} means at home."),
            N_("Says from the heart that {issue} matters much to it."),
        ),
        "tell.line_low": (
            N_("Says openly that it could meet others on {issue}."),
            N_("Is glad to say that {issue} leaves it room."),
        ),
        "tell.line_high_private": (N_("Confides to {whom} how much {issue} means at home."),),
        "tell.line_low_private": (N_("Confides to {whom} that {issue} leaves it room."),),
        "tell.line_evidence": (
            N_("Shares with the table what it holds: {text}"),
            N_("Lets the others see: {text}"),
        ),
        "caucus.line": (N_("Invites {whom} to a talk in private."),),
        "caucus.line_shuttle": (N_("Pays {whom} a visit in private."),),
        "gesture.line": (N_("Holds out a hand: {text}"),),
        "guarantee.line": (N_("Gladly puts its weight behind the text: {text}"),),
        "mark.line_stand": (N_("Keeps its marks as they are for now."),),
        "table.line": (N_("Has tried to gather what all have said: {clauses}."),),
        "fulfil.line": (N_("Gladly keeps its word and initials {issue}."),),
        "frame.aside": (N_("In confidence: {line}"),),
        "recall.reject_better": (
            N_(
                "Wishes that it could take {text}: {points}. It liked {option} on {issue} "
                "better, as {whom} offered in session {session}."
            ),
        ),
        "recall.reject_still": (N_("Is sorry to repeat on {text} what it said in session {session}: {points}."),),
        "recall.answer_declined": (N_("Asks once more for understanding; it has had to leave {n} questions open."),),
        "recall.accept_after": (N_("Gladly accepts offer {offer}, and notes the step on {issue} to {option}."),),
        "recall.warn_again": (
            N_(
                "Has to repeat its warning of session {session}, with regret: it will leave in "
                "this session unless the talks move."
            ),
        ),
        "recall.walk_warned": (N_("Leaves the table with regret, as it had warned."),),
        "recall.press_open_again": (N_("Tells the press that the good spirit of session {session} has lasted."),),
        "recall.press_neutral_again": (
            N_("Greets the press as in session {session}, and leaves the details in the room."),
        ),
        "recall.press_firm_again": (
            N_("Asks the press for understanding that it stands where it stood in session {session}."),
        ),
        "recall.press_open_turned": (
            N_("Is glad to tell the press of progress, after its firm words in session {session}."),
        ),
        "recall.press_firm_turned": (
            N_("Tells the press that it wishes the hope of session {session} had lasted, and that it is firm."),
        ),
        "recall.offer_same": (N_("Still holds out what it held out in session {session}: {clauses}."),),
        "recall.offer_new": (N_("Holds out: {clauses}. It hopes that {changed} will help."),),
        "recall.ask_again": (N_("Hopes that {whom} can now answer what it asked in session {session}: {question}"),),
        "recall.tell_high_again": (
            N_("Says once more what it opened up on in session {session}: {issue} matters much to it."),
        ),
        "recall.tell_low_again": (N_("Is glad to repeat what it said in session {session}: {issue} leaves it room."),),
        "recall.tell_high_turned": (N_("Owns that {issue} matters more to it than it told in session {session}."),),
        "recall.tell_low_turned": (N_("Owns that {issue} matters less to it than it told in session {session}."),),
        "recall.mark_freed": (N_("{line}. It is glad to let go of its block on {issues}, of session {session}."),),
        "remark.line_thanks": (N_("Thanks {whom} warmly for coming closer."),),
        "remark.line_thanks_issue": (N_("Thanks {whom} warmly for the step on {issue}."),),
        "remark.line_thanks_gesture": (N_("Is touched by the gesture of {whom} and says so."),),
        "remark.line_thanks_gesture_issue": (N_("Is touched by the gesture of {whom} on {issue} and says so."),),
        "remark.line_thanks_concession_issue": (
            N_("Knows that {issue} was not easy for {whom}, and gives thanks."),
            N_("Is heartened by the step of {whom} on {issue}."),
        ),
        "remark.line_thanks_answer": (N_("Is glad of the answer of {whom} and says so."),),
        "remark.line_thanks_answer_issue": (N_("Is glad of the answer of {whom} on {issue} and says so."),),
        "remark.line_reminds": (
            N_(
                "Had taken heart when {whom} offered {option} on {issue} in session {session}, "
                "and is sorry to see it gone."
            ),
        ),
        "remark.line_unanswered": (N_("Hopes that {whom} will yet answer its question of session {session}."),),
        "remark.line_unanswered_issue": (
            N_("Hopes that {whom} will yet answer its question of session {session} on {issue}."),
        ),
        "remark.line_unreturned": (N_("Had hoped that {whom} would answer its step with one of its own."),),
        "remark.line_unreturned_issue": (
            N_("Had hoped that {whom} would answer its step on {issue} with one of its own."),
            N_("Asks {whom} with some concern what comes back for {issue}."),
        ),
        "remark.line_leapt": (N_("Feels passed over on {issue} by the draft of {whom}, and says so openly."),),
        "remark.line_leapt_option": (
            N_("Feels passed over: {whom} has drafted {option} on {issue}, which it had said that it could not take."),
        ),
        "remark.line_broken": (N_("Is disappointed that {whom} does not stand by its word on {issue}."),),
        "remark.line_broken_option": (N_("Is disappointed that {whom} does not stand by {option} on {issue}."),),
        "remark.line_kept": (N_("Is glad that it could rely on {whom}."),),
        "remark.line_kept_issue": (N_("Is glad that it could rely on {whom} on {issue}."),),
        "remark.line_unkept": (N_("Is glad that {whom} has stayed, and would rather hear no such warnings."),),
        "remark.line_unkept_session": (
            N_("Is glad that {whom} has stayed since session {session}, and would rather hear no such warnings."),
        ),
        "remark.line_moved_movement": (
            N_("Wants to answer the step of {whom}: it can live with {option} on {issue}, which it had rejected."),
            N_("Lets go of its objection to {option} on {issue}, and thanks {whom} for moving."),
        ),
        "remark.line_moved_evidence": (
            N_("Is grateful for what {whom} has shown, and sees {option} on {issue} with other eyes."),
        ),
        "remark.line_moved_time": (
            N_("Would rather have {option} on {issue}, which it had rejected, than let the talks run out."),
            N_("Lets go of its objection to {option} on {issue}, so that the talks may end well."),
        ),
        "remark.line_moved_gesture": (
            N_("Wants to answer the gesture of {whom}: it can live with {option} on {issue}, which it had rejected."),
        ),
        "remark.line_moved_whole": (
            N_("Would be glad of an agreement, and so can live with {option} on {issue}, which it had rejected."),
            N_("Lets go of its objection to {option} on {issue}, since the whole matters more."),
        ),
        "remark.line_firm": (N_("Has come a long way, it says, and asks {whom} to come some way, too."),),
        "remark.line_firm_issue": (
            N_("Has come a long way on {issue}, it says, and asks {whom} to come some way, too."),
            N_("Would like to go on, it says, and needs to see {whom} move on {issue}."),
        ),
        "remark.line_patience_full": (N_("Is happy to take all the time that it needs."),),
        "remark.line_patience_full_whom": (N_("Is happy to hear {whom} out."),),
        "remark.line_patience_less": (N_("Hopes that the talks will soon get under way."),),
        "remark.line_patience_less_whom": (N_("Hopes that {whom} will soon find a way to move."),),
        "remark.line_patience_thin": (N_("Finds it hard to stay patient, and says so openly."),),
        "remark.line_patience_thin_whom": (N_("Finds it hard to stay patient with {whom}, and says so openly."),),
        "remark.line_patience_gone": (N_("Is close to losing heart."),),
        "remark.line_patience_gone_whom": (N_("Is close to losing heart over {whom}."),),
        "remark.line_close": (
            N_("Is heartened by what is on the table, and asks for a little more on {issue}."),
            N_("Asks the others not to let it fail on {issue}."),
        ),
        "remark.line_close_whom": (
            N_("Is heartened by how near it is to {whom}, and asks for a little more on {issue}."),
        ),
        "remark.line_listens": (
            N_("Is thankful for the reasons of {whom} on {issue}, and will think them over."),
            N_("Tells {whom} that it was heard on {issue}."),
            N_("Can feel with {whom} on {issue}, and says so."),
            N_("Thanks {whom} for speaking plainly on {issue}."),
        ),
        "remark.line_insulted": (N_("Is hurt by what {whom} asks for on {issue}, and says so openly."),),
        "remark.line_insulted_option": (N_("Is hurt that {whom} asks for {option} on {issue}, and says so openly."),),
        "remark.line_confirms": (
            N_("Is glad to see by the evidence that {whom} spoke truly of {issue}."),
            N_("Believes {whom} on {issue} all the more since the evidence was shown."),
        ),
        "remark.line_denies": (N_("Would have liked to believe {whom} on {issue}, and cannot after the evidence."),),
    },
)
