"""What is looked at on every page of a class: whether it fits its screen, can be touched, and is told to who hears it.

With `COMMUNIQUE_SHOTS` a picture of each is left in that folder; with `COMMUNIQUE_AXE`, the path of axe-core's script,
that looks as well, by day and by night.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from host.browser import Page


def axe() -> str:
    """The script of axe-core; empty where none is named."""
    named = os.environ.get("COMMUNIQUE_AXE")
    return Path(named).read_text(encoding="utf-8") if named else ""


class Looks:
    """What was found on the pages of a class. Holds state: the findings, by what kind they are of."""

    def __init__(self) -> None:
        self.shape: list[str] = []
        """What does not fit, cannot be touched, or has no heading."""
        self.axe: list[str] = []
        """What axe-core found."""
        self.pages: list[str] = []
        """What was looked at."""
        self._axe = axe()
        self._shots = os.environ.get("COMMUNIQUE_SHOTS")

    def at(self, page: Page, name: str) -> None:
        """Look at a page as it is now."""
        self.pages.append(name)
        if self._shots:
            folder = Path(self._shots)
            page.shot(folder / f"{name}.png")
            page.shot(folder / "whole" / f"{name}.png", full=True)
        self.shape += [f"{name}: {one}" for one in page.js(f"({_SHAPE})({json.dumps(page.touch)})")]
        if self._axe:
            self._by_axe(page, name)

    def _by_axe(self, page: Page, name: str) -> None:
        if not page.js("'axe' in window"):
            page.js(self._axe + ";0")
        usual = page.dark
        for dark in (False, True):
            page.colours(dark=dark)
            found = page.js(_AXE)
            self.axe += [f"{name}, {'dark' if dark else 'light'}: {one}" for one in found]
        page.colours(dark=usual)


_SHAPE: Final = """(touch) => {
  const found = [];
  const say = (one) => (one.id ? `#${one.id} ` : "") + one.outerHTML.slice(0, 110);
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) {
    found.push(`scrolls sideways: ${document.documentElement.scrollWidth} on ${wide}`);
  }
  const top = document.querySelector("dialog[open]") || document;  // what lies below an open dialog cannot be reached
  const mains = top.querySelectorAll("main");
  const heads = top.querySelectorAll("main h1");
  if (mains.length !== 1 || heads.length !== 1) found.push(`${mains.length} main, ${heads.length} h1`);
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hidden = (one) => one.closest(".vh, .skip, .drawings");
  const rolls = (one) => {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  for (const one of document.querySelectorAll("body *")) {
    if (!shown(one) || hidden(one) || one.closest("svg")) continue;
    const box = one.getBoundingClientRect();
    if (box.width && (box.right > wide + 1 || box.left < -1) && !rolls(one)) found.push(`lies outside: ${say(one)}`);
    const style = getComputedStyle(one);
    const room = one.clientWidth;  // of what is there for ears alone, none
    const cut = /hidden|clip/.test(style.overflowX) && room > 1 && one.scrollWidth > room + 1;
    if (cut && one.innerText && !one.title) found.push(`is cut off: ${say(one)}`);
  }
  const targets = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, label.hold")) {
    if (!shown(one) || hidden(one) || one.type === "hidden") continue;
    const whole = one.matches("input[type=radio], input[type=checkbox]") ? one.closest("label") || one : one;
    const words = one.matches("a") && one.parentElement.innerText.trim() !== one.innerText.trim();
    if (words && getComputedStyle(one).display === "inline") continue;  // within a sentence
    targets.push([whole, whole.getBoundingClientRect()]);
  }
  const least = touch ? 44 : 24;
  const apart = (a, b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  for (const [one, box] of targets) {
    const side = Math.min(box.width, box.height);
    if (side >= least - 0.5) continue;
    const near = targets.some(([other, its]) => !one.contains(other) && !other.contains(one) && apart(box, its) < 8);
    if (side < 23.5 || near) found.push(`is ${box.width.toFixed()}x${box.height.toFixed()} to touch: ${say(one)}`);
  }
  return found;
}"""
_AXE: Final = """(async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.html.slice(0, 140)} ${
    one.any.concat(one.all, one.none).map((why) => why.message).join("; ").slice(0, 160)}`));
})()"""
