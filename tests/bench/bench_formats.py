"""Archives of published domains, read by our importer, by NegMAS's own loader and by a plain reader, in one run.

    python tests/bench/bench_formats.py ARCHIVE... [--steps N] [--pairs] [--list]

An archive is a folder or a zip. For each domain in it (as `communique import --all` finds them) the utilities of all
packages, or of 2,000 drawn ones where there are more, are compared with those of NegMAS, and with those of a reader of
a few lines in this file that shares nothing with ours: the sum of weight times value, which for Genius is divided by
the largest evaluation of the issue, as Genius itself does and NegMAS does not; or the sum of hypervolumes. So a Genius
domain may equal NegMAS only once NegMAS's own value functions are divided in the same way, which is a column of its
own. With `--pairs` the neighbouring profiles of every folder with one domain file or none are read two by two, however
many there are. For NegMAS's own files the worth of no deal and the discount are compared as well. Two utilities are
equal within 2e-6; our points are finer than 5e-7 of a unit. Printed, nothing asserted. What NegMAS warns of is not
shown.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import isfinite, prod
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "game"))

from communique.interop.domain import Refused
from communique.interop.domain_trees import DomainPlace, domains_below
from communique.interop.importing import Imported, files_of, imported
from communique.rules.dice import below, dice

CLOSE = 2e-6
SAMPLED = 2_000
COLUMNS = {
    "domains": "domains", "ours": "ours", "NegMAS": "NegMAS", "NegMAS equal": "equal",
    "divided equal": "divided: equal", "NegMAS other": "neither", "plain": "plain reader", "plain equal": "equal",
    "plain other": "not equal",
}  # fmt: skip
"""What is counted, and the head of its column."""

Worth = Callable[[dict[str, str]], float]
"""The utility of a package, given as value by issue."""


class Party(NamedTuple):
    """What another reader makes of a profile."""

    worth: Worth
    reserved: float | None = None
    """What no deal is worth; None where that is not compared."""
    discount: tuple[float, str] | None = None
    """What is left of a point, and after which time; None where that is not compared."""
    read: Any = None
    """NegMAS's utility function, and the values of its issues."""


def packages(found: Imported) -> Iterator[tuple[int, ...]]:
    """All packages, or 2,000 that are drawn the same each time."""
    sizes = found.scenario.public.sizes
    if prod(sizes) <= SAMPLED:
        yield from product(*map(range, sizes))
        return
    for k in range(SAMPLED):
        yield tuple(below(dice(k, issue, "package"), size) for issue, size in enumerate(sizes))


def same(found: Imported, others: Sequence[Party]) -> bool:
    """Whether every party values every package as the other reader says; not when there is no other reading."""
    if not others:
        return False
    public = found.scenario.public
    origin = public.origin
    assert origin is not None
    for party, sheet, other in zip(public.parties, found.scenario.sheets, others, strict=True):
        ours = float(origin.in_units(sheet.reservation, party.id))
        if other.reserved is not None and abs(ours - other.reserved) > CLOSE * max(1, abs(ours)):
            return False
        if other.discount is not None and other.discount != (float(sheet.discount), sheet.discount_by):
            return False
    names = [[_value(option.clause, issue.title, option.label) for option in issue.options] for issue in public.issues]
    for package in packages(found):
        chosen = {issue.title: row[k] for issue, row, k in zip(public.issues, names, package, strict=True)}
        for party, sheet, other in zip(public.parties, found.scenario.sheets, others, strict=True):
            ours = float(origin.in_units(sheet.value(package), party.id))
            if abs(ours - other.worth(chosen)) > CLOSE * max(1, abs(ours)):
                return False
    return True


def _value(clause: str, title: str, label: str) -> str:
    """The value as the file has it: the clause holds it whole."""
    whole = clause.removeprefix(f"{title}: ")
    return whole if whole in (label, f"{label}") else label if whole == f"{label}." else whole.removesuffix(".")


def by_negmas(place: DomainPlace, found: Imported | None) -> list[Party] | None:
    """What NegMAS makes of the same profiles; None where it opens nothing, empty where it has nothing to compare."""
    from negmas.inout import Scenario

    folder = place.files[0] if place.files[0].is_dir() else place.files[0].parent
    try:
        if place.files[0].is_dir():
            theirs = Scenario.load(folder)
        else:
            theirs = Scenario.from_genius_files(place.files[0], place.files[1:])
    except Exception:  # whatever it is that NegMAS fails on, it does not open the domain
        return None
    if theirs is None or found is None:
        return None if theirs is None else []
    try:
        by_name = {Path(str(getattr(u, "path", "") or u.name)).stem: u for u in theirs.ufuns}
        by_name |= {u.name: u for u in theirs.ufuns if u.name not in by_name}
        told = [by_name[_told(file)] if _told(file) in by_name else by_name[file.stem] for file in found.profiles]
        issues = theirs.outcome_space.issues
        values = {issue.name: {_plain(value): value for value in issue.all} for issue in issues}
        return [_valued(u, values, steps=found.format == "negmas") for u in told]
    except Exception:  # it opens the domain, and finds other parties, issues or values in it
        return []


