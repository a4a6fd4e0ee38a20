"""The form of `sign`."""

from __future__ import annotations

from communique.window.forms._form import MoveForm
from communique.window.forms._signature import SignForm

FORM = MoveForm("sign", lambda seated, text: SignForm(seated).open())
