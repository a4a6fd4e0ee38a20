"""The style sheet of a class: what its charts and bars look like, on a page and on the wall. One rule a line.

On the wall a letter is a fixed share of the screen, so that the last row reads it whatever projector there is.
"""

from __future__ import annotations

from typing import Final

from communique.classroom.report_style import DAYLIGHT, DRAWING, STYLE

_CLASS: Final = """
.lead{font-size:1.15rem;max-width:none}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem 1.4rem}
.panels svg text{font-size:20px}
.wide svg text{font-size:21px}
.panels svg .tick,.panels svg .small{font-size:18px}
.wide svg .tick{font-size:19px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.4rem 2rem}
.columns h3{margin:.7rem 0 .2rem}
.roles{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.4rem 2rem}
.bars{list-style:none;padding:0;margin:0;max-width:none}
.bars li{display:grid;grid-template-columns:minmax(0,1fr) 4rem auto;gap:.6rem;align-items:center;margin:.1rem 0}
.bars b{text-align:right;white-space:nowrap;min-width:1.8rem;font-variant-numeric:tabular-nums}
.bars .none{color:var(--muted)}
.bar{display:inline-block;width:100%;height:.8em}
.bar .ground{fill:var(--raised)}
.bar .full{fill:var(--accent)}
.pulse td{white-space:nowrap}
.pulse .bar{width:6rem;margin-right:.6rem}
.swaps{list-style:none;padding:0;max-width:none}
.swaps li{border-left:4px solid var(--line);padding-left:.9rem;margin:.7rem 0}
.questions li{margin:.6rem 0}
.simulated{stroke:var(--cloud);stroke-linecap:round;fill:none;opacity:.8}
.panels .efficient{stroke-width:5}
.s0{stroke-width:5}
.s1{stroke-width:9}
.s2{stroke-width:14}
.simulated-key{fill:var(--cloud)}
.frontier-key{fill:var(--accent)}
.table{fill:var(--ink);stroke:var(--ground);stroke-width:1.6}
.table.none{fill:var(--ground);stroke:var(--ink);stroke-width:2.4}
.panels svg .count{fill:var(--ground);font-weight:700;font-size:17px}
.panels svg .count.none{fill:var(--ink)}
.chance{fill:var(--cloud)}
.chance.wide{opacity:.55}
.half{stroke:var(--ink);stroke-width:3}
.faint{opacity:.45}
.trail.own{opacity:1;stroke-width:4.5}
"""
CLASS_STYLE: Final = STYLE + _CLASS
"""Of a page to keep and to print."""

_DECK: Final = """
html{font-size:clamp(9px,min(1.55vw,2.75vh),40px)}
.deck{font-size:1rem;line-height:1.4}
.deck main{max-width:none;padding:0}
.slide{min-height:100vh;padding:1.2rem 3rem 2.6rem;display:flex;flex-direction:column;position:relative;
  border-bottom:2px solid var(--line)}
.slide h2{font-size:1.9rem;margin:0 0 .7rem;padding:0;border:0}
.slide .first{font-size:2.6rem;margin:0 0 .4rem}
.slide:has(.first){justify-content:center}
.aloud{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
.slide:focus{outline:0}
.slide .case{position:absolute;bottom:.7rem;left:3rem;right:9rem;color:var(--muted);font-size:.8rem;margin:0}
.slide .number{position:absolute;bottom:.7rem;right:3rem;color:var(--muted);font-size:.8rem;margin:0}
.deck p,.deck ul,.deck ol,.deck .note{max-width:none}
.deck .small{font-size:.92rem}
.deck .lead{font-size:1.3rem}
.deck .legend li{font-size:.95rem}
.deck .figures b{font-size:3.2rem}
.deck .panels{grid-template-columns:repeat(3,1fr);gap:2rem}
.deck .panels.n1{grid-template-columns:minmax(0,1fr);justify-items:center}
.deck .panels.n1 figure{width:min(100%,46rem)}
.deck .panels.n1 svg{max-height:62vh}
.deck .panels.n2{grid-template-columns:repeat(2,1fr)}
.deck .panels.n2 svg{max-height:64vh}
.deck .wide svg{max-height:52vh}
.deck .columns{grid-template-columns:repeat(3,1fr);gap:0 2.6rem}
.deck .columns h3{font-size:1.05rem;margin:.4rem 0 .1rem}
.deck .columns .bars li{line-height:1.2}
.deck .roles{grid-template-columns:repeat(3,1fr);gap:1.4rem 3rem}
.deck .roles .bars li{margin:.5rem 0;grid-template-columns:minmax(0,1fr) 3rem auto}
.deck .roles h3{font-size:1.2rem}
.deck .questions{font-size:1.5rem}
.deck .prose{font-size:1.28rem}
.deck .dense{font-size:1.04rem;line-height:1.32}
.deck .dense li{margin:.16rem 0}
.deck table{font-size:1.05rem}
.deck th,.deck td{padding:.22rem .7rem}
.deck caption{font-size:1rem}
.deck .swaps{font-size:1.02rem}
.deck .note{max-width:none}
.deck.shown .slide{display:none;border:0}
.deck.shown .slide.on{display:flex}
@media print{.deck.shown .slide{display:flex}
  .slide{min-height:0;break-after:page}
}
"""
_FONTS: Final = "".join(
    f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(fonts/{file}.ttf)}}\n'
    for family, weight, file in (
        ("Accord Sans", 400, "AccordSans-Regular"), ("Accord Sans", 600, "AccordSans-SemiBold"),
        ("Accord Sans", 700, "AccordSans-Bold"), ("Accord Serif", 700, "AccordSerif-Bold"),
    )
)  # fmt: skip
"""Our own letters, which the host serves beside the style sheet."""
DECK_STYLE: Final = _FONTS + DAYLIGHT + _CLASS + _DECK
"""Of the slides on the wall; with and without the script that shows one at a time."""

PHONE_STYLE: Final = (
    DRAWING
    + """
.debrief h2{margin:1.6rem 0 .4rem;padding-top:.7rem;border-top:2px solid var(--accent)}
.debrief figure{margin:.8rem 0}
.debrief figure svg{max-width:30rem}
.debrief figcaption{font-size:.9rem;color:var(--muted);margin-bottom:.3rem}
.debrief svg text{font-size:14px}
.debrief svg .tick,.debrief svg .small{font-size:13px}
.debrief .field-bar{fill:var(--field);stroke:var(--line)}
.debrief .told{list-style:none;padding:0}
.debrief .told li{border-left:4px solid var(--line);padding-left:.7rem;margin:.6rem 0}
.debrief .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;margin:.4rem 0}
.debrief .legend li{display:flex;align-items:center;gap:.35rem;font-size:.9rem}
.debrief .key{width:1.15rem;height:1.15rem;flex:none}
.debrief .quiet{color:var(--muted)}
.debrief .small{font-size:.9rem}
.debrief summary{min-height:2.75rem;display:flex;align-items:center;cursor:pointer}
"""
)
"""Of a person's own debrief, beside the style of the phone's other pages; by day and by night."""
