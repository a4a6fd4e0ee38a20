"""Parts that forms share: an issue, a clause, a party, a text on the table, who hears it. Each with its label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.host.forms._form import MOST, Asked, clause_text
from communique.host.html import Markup, el, join
from communique.model.package import OPEN
from communique.model.scenario import NATURE, Seat
from communique.present import measure_of, offer_title, terms_of
from communique.views import PartyView
from communique.words import language, tr


class Way(NamedTuple):
    """One thing to choose."""

    value: str
    label: str
    note: str = ""
    """What it means, in a few words."""
    reason: str = ""
    """Why it cannot be chosen now; empty when it can."""


def paragraph(text: str, kind: str = "") -> Markup | None:
    """A paragraph; nothing for no words."""
    return el("p", text, class_=kind or None) if text else None


def select(name: str, label: str, ways: Iterable[Way], chosen: str = "", *, when: str = "") -> Markup:
    """A list to choose one of. `when` says at which choices of its form it matters."""
    return _field(label, el("select", [_option(way, chosen) for way in ways], name=name), when)


def radios(
    name: str, label: str, ways: Sequence[Way], chosen: str = "", *, when: str = "", must: bool = True
) -> Markup:
    """The same, all in sight: for a few ways that want a word of explanation. Without `must` none need be chosen."""
    return el(
        "fieldset",
        el("legend", label),
        [_radio(name, way, chosen, must=must) for way in ways],
        class_="ways",
        data_when=when or None,
    )


def tick(name: str, label: str, *, note: str = "", when: str = "") -> Markup:
    """Something to say yes to."""
    return el(
        "label",
        el("input", type="checkbox", name=name, value="1"),
        el("span", label, el("small", note) if note else None),
        class_="tick",
        data_when=when or None,
    )


def issue_select(view: PartyView, name: str, label: str, chosen: int = 0, *, when: str = "") -> Markup:
    """Which issue."""
    ways = [Way(str(i), issue.short) for i, issue in enumerate(view.public.issues)]
    return select(name, label, ways, str(chosen), when=when)


def clause_select(
    view: PartyView, name: str, label: str, chosen: tuple[int, int] | None = None, *, none: str = "", out: str = "",
    when: str = "",
) -> Markup:  # fmt: skip
    """Which option of which issue, with the seat's own points.

    `none` is the way that names no clause, `out` the one of every issue that names no option of it.
    """
    at = "" if chosen is None else clause_text(*chosen)
    groups = list(_groups(view, out))
    if chosen is not None:
        groups[chosen[0]] = _group(view, chosen[0], at, out)
    empty = _option(Way("", none), at) if none else None
    return _field(label, el("select", empty, groups, name=name), when)


def changes(view: PartyView, *, out: str, chosen: Sequence[tuple[int, int]] = (), when: str = "") -> Markup:
    """Up to three clauses that are to say something else; see `FormFields.clauses`."""
    labels = tr("Change"), tr("and"), tr("and")
    none = tr("nothing"), tr("nothing more"), tr("nothing more")
    at = [*chosen, *[None] * MOST]
    return join(
        clause_select(view, f"change{n}", labels[n], at[n], none=none[n], out=out, when=when) for n in range(MOST)
    )


def party_select(view: PartyView, name: str, label: str, seats: Sequence[Seat], none: str = "") -> Markup:
    """Which party."""
    ways = [Way("", none)] if none else []
    return select(name, label, [*ways, *(Way(str(p), view.public.parties[p].short) for p in seats)])


def whom_select(view: PartyView) -> Markup:
    """To all, or in private to one with whom a caucus is open."""
    if len(view.public.parties) == 2:
        return el("p", tr("Heard by the other delegation."), class_="quiet")
    if not view.desk.caucus:
        return el("p", tr("Heard by all. Open a caucus to speak in private."), class_="quiet")
    parties = view.public.parties
    private = [Way(str(p), tr("{party}, in private", party=parties[p].short)) for p in view.desk.caucus]
    return select("to", tr("Heard by"), [Way("", tr("To all")), *private])


def privately(view: PartyView) -> Markup | None:
    """Whether only the party named hears it; nothing while no caucus is open."""
    if not view.desk.caucus:
        return None
    names = ", ".join(view.public.parties[p].short for p in view.desk.caucus)
    return tick("private", tr("In private"), note=tr("With whom a caucus is open: {parties}.", parties=names))


def text_select(asked: Asked, name: str, label: str, texts: Sequence[str], *, when: str = "") -> Markup:
    """Which text on the table."""
    view = asked.view
    ways = [Way(id, title(view, id)) for id in texts]
    return select(name, label, ways, asked.text, when=when)


def title(view: PartyView, id: str) -> str:
    """A text on the table by name and author."""
    who = author(view, id)
    name = offer_title(view.public, id, view.seat)
    return tr("{offer}, {author}", offer=name, author=who) if who else name


def author(view: PartyView, id: str) -> str:
    """Whose text it is; empty when it is gone."""
    table = view.table
    if id == "draft":
        return view.public.parties[table.draft.by].short if table.draft is not None else ""
    standing = next((one for one in (*table.offers, *view.desk.whispers) if one.id == id), None)
    return view.public.parties[standing.by].short if standing is not None else ""


def others(view: PartyView) -> tuple[Seat, ...]:
    """All seats but one's own."""
    return tuple(Seat(p) for p in range(len(view.public.parties)) if p != view.seat)


