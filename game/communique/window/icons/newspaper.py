"""A folded newspaper: the news."""

from communique.window.icons._pen import line, loop

ICON = (
    loop(3, 4.6, 17, 4.6, 17, 19.6, 3, 19.6),
    line(17, 8, 21, 8, 21, 19.6, 17, 19.6),
    line(6.4, 8.6, 13.6, 8.6),
    line(6.4, 12, 13.6, 12),
    line(6.4, 15.4, 10.6, 15.4),
)
