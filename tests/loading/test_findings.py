"""Every refusal of a scenario, as a change to the sample and the findings it leads to, word for word."""
# ruff: noqa: E501 - a finding stands on one line here as it does in a terminal

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from communique.loading.scenario_file import ScenarioError, load_scenario
from communique.model.kinds import issue_kinds

HERE = Path(__file__).parent
KINDS = sorted(issue_kinds())
SAMPLE = (HERE / "sample.yaml").read_text(encoding="utf-8")

REFUSALS = {
    "a missing key": (
        "    title: Hours of the gate\n",
        "",
        '52:5: issue "gate" has no "title"',
    ),
    "a passage for an issue that is none": (
        "    brief: You want the nights quiet.",
        '    brief: "You want the nights quiet. {openin: Take your time.}"',
        '132:12: "brief" of the sheet of "south" has a passage for "openin", which is no issue; did you mean "opening"?',
    ),
    "a passage in a label": (
        "label: Open by day",
        'label: "Open {cargo: and shut}"',
        '59:26: "label" of option "day" of issue "gate" is part of a clause, which no level cuts',
    ),
    "a text of which a level leaves nothing": (
        "    brief: You want the nights quiet.",
        '    brief: "{opening: Take your time.}"',
        '132:12: "brief" of the sheet of "south" has nothing left at the level "guided"',
    ),
    "a study with more efficient deals than deals": (
        "absent:",
        "studies:\n  - {id: old, title: Old, text: People met., deals: 5, efficient: 6, cites: [P1]}\nabsent:",
        '111:67: study "old" counts 6 efficient deals of 5; there can be no more than there are deals',
    ),
    "an issue in two talks": (
        "absent:",
        "talks:\n  - {between: [guild, north], issues: [gate, cargo]}\n  - {between: [guild, south], issues: [cargo, opening, review]}\nabsent:",
        '112:40: talk 2 is about issue "cargo", and so is one before it',
    ),
    "an issue in no talk": (
        "absent:",
        "talks:\n  - {between: [guild, north], issues: [gate, cargo, opening]}\nabsent:",
        '110:1: issue "review" is in none of the talks',
    ),
    "a talk with oneself": (
        "absent:",
        "talks:\n  - {between: [guild, guild], issues: [gate, cargo, opening, review]}\nabsent:",
        '111:23: "between" of talk 1 names "guild" twice',
    ),
    "a talk with nobody": (
        "absent:",
        "talks:\n  - {between: [guild, nort], issues: [gate, cargo, opening, review]}\nabsent:",
        '111:23: "between" of talk 1 refers to party "nort", which does not exist; did you mean "north"?',
    ),
    "a box that goes down": (
        "    brief: You want the nights quiet.",
        "    boxes:\n      - {points: 4, within: [{issue: gate, option: day, to: none}, {issue: cargo, option: a10, to: a30}]}\n    brief: You want the nights quiet.",
        '133:61: box 1 of the sheet of "south" goes from "day" to "none" on issue "gate"; it should go up',
    ),
    "a box with one issue twice": (
        "    brief: You want the nights quiet.",
        "    boxes:\n      - {points: 4, within: [{issue: gate, option: none, to: day}, {issue: gate, option: day, to: day}]}\n    brief: You want the nights quiet.",
        '133:76: box 1 of the sheet of "south" has issue "gate" twice',
    ),
    "a box to an option that is none": (
        "    brief: You want the nights quiet.",
        "    boxes:\n      - {points: 4, within: [{issue: gate, option: none, to: noon}, {issue: cargo, option: a10, to: a30}]}\n    brief: You want the nights quiet.",
        '133:62: entry 1 of "within" of box 1 of the sheet of "south" refers to option "noon" of issue "gate", which does not exist; did you mean "none"?',
    ),
    "a misspelled key is one finding": (
        "    options:\n      - {id: none, label: No provision}\n",
        "    optoins:\n      - {id: none, label: No provision}\n",
        '57:5: issue "gate" has no "options" (found "optoins"; did you mean "options"?)',
    ),
    "an unknown key near a known one": (
        "clock: 120}",
        "clock: 120, adviserr: 2}",
        '108:89: level "full" has the unknown key "adviserr"; did you mean "adviser"?',
    ),
    "an unknown key near nothing": (
        "k: 2, vetoes",
        "k: 2, zebra: 1, vetoes",
        '20:31: "signing" has the unknown key "zebra"; there are: rule, k, vetoes',
    ),
    "two misspellings of one key": (
        "id: queue, title: The queue",
        "id: queue, titel: The queue, titlle: x",
        '126:25: card "queue" of the sheet of "north" has no "title" (found "titel"; did you mean "title"?)',
        '126:43: card "queue" of the sheet of "north" has the unknown key "titlle"; did you mean "title"?',
    ),
    "a discount of nothing": (
        "    reservation: 40\n",
        '    reservation: 40\n    discount: "0"\n',
        '118:15: "discount" of the sheet of "north" is "0"; it should be "1", or a decimal between 0 and 1 such as "0.8"',
    ),
    "a scale of nothing": (
        "sessions: 4",
        "scale: 0",
        '16:8: "scale" is 0; it should be at least 1',
    ),
    "no provision without a clause where every option needs one": (
        "    options:\n      - {id: none",
        "    no_provision: false\n    options:\n      - {id: none",
        '59:9: issue "gate": option "none" has no clause; every option puts a sentence into the communiqué',
    ),
    "another format": (
        "communique-scenario 1",
        "communique-scenario 2",
        '2:9: "format" is "communique-scenario 2"; this program reads "communique-scenario 1"',
    ),
    "an id with capitals": (
        "id: rain",
        "id: Rain",
        '94:9: "id" of news card "Rain" is "Rain"; an id should begin with a small letter and go on with small letters, digits, - and _',
    ),
    "an empty title": (
        "title: The gate and the mill",
        "title:",
        '4:7: "title" is empty; it should be text',
    ),
    "a blank title": (
        "title: The gate and the mill",
        'title: "  "',
        '4:8: "title" is empty; it should be text',
    ),
    "a number as title": (
        "title: The gate and the mill",
        "title: 1721",
        '4:8: "title" is 1721; it should be text, in quotes: "1721"',
    ),
    "a list as title": (
        "title: The gate and the mill",
        "title: [gate]",
        '4:8: "title" is a list; it should be text',
    ),
    "a title on two lines": (
        "title: The gate and the mill",
        'title: "The gate\\nand the mill"',
        '4:8: "title" is "The gate and the mill"; it should stand on one line',
    ),
    "a short title that is long": (
        "short: Gate\n",
        "short: The gate and all its many hours\n",
        '55:12: "short" of issue "gate" is 31 characters long; it should be at most 24',
    ),
    "text for a number": (
        "sessions: 4",
        "sessions: four",
        '16:11: "sessions" is "four"; it should be a whole number',
    ),
    "a number below its bounds": (
        "sessions: 4",
        "sessions: 0",
        '16:11: "sessions" is 0; it should be at least 1',
    ),
    "a number above its bounds": (
        "tension: 2, cred",
        "tension: 5, cred",
        '18:41: "tension" of "meters" is 5; it should be at most 4',
    ),
    "true or false as text": (
        "fictional: false",
        'fictional: "false"',
        '7:12: "fictional" is "false"; it should be true or false',
    ),
    "a mapping that is a list": (
        "meters: {capital: 3, trust: 6, tension: 2, credibility: 7}",
        "meters: [3, 6]",
        '18:9: "meters" is a list; it should be a mapping',
    ),
    "a list that is a mapping": (
        'questions: ["Who asked first?"]',
        "questions: {one: Who?}",
        '114:12: "questions" is a mapping; it should be a list',
    ),
    "an emblem that is close": (
        "emblem: oak",
        "emblem: oka",
        '29:13: there is no emblem "oka"; did you mean "oak"?',
    ),
    "an emblem that is not": (
        "emblem: oak",
        "emblem: zebra",
        '29:13: there is no emblem "zebra"; there are: anchor, bridge, column, compass, key, knot, lamp, lighthouse, mountain, oak, rings, star and 4 more',
    ),
    "a role that is not": (
        "role: mediator",
        "role: referee",
        '47:11: "role" of party "guild" is "referee"; it should be principal or mediator',
    ),
    "an adviser without quotes": (
        'adviser: "on"',
        "adviser: on",
        '107:162: some programs read on as true; it should be in quotes: "on"',
    ),
    "an adviser that is true": (
        'adviser: "on"',
        "adviser: true",
        '107:162: "adviser" of level "guided" is true; it should be on, request or off, in quotes',
    ),
    "a kind that is close": (
        "kind: amount",
        "kind: amuont",
        '62:11: "kind" of issue "cargo" is "amuont"; did you mean "amount"?',
    ),
    "an issue without kind": (
        "    kind: choice\n",
        "",
        f'52:5: issue "gate" has no "kind"; it should be {", ".join(KINDS[:-1])} or {KINDS[-1]}',
    ),
    "a clause for no provision": (
        "{id: none, label: No provision}",
        "{id: none, label: No provision, clause: Nothing is said.}",
        '58:49: issue "gate": the first option, "none", is "no provision" and puts nothing into the communiqué; its clause should be left out',
    ),
    "a guarantee for no provision": (
        "{id: none, label: No provision}",
        "{id: none, label: No provision, guarantee: watch}",
        '58:52: issue "gate": the first option, "none", is "no provision" and is always open; its guarantee should be left out',
    ),
    "an option without clause": (
        "clause: The gate is open by day., ",
        "",
        '59:9: issue "gate": option "day" has no clause; every option but the first puts a sentence into the communiqué',
    ),
    "a clause that cites nothing": (
        "clause: The gate is open by day., cites: [S1]",
        "clause: The gate is open by day.",
        '59:9: option "day" of issue "gate" cites nothing; it should cite a fact, or the issue should say "assumption: true"',
    ),
    "amounts that cite nothing": (
        'carts a week."\n    cites: [S2]',
        'carts a week."',
        '61:5: issue "cargo" cites nothing; it should cite a fact, or the issue should say "assumption: true"',
    ),
    "two options with one label": (
        "label: Open always",
        "label: open by day",
        '60:9: option "night" of issue "gate" has the same label as option "day": "open by day"',
    ),
    "two options with one id": (
        "{id: night, label",
        "{id: day, label",
        '60:14: option "day" of issue "gate" has the id of one before it',
    ),
    "two issues with one id": (
        "  - id: review\n    kind",
        "  - id: gate\n    kind",
        '81:9: issue "gate" has the id of one before it',
    ),
    "two issues with one title": (
        "title: Day of opening",
        "title: Hours of the Gate",
        '74:12: issue "opening" has the same "title" as issue "gate": "Hours of the Gate"',
    ),
    "two parties with one alias": (
        "alias: Delegation B",
        "alias: Delegation A",
        '35:12: party "south" has the same "alias" as party "north": "Delegation A"',
    ),
    "a range that misses its end": (
        "to: 30, step: 10",
        "to: 35, step: 10",
        '68:39: issue "cargo": "amounts" goes from 10 in steps of 10 and misses 35; "to" should be 30 or 40',
    ),
    "a range backwards": (
        "from: 10, to: 30",
        "from: 40, to: 30",
        '68:29: issue "cargo": "amounts" goes from 40 to 30; "to" should not be below "from"',
    ),
    "a range with too many steps": (
        "to: 30, step: 10",
        "to: 310, step: 10",
        '68:14: issue "cargo": "amounts" makes 31 options; there should be at most 9, so take larger steps',
    ),
    "a step of nothing": (
        "step: 10",
        "step: 0",
        '68:39: "step" of "amounts" of issue "cargo" is 0; it should be at least 1',
    ),
    "amounts that are a number": (
        "amounts: {from: 10, to: 30, step: 10}",
        "amounts: 30",
        '68:14: "amounts" of issue "cargo" is 30; it should be a list or a mapping',
    ),
    "days out of order": (
        "days: [30, 60]",
        "days: [60, 30]",
        '77:16: issue "opening": "days" lists 30 after 60; the values should ascend',
    ),
    "no days at all": (
        "days: [30, 60]",
        "days: []",
        '77:11: issue "opening": "days" lists 0 values; there should be 1 to 9',
    ),
    "days and dates": (
        "    days: [30, 60]\n",
        '    days: [30, 60]\n    dates: ["1721-12-31"]\n',
        '72:5: issue "opening": a schedule has either "days" or "dates"; this one has both',
    ),
    "neither days nor dates": (
        "    days: [30, 60]\n",
        "",
        '72:5: issue "opening": a schedule has either "days" or "dates"; this one has neither',
    ),
    "a date that does not exist": (
        '"1721-12-31", "1722',
        '"1721-02-30", "1722',
        '86:13: issue "review": "1721-02-30" is not a date; it should read like "2021-12-31"',
    ),
    "a date without quotes": (
        '["1721-12-31", "1722-03-31"]',
        '[1721-12-31, "1722-03-31"]',
        '86:13: some programs read 1721-12-31 as a date; it should be in quotes: "1721-12-31"',
    ),
    "a label without its number": (
        'label: "{amount} carts a week"',
        'label: "Carts"',
        '69:12: issue "cargo": "label" does not say where the number goes; it should contain {amount}',
    ),
    "a label with another word in braces": (
        'label: "{amount} carts a week"',
        'label: "{amount} carts by {date}"',
        '69:12: issue "cargo": "label" contains {date}; the only word in braces should be {amount}',
    ),
    "a veto of nobody": (
        "vetoes: [north, south]",
        "vetoes: [nroth, south]",
        '20:40: "vetoes" of "signing" refers to party "nroth", which does not exist; did you mean "north"?',
    ),
    "k above the parties": (
        "k: 2, vetoes",
        "k: 4, vetoes",
        '20:28: "k" is 4; it should be 1 to 3, the number of parties',
    ),
    "k of zero": (
        "k: 2, vetoes",
        "k: 0, vetoes",
        '20:28: "k" is 0; it should be 1 to 3, the number of parties',
    ),
    "no k": (
        "k: 2, ",
        "",
        '20:1: "signing" has the rule k-of-n and no "k"; it should say how many must sign',
    ),
    "vetoes without k of n": (
        "rule: k-of-n, k: 2",
        "rule: unanimity",
        '20:28: "vetoes" belongs to the rule k-of-n; this one is unanimity',
    ),
    "a goal that cites nothing": (
        "options: [night], cites: [S1]",
        "options: [night]",
        '31:9: goal 1 of party "north" cites nothing; it should cite a fact or say "assumption: true"',
    ),
    "a goal for an option that is not": (
        "options: [night], cites",
        "options: [nihgt], cites",
        '31:70: "options" of goal 1 of party "north" refers to option "nihgt" of issue "gate", which does not exist; did you mean "night"?',
    ),
    "a goal that names an option twice": (
        "options: [none, day]",
        "options: [day, day]",
        '41:75: "options" of goal 1 of party "south" names "day" twice',
    ),
    "a goal without options": (
        "options: [none, day]",
        "options: []",
        '41:69: "options" of goal 1 of party "south" has 0 entries; there should be at least 1',
    ),
    "a mark that is no mark": (
        "options: [night], cites: [S1]",
        "options: [night], cites: [s1]",
        '31:86: entry 1 of "cites" of goal 1 of party "north" is "s1"; it should be the mark of a fact, such as S1 or P7',
    ),
    "a mark that the seed does not hold": (
        "options: [night], cites: [S1]",
        "options: [night], cites: [S9]",
        '31:86: goal 1 of party "north" cites S9, which is not a mark in sample.md',
    ),
    "no seed": (
        "seed: sample.md\n",
        "",
        '2:1: the scenario is not fictional and has no "seed"; it should name the fact sheet it rests on',
    ),
    "a seed outside its folder": (
        "seed: sample.md",
        "seed: ../sample.md",
        '13:7: "seed" is "../sample.md"; it should be the name of a file below seeds/, such as sochi-2021.md',
    ),
    "a rule about one issue": (
        "issue: gate, option: night, other_issue: cargo, other_option: none",
        "issue: gate, option: night, other_issue: gate, other_option: none",
        '91:63: feasibility rule 1 has issue "gate" on both sides; it should be two issues',
    ),
    "a rule that excludes no agreement": (
        "issue: gate, option: night, other_issue: cargo, other_option: none",
        "issue: gate, option: none, other_issue: cargo, other_option: none",
        "91:5: feasibility rule 1 forbids the package without any provision; nothing may stand in the way of no agreement on every issue",
    ),
    "a rule that requires an agreement": (
        "{kind: requires, issue: cargo, option: a30,",
        "{kind: requires, issue: cargo, option: none,",
        "92:5: feasibility rule 2 forbids the package without any provision; nothing may stand in the way of no agreement on every issue",
    ),
    "a rule about an option that is not": (
        "other_option: none, why",
        "other_option: nine, why",
        '91:84: feasibility rule 1 refers to option "nine" of issue "cargo", which does not exist; did you mean "none"?',
    ),
    "one line for a card": (
        "      - {id: wait, label: Wait, text: It will stop.}\n",
        "",
        '100:7: "lines" of news card "rain" has 1 entry; there should be at least 2',
    ),
    "a line without words for a party": (
        "text: It will stop.}",
        "text: {north: North waits., south: South waits.}}",
        '101:33: line "wait" of news card "rain" has no text for party "guild"; each party should have one, or all the same',
    ),
    "a line with words for nobody": (
        "text: It will stop.}",
        "text: {north: North waits., sotuh: South waits., guild: The guild waits.}}",
        '101:61: "text" of line "wait" of news card "rain" refers to party "sotuh", which does not exist; did you mean "south"?',
    ),
    "a line whose words are empty": (
        "text: It will stop.}",
        "text: {north: North waits., south: South waits., guild: }}",
        '101:89: "guild" of "text" of line "wait" of news card "rain" is empty; it should be text',
    ),
    "news that cost two action points": (
        "    tension: 1\n    lines",
        "    points: {north: -2}\n    lines",
        '98:21: "north" of "points" of news card "rain" is -2; it should be at least -1',
    ),
    "news on an issue that is not": (
        "    tension: 1\n    lines",
        "    watched: gaet\n    lines",
        '98:14: news card "rain" refers to issue "gaet", which does not exist; did you mean "gate"?',
    ),
    "a floor that is no provision": (
        "floor: day",
        "floor: none",
        '103:93: gesture "key" has the floor "none", which is no provision; it should be a later option, or the gesture gives nothing',
    ),
    "a gesture by nobody": (
        "{id: key, party: south",
        "{id: key, party: west",
        '103:22: gesture "key" refers to party "west", which does not exist; there are: north, south, guild',
    ),
    "an option with a guarantee that is not": (
        "guarantee: watch}",
        "guarantee: wach}",
        '60:116: option "night" of issue "gate" refers to guarantee "wach", which does not exist; did you mean "watch"?',
    ),
    "a level with an issue that is not": (
        "issues: [gate, cargo], audiences",
        "issues: [gate, crago], audiences",
        '107:67: "issues" of level "guided" refers to issue "crago", which does not exist; did you mean "cargo"?',
    ),
    "a level with an issue twice": (
        "issues: [gate, cargo], audiences",
        "issues: [gate, gate], audiences",
        '107:67: "issues" of level "guided" names "gate" twice',
    ),
    "a level with some issues": (
        "issues: all",
        "issues: some",
        '108:56: "issues" of level "full" is "some"; it should be all or a list of issues',
    ),
    "a level with a number of issues": (
        "issues: all",
        "issues: 2",
        '108:56: "issues" of level "full" is 2; it should be all or a list of issues',
    ),
    "a style for nobody": (
        "styles: {north:",
        "styles: {nort:",
        '107:190: "styles" of level "guided" refers to party "nort", which does not exist; did you mean "north"?',
    ),
    "a row of four": (
        "north: [0, -1, -2, -3, -4]",
        "north: [0, -1, -2, -3]",
        '19:24: "north" of "tension_shift" has 4 entries; there should be 5',
    ),
    "no row": (
        "north: [0, -1, -2, -3, -4], ",
        "",
        '19:1: "tension_shift" has no row for party "north"; each party should have 5 numbers',
    ),
    "a reference that leaves an issue out": (
        "cargo: a10, opening: d60",
        "opening: d60",
        '109:13: the reference package says nothing about issue "cargo"',
    ),
    "a record of a real text that leaves issues out": (
        "reference: {package:",
        "reference: {by_issue: {gate: {settled: true, text: By day., cites: [P1]}, cargo: {settled: false, text: Nothing.}, "
        "opening: {settled: false, text: Nothing.}}, package:",
        '109:13: "by_issue" does not say what was said on issue "review"',
    ),
    "a reference that breaks a rule": (
        "{gate: day, cargo: a10, op",
        "{gate: day, cargo: a30, op",
        '109:13: the reference package breaks feasibility rule 2: "So many carts need the night."',
    ),
    "no sheet": (
        "  guild:\n    reservation: 30\n    points: {gate: [0, 25, 25], cargo: [0, 25, 25, 25], opening: [0, 25, 20], review: [0, 25, 25]}\n    brief: You want the mill to turn.\n",
        "",
        '115:1: party "guild" has no sheet',
    ),
    "a sheet for nobody": (
        "  guild:\n    reservation",
        "  gild:\n    reservation",
        '133:3: "sheets" refers to party "gild", which does not exist; did you mean "guild"?',
    ),
    "a best package below 100": (
        "opening: [0, 10, 20], review: [0, 20, 10]",
        "opening: [0, 10, 19], review: [0, 20, 10]",
        '131:5: the best package of the sheet of "south" is worth 99; it should be worth 100',
    ),
    "a best package above 100": (
        "points: -5",
        "points: 5",
        '119:5: the best package of the sheet of "north" is worth 110; it should be worth 100',
    ),
    "a reservation at the best": (
        "reservation: 40",
        "reservation: 100",
        '117:18: "reservation" of the sheet of "north" is 100; it should be below the best package, worth 100',
    ),
    "a level reservation above its best": (
        "{guided: 25}",
        "{guided: 65}",
        '118:34: the reservation of the sheet of "north" at level "guided" is 65; it should be below the best package there, worth 65',
    ),
    "a level reservation for a level that is not": (
        "{guided: 25}",
        "{giuded: 25}",
        '118:26: "level_reservations" of the sheet of "north" refers to level "giuded", which does not exist; did you mean "guided"?',
    ),
    "points without an option": (
        "{none: 0, day: 20, night: 35}",
        "{none: 0, night: 35}",
        '120:7: the sheet of "north" has no points for option "day" of issue "gate"',
    ),
    "points for an option that is not": (
        "{none: 0, day: 20, night: 35}",
        "{none: 0, dya: 20, night: 35}",
        '120:23: "gate" of "points" of the sheet of "north" refers to option "dya" of issue "gate", which does not exist; did you mean "day"?',
    ),
    "a row of points that is too long": (
        "cargo: [0, 10, 20, 30]",
        "cargo: [0, 10, 20, 30, 40]",
        '121:14: the sheet of "north" has 5 points for issue "cargo"; it should be 4, one for each of none, a10, a20, a30',
    ),
    "no points for an issue": (
        "      cargo: [0, 10, 20, 30]\n",
        "",
        '119:5: the sheet of "north" has no points for issue "cargo"',
    ),
    "points for an issue that is not": (
        "      cargo: [0, 10, 20, 30]\n",
        "      crago: [0, 10, 20, 30]\n",
        '121:7: "points" of the sheet of "north" refers to issue "crago", which does not exist; did you mean "cargo"?',
    ),
    "points that are text": (
        "cargo: [0, 10, 20, 30]",
        "cargo: [0, 10, x, 30]",
        '121:22: entry 3 of "cargo" of "points" of the sheet of "north" is "x"; it should be a whole number',
    ),
    "points that are a number": (
        "cargo: [0, 10, 20, 30]",
        "cargo: 30",
        '121:14: "cargo" of "points" of the sheet of "north" is 30; it should be a list or a mapping',
    ),
    "a link within one issue": (
        "other_issue: opening, other_option: d30, points: -5",
        "other_issue: gate, other_option: day, points: -5",
        '124:55: link 1 of the sheet of "north" has issue "gate" on both sides; it should be two issues',
    ),
    "an audience that cannot be content": (
        "threshold: 30",
        "threshold: 66",
        '125:84: audience "carters" of the sheet of "north" can never be content: its threshold is 66, and the best options of its issues are worth 65',
    ),
    "a card about an issue that is not": (
        "hours., issue: gate, cites",
        "hours., issue: gait, cites",
        '126:79: card "queue" of the sheet of "north" refers to issue "gait", which does not exist; did you mean "gate"?',
    ),
    "an id that is not the file": (
        "id: sample",
        "id: simple",
        '3:5: "id" is "simple"; it should be the name of the file, "sample"',
    ),
    "a file that is a list": (
        SAMPLE,
        "- a\n- b\n",
        "1:1: the scenario is a list; it should be a mapping",
    ),
    "a file that is text": (
        SAMPLE,
        "hello\n",
        '1:1: the scenario is "hello"; it should be a mapping',
    ),
    "an empty file": (
        SAMPLE,
        "",
        "1:1: the scenario is empty; it should be a mapping",
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HERE / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found_in(folder: Path, text: str) -> list[str]:
    (folder / "sample.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario("sample.yaml")
    return [line.removeprefix("sample.yaml:") for line in str(caught.value).split("\n")]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_slip_is_found_where_it_is_and_said_in_one_sentence(name: str, folder: Path) -> None:
    before, after, *expected = REFUSALS[name]
    assert SAMPLE.count(before) >= 1
    assert found_in(folder, SAMPLE.replace(before, after, 1)) == expected


def test_the_sample_has_no_findings(folder: Path) -> None:
    (folder / "sample.yaml").write_text(SAMPLE, encoding="utf-8")
    assert load_scenario("sample.yaml").public.id == "sample"


def test_structure_references_and_sums_are_found_in_one_pass(folder: Path) -> None:
    changes = (
        ("sessions: 4", "sessions: 0x4"),
        ("emblem: oak", "emblem: oka"),
        ("other_option: none, why", "other_option: nine, why"),
        ("floor: day", "floor: none"),
        ("opening: [0, 10, 20], review: [0, 20, 10]", "opening: [0, 10, 19], review: [0, 20, 10]"),
        ("hours., issue: gate, cites", "hours., isue: gate, cites"),
    )
    text = SAMPLE
    for before, after in changes:
        text = text.replace(before, after, 1)
    assert found_in(folder, text) == [
        '16:11: some programs read 0x4 as a hexadecimal number; a number should be plain digits, and text in quotes: "0x4"',
        '29:13: there is no emblem "oka"; did you mean "oak"?',
        '91:84: feasibility rule 1 refers to option "nine" of issue "cargo", which does not exist; did you mean "none"?',
        '103:93: gesture "key" has the floor "none", which is no provision; it should be a later option, or the gesture gives nothing',
        '126:72: card "queue" of the sheet of "north" has the unknown key "isue"; did you mean "issue"?',
    ]


def test_a_sum_is_found_beside_a_slip_in_another_sheet(folder: Path) -> None:
    text = SAMPLE.replace("hours., issue: gate, cites", "hours., isue: gate, cites").replace(
        "[0, 10, 20], review", "[0, 10, 19], review"
    )
    assert found_in(folder, text) == [
        '126:72: card "queue" of the sheet of "north" has the unknown key "isue"; did you mean "issue"?',
        '131:5: the best package of the sheet of "south" is worth 99; it should be worth 100',
    ]


def test_a_slip_inside_an_issue_does_not_make_references_to_it_wrong(folder: Path) -> None:
    assert found_in(folder, SAMPLE.replace("  - id: cargo", "  - idd: cargo")) == [
        '61:5: issue 2 has no "id" (found "idd"; did you mean "id"?)'
    ]


def test_two_hundred_findings_are_enough(folder: Path) -> None:
    found = found_in(folder, SAMPLE + "".join(f"extra-{k}: 1\n" for k in range(500)))
    assert len(found) == 200
    assert found[-1].endswith("there are 301 more findings")
