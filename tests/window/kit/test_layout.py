"""Who gets how many pixels."""

from hypothesis import given
from hypothesis import strategies as st

from communique.window.kit import Button, Column, Flow, Grid, Label, Panel, Rich, Row, Scroll, Spacer
from communique.window.kit.layout import ItemSize, share
from communique.window.kit.text import TextSpan, spans

PARTS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.sampled_from([0, 0, 1, 2])).map(
        lambda t: ItemSize(max(t[0], t[1]) if not t[2] else t[1], t[1], t[2])
    ),
    min_size=1,
    max_size=8,
)


@given(st.integers(0, 1500), PARTS)
def test_nobody_gets_less_than_the_floor(total, parts):
    assert all(got >= part.floor for got, part in zip(share(total, parts), parts, strict=True))


@given(st.integers(0, 1500), PARTS)
def test_every_pixel_is_dealt_out_when_somebody_can_grow(total, parts):
    dealt = sum(share(total, parts))
    if any(part.flex for part in parts):
        assert dealt == max(total, sum(part.floor for part in parts))
    else:
        assert dealt <= max(total, sum(part.floor for part in parts))


def test_flex_shares_the_rest_by_weight():
    assert share(100, [ItemSize(20, 20, 0), ItemSize(0, 0, 1), ItemSize(0, 0, 3)]) == [20, 20, 60]


def test_a_row_gives_a_flexible_child_what_is_left(drive):
    driver = drive(Row(Label("x", id="a", width=100), Label("y", id="b", flex=1), gap=10), (1280, 800))
    assert driver.ui.find("a").rect.w == 100
    assert (driver.ui.find("b").rect.x, driver.ui.find("b").rect.right) == (110, 1280)


def test_words_wrap_before_buttons_are_squeezed(drive):
    driver = drive(Row(Label("many words " * 30, id="words"), Button("Table package", id="go")), (1000, 700))
    button = driver.ui.find("go")
    assert button.rect.w == button.floor()
    assert driver.ui.overflowing() == []


def test_a_scroll_gives_way_when_a_column_is_too_tall(drive):
    tall = Scroll(Column(*[Label(f"Line {n}") for n in range(80)]), id="list", flex=0)
    driver = drive(Column(tall, Button("Close", id="close")))
    assert driver.ui.find("close").rect.bottom == 800
    assert driver.ui.overflowing() == []


def test_a_spacer_pushes_apart(drive):
    driver = drive(Row(Button("Left", id="left"), Spacer(), Button("Right", id="right")))
    assert driver.ui.find("right").rect.right == 1280


def test_a_grid_fits_as_many_cells_as_have_room(drive):
    driver = drive(Grid(*[Panel(Label(f"{n}"), id=f"p{n}") for n in range(6)], cell=300, gap=10))
    assert [driver.ui.find(f"p{n}").rect.x for n in range(5)] == [0, 322, 645, 968, 0]


def test_a_grid_column_of_weight_zero_is_as_wide_as_its_content(drive):
    driver = drive(Grid(Label("Name", id="a"), Label("7", id="b"), columns=(1, 0), gap=0))
    assert driver.ui.find("b").rect.right == 1280
    assert driver.ui.find("b").rect.w < 20


def test_a_flow_goes_on_to_the_next_line(drive):
    driver = drive(Column(Flow(*[Button("Button", id=f"b{n}") for n in range(5)], width=260, id="flow")))
    assert len({driver.ui.find(f"b{n}").rect.y for n in range(5)}) > 1
    assert driver.ui.overflowing() == []


def test_hiding_a_child_gives_its_room_to_the_others(drive):
    driver = drive(Row(Label("x", id="a", width=100), Label("y", id="b", flex=1), gap=10))
    driver.ui.find("a").visible = False
    driver.ui.settle()
    assert driver.ui.find("b").rect.x == 0


def test_markup_becomes_spans():
    assert spans("Peace is **work** and *patience*.\n- first") == [
        [
            TextSpan("Peace is "),
            TextSpan("work", "semibold"),
            TextSpan(" and "),
            TextSpan("patience", "italic"),
            TextSpan("."),
        ],
        [TextSpan("•\N{NO-BREAK SPACE}first")],
    ]


def test_a_paragraph_with_a_bullet_goes_on_under_its_first_word(drive):
    rich = Rich("- many words " + "and more " * 20 + "\n" + "plain words " * 20, id="rich", width=300)
    driver = drive(Row(rich))
    lines = rich._lines(300)
    second = next(number for number, line in enumerate(lines) if line[0].text == "plain ")
    bullet, plain = lines[:second], lines[second:]
    first_word = rich.style.text_width("\u2022\N{NO-BREAK SPACE}", rich.style.face("body"))
    assert len(bullet) > 2
    assert bullet[0][0].x == 0
    assert {line[0].x for line in bullet[1:]} == {first_word}
    assert {line[0].x for line in plain} == {0}
    assert max(rich._end(line) for line in bullet) <= 300
    assert driver.ui.overflowing() == []