def _told(file: Path) -> str:
    """The name that NegMAS gives a utility function: the one in the file, or the file's."""
    if file.suffix in (".yml", ".yaml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("name:"):
                return line.partition(":")[2].strip().strip("'\"")
    return file.stem


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())


def divided(found: Imported, parties: Sequence[Party]) -> bool:
    """Whether NegMAS's own weights and value functions say the same once each is divided by its largest value."""
    try:
        return same(found, [party._replace(worth=_divided(party)) for party in parties])
    except (AttributeError, ZeroDivisionError, KeyError, ValueError):
        return False


def _divided(party: Party) -> Worth:
    u, values = party.read
    most = [max(f.mapping.values()) for f in u.values]

    def worth(chosen: dict[str, str]) -> float:
        at = [_pick(values[name], chosen[_name(name, chosen)]) for name in values]
        return sum(w * f(v) / m if m > 1e-5 else 0.0 for w, f, v, m in zip(u.weights, u.values, at, most, strict=True))

    return worth


def _valued(u: Any, values: dict[str, dict[str, Any]], *, steps: bool) -> Party:
    """`steps` is whether the file is of NegMAS's own format, where it discounts as it says it does."""

    def worth(chosen: dict[str, str]) -> float:
        return float(u(tuple(_pick(values[name], chosen[_name(name, chosen)]) for name in values)))

    factor = {"relative_time": "deadline", "step": "round"}.get(getattr(u, "factor", ""), "deadline")
    left = getattr(u, "discount", None) or 1.0
    said = (float(left), factor if left != 1 else "deadline") if steps else None
    reserved = u.reserved_value
    return Party(worth, float(reserved) if reserved is not None and isfinite(reserved) else None, said, (u, values))


def _name(name: str, chosen: dict[str, str]) -> str:
    return name if name in chosen else " ".join(name.split())


def _pick(values: dict[str, Any], said: str) -> Any:
    if said in values:
        return values[said]
    return values[_plain(float(said))]


def plainly(place: DomainPlace, found: Imported) -> list[Party] | None:
    """The same profiles by the readers below; None for what they do not read."""
    first = place.files[0]
    heads = [first, *(sorted(first.glob("*.xml")) if first.is_dir() else ())]
    try:
        told = [file for file in heads if file.is_file() and b"<negotiation_template" in file.read_bytes()]
        names = _names([*told, *found.profiles][0])
        return [Party(_READERS[file.suffix.lower()](file, names)) for file in found.profiles]
    except (KeyError, ValueError, ElementTree.ParseError):
        return None


def _sum(table: dict[str, dict[str, float]]) -> Worth:
    return lambda chosen: sum(row.get(chosen[_name(name, chosen)], 0.0) for name, row in table.items())


def _names(file: Path) -> dict[str, str]:
    """Issues by their index: Genius finds them by that, whatever a profile calls them."""
    if file.suffix.lower() != ".xml":
        return {}
    return {one.attrib["index"]: one.attrib["name"] for one in ElementTree.fromstring(_clean(file)).iter("issue")}


def _json(file: Path, _: dict[str, str]) -> Worth:
    told = json.loads(file.read_bytes().decode("utf-8-sig"))
    if "issueWeights" in told:
        return _sum({k: {v: told["issueWeights"][k] * u for v, u in row.items()} for k, row in told["issues"].items()})
    space = told["LinearAdditiveUtilitySpace"]
    found = {}
    for name, said in space["issueUtilities"].items():
        ((kind, inner),) = said.items()
        if kind.lower() not in ("discretevaluesetutilities", "discreteutils"):
            raise ValueError(kind)
        found[name] = {value: space["issueWeights"][name] * u for value, u in inner["valueUtilities"].items()}
    return _sum(found)


def _xml(file: Path, names: dict[str, str]) -> Worth:
    root = ElementTree.fromstring(_clean(file))
    if root.find(".//hyperRectangle") is not None:
        return _boxes(root, names)
    weights = {one.attrib["index"]: float(one.attrib["value"]) for one in root.iter("weight")}
    found = {}
    for issue in root.iter("issue"):
        worths = _discrete(issue) or _integer(issue)
        weight = weights.get(issue.attrib["index"], 0.0)
        found[names[issue.attrib["index"]]] = {value: weight * worth for value, worth in worths.items()}
    return _sum(found)


