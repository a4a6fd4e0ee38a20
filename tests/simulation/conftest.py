"""Hypothesis keeps nothing beside the code: what it remembers goes to a folder that is thrown away."""

from tempfile import gettempdir

from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir(f"{gettempdir()}/communique-hypothesis")
