"""What one chair may know: its briefing and what it heard. A view is built up, never filtered."""

from communique.views.briefing import Briefing, brief
from communique.views.view import Fold, Heard, Hearing, PartyView, evidence_refusal, observe

__all__ = ["Briefing", "Fold", "Heard", "Hearing", "PartyView", "brief", "evidence_refusal", "observe"]
