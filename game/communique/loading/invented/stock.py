"""The words of invented scenarios: towns along a river, and what they have to settle. Plain, and about nobody."""

from __future__ import annotations

from typing import Final, NamedTuple


class StockParty(NamedTuple):
    """A town, its mayor and its sign."""

    name: str
    short: str
    head: str
    emblem: str


class StockIssue(NamedTuple):
    """A matter to be settled; `options` are (id, label, clause) after "no provision", the least first."""

    id: str
    title: str
    short: str
    about: str
    options: tuple[tuple[str, str, str], ...]


PARTIES: Final = tuple(
    StockParty(f"Town of {short}", short, head, emblem)
    for short, head, emblem in (
        ("Alder", "Ada Fenn", "oak"), ("Brook", "Bram Sedge", "wave"), ("Cairn", "Cora Stone", "mountain"),
        ("Dale", "Dirk Hollow", "wheat"), ("Eyot", "Edda Reed", "anchor"), ("Ford", "Finn Wade", "bridge"),
        ("Grove", "Greta Holt", "vine"), ("Heath", "Hugo Ling", "star"),
    )
)  # fmt: skip
MEDIATOR: Final = StockParty("Council of the River", "Council", "Ines Marsh", "compass")

ISSUES: Final = tuple(
    StockIssue(id, title, short, about, tuple((f"o{k + 1}", *option) for k, option in enumerate(options)))
    for id, title, short, about, options in (
        (
            "bridge", "A crossing over the river", "Crossing",
            "There is one ferry, and it stops at dusk. A bridge would stay, and so would its costs.",
            (
                ("A ferry by night as well", "The ferry runs by night as well as by day."),
                ("A bridge of wood", "The towns build a bridge of wood below the ferry."),
                ("A bridge of stone", "The towns build a bridge of stone below the ferry."),
            ),
        ),
        (
            "water", "Water from the weir", "Water",
            "The weir can be opened further. What runs off above is missing below.",
            (
                ("A fifth of the weir", "A fifth of the weir is opened from May to September."),
                ("A third of the weir", "A third of the weir is opened from May to September."),
                ("Half of the weir", "Half of the weir is opened from May to September."),
                ("Two thirds of the weir", "Two thirds of the weir is opened from May to September."),
                ("Four fifths of the weir", "Four fifths of the weir is opened from May to September."),
                ("The whole of the weir", "The whole of the weir is opened from May to September."),
            ),
        ),
        (
            "market", "Market days", "Market days",
            "Each town has a market of its own. A common one draws more people, and draws them elsewhere.",
            (
                ("One common day a month", "The towns hold one common market day a month."),
                ("One common day a week", "The towns hold one common market day a week."),
                ("A common market hall", "The towns build a common market hall, open every day."),
            ),
        ),
        (
            "watch", "The watch on the river", "River watch",
            "Boats have gone aground. A watch costs sleep, and saves boats.",
            (
                ("By each town before its own bank", "Each town keeps a watch before its own bank."),
                ("By turns", "The towns keep the watch by turns, a week each."),
                ("One watch house for all", "The towns keep one watch house, with people from each."),
            ),
        ),
        (
            "toll", "The toll for barges", "Barge toll",
            "Barges pay nothing today, and the banks need mending. Who ships much pays much.",
            (
                ("One penny a barge", "A barge pays one penny at each town."),
                ("Two pence a barge", "A barge pays two pence at each town."),
                ("Three pence a barge", "A barge pays three pence at each town."),
                ("Four pence a barge", "A barge pays four pence at each town."),
                ("Five pence a barge", "A barge pays five pence at each town."),
                ("Six pence a barge", "A barge pays six pence at each town."),
                ("Seven pence a barge", "A barge pays seven pence at each town."),
                ("Eight pence a barge", "A barge pays eight pence at each town."),
            ),
        ),
        (
            "wood", "The wood upstream", "Wood",
            "Timber from the wood is in demand. Where nothing stands, rain takes the soil.",
            (
                ("No felling on the slopes", "Nobody fells trees on the slopes."),
                ("A tree planted for each felled", "Whoever fells a tree plants one."),
                ("Felling in every third year", "Trees are felled in every third year alone."),
            ),
        ),
        (
            "school", "A school for older children", "School",
            "The older children walk two hours to the nearest school. A new one needs teachers and a roof.",
            (
                ("A teacher who travels", "A teacher visits each town on two days a week."),
                ("A school in winter", "A common school is open from November to March."),
                ("A school all year", "A common school is open all year."),
            ),
        ),
        (
            "road", "The road along the bank", "Bank road",
            "The road floods in spring. Raising it takes stone and many hands.",
            (
                ("Gravel where it floods", "The road gets gravel where it floods."),
                ("Gravel along the whole bank", "The road gets gravel along the whole bank."),
                ("A raised road", "The road is raised above the usual flood."),
                ("A raised road with ditches", "The road is raised above the usual flood and gets ditches."),
                ("A raised and paved road", "The road is raised above the usual flood and paved."),
            ),
        ),
        (
            "fishing", "The closed season", "Closed season",
            "Fewer fish come up the river each year. A closed season lets them spawn and leaves nets empty.",
            (
                ("One week", "Nobody fishes for one week from the first of April."),
                ("Two weeks", "Nobody fishes for two weeks from the first of April."),
                ("Three weeks", "Nobody fishes for three weeks from the first of April."),
                ("Four weeks", "Nobody fishes for four weeks from the first of April."),
                ("Five weeks", "Nobody fishes for five weeks from the first of April."),
                ("Six weeks", "Nobody fishes for six weeks from the first of April."),
                ("Seven weeks", "Nobody fishes for seven weeks from the first of April."),
            ),
        ),
        (
            "mill", "The new mill", "Mill",
            "A second mill could stand at the bend. It would grind more and slow the river.",
            (
                ("A small mill", "A small mill with one wheel is built at the bend."),
                ("A large mill", "A mill with three wheels is built at the bend."),
                ("A large mill and a pond", "A mill with three wheels and a pond are built at the bend."),
            ),
        ),
        (
            "post", "Letters", "Letters",
            "Letters go with whoever happens to travel. A messenger is quick and wants wages.",
            (
                ("A messenger once a week", "A messenger carries letters once a week."),
                ("A messenger every day", "A messenger carries letters every day but Sunday."),
            ),
        ),
        (
            "archive", "Old papers", "Old papers",
            "Deeds and maps lie in many chests. Some like them where they are.",
            (
                ("Copies for all", "Each town gives the others copies of deeds and maps."),
                ("One common archive", "Deeds and maps are kept in one archive, open to all."),
            ),
        ),
        (
            "pasture", "The common pasture", "Pasture",
            "Cattle of all towns graze on the meadow. There is less grass than cattle.",
            (
                ("A number for each town", "Each town drives at most forty head to the pasture."),
                ("By turns", "The towns use the pasture by turns, a month each."),
            ),
        ),
        (
            "feast", "The summer feast", "Feast",
            "Each town has its feast, often on the same day. Musicians cannot be in two places.",
            (
                ("Feasts on different days", "The towns hold their feasts on different days."),
                ("One feast for all", "The towns hold one feast together."),
            ),
        ),
        (
            "well", "Wells in dry years", "Wells",
            "In dry years some wells fail. Whoever has water is asked for it.",
            (
                ("Water for people", "In dry years each town gives the others water for people."),
                ("Water for people and cattle", "In dry years each town gives the others water for people and cattle."),
            ),
        ),
        (
            "review", "Looking again", "Review",
            "What is agreed may turn out badly. A date to look again calms some and worries others.",
            (
                ("After three years", "The towns look at these terms again after three years."),
                ("After one year", "The towns look at these terms again after one year."),
            ),
        ),
    )
)  # fmt: skip
