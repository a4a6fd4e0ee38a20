"""The communiqué as a page of its own, set like a document: a title, numbered paragraphs, seals beside the names.

It holds everything itself, loads nothing and has no script. It says that it is the text of an exercise, what was
signed, and nothing of what it is worth.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from typing import Final

from communique.classroom.report_html import page, paragraph
from communique.session.communique import Document

_STYLE: Final = """
body{margin:0;background:#d9d2c3;color:#212530;font:17px/1.6 "Accord Serif","Noto Serif",Georgia,serif}
main{box-sizing:border-box;max-width:46rem;min-height:62rem;margin:2rem auto;padding:5rem 4.5rem;background:#fdfaf2;
  border:1px solid #c8c0b0;border-top:.5rem solid #8a6224;overflow-wrap:break-word}
h1{margin:0;text-align:center;font-size:1.9rem;line-height:1.25}
.dateline{margin:.4rem 0 2.4rem;padding-bottom:1.4rem;border-bottom:2px solid #8a6224;text-align:center;color:#60626a}
p{margin:0 0 1rem}
ul{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.6rem 2rem;
  margin:3rem 0 0;padding:1.6rem 0 0;border-top:1px solid #c8c0b0;list-style:none}
li{display:flex;gap:.8rem;align-items:center;font-size:.9rem;line-height:1.35}
li img{flex:none;width:4rem;height:4rem}
b{display:block}
.exercise{margin:0 0 2rem;text-align:center;font:.8rem/1.5 "Accord Sans","Noto Sans",system-ui,sans-serif;color:#60626a}
@media (max-width:40rem){main{margin:0;padding:2.5rem 1.4rem}}
@media print{body,main{background:none}main{margin:0;max-width:none;min-height:0;padding:0;border:0}
  li{break-inside:avoid}}
@page{margin:25mm 22mm}
"""


def communique_page(text: Document, seals: Sequence[bytes] = ()) -> str:
    """The document as HTML; `seals` are PNG pictures, one for each that signed and in that order, or none."""
    body = [
        paragraph(text.exercise, "exercise"),
        f"<h1>{escape(text.title)}</h1>",
        f'<p class="dateline">{escape(text.dateline)}</p>',
    ]
    body += [paragraph(one) for one in text.paragraphs]
    if text.signatures:
        drawn = [*seals, *[b""] * len(text.signatures)]
        signed = zip(text.signatures, drawn, strict=False)
        body.append(f"<ul>{''.join(_signature(names, seal) for names, seal in signed)}</ul>")
    return page(text.title, f"<main>\n{chr(10).join(body)}\n</main>", _STYLE)


def _signature(names: tuple[str, str], seal: bytes) -> str:
    delegation, office = names
    # A seal is an ornament: who signed stands beside it in words.
    drawn = f'<img alt="" src="data:image/png;base64,{b64encode(seal).decode()}">' if seal else ""
    return f"<li>{drawn}<span><b>{escape(delegation)}</b>{escape(office)}</span></li>"