def standing(view: PartyView, *, own: bool = True) -> tuple[str, ...]:
    """The ids of the texts of a conference that the seat can see, the draft first, then offers, the newest first."""
    offers = [one.id for one in (*view.table.offers, *view.desk.whispers) if own or one.by != view.seat]
    drafted = ["draft"] if terms_of(view, "draft") is not None else []
    return (*drafted, *(str(id) for id in reversed(offers)))


def _field(label: str, control: Markup, when: str) -> Markup:
    return el("label", el("span", label), control, class_="field", data_when=when or None)


def _option(way: Way, chosen: str) -> Markup:
    words = f"{way.label} ({way.note})" if way.note else way.label
    return el(
        "option", words, value=way.value, selected=way.value == chosen and bool(chosen), disabled=bool(way.reason)
    )


def _radio(name: str, way: Way, chosen: str, *, must: bool) -> Markup:
    return el(
        "label",
        el(
            "input",
            type="radio",
            name=name,
            value=way.value,
            required=must,
            checked=way.value == chosen,
            disabled=bool(way.reason),
        ),
        el("span", way.label, [el("small", note) for note in (way.note, way.reason) if note]),
        class_="way shut" if way.reason else "way",
    )


def _groups(view: PartyView, out: str) -> tuple[Markup, ...]:
    """All clauses by issue, none of them chosen: put together once a seat, since every page has many such lists."""
    kept = view.briefing.worked_out
    key = ("clauses of a phone", language(), out)
    found = kept.get(key)
    if not isinstance(found, tuple):
        found = kept[key] = tuple(_group(view, i, "", out) for i in range(len(view.public.issues)))
    return found


def named(issue: str, option: str) -> str:
    """An option with its issue before it: a list that is closed shows nothing else."""
    return tr("{issue}: {option}", issue=issue, option=option)


def _group(view: PartyView, issue: int, chosen: str, out: str) -> Markup:
    one = view.public.issues[issue]
    row = view.sheet.points[issue] if view.seat != NATURE else ()
    figure = measure_of(view.public).figure
    left = [Way(clause_text(issue, OPEN), named(one.short, out))] if out else []
    options = [
        Way(clause_text(issue, k), named(one.short, option.label), figure(row[k]) if row else "")
        for k, option in enumerate(one.options)
    ]
    return el("optgroup", [_option(way, chosen) for way in (*left, *options)], label=one.short)
