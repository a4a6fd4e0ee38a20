"""The style sheet of a report: paper by day, dark by night, black on white in print. One rule a line."""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "ground": "#f6f1e7", "raised": "#ede6d7", "ink": "#212530", "muted": "#5c5c61", "line": "#d0c6b2",
    "accent": "#7e5616", "field": "#e7ecd9", "cloud": "#b9b2a2",
    "p0": "#126780", "p1": "#72244c", "p2": "#7e5a0b", "p3": "#2248a7",
    "p4": "#7c2210", "p5": "#406530", "p6": "#482fba", "p7": "#5c5e62",
}  # fmt: skip
DARK: Final = {
    "ground": "#252d3a", "raised": "#313b4b", "ink": "#ece9e1", "muted": "#acb1bb", "line": "#556176",
    "accent": "#e2ba72", "field": "#2f4340", "cloud": "#6d7788",
    "p0": "#5cccd0", "p1": "#f096b6", "p2": "#d8b852", "p3": "#7eb0ee",
    "p4": "#f2a07c", "p5": "#9ee27a", "p6": "#dac0fe", "p7": "#dedcde",
}  # fmt: skip


def _tokens(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


_DRAWING: Final = """
svg{width:100%;height:auto;display:block}
svg text{font-size:12px;fill:var(--ink);font-family:inherit}
svg .tick,svg .small{fill:var(--muted);font-size:11px}
svg .name{font-weight:600}
svg .strong{fill:var(--ink)}
svg .letters{font-weight:700;font-size:12px;stroke:var(--ground);stroke-width:3px;paint-order:stroke}
.grid{stroke:var(--line);stroke-width:.7;opacity:.7}
.axis{stroke:var(--muted)}
.edge{fill:none;stroke:var(--muted)}
.field{fill:var(--field)}
.cloud{stroke:var(--cloud);stroke-width:2;stroke-linecap:round;opacity:.75}
.efficient{stroke:var(--accent);stroke-width:3.2;stroke-linecap:round;opacity:.6}
.frontier{fill:none;stroke:var(--accent);stroke-width:2}
.nodeal{stroke:var(--ink);stroke-dasharray:5 4;opacity:.7}
.trail{fill:none;stroke:var(--party);stroke-width:1.5;stroke-linejoin:round}
.trail.own{stroke-width:3}
.leader{stroke:var(--line)}
.dot{fill:var(--party);stroke:var(--ground);stroke-width:1}
.dot.private{fill:var(--ground);stroke:var(--party);stroke-width:1.8}
.hollow{fill:none;stroke:var(--party);stroke-width:2.5}
.sign{fill:var(--ground);stroke:var(--ink);stroke-width:1.8}
.sign.deal{fill:var(--ink);stroke:var(--ground)}
.believed{fill:var(--cloud)}
.true{fill:var(--party)}
.before{stroke:var(--ink);stroke-width:1.6}
"""
"""What drawings look like, by classes."""
_RULES: Final = """
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
  font:16px/1.5 "Accord Sans","Noto Sans",system-ui,sans-serif}
main,header,footer{max-width:62rem;margin:0 auto;padding:0 1.4rem}
h1,h2,h3{font-family:"Accord Serif","Noto Serif",Georgia,serif;line-height:1.25}
h1{font-size:2rem;margin:1.6rem 0 .2rem}
h2{font-size:1.4rem;margin:2.4rem 0 .6rem;padding-top:.8rem;border-top:2px solid var(--accent)}
h3{font-size:1.08rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0 .8rem;max-width:46rem}
ul,ol{margin:.3rem 0 .9rem;padding-left:1.3rem;max-width:46rem}
li{margin:.2rem 0}
a{color:var(--accent);overflow-wrap:anywhere}
.quiet{color:var(--muted)}
.small{font-size:.88rem}
.note{border-left:4px solid var(--accent);background:var(--raised);padding:.6rem .9rem;max-width:46rem}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
table{border-collapse:collapse;margin:.6rem 0 1rem;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--line)}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.8rem;padding:0;
  margin:1rem 0;max-width:none}
.figures li{list-style:none;background:var(--raised);border-radius:.5rem;padding:.7rem .9rem;margin:0}
.figures b{display:block;font:700 1.7rem/1.2 "Accord Serif","Noto Serif",Georgia,serif;color:var(--accent)}
.paper{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.6rem;max-width:46rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem 1.4rem}
figure{margin:0;break-inside:avoid}
figcaption{font-weight:600;font-size:.95rem;margin-bottom:.2rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:0;max-width:none}
.legend li{display:flex;align-items:center;gap:.35rem;font-size:.9rem}
.key{width:1.15rem;height:1.15rem;flex:none}
.lines i{display:block;height:2.1rem;border-bottom:1px solid var(--line)}
footer{margin:3rem auto 2rem}
@page{size:A4;margin:16mm 14mm}
@media print{:root{color-scheme:light;--ground:#fff;--raised:#f4f1ea}
  body{font-size:10.5pt}
  nav{display:none}
  main,header,footer{max-width:none;padding:0}
  h2,h3{break-after:avoid}
  tr,li,.note,.paper{break-inside:avoid}
  .charts{grid-template-columns:1fr 1fr}
  table{font-size:8.6pt}
  th,td{padding:.2rem .45rem}
  caption,thead{break-after:avoid}
  .scroll{overflow:visible}
  a{color:inherit}
  *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

_PARTIES: Final = "\n".join(f".p{k}{{--party:var(--p{k})}}" for k in range(8))


def _within(place: str, rules: str) -> str:
    """The same rules, one a line, for what lies within `place` alone."""
    lines = []
    for line in rules.strip().splitlines():
        selectors, mark, rest = line.partition("{")
        lines.append(",".join(f"{place} {one}" for one in selectors.split(",")) + mark + rest)
    return "\n".join(lines)


DRAWING: Final = (
    f"\n.debrief{{{_tokens(LIGHT)}}}"
    f"\n@media screen and (prefers-color-scheme:dark){{.debrief{{{_tokens(DARK)}}}}}"
    f"\n{_within('.debrief', _PARTIES)}\n{_within('.debrief', _DRAWING)}\n"
)
"""Of drawings within an element of the class `debrief`, on a page with a style of its own."""
DAYLIGHT: Final = f"\n:root{{color-scheme:light;{_tokens(LIGHT)}}}\n{_PARTIES}{_DRAWING}{_RULES}"
"""The same for a wall, where a dark page is hard to read by day."""
STYLE: Final = "".join(
    (
        f"\n:root{{color-scheme:light dark;{_tokens(LIGHT)}}}",
        f"\n@media screen and (prefers-color-scheme:dark){{:root{{{_tokens(DARK)}}}}}\n",
        _PARTIES,
        _DRAWING,
        _RULES,
    )
)
