"""A microphone on a stand: the press."""

from communique.window.icons._pen import arc, box, line

ICON = (box(8.6, 2.6, 6.8, 11, 3.4), arc(12, 10.6, 6.4, 0, 180), line(12, 17, 12, 21.2), line(8, 21.2, 16, 21.2))