def _clean(file: Path) -> str:
    """The root and what is in it, with signs that no XML has as Genius lets them pass."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    text = text[re.search("<(negotiation_template|utility_space)", text).start() :]  # type: ignore[union-attr]
    text = re.sub(r"&(?!(amp|lt|gt|quot|apos|#\d+);)", "&amp;", text)
    return re.sub(r'(="[^"]*")(?=[a-z])', r"\1 ", text)


def _discrete(issue: ElementTree.Element) -> dict[str, float]:
    said = {i.attrib["value"]: i.attrib.get("evaluation", "null") for i in issue.findall("item")}
    worths = {" ".join(v.split()): 0.0 if e == "null" else float(e) for v, e in said.items()}
    most = max(worths.values(), default=0.0)
    return {v: e / most if most > 1e-5 else 0.0 for v, e in worths.items()}


def _integer(issue: ElementTree.Element) -> dict[str, float]:
    """From the lowest value by `slope` and `offset`, or by `parameter1` and `parameter0` from nothing."""
    bounds = issue.find("range") if issue.find("range") is not None else issue
    evaluator = issue.find("evaluator")
    if evaluator is None or bounds is None or issue.attrib.get("type") != "integer":
        raise ValueError("neither discrete nor integer")
    low, high = int(bounds.attrib["lowerbound"]), int(bounds.attrib["upperbound"])
    by_slope = "slope" in evaluator.attrib
    slope, offset = (
        float(evaluator.attrib[k]) for k in (("slope", "offset") if by_slope else ("parameter1", "parameter0"))
    )
    return {str(v): min(max(offset + slope * (v - low * by_slope), 0.0), 1.0) for v in range(low, high + 1)}


def _boxes(root: ElementTree.Element, names: dict[str, str]) -> Worth:
    """Hypervolumes: what the boxes say that hold a package, or exclude it, of the most that the file says there is."""
    (top,) = (one for one in root.iter("utility") if "maxutility" in one.attrib)

    def within(box: ElementTree.Element, tag: str, chosen: dict[str, str]) -> bool:
        sides = [(int(chosen[names[s.attrib["index"]]]), s.attrib) for s in box.findall(tag)]
        return all(int(said["min"]) <= value <= int(said["max"]) for value, said in sides)

    def total(function: ElementTree.Element, chosen: dict[str, str]) -> float:
        if function.attrib.get("aggregation", "sum") != "sum":
            raise ValueError("no sum")
        worth = sum(float(u.attrib.get("weight", 1)) * total(u, chosen) for u in function.findall("ufun"))
        for box in function.findall("hyperRectangle"):
            outside = box.find("EXCLUDES") is not None
            if within(box, "EXCLUDES" if outside else "INCLUDES", chosen) != outside:
                worth += float(box.attrib["utility"]) * float(box.attrib.get("weight", 1))
        return worth

    return lambda chosen: total(top.findall("ufun")[0], chosen) / float(top.attrib["maxutility"])


_READERS: dict[str, Callable[[Path, dict[str, str]], Worth]] = {".json": _json, ".xml": _xml}


def compared(archive: Path, steps: int | None, *, pairs: bool, listing: bool) -> Counter[str]:
    """The counts of an archive."""
    counts: Counter[str] = Counter()
    for place in (one for whole in domains_below(archive) for one in (_pairs(whole) if pairs else [whole])):
        counts["domains"] += 1
        found, why = None, ""
        try:
            found = imported(place.files, steps=steps)
        except Refused as refusal:
            why = refusal.reason
        counts["ours"] += found is not None
        told = [found.format if found else "not ours"]
        for name, others in (("NegMAS", by_negmas(place, found)), ("plain", plainly(place, found) if found else None)):
            counts[name] += others is not None
            if found is None or others is None:
                told.append(f"{name}: {'opens it' if others is not None else 'does not open it'}")
                continue
            alike = _alike(found, others)
            halved = not alike and name == "NegMAS" and found.format == "genius" and divided(found, others)
            counts[f"{name} equal"] += alike
            counts["divided equal"] += halved
            counts[f"{name} other"] += not alike and not halved
            told.append(f"{name}: {'equal' if alike else 'equal when divided' if halved else 'NOT equal'}")
        if listing:
            print(f"  {place.name}: {'; '.join(told)}{f' ({why[:120]})' if why else ''}")
    return counts


def _pairs(place: DomainPlace) -> Iterator[DomainPlace]:
    """Neighbouring profiles two by two, whatever the domain takes for parties; none of several domains."""
    try:
        parts = files_of(place.files).parts
    except Refused:
        return
    heads = [part.source.path for part in parts if part.role == "domain"]
    profiles = [part.source.path for part in parts if part.role == "profile"]
    for one, two in zip(profiles[::2], profiles[1::2], strict=False) if len(heads) < 2 else ():
        yield DomainPlace(f"{place.name} ({one.stem}, {two.stem})", [*heads, one, two], place.below)


def _alike(found: Imported, others: Sequence[Party]) -> bool:
    try:
        return same(found, others)
    except (KeyError, ValueError):
        return False


def main() -> None:
    """Print one line an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--steps", type=int, help="cut real issues into so many values; NegMAS lists them otherwise")
    parser.add_argument("--pairs", action="store_true", help="each two neighbouring profiles of a folder")
    parser.add_argument("--list", action="store_true", help="a line a domain as well")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    print("archive".ljust(20), *(one.rjust(14) for one in COLUMNS.values()))
    for archive in given.archives:
        counts = compared(archive, given.steps, pairs=given.pairs, listing=given.list)
        print(archive.name.ljust(20), *(str(counts[key]).rjust(14) for key in COLUMNS), flush=True)


if __name__ == "__main__":
    main()
