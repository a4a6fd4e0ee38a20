"""Parts that forms share: which issue, which option, whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.model.package import OPEN
from communique.model.scenario import Seat
from communique.present import measure_of
from communique.window.forms._form import Form
from communique.window.kit import ChoiceOption, Column, Label, Segmented, Widget
from communique.window.table.headings import heading
from communique.words import tr


def issue_picker(form: Form, id: str, value: int | None, on: Callable[[int], None], *, label: str) -> Widget:
    """Which issue; digits choose the first nine."""
    names = [issue.short for issue in form.view.public.issues]
    return Column(heading(label), Segmented(names, value, on, id=id, label=label), gap=3)


def option_picker(
    form: Form, id: str, issue: int, value: int | None, on: Callable[[int], None], *, label: str, none: str = ""
) -> Widget:
    """Which option of an issue, with my points below each. With `none`, a first choice that means no option: OPEN."""
    options, row = form.view.public.issues[issue].options, form.view.sheet.points[issue]
    words = measure_of(form.view.public).words
    choices = [
        ChoiceOption(o.label, tr("{points} to you", points=words(row[k])), tip=o.clause) for k, o in enumerate(options)
    ]
    if not none:
        return Column(heading(label), Segmented(choices, value, on, id=id, label=label), gap=3)
    at = 0 if value is None or value == OPEN else value + 1
    return Column(
        heading(label), Segmented([ChoiceOption(none), *choices], at, lambda k: on(k - 1), id=id, label=label), gap=3
    )


def whom_picker(
    form: Form, id: str, value: Seat | None, on: Callable[[Seat | None], None], *, seats: Sequence[Seat] | None = None
) -> Widget:
    """To all, or in private to one of `seats`: where none are given, those with whom a caucus is open.

    There is nothing to choose while there are none, or where one other sits at the table.
    """
    if len(form.view.public.parties) == 2:
        return Label(tr("Heard by the other delegation."), "small", colour="muted")
    seats = form.view.desk.caucus if seats is None else seats
    if not seats:
        return Label(tr("Heard by all. Open a caucus to speak in private."), "small", colour="muted")
    parties = form.view.public.parties
    names = [tr("To all"), *(tr("{party}, in private", party=parties[s].short) for s in seats)]
    at = 0 if value is None else 1 + seats.index(value)
    heard = tr("Heard by")
    chooser = Segmented(names, at, lambda k: on(None if k == 0 else seats[k - 1]), id=id, label=heard)
    return Column(heading(heard), chooser, gap=3)
