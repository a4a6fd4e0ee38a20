"""What the game draws itself: icons, emblems, the map, the room. And its sounds."""

import os
from itertools import combinations

import pygame
import pytest
from pseudo import pseudo

from communique import shipped
from communique.loading.region_map import View
from communique.model.emblems import EMBLEMS
from communique.window import backdrop, emblem_art, icons, sound, theme
from communique.window import map as world

CAUCASUS = world.region_in(str(shipped.assets() / "map" / "caucasus.json"))
INK = (33, 37, 48)


def pixels(surface):
    return pygame.image.tobytes(surface, "RGBA")


def area(surface):
    return pygame.mask.from_surface(surface, 60).count()


@pytest.mark.parametrize("name", sorted(icons.ICONS))
def test_an_icon_fills_its_square_well_and_keeps_inside(name):
    image = icons.icon(name, 48, INK)
    box = image.get_bounding_rect(40)
    assert image.get_size() == (48, 48)
    assert max(box.size) >= 24
    assert image.get_rect().inflate(-2, -2).contains(box)


def test_no_two_icons_are_alike():
    drawn = {name: pixels(icons.icon(name, 24, INK)) for name in icons.ICONS if name not in ("hold", "pause")}
    assert len(set(drawn.values())) == len(drawn)


def test_an_unknown_icon_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match='There is no icon "dove"; there are: accept, arrow'):
        icons.icon("dove", 24, INK)


def test_every_emblem_that_a_scenario_may_name_is_drawn_and_every_drawing_can_be_named():
    assert sorted(emblem_art.MOTIFS) == sorted(EMBLEMS)


@pytest.mark.parametrize("motif", sorted(emblem_art.MOTIFS))
def test_a_motif_can_be_seen_and_stays_inside_the_medallion(motif):
    image = emblem_art.medal(120, motif, INK)
    assert 0.1 < area(image) / 120**2 < 0.75
    assert image.get_rect().inflate(-2, -2).contains(image.get_bounding_rect(40))


def test_an_emblem_is_the_same_every_time():
    first = pixels(emblem_art.emblem(64, "knot", (14, 104, 110)))
    emblem_art._emblem.cache_clear()
    assert pixels(emblem_art.emblem(64, "knot", (14, 104, 110))) == first


def test_an_emblem_is_drawn_once():
    assert emblem_art.emblem(64, "oak", (1, 2, 3)) is emblem_art.emblem(64, "oak", (1, 2, 3))


def test_an_unknown_motif_gets_a_known_one_and_always_the_same():
    assert pixels(emblem_art.emblem(40, "zeppelin", INK)) == pixels(emblem_art.emblem(40, "zeppelin", INK))


def test_the_window_icon_is_the_emblem_it_should_be():
    icon = pygame.image.load(theme.asset("icon.png"))
    assert icon.get_size() == (256, 256)
    assert pixels(icon) == pixels(emblem_art.emblem(256, "rings", theme.TONES["paper"]["party0"]))


