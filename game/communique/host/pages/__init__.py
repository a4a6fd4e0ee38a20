"""Pages: pure functions from a view, a briefing or a few public words to HTML. None is given a scenario."""
