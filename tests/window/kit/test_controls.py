"""Everything that can be activated, by mouse and by keyboard."""

import pytest

from communique.window.kit import (
    Button,
    Cards,
    ChoiceCard,
    ChoiceOption,
    Column,
    HoldButton,
    Label,
    Row,
    Segmented,
    StepSlider,
    Tabs,
    TextField,
    Toggle,
)


def both_ways(driver, id):
    """The two ways to activate a widget."""
    return {
        "mouse": lambda: driver.click(id),
        "enter": lambda: (driver.ui.focus(driver.ui.find(id)), driver.key("return")),
        "space": lambda: (driver.ui.focus(driver.ui.find(id)), driver.key("space")),
    }


@pytest.mark.parametrize("way", ["mouse", "enter", "space"])
def test_a_button_acts_on_click_enter_and_space(drive, way):
    heard = []
    driver = drive(Column(Button("Sign", lambda: heard.append("signed"), id="sign")))
    both_ways(driver, "sign")[way]()
    assert heard == ["signed"]


def test_letting_go_elsewhere_takes_a_press_back(drive):
    heard = []
    driver = drive(Column(Row(Button("Sign", lambda: heard.append("signed"), id="sign"))))
    driver.press("sign")
    driver.release((700, 700))
    assert heard == []


@pytest.mark.parametrize("way", ["mouse", "enter", "space"])
def test_a_disabled_button_does_nothing(drive, way):
    heard = []
    button = Button("Sign", lambda: heard.append("signed"), id="sign", reason="Two parties have not initialled.")
    driver = drive(Column(button))
    both_ways(driver, "sign")[way]()
    assert heard == []


def test_a_disabled_button_with_a_reason_can_be_focused_and_says_why(drive):
    driver = drive(
        Column(Button("Sign", id="sign", reason="Two parties have not initialled."), Button("Leave", id="leave"))
    )
    driver.key("tab")
    assert driver.focus == "sign"
    assert "tooltip #- 'Two parties have not initialled.'" in driver.ui.dump()


def test_a_disabled_button_says_why_when_the_pointer_rests_on_it(drive):
    driver = drive(Column(Button("Sign", id="sign", reason="Two parties have not initialled.")))
    driver.point("sign")
    assert "tooltip" not in driver.ui.dump()
    driver.wait(600)
    assert "tooltip #- 'Two parties have not initialled.'" in driver.ui.dump()


def test_a_disabled_button_without_a_reason_is_passed_over(drive):
    driver = drive(Column(Button("Sign", id="sign").disable(), Button("Leave", id="leave")))
    driver.key("tab")
    assert driver.focus == "leave"


def test_a_shortcut_works_wherever_the_focus_is(drive):
    heard = []
    driver = drive(
        Column(Button("Leave", id="leave"), Button("Save", lambda: heard.append("saved"), shortcut="ctrl+s", id="save"))
    )
    driver.key("tab", "ctrl+s")
    assert (driver.focus, heard) == ("leave", ["saved"])


def test_the_tooltip_names_the_shortcut(drive):
    driver = drive(Column(Button("Save", shortcut="ctrl+s", id="save")))
    driver.point("save")
    driver.wait(600)
    assert "'Save (Ctrl + S)'" in driver.ui.dump()


@pytest.mark.parametrize("way", ["mouse", "enter", "space"])
def test_a_toggle_ticks_and_tells(drive, way):
    heard = []
    driver = drive(Column(Toggle("Reduced motion", False, heard.append, id="motion")))
    both_ways(driver, "motion")[way]()
    assert heard == [True]
    assert driver.ui.find("motion").text() == "Reduced motion: yes"


def hold(heard):
    return HoldButton("Hold to reveal", lambda: heard.append("open"), lambda: heard.append("shut"), id="hold")


def test_a_hold_button_opens_on_press_and_shuts_on_release(drive):
    heard = []
    driver = drive(Column(hold(heard)))
    driver.press("hold")
    assert heard == ["open"]
    driver.release((5, 700))
    assert heard == ["open", "shut"]


def test_a_hold_button_can_be_held_with_a_key(drive):
    heard = []
    driver = drive(Column(hold(heard)))
    driver.key("tab")
    driver.key_down("space")
    driver.key_down("space")  # as the key repeats
    assert heard == ["open"]
    driver.key_up("space")
    assert heard == ["open", "shut"]


def test_a_hold_button_shuts_when_the_window_loses_focus(drive):
    import pygame

    heard = []
    driver = drive(Column(hold(heard)))
    driver.press("hold")
    driver.send(pygame.WINDOWFOCUSLOST)
    assert heard == ["open", "shut"]


def test_a_hold_button_shuts_when_the_focus_moves_on(drive):
    heard = []
    driver = drive(Column(hold(heard), Button("Next", id="next")))
    driver.key("tab")
    driver.key_down("return")
    driver.key("tab")
    assert heard == ["open", "shut"]


def test_a_hold_button_shuts_when_its_screen_goes(drive):
    heard = []
    driver = drive(Column(hold(heard)))
    driver.press("hold")
    driver.ui.show(Label("Another screen"))
    assert heard == ["open", "shut"]


