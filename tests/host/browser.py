"""Chromium driven from a test: one browser, a phone with cookies of its own for each person, real taps.

Speaks the DevTools protocol over a pipe, as JSON parted by zero bytes, so that nothing but Chromium itself is needed.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import urlsplit

FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
PATIENCE: Final = 30.0
"""Seconds that something may take to come about; what comes is seen at once."""
LOOK: Final = 0.03


def chromium() -> str | None:
    """Where Chromium is; None where it is not."""
    named = os.environ.get("COMMUNIQUE_CHROMIUM")
    return named or next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)


class Browser:
    """One Chromium. Holds state: its process, and what is waited for."""

    def __init__(self, path: str, folder: Path) -> None:
        """`folder` is where it keeps its things."""
        ours_in, theirs_out = (_high(end) for end in os.pipe())
        theirs_in, ours_out = (_high(end) for end in os.pipe())

        def ends() -> None:
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        self._process = subprocess.Popen(
            [path, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=ends,
            pass_fds=(3, 4),
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._out = ours_out
        self._lock = Lock()
        self._count = 0
        self._waited: dict[int, Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}
        self._reader = Thread(target=self._read, args=(ours_in,), daemon=True)
        self._reader.start()

    def send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """What the browser answers. Raises BrowserError with its own words."""
        future: Future[dict[str, Any]] = Future()
        with self._lock:
            self._count += 1
            number = self._count
            self._waited[number] = future
            said: dict[str, Any] = {"id": number, "method": method, "params": params}
            if session:
                said["sessionId"] = session
            data = json.dumps(said).encode() + b"\0"
            while data:
                data = data[os.write(self._out, data) :]
        answer = future.result(PATIENCE)
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def person(self, **how: Any) -> Page:
        """A page with cookies of its own; `how` as in `Page`."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        return self.tab(context, **how)

    def tab(self, context: str, **how: Any) -> Page:
        """One more page with the cookies of a context."""
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, context, target, session, **how)
        self._pages[session] = page
        page.prepare()
        return page

    def close(self) -> None:
        """End the browser, and all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        os.close(self._out)

    def _read(self, end: int) -> None:
        rest = b""
        with os.fdopen(end, "rb", buffering=0) as pipe:
            while some := pipe.read(1 << 16):
                *whole, rest = (rest + some).split(b"\0")
                for one in whole:
                    self._take(json.loads(one))
        for future in tuple(self._waited.values()):
            if not future.done():
                future.set_result({"error": {"message": "the browser has ended"}})

    def _take(self, said: dict[str, Any]) -> None:
        if "id" in said:
            self._waited.pop(said["id"]).set_result(said)
        elif (page := self._pages.get(said.get("sessionId", ""))) is not None:
            page.take(said["method"], said["params"])


class BrowserError(Exception):
    """Something that the browser would not do, or that never came about."""


class Page:
    """One page. Holds state: what was wrong on it, and what it has asked the network for."""

    def __init__(
        self,
        browser: Browser,
        context: str,
        target: str,
        session: str,
        *,
        name: str = "",
        size: tuple[int, int] = (390, 844),
        touch: bool = True,
        dark: bool = False,
        scale: float = 1,
    ) -> None:
        self._browser = browser
        self.context = context
        self._target = target
        self._session = session
        self.name = name
        self.size = size
        self.touch = touch
        self.dark = dark
        self.scale = scale
        self.problems: list[str] = []
        """Errors and warnings of the console, what a policy refused, exceptions."""
        self.asked: list[str] = []
        """The address of every request."""
        self.cut_off = False
        """While true, requests that fail are no problem: the host is down."""

    def prepare(self) -> None:
        """Look like a phone, or like a screen, and listen."""
        for part in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{part}.enable")
        self.resize(*self.size)
        if self.touch:
            self.send("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=1)
        self.send("Emulation.setFocusEmulationEnabled", enabled=True)
        self.colours(dark=self.dark)

    def resize(self, width: int, height: int) -> None:
        """Have a screen of another size."""
        self.size = width, height
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=self.scale,
            mobile=self.touch,
        )

    def colours(self, *, dark: bool) -> None:
        """Ask for dark or for light pages, and for none that move by themselves."""
        self.dark = dark
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.send("Emulation.setEmulatedMedia", features=features)

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """What the browser answers for this page."""
        return self._browser.send(method, self._session, **params)

    def take(self, method: str, said: dict[str, Any]) -> None:
        """Something has happened on the page."""
        if method == "Network.requestWillBeSent":
            self.asked.append(said["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            details = said["exceptionDetails"]
            self.problems.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning", "assert"):
            self.problems.append(" ".join(str(one.get("value", one.get("description"))) for one in said["args"]))
        elif method == "Log.entryAdded" and said["entry"]["level"] in ("error", "warning"):
            entry = said["entry"]
            if not (self.cut_off and entry["source"] == "network"):
                self.problems.append(f"{entry['text']} {entry.get('url', '')}")

    # -- looking -------------------------------------------------------------

    def js(self, expression: str) -> Any:
        """What an expression comes to there. Raises BrowserError where it raises."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def wait(self, expression: str, what: str = "") -> Any:
        """What an expression comes to once that is true; True for an element. Raises BrowserError when it never is."""
        # An element has no value outside its page.
        asked = f"(async () => {{ const found = await ({expression}); return found instanceof Node || found; }})()"
        return self.until(lambda: self.js(asked), what or expression)

    def until(self, true: Callable[[], Any], what: str) -> Any:
        """What a function gives once that is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(BrowserError):  # between two pages there is none to ask
                if found := true():
                    return found
            time.sleep(LOOK)
        raise BrowserError(f"{self.name} waited for {what}; the page says:\n{self.text()[:1500]}")

    def text(self) -> str:
        """What can be read on the page."""
        return str(self.js("document.body ? document.body.innerText : ''"))

    def says(self, *words: str) -> None:
        """Wait until all these words can be read."""
        for one in words:
            quoted = json.dumps(one.casefold())
            self.wait(f"document.body.innerText.toLowerCase().includes({quoted})", f'the words "{one}"')

    def has(self, selector: str) -> bool:
        """Whether there is such an element, and it is shown."""
        return bool(self.js(f"[...document.querySelectorAll({json.dumps(selector)})].some((e) => e.checkVisibility())"))

    def shot(self, path: Path, *, full: bool = False) -> None:
        """Take a picture of the screen, or of the page from its top to its end."""
        path.parent.mkdir(parents=True, exist_ok=True)
        how: dict[str, Any] = {"format": "png"}
        if full:
            size = self.send("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
            how |= {"captureBeyondViewport": True, "clip": clip}
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", **how)["data"]))

    # -- doing ---------------------------------------------------------------

    def go(self, address: str) -> None:
        """Open an address, as by typing it."""
        self.js("window.left = true")
        self.send("Page.navigate", url=address)
        self.wait("!window.left && document.readyState === 'complete'", address)

    def reload(self) -> None:
        """Load the page anew."""
        self.js("window.left = true")
        self.send("Page.reload")
        self.wait("!window.left && document.readyState === 'complete'", "the page again")

    def type(self, selector: str, words: str) -> None:
        """Tap into a field and type there, key by key as far as the page can tell."""
        focused = f"document.activeElement.matches({json.dumps(selector)})"
        self.tap(selector)
        while not self._comes(focused):
            self.tap(selector)  # a page that is just being painted feels a finger and forgets it
        self.js("document.activeElement.select()")
        self.send("Input.insertText", text=words)

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list."""
        chosen = self.js(
            f"(() => {{ const s = document.querySelector({json.dumps(selector)}); s.value = {json.dumps(value)};"
            "for (const kind of ['input', 'change']) s.dispatchEvent(new Event(kind, {bubbles: true}));"
            "return s.value; })()"
        )
        assert chosen == value, f"{selector} has no {value!r}"

    def tap(self, selector: str, words: str = "", *, held: Callable[[], None] | None = None) -> None:
        """Touch, or click, the first such element that is shown and holds `words`, with nothing else over it.

        `held` is done between touching and letting go.
        """
        while not self._touched(self._found(selector, words), held):
            pass

    def _found(self, selector: str, words: str) -> dict[str, Any]:
        place: dict[str, Any] = self.until(lambda: self._place(selector, words), f"{selector} {words!r} to tap")
        if place["over"]:
            raise BrowserError(f"{self.name}: {place['over']} lies over {selector} {words!r}")
        return place

    def _touched(self, place: dict[str, Any], held: Callable[[], None] | None) -> bool:
        """Touch there. False when the page has not felt it, as a page that is not painted yet does not."""
        x, y = place["x"], place["y"]
        if not self.touch:
            for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
            return True
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        felt = self._comes(f"window.felt !== {place['felt']}")
        if felt and held is not None:
            held()
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        return felt

    def _comes(self, expression: str) -> bool:
        """Whether an expression is true within two seconds."""
        end = time.monotonic() + 2
        while time.monotonic() < end:
            with suppress(BrowserError):
                if self.js(expression):
                    return True
            time.sleep(LOOK)
        return False

    def _place(self, selector: str, words: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.js(f"({_FIND})({json.dumps(selector)}, {json.dumps(words)})")
        return found

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=_KEYS.get(key, 0))

    def sleep(self) -> None:
        """What happens to the page of a phone that is put away: hidden first, then nothing runs."""
        self._shown(hidden=True)
        self.send("Page.setWebLifecycleState", state="frozen")

    def wake_up(self) -> None:
        """The phone is looked at again."""
        self.send("Page.setWebLifecycleState", state="active")
        self._shown(hidden=False)

    def _shown(self, *, hidden: bool) -> None:
        # There is no command for a page behind another; what it is told then are this property and this event.
        state = "hidden" if hidden else "visible"
        self.js(
            f"Object.defineProperty(document, 'hidden', {{value: {json.dumps(hidden)}, configurable: true}});"
            f"Object.defineProperty(document, 'visibilityState', {{value: '{state}', configurable: true}});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )

    def close(self) -> None:
        """Close the tab."""
        self._browser.send("Target.closeTarget", targetId=self._target)

    def strangers(self, origin: str) -> set[str]:
        """The origins asked for that are not `origin`."""
        seen = {
            f"{one.scheme}://{one.netloc}" for one in map(urlsplit, self.asked) if one.scheme not in ("data", "about")
        }
        return seen - {origin}


_KEYS: Final = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowRight": 39}
_FIND: Final = """async (selector, words) => {
  if (document.readyState !== "complete") return null;
  await document.fonts.ready;
  const wanted = words.toLowerCase();
  const said = (one) => (one.innerText || one.value || one.textContent).toLowerCase().replace(/\\s+/g, " ");
  const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !one.disabled);
  const one = shown.find((some) => said(some).includes(wanted));
  if (!one) return null;
  one.scrollIntoView({ block: "center", behavior: "instant" });
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const box = [...one.getClientRects()].find((some) => some.width && some.height) || one.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const ours = [one, ...(one.labels || [])];
  const near = top && (top.contains(one) || ours.some((some) => some.contains(top)));
  if (!("felt" in window)) {
    window.felt = 0;
    addEventListener("pointerdown", () => (window.felt += 1), true);
  }
  return { x, y, felt: window.felt, over: near ? "" : top ? top.outerHTML.slice(0, 120) : "nothing" };
}"""


def _high(end: int) -> int:
    """The same pipe under a number that is not 3 or 4: those are wanted by the browser."""
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(end)
    return moved
