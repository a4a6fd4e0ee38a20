"""The palette is readable, and its parties can be told apart without colour."""

from itertools import combinations, pairwise, product

import pygame
import pytest
from window.edges import contrast, linear

from communique.window import theme
from communique.window.kit import SHAPES, Style
from communique.window.kit.controls import COATS
from communique.window.kit.style import TextStyle

PARTIES = [f"party{number}" for number in range(theme.PARTIES)]
WORDS = ["ink", "muted", "accent_text", "good_text", "warn_text", "bad_text", *PARTIES]
# Dichromats' view of linear RGB: Viénot, Brettel and Mollon 1999, "Digital video colourmaps for checking the
# legibility of displays by dichromats", Color Research and Application 24.
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def lab(red, green, blue):
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def seen(rgb, vision):
    return lab(*[max(0.0, sum(a * b for a, b in zip(row, linear(rgb), strict=True))) for row in VISIONS[vision]])


def test_the_contrast_formula_agrees_with_a_published_pair():
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)  # WebAIM's grey #767676


@pytest.mark.parametrize("tone", ["paper", "room", "tip"])
@pytest.mark.parametrize("ground", ["ground", "raised", "raised_hover", "field"])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_the_contrast_of_wcag_aa(tone, ground, word):
    style = theme.style()
    assert contrast(style.colour(word, tone), style.colour(ground, tone)) >= 4.5


@pytest.mark.parametrize("tone", ["paper", "room"])
@pytest.mark.parametrize(
    ("word", "ground"), [("accent_ink", "accent"), ("accent_ink", "accent_pressed"), ("chosen_ink", "chosen")]
)
def test_words_on_brass_and_on_the_chosen_option_have_it_too(tone, word, ground):
    style = theme.style()
    assert contrast(style.colour(word, tone), style.colour(ground, tone)) >= 4.5


