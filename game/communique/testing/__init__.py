"""Tests for other people's negotiators: what every negotiator at this table has to hold, as one call.

>>> from communique.testing import check_negotiator
>>> check_negotiator("linear", scenarios=["lantern-strait"])
"""

from communique.testing.negotiator_contract import BrokenContract, check_negotiator, faults_of

__all__ = ["BrokenContract", "check_negotiator", "faults_of"]
