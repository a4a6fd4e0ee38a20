"""Pictures: every kind is drawn, the same each time, and says in a sentence what it cannot draw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.cli import main
from communique.loading.scenario_file import load_scenario
from communique.simulation.playing import play
from communique.simulation.plots import PlotError, PlotWishes, plots
from communique.simulation.plots._page import COLOURS, MARKS
from communique.simulation.plots._plane import pairs

needs_matplotlib = pytest.mark.usefixtures("matplotlib_there")


@pytest.fixture
def matplotlib_there() -> None:
    pytest.importorskip("matplotlib", reason="needs the extra plot")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of games, a game of each protocol, one that goes on, and curves."""
    path = tmp_path_factory.mktemp("pictures")
    call = ["tournament", "one-pitch", "linear", "micro", "firm", "--rounds", "9", "--readings"]
    assert main([*call, "--table", str(path / "table.csv")]) == 0
    for name, id, protocol in (("exchange", "lantern-strait", "alternating"), ("talks", "sochi-2021", "conference")):
        log = play(load_scenario(id), seed=3, protocol=protocol).log_text()
        (path / f"{name}.communique").write_text(log, encoding="utf-8")
    (path / "open.communique").write_text("\n".join(log.splitlines()[:20]) + "\n", encoding="utf-8")
    runs = [
        f"{series},{run},{step},{step / 10 + run / 100}" for series in "ab" for run in range(3) for step in range(9)
    ]
    (path / "curves.csv").write_text("\n".join(["series,run,step,value", *runs]), encoding="utf-8")
    return path


SOURCES = {
    "league": ["table.csv"],
    "heat": ["table.csv"],
    "trace": ["exchange.communique", "talks.communique"],
    "frontier": ["lantern-strait", "sochi-2021"],
    "curves": ["curves.csv"],
}
DRAWN = [(kind, source) for kind, sources in SOURCES.items() for source in sources]


def test_every_kind_is_tried_here() -> None:
    assert set(SOURCES) == set(plots())


def drawn(kind: str, source: str, folder: Path, out: Path, *more: str) -> bytes:
    place = folder / source
    assert main(["plot", kind, str(place if place.exists() else source), "--out", str(out), *more]) == 0
    return out.read_bytes()


@needs_matplotlib
@pytest.mark.parametrize(("kind", "source"), DRAWN)
def test_svg_has_the_same_bytes_each_time_and_no_clock(kind: str, source: str, folder: Path, tmp_path: Path) -> None:
    first, second = (drawn(kind, source, folder, tmp_path / f"{k}.svg") for k in range(2))
    assert first == second
    assert first.startswith(b"<?xml")
    assert b"<dc:date>" not in first