@pytest.mark.parametrize("tone", ["paper", "room"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
def test_the_focus_ring_stands_out_from_what_is_around_it(tone, ground):
    style = theme.style()
    assert contrast(style.colour("focus", tone), style.colour(ground, tone)) >= 3


OUTLINES = ("edge", "accent_edge", "bad", "muted", "thumb", "focus")
"""What a control has around it at rest, chosen, dangerous, empty; the thumb of a scroll; the ring of the focus."""


@pytest.mark.parametrize("tone", ["paper", "room", "tip"])
@pytest.mark.parametrize("ground", ["ground", "raised", "field"])
@pytest.mark.parametrize("outline", OUTLINES)
def test_the_outline_of_a_control_has_the_contrast_of_wcag_for_what_is_no_word(tone, ground, outline):
    style = theme.style()
    assert contrast(style.colour(outline, tone), style.colour(ground, tone)) >= 3


@pytest.mark.parametrize("tone", ["paper", "room"])
@pytest.mark.parametrize("kind", [kind for kind, coat in COATS.items() if coat.fill or coat.edge])
@pytest.mark.parametrize("state", ["fill", "hover", "pressed"])
def test_a_button_stands_out_in_every_state(tone, kind, state):
    style, coat = theme.style(), COATS[kind]
    shown = [style.colour(one, tone) for one in (coat.edge, getattr(coat, state)) if one]
    assert max(contrast(one, style.colour("ground", tone)) for one in shown) >= 3


@pytest.mark.parametrize("tone", ["paper", "room"])
@pytest.mark.parametrize("vision", VISIONS)
def test_no_two_parties_look_alike_even_to_the_colour_blind(tone, vision):
    colours = [seen(theme.TONES[tone][party], vision) for party in PARTIES]
    closest = min(
        sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5 for one, two in combinations(colours, 2)
    )
    assert closest > 7  # a difference of 2 is just visible side by side (CIE 1976)


def test_every_party_has_a_shape_of_its_own():
    assert {sign.shape for sign in theme.SIGNS} == set(SHAPES)


def test_tones_have_the_same_tokens():
    assert set(theme.TONES["paper"]) == set(theme.TONES["room"]) == set(theme.TONES["tip"])


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize("weight", ["regular", "medium", "semibold", "bold", "italic"])
def test_every_face_finds_its_font(family, weight):
    assert theme.font_path(family, weight).is_file()


PAIRS = [("marks", "the"), ("off", "it"), ("of", "talks"), ("the", "draft"), ("to", "you"), ("half", "junction")]


def between(style, face, before, after):
    """The columns without ink between two words, as they are drawn."""
    alpha = pygame.surfarray.array_alpha(style.text(f"{before} {after}", face, (0, 0, 0))).max(axis=1)
    inner = "".join("x" if column >= 64 else " " for column in alpha).strip().split("x")
    return max(len(run) for run in inner)


@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("name", [name for name, face in theme.FACES.items() if face.weight != "italic"])
def test_words_stand_apart_at_every_size(name, text_scale):
    style, face = theme.style(text_scale=text_scale), theme.FACES[name]
    for scale in (0.8, 0.85, 0.9, 1.0, 1.1, 1.2, 1.35, 1.8, 2.7):
        style.rescale(scale)
        least = max(3, round(0.15 * style.tall(face.size)))
        narrow = {pair: gap for pair in PAIRS if (gap := between(style, face, *pair)) < least}
        assert narrow == {}, (scale, style.tall(face.size))


def test_a_line_is_as_wide_as_it_is_measured():
    style = theme.style()
    for name, scale in product(theme.FACES, (0.8, 1.0, 1.8)):
        style.rescale(scale)
        for line in ("off it, half of the talks", " two  blanks ", "one", "x "):
            drawn = style.text(line, theme.FACES[name], (0, 0, 0))
            assert drawn.get_width() == style.text_width(line, theme.FACES[name])


def test_a_serif_in_italics_is_a_serif_that_leans():
    style = theme.style()
    upright, slanted = (TextStyle(17, weight, "serif") for weight in ("regular", "italic"))
    assert theme.font_path("serif", "italic") == theme.font_path("serif", "regular")
    assert not style.font(upright).italic
    assert style.font(slanted).italic
    # An upright stem leans: its ink is farther to the right at its head than at its foot.
    stem = pygame.surfarray.array_alpha(style.text("l", slanted, (0, 0, 0)))
    rows = [row for row in range(stem.shape[1]) if stem[:, row].max() > 128]
    head, foot = (stem[:, row].argmax() for row in (rows[1], rows[-3]))
    assert head > foot


@pytest.mark.parametrize("letters", ["Հայերեն", "Azərbaycanca ğışçöü", "Русский", "Türkçe İ", "▲▼✓…·—“”"])
def test_the_fonts_have_every_letter_we_use(letters):
    font = Style(theme.LOOK).font(theme.FACES["body"])
    assert all(metric is not None for metric in font.metrics(letters))


def test_an_unknown_token_is_refused_by_name():
    with pytest.raises(KeyError, match='Neither tone "paper" nor tone "any" has a colour "mauve"'):
        theme.style().colour("mauve", "paper")


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1280, 800), 1.0), ((1920, 1080), 1.15), ((640, 400), 0.8), ((3840, 2160), 1.8), ((1366, 768), 0.95)],
)
def test_the_scale_follows_the_window_in_steps(size, scale):
    style = theme.style()
    style.fit(size)
    assert style.scale == scale


def test_for_a_projector_the_scale_grows_as_the_window_does():
    style = theme.style()
    style.growth = 1.0
    style.fit((3840, 2160))
    assert style.scale == 2.7


def test_larger_text_makes_lines_taller_but_leaves_gaps_alone():
    small, large = theme.style(), theme.style(text_scale=1.5)
    face = theme.FACES["body"]
    assert (small.px(10), large.px(10)) == (10, 10)
    assert (small.line_height(face), large.line_height(face)) == (20, 30)
    assert (small.across(100), large.across(100)) == (100, 122)


def test_the_type_scale_descends():
    sizes = [
        theme.FACES[name].size for name in ("display", "title", "heading", "subheading", "body", "small", "caption")
    ]
    assert all(a > b for a, b in pairwise(sizes))
