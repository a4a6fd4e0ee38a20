"""The face of `remark`."""

from __future__ import annotations

from communique.faces._face import Category, Face, Group
from communique.model.message import N_

FACE = Face(
    move="remark",
    category=Category.TALK,
    words={
        "name": N_("remark"),
        "said_private": N_("In private, to {whom}: {remark}"),
        "line_private": N_("In private, to {whom}. {remark}"),
        "said_thanks": N_("{who} thanks {whom} for coming closer."),
        "line_thanks": N_("Thanks {whom} for coming closer."),
        "said_thanks_issue": N_("{who} thanks {whom} for coming closer on {issue}."),
        "line_thanks_issue": N_("Thanks {whom} for coming closer on {issue}."),
        "said_thanks_gesture": N_("{who} thanks {whom} for its gesture."),
        "line_thanks_gesture": N_("Thanks {whom} for its gesture."),
        "said_thanks_gesture_issue": N_("{who} thanks {whom} for its gesture on {issue}."),
        "line_thanks_gesture_issue": N_("Thanks {whom} for its gesture on {issue}."),
        "said_thanks_concession_issue": N_("{who} thanks {whom} for its concession on {issue}."),
        "line_thanks_concession_issue": N_("Thanks {whom} for its concession on {issue}."),
        "said_thanks_answer": N_("{who} thanks {whom} for its answer."),
        "line_thanks_answer": N_("Thanks {whom} for its answer."),
        "said_thanks_answer_issue": N_("{who} thanks {whom} for its answer on {issue}."),
        "line_thanks_answer_issue": N_("Thanks {whom} for its answer on {issue}."),
        "said_reminds": N_(
            "{who} recalls that {whom} offered {option} on {issue} in session {session} and then took it back."
        ),
        "line_reminds": N_(
            "Recalls that {whom} offered {option} on {issue} in session {session} and then took it back."
        ),
        "said_unanswered": N_("{who} notes that its question of session {session} to {whom} was not answered."),
        "line_unanswered": N_("Notes that its question of session {session} to {whom} was not answered."),
        "said_unanswered_issue": N_(
            "{who} notes that its question of session {session} to {whom} about {issue} was not answered."
        ),
        "line_unanswered_issue": N_(
            "Notes that its question of session {session} to {whom} about {issue} was not answered."
        ),
        "said_unreturned": N_("{who} says that its step towards {whom} has not been returned."),
        "line_unreturned": N_("Says that its step towards {whom} has not been returned."),
        "said_unreturned_issue": N_("{who} says that nothing has come back from {whom} for its step on {issue}."),
        "line_unreturned_issue": N_("Says that nothing has come back from {whom} for its step on {issue}."),
        "said_leapt": N_("{who} says that the draft by {whom} passes over its objections on {issue}."),
        "line_leapt": N_("Says that the draft by {whom} passes over its objections on {issue}."),
        "said_leapt_option": N_(
            "{who} says that the draft by {whom} holds {option} on {issue}, which it had rejected."
        ),
        "line_leapt_option": N_("Says that the draft by {whom} holds {option} on {issue}, which it had rejected."),
        "said_broken": N_("{who} says that {whom} has gone back on its word on {issue}."),
        "line_broken": N_("Says that {whom} has gone back on its word on {issue}."),
        "said_broken_option": N_("{who} says that {whom} had stood by {option} on {issue} and has gone back on it."),
        "line_broken_option": N_("Says that {whom} had stood by {option} on {issue} and has gone back on it."),
        "said_kept": N_("{who} acknowledges that {whom} has kept its word."),
        "line_kept": N_("Acknowledges that {whom} has kept its word."),
        "said_kept_issue": N_("{who} acknowledges that {whom} has kept its word on {issue}."),
        "line_kept_issue": N_("Acknowledges that {whom} has kept its word on {issue}."),
        "said_unkept": N_("{who} notes that {whom} warned of leaving and stayed."),
        "line_unkept": N_("Notes that {whom} warned of leaving and stayed."),
        "said_unkept_session": N_("{who} notes that {whom} warned of leaving in session {session} and stayed."),
        "line_unkept_session": N_("Notes that {whom} warned of leaving in session {session} and stayed."),
        "said_moved_movement": N_(
            "{who} had rejected {option} on {issue}; it says that it can live with it, since {whom} has moved."
        ),
        "line_moved_movement": N_(
            "Had rejected {option} on {issue}; says that it can live with it, since {whom} has moved."
        ),
        "said_moved_evidence": N_(
            "{who} had rejected {option} on {issue}; it says that the evidence from {whom} has changed its view."
        ),
        "line_moved_evidence": N_(
            "Had rejected {option} on {issue}; says that the evidence from {whom} has changed its view."
        ),
        "said_moved_time": N_(
            "{who} had rejected {option} on {issue}; it says that it can live with it, as little time is left."
        ),
        "line_moved_time": N_(
            "Had rejected {option} on {issue}; says that it can live with it, as little time is left."
        ),
        "said_moved_gesture": N_(
            "{who} had rejected {option} on {issue}; it says that it can live with it after the gesture from {whom}."
        ),
        "line_moved_gesture": N_(
            "Had rejected {option} on {issue}; says that it can live with it after the gesture from {whom}."
        ),
        "said_moved_whole": N_(
            "{who} had rejected {option} on {issue}; it says that it can live with it as part of a whole."
        ),
        "line_moved_whole": N_("Had rejected {option} on {issue}; says that it can live with it as part of a whole."),
        "said_firm": N_("{who} says that it has moved and {whom} has not; it waits until {whom} does."),
        "line_firm": N_("Says that it has moved and {whom} has not; it waits until {whom} does."),
        "said_firm_issue": N_(
            "{who} says that it has moved on {issue} and {whom} has not; it waits until {whom} does."
        ),
        "line_firm_issue": N_("Says that it has moved on {issue} and {whom} has not; it waits until {whom} does."),
        "said_patience_full": N_("{who} says that it has time for these talks."),
        "line_patience_full": N_("Says that it has time for these talks."),
        "said_patience_full_whom": N_("{who} says that it has time to hear {whom} out."),
        "line_patience_full_whom": N_("Says that it has time to hear {whom} out."),
        "said_patience_less": N_("{who} says that it would like to see the talks move."),
        "line_patience_less": N_("Says that it would like to see the talks move."),
        "said_patience_less_whom": N_("{who} says that it would like to see {whom} move."),
        "line_patience_less_whom": N_("Says that it would like to see {whom} move."),
        "said_patience_thin": N_("{who} says that its patience is wearing thin."),
        "line_patience_thin": N_("Says that its patience is wearing thin."),
        "said_patience_thin_whom": N_("{who} says that its patience with {whom} is wearing thin."),
        "line_patience_thin_whom": N_("Says that its patience with {whom} is wearing thin."),
        "said_patience_gone": N_("{who} says that its patience is nearly at an end."),
        "line_patience_gone": N_("Says that its patience is nearly at an end."),
        "said_patience_gone_whom": N_("{who} says that its patience with {whom} is nearly at an end."),
        "line_patience_gone_whom": N_("Says that its patience with {whom} is nearly at an end."),
        "said_close": N_("{who} says that what is on the table is close; {issue} is what is missing."),
        "line_close": N_("Says that what is on the table is close; {issue} is what is missing."),
        "said_close_whom": N_("{who} says that it and {whom} are close; {issue} is what is missing."),
        "line_close_whom": N_("Says that it and {whom} are close; {issue} is what is missing."),
        "said_listens": N_("{who} says that it has heard the reason of {whom} on {issue} and takes it into account."),
        "line_listens": N_("Says that it has heard the reason of {whom} on {issue} and takes it into account."),
        "said_insulted": N_("{who} takes exception to what {whom} asks for on {issue}."),
        "line_insulted": N_("Takes exception to what {whom} asks for on {issue}."),
        "said_insulted_option": N_("{who} takes exception to {whom} asking for {option} on {issue}."),
        "line_insulted_option": N_("Takes exception to {whom} asking for {option} on {issue}."),
        "said_confirms": N_("{who} says that the evidence bears out what {whom} has said of {issue}."),
        "line_confirms": N_("Says that the evidence bears out what {whom} has said of {issue}."),
        "said_denies": N_("{who} says that the evidence does not fit what {whom} has said of {issue}."),
        "line_denies": N_("Says that the evidence does not fit what {whom} has said of {issue}."),
        "about": N_('A remark of the kind "{about}" is not known.'),
        "silent": N_("A remark of this kind does not say all that."),
        "whom": N_("Name another party that the remark is about."),
        "issue": N_("Name the issue that the remark is about."),
        "option": N_("Name the option that the remark is about."),
        "session": N_("Name the session that the remark is about: this one or an earlier one."),
        "level": N_("Say which of its ways the remark is meant in."),
        "again": N_("You have made this remark in this session."),
    },
    title=N_("Remark"),
    group=Group.TALK,
    key="S",
    icon="tell",
    about=N_("Say what you make of what has happened: thanks, a reminder, patience."),
    place=20,
    price=N_("free"),
    help=N_(
        "Thanks, a reminder, a word on a promise kept or broken. It moves no meter; others draw their conclusions."
    ),
    help_place=16,
)
