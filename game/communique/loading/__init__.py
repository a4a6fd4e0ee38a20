"""Scenario files as scenarios: read strictly, checked with file, line and column, measured by lints."""
