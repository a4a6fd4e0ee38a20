"""What the signing and the end are drawn with: the document, the lines at its foot, ink, seals, and the light.

State: none here; how far a pen or a seal has come lives in the widget that shows it.
"""
