"""Findings about talks: every issue belongs to one of them."""

from __future__ import annotations

from collections.abc import Iterator

from communique.loading.overview import Overview
from communique.loading.structure import UnplacedFinding
from communique.loading.wording import subject
from communique.words import tr


def talk_findings(survey: Overview) -> Iterator[UnplacedFinding]:
    """Issues that are in no talk, or in two; nothing without talks."""
    seen: dict[str, int] = {}
    for k, form in survey.talks.items():
        whose = subject(survey.data, ("talks", k))
        for at, issue in enumerate(form.issues):
            if issue in seen:
                yield UnplacedFinding(
                    ("talks", k, "issues", at),
                    tr('{whose} is about issue "{issue}", and so is one before it', whose=whose, issue=issue),
                )
            seen[issue] = k
    for issue in [issue for issue in survey.issues or () if survey.talks and issue not in seen]:
        yield UnplacedFinding(("talks",), tr('issue "{issue}" is in none of the talks', issue=issue), True)
