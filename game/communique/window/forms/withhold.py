"""The form of `withhold`."""

from __future__ import annotations

from communique.window.forms._form import MoveForm
from communique.window.forms._signature import WithholdForm

FORM = MoveForm("withhold", lambda seated, text: WithholdForm(seated).open())
