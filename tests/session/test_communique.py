"""The communiqué: which clauses it has, what it says of the rest, and who signs it."""

from dataclasses import replace

from builders import trio

from communique.model.message import message
from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.session.communique import communique


def test_a_signed_text_has_one_numbered_paragraph_a_clause():
    public = trio().public
    document = communique(public, "joint", tuple(1 for _ in public.issues), (Seat(0), Seat(1)))
    assert document.title == "Joint communiqué"
    assert document.paragraphs[1] == f"1. {public.issues[0].options[1].clause}"
    assert len(document.paragraphs) == 1 + len(public.issues)
    assert [name for name, _ in document.signatures] == [public.parties[0].name, public.parties[1].name]


def test_a_text_says_above_its_title_that_it_is_of_an_exercise_and_no_head_of_delegation_signs_it():
    public = trio().public
    assert public.fictional
    signed = communique(public, "joint", tuple(1 for _ in public.issues), (Seat(0), Seat(1)))
    assert signed.text().splitlines()[:3] == [
        "Text of an exercise. The case and everybody in it are invented.",
        "",
        "Joint communiqué",
    ]
    assert not any(party.head in signed.text() for party in public.parties)


def test_a_text_of_a_case_of_real_states_says_that_nobody_named_in_it_has_signed_it():
    public = replace(trio().public, fictional=False)
    for kind, terms in (("joint", tuple(1 for _ in public.issues)), ("adjourned", ())):
        document = communique(public, kind, terms, ())
        assert document.exercise == "Text of an exercise. Nobody named in the case has signed it or said it."
        assert document.text().startswith(document.exercise)


def test_no_provision_is_no_paragraph():
    public = trio().public
    document = communique(public, "joint", (0, *(1 for _ in public.issues[1:])), (Seat(0),))
    assert len(document.paragraphs) == len(public.issues)


def test_a_first_option_that_is_a_real_clause_is_a_paragraph():
    public = trio().public
    options = (replace(public.issues[0].options[0], clause="The bridge opens."), *public.issues[0].options[1:])
    public = replace(public, issues=(replace(public.issues[0], options=options, optional=False), *public.issues[1:]))
    document = communique(public, "joint", tuple(0 for _ in public.issues), (Seat(0),))
    assert document.paragraphs[1] == "1. The bridge opens."


def test_a_partial_text_says_what_stays_open():
    public = trio().public
    document = communique(public, "partial", (1, *(OPEN for _ in public.issues[1:])), (Seat(0),))
    left = ", ".join(issue.short for issue in public.issues[1:])
    assert document.paragraphs[-1] == f"The talks on the following go on: {left}."


def test_a_breakdown_is_a_note_without_signatures():
    document = communique(trio().public, "breakdown", (), (), cause=message("ending.cause_refused"))
    assert (
        document.text()
        == (
            f"{document.exercise}\n\nNote on the end of the talks\n{document.dateline}\n\n"
            "The talks ended without an agreement.\nThe final text was refused.\n\n"
        ).rstrip()
        + "\n"
    )
