"""What is wrong with what an author wrote for an issue of one kind."""

from typing import Final

from communique.model.message import N_, N_n, Template

WORDS: Final[dict[str, Template]] = {
    "backwards": N_('"{key}" goes from {start} to {end}; "to" should not be below "from"'),
    "missed": N_('"{key}" goes from {start} in steps of {step} and misses {end}; "to" should be {below} or {above}'),
    "steps": N_('"{key}" makes {count} options; there should be at most {most}, so take larger steps'),
    "count": N_('"{key}" lists {count} values; there should be 1 to {most}'),
    "order": N_('"{key}" lists {value} after {before}; the values should ascend'),
    "placeless": N_('"{key}" does not say where the number goes; it should contain {place}'),
    "braces": N_('"{key}" contains {found}; the only word in braces should be {place}'),
    "silent": N_('option "{option}" has no clause; every option puts a sentence into the communiqué'),
    "silent_later": N_(
        'option "{option}" has no clause; every option but the first puts a sentence into the communiqué'
    ),
    "options": N_n(
        '"options" has {n} entry; there should be 2 to {most}', '"options" has {n} entries; there should be 2 to {most}'
    ),
    "first_clause": N_(
        'the first option, "{option}", is "no provision" and puts nothing into the communiqué; '
        "its clause should be left out"
    ),
    "first_guarantee": N_(
        'the first option, "{option}", is "no provision" and is always open; its guarantee should be left out'
    ),
    "neither": N_('a schedule has either "days" or "dates"; this one has neither'),
    "both": N_('a schedule has either "days" or "dates"; this one has both'),
    "date": N_('"{date}" is not a date; it should read like "2021-12-31"'),
}