SIZES = [(1100, 760), (700, 500), (1500, 900), (420, 320)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
def test_no_two_labels_on_the_map_overlap(size, text_scale):
    labels = world.place_labels(size, theme.style(text_scale=text_scale), CAUCASUS)
    assert not [(a.words, b.words) for a, b in combinations(labels, 2) if a.rect.colliderect(b.rect)]


@pytest.mark.parametrize("size", SIZES)
def test_every_label_is_inside_the_map(size):
    window = pygame.Rect((0, 0), size)
    assert all(window.contains(label.rect) for label in world.place_labels(size, theme.style(), CAUCASUS))


def test_on_a_map_of_good_size_every_name_has_room():
    words = {label.words for label in world.place_labels((1100, 760), theme.style(), CAUCASUS)}
    assert {place.name for place in CAUCASUS.places} <= words
    assert {"ARMENIA", "AZERBAIJAN", "GEORGIA", "TÜRKİYE", "IRAN", "RUSSIA"} <= words


def test_a_point_the_caller_insists_on_is_named_even_on_a_crowded_map():
    crossing = world.MapName("Crossing point", 46.5, 39.6, -1)
    labels = world.place_labels((420, 320), theme.style(), CAUCASUS._replace(places=(*CAUCASUS.places, crossing)))
    assert "Crossing point" in {label.words for label in labels}


def test_names_in_two_forms_stand_in_alphabetical_order():
    pairs = [place.name.split(" / ") for place in CAUCASUS.places if " / " in place.name]
    assert pairs == [["Khankendi", "Stepanakert"], ["Berdzor", "Lachin"]]


def drawn_map(size=(1100, 760)):
    surface = pygame.Surface(size)
    world.draw_map(surface, surface.get_rect(), theme.style(), CAUCASUS)
    return surface, world.Projection(CAUCASUS.view, size)


def test_every_country_has_the_same_tint():
    surface, projection = drawn_map()
    inland = {
        "Armenia": (44.1, 40.45),
        "Azerbaijan": (48.9, 40.2),
        "Georgia": (42.4, 42.4),
        "Türkiye": (40.5, 39.3),
        "Iran": (46.0, 38.45),
        "Russia": (43.3, 43.95),
        "around Khankendi": (46.9, 39.95),
        "Nakhchivan": (45.25, 39.5),
    }
    tints = {name: surface.get_at([round(v) for v in projection.at(*place)])[:3] for name, place in inland.items()}
    assert tints == dict.fromkeys(inland, world.LAND)


def test_any_map_is_drawn_in_the_same_hand(tmp_path):
    path = tmp_path / "lake.map.json"
    path.write_text(
        '{"format": "communique-map 1", "source": "By hand.", "view": [10, 50, 14, 52], '
        '"land": {"shore": [[[9, 49], [12, 49], [12, 53], [9, 53]]]}, '
        '"places": [{"name": "Mill", "lon": 11, "lat": 51}]}'
    )
    region, size = world.region_in(str(path)), (600, 480)
    assert [label.words for label in world.place_labels(size, theme.style(), region)] == ["Mill"]
    surface, projection = pygame.Surface(size), world.projected(region, size, theme.style())
    world.draw_map(surface, surface.get_rect(), theme.style(), region)
    assert surface.get_at([round(v) for v in projection.at(10.7, 50.6)])[:3] == world.LAND
    assert surface.get_at([round(v) for v in projection.at(13.5, 51.5)])[:3] == world.SEA


def test_the_map_says_that_it_takes_no_position():
    assert "imply no position" in " ".join(world.NOTE)
    surface, _ = drawn_map()
    note = world._note_rect((1100, 760), theme.style())
    assert len({tuple(surface.get_at((x, note.centery - 8))) for x in range(note.left, note.right)}) > 10


@pytest.mark.parametrize(
    ("source", "invented", "said"),
    [
        ("Natural Earth 4.1.0 (public domain)", False, "Lines as in Natural Earth (2018)."),
        ("Drawn by hand.", False, "drawn by hand for this exercise."),
        ("Drawn by hand.", True, "An invented place"),
    ],
)
def test_a_map_says_whose_lines_it_shows_and_an_invented_place_has_no_scale(source, invented, said):
    region = CAUCASUS._replace(source=source, invented=invented)
    assert said in world.note_of(region)[0]
    surface = pygame.Surface((600, 480))
    world.draw_map(surface, surface.get_rect(), theme.style(), region)
    scale = world._scale_rect((600, 480), theme.style(), world.projected(region, (600, 480), theme.style()), world.OWN)
    y = scale.bottom - theme.style().px(9)
    ink = [surface.get_at((x, y))[:3] == world.TOWN_INK for x in range(scale.x + 14, scale.right - 14)]
    assert all(ink) is not invented


@pytest.mark.parametrize(("degrees", "km"), [(12.0, 100), (3.0, 50), (1.2, 20), (0.5, 10), (0.25, 5), (0.05, 2)])
def test_the_scale_of_a_map_takes_a_quarter_of_it_at_most(degrees, km):
    """At the equator a degree is 111.2 km: of 320 pixels 50 km take 48 where three degrees are shown, 100 take 96."""
    region = View(0.0, -0.375 * degrees, degrees, 0.375 * degrees)
    assert world.round_km((320, 240), world.Projection(region, (320, 240))) == km


@pytest.mark.parametrize("paint", [backdrop.room, backdrop.table])
def test_the_room_fills_the_window_is_dark_and_is_painted_once(paint):
    picture = paint((640, 400))
    assert picture.get_size() == (640, 400)
    assert max(pygame.transform.average_color(picture)[:3]) < 80
    assert paint((640, 400)) is picture


def test_a_glow_that_fills_a_large_window_has_no_grid_of_the_small_picture_it_is_made_of():
    """Where its rim runs slantwise, a shade ends at another place in nearly every row."""
    alpha = pygame.surfarray.pixels_alpha(backdrop.glow((1440, 1440), 46))[250:450, 250:450].astype(int)
    edges = alpha[1:] != alpha[:-1]
    straight = [len(run) for column in edges for run in "".join(".#"[int(one)] for one in column).split(".")]
    assert 0 < max(straight) < 20


def test_each_asset_has_a_source():
    sources = theme.asset("SOURCES.md").read_text(encoding="utf-8")
    folders = {path.relative_to(shipped.assets()).parts[0] for path in shipped.assets().rglob("*") if path.is_file()}
    assert all(f"`{name}" in sources for name in folders - {"SOURCES.md"})


@pytest.mark.parametrize("name", sorted(sound.SOUNDS))
def test_a_sound_is_short_never_cut_off_and_ends_in_silence(name):
    wave = sound.SOUNDS[name]()
    assert 0.02 < len(wave) / sound.RATE < 1
    assert 0.05 < max(map(abs, wave)) < 0.8
    assert abs(wave[0]) < 0.01
    assert abs(wave[-1]) < 0.01


def test_a_sound_is_the_same_every_time():
    assert sound.encode(sound.SOUNDS["page"]()) == sound.encode(sound.SOUNDS["page"]())


def test_without_a_device_playing_is_silent_and_never_fails(monkeypatch):
    pygame.mixer.quit()
    monkeypatch.setitem(os.environ, "SDL_AUDIODRIVER", "there-is-no-such-driver")
    speaker = sound.Speaker()
    assert speaker.play("click") is False
    assert speaker.play("gavel") is False
    speaker.close()


def test_sound_turned_off_does_not_even_open_the_device():
    speaker = sound.Speaker(volume=0)
    assert speaker.play("click") is False
    assert pygame.mixer.get_init() is None


def test_a_sound_there_is_not_is_a_mistake():
    with pytest.raises(KeyError):
        sound.Speaker().play("trumpet")


def test_shipped_folders_are_found_beside_the_package():
    assert (shipped.assets() / "SOURCES.md").is_file()


def test_a_missing_folder_is_named_with_both_places():
    with pytest.raises(FileNotFoundError, match=r"neither .*_shipped.* nor .*nowhere exists"):
        shipped._shipped("nowhere")


def test_the_note_of_a_map_stays_on_it_in_a_longer_language():
    from communique.window.map import _note_rect

    style = theme.style(text_scale=1.5)
    with pseudo():
        for size in ((1100, 760), (640, 420), (420, 300)):
            assert pygame.Rect((0, 0), size).contains(_note_rect(size, style))
    assert _note_rect((1100, 760), theme.style()).w < 1100 * 0.6