@needs_matplotlib
@pytest.mark.parametrize("kind", ["league", "trace"])
def test_png_has_the_same_bytes_too(kind: str, folder: Path, tmp_path: Path) -> None:
    first, second = (drawn(kind, SOURCES[kind][0], folder, tmp_path / f"{k}.png") for k in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")


@needs_matplotlib
def test_nothing_leaves_the_page_and_no_text_lies_on_another(folder: Path) -> None:
    """Titles, labels, ticks and legends of every picture, as they are laid out; what is said on points may touch."""
    agg = pytest.importorskip("matplotlib.backends.backend_agg")
    for kind, source in DRAWN:
        place = folder / source
        page = plots()[kind].draw(str(place if place.exists() else source), PlotWishes())
        canvas = agg.FigureCanvasAgg(page)
        canvas.draw()
        renderer, (width, height) = canvas.get_renderer(), canvas.get_width_height()
        boxes = []
        texts = [page._suptitle] if page._suptitle else []
        for axes in page.axes:
            texts += [axes._left_title, axes.xaxis.label, axes.yaxis.label]
            for axis in (axes.xaxis, axes.yaxis):
                low, high = sorted(axis.get_view_interval())
                texts += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
        for legend in page.legends:
            texts += legend.get_texts()
        for text in texts:
            if text.get_text().strip() and text.get_visible():
                box = text.get_window_extent(renderer)
                assert box.x0 >= -1, (kind, source, text.get_text())
                assert box.x1 <= width + 1, (kind, source, text.get_text())
                assert box.y0 >= -1, (kind, source, text.get_text())
                assert box.y1 <= height + 1, (kind, source, text.get_text())
                # A word that stands aslant has a box larger than itself.
                if text.get_rotation() in (0, 90):
                    boxes.append((text.get_text(), box.shrunk(0.9, 0.9)))
        for k, (one, box) in enumerate(boxes):
            for other, second in boxes[:k]:
                assert not box.overlaps(second), (kind, source, one, other)


@needs_matplotlib
def test_all_parties_have_the_same_scale_and_every_pair_its_plane(folder: Path) -> None:
    page = plots()["trace"].draw(str(folder / "talks.communique"), PlotWishes())
    planes = [axes for axes in page.axes if axes.get_xlabel()]
    assert len(planes) == 3
    for axes in planes:
        assert axes.get_xlim() == axes.get_ylim()
        assert axes.get_aspect() == 1


@needs_matplotlib
def test_a_plane_says_whose_assumptions_its_points_are(folder: Path) -> None:
    for kind, source in (("trace", str(folder / "talks.communique")), ("frontier", "sochi-2021")):
        page = plots()[kind].draw(source, PlotWishes())
        assert "assumptions" in page._suptitle.get_text()


def test_colour_is_never_the_only_sign() -> None:
    assert len(set(MARKS)) == len(set(COLOURS)) == len(MARKS)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return sum(w * x for w, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_marks_of_the_first_four_stand_out_from_white() -> None:
    """A ratio of 3 to 1 for what is no text; the pink has 2.9 and a form of its own."""
    assert all(1.05 / (luminance(colour) + 0.05) > 2.8 for colour in COLOURS[:4])


def test_pairs_of_parties() -> None:
    case = load_scenario("sochi-2021")
    assert pairs(case, ()) == [(0, 1), (0, 2), (1, 2)]
    assert pairs(case, ("russia", "armenia")) == [(2, 0)]
    with pytest.raises(PlotError, match="two different parties"):
        pairs(case, ("russia", "russia"))
    with pytest.raises(PlotError, match="15 planes"):
        pairs(load_scenario("harbour-at-sel"), ())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["plot", "lague", "x.csv", "--out", "x.svg"], 'There is no picture "lague"; did you mean "league"?'),
        (["plot", "league", "x.csv", "--out", "x.pdf"], 'A picture is an .svg or a .png file, not "x.pdf".'),
        (["plot", "league", "x.csv", "--out", "x.svg"], "x.csv: the file cannot be read (No such file or directory)."),
        (["plot", "heat", "curves.csv", "--out", "x.svg"], "this is no table of a tournament's games"),
        (["plot", "curves", "table.csv", "--out", "x.svg"], 'table.csv:2: a line needs "step" and "value"'),
        (["plot", "trace", "none.communique", "--out", "x.svg"], 'There is no file "none.communique".'),
        (
            ["plot", "trace", "open.communique", "--out", "x.svg"],
            "the talks are not over yet, so the sheets stay closed",
        ),
        (["plot", "frontier", "harbour-at-sel", "--out", "x.svg"], "name two: --parties company,union."),
        (["plot", "frontier", "one-pitch", "--parties", "a,b", "--out", "x.svg"], 'There is no party "a"'),
        (["plot", "frontier", "nowhere", "--out", "x.svg"], "nowhere"),
        (["plot", "league", "table.csv", "--measure", "luck", "--out", "x.svg"], 'There is no measure "luck"'),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    call: list[str], sentence: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main(call) != 0
    told = capsys.readouterr().err
    assert sentence in told
    assert not re.search("Traceback|Error:", told)
    assert not (folder / "x.svg").exists()