def segmented(heard, **more):
    return Segmented(["90 days", "6 months", "12 months"], 0, heard.append, id="when", label="Timetable", **more)


def test_an_option_is_chosen_by_clicking_it(drive):
    heard = []
    driver = drive(Column(segmented(heard)))
    driver.click("when", 0.9)
    assert heard == [2]
    assert driver.ui.find("when").text() == "Timetable: 12 months"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [(["right"], [1]), (["right", "right", "right"], [1, 2]), (["end"], [2]), (["3"], [2]), (["left"], [])],
)
def test_options_are_chosen_by_arrows_end_and_digits(drive, keys, chosen):
    heard = []
    driver = drive(Column(segmented(heard)))
    driver.key("tab", *keys)
    assert heard == chosen


def test_the_first_arrow_chooses_the_first_option_when_none_is_chosen(drive):
    heard = []
    driver = drive(Column(Segmented(["Yes", "No"], None, heard.append, id="vote")))
    driver.key("tab", "right")
    assert heard == [0]


def test_an_option_with_a_reason_cannot_be_chosen_but_says_why(drive):
    heard = []
    options = [ChoiceOption("UN"), ChoiceOption("None", reason="Blocked on principle."), ChoiceOption("OSCE")]
    driver = drive(Column(Segmented(options, 0, heard.append, id="force")))
    driver.key("tab", "right")
    assert heard == []
    driver.wait(600)
    assert "tooltip #- 'Blocked on principle.'" in driver.ui.dump()
    driver.key("right")
    assert heard == [2]


def test_long_options_fold_onto_further_rows_instead_of_being_cut(drive):
    words = ["An international civilian mission with full access to both sides of the line"] * 4
    driver = drive(Column(Segmented(words, 0, id="force", width=300)))
    assert driver.ui.overflowing() == []
    assert len({cell.y for cell in driver.ui.find("force").cells()}) > 1


def test_tabs_are_walked_with_arrows(drive):
    heard = []
    driver = drive(Column(Tabs(["Package", "History"], 0, heard.append, id="tabs")))
    driver.key("tab", "right")
    assert heard == [1]


def cards(heard):
    return Cards(
        ChoiceCard(Label("Two Valleys"), label="Two Valleys", id="valleys"),
        ChoiceCard(Label("South Caucasus"), label="South Caucasus", id="caucasus"),
        value=0,
        on=heard.append,
    )


def test_a_card_is_chosen_by_clicking_anywhere_on_it(drive):
    heard = []
    driver = drive(Column(cards(heard)))
    driver.click("caucasus", 0.05)
    assert heard == [1]
    assert "'South Caucasus (chosen)'" in driver.ui.dump()


def test_a_card_is_reached_with_an_arrow_and_chosen_with_space(drive):
    heard = []
    driver = drive(Column(cards(heard)))
    driver.key("tab", "down", "space")
    assert heard == [1]


def steps(heard, value=1):
    return StepSlider(["30 days", "60 days", "90 days", "6 months", "12 months"], value, heard.append, id="when")


@pytest.mark.parametrize(
    ("key", "chosen"),
    [("right", [2]), ("left", [0]), ("end", [4]), ("home", [0]), ("page up", [2]), ("page down", [0])],
)
def test_a_slider_moves_with_the_keys(drive, key, chosen):
    heard = []
    driver = drive(Column(steps(heard)))
    driver.ui.focus(driver.ui.find("when"))
    driver.key(key)
    assert heard == chosen


def test_a_slider_follows_the_pointer_from_step_to_step(drive):
    import pygame

    heard = []
    driver = drive(Column(steps(heard)))
    driver.press("when", 0.02)
    driver.send(pygame.MOUSEMOTION, pos=driver.middle("when", 0.76), rel=(0, 0), buttons=(1, 0, 0))
    driver.release()
    assert heard == [0, 3]


def test_a_slider_without_a_choice_says_so(drive):
    driver = drive(Column(steps([], None)))
    assert driver.ui.find("when").text() == "not set"
    driver.key("tab", "right")
    assert driver.ui.find("when").text() == "30 days"


def test_a_name_can_be_typed_corrected_and_confirmed(drive):
    entered = []
    driver = drive(Column(TextField("", on_enter=entered.append, id="name")))
    driver.key("tab")
    driver.type("Sochy")
    driver.key("backspace")
    driver.type("i")
    driver.key("home")
    driver.type("1 ")
    driver.key("return")
    assert entered == ["1 Sochi"]


def test_typing_after_select_all_replaces_everything(drive):
    driver = drive(Column(TextField("old name", id="name")))
    driver.key("tab", "ctrl+a")
    driver.type("new")
    assert driver.ui.find("name").text() == "new"


def test_letters_typed_into_a_field_are_not_shortcuts(drive):
    heard = []
    driver = drive(Column(TextField("", id="name")))
    driver.ui.bind("m", lambda: heard.append("map"))
    driver.key("m")
    assert heard == ["map"]
    driver.key("tab", "m")
    assert heard == ["map"]


def test_a_field_takes_no_more_than_its_length(drive):
    driver = drive(Column(TextField("", id="name", max_length=3)))
    driver.key("tab")
    driver.type("abcdef")
    assert driver.ui.find("name").text() == "abc"
