// What lives on a page: its <main> comes anew by a stream, forms are sent without leaving, clocks count.
// Without this script every form and link works by itself. `live` is what another script of the page may use.
"use strict";

const live = (() => {
  const body = document.body;
  const touched = new WeakSet();
  const says = document.getElementById("says");
  let offset = 0;
  let hushed = 0;

  /** Say a sentence where the reader's eyes and a screen reader find it. */
  function say(words, bad = false, keep = false) {
    clearTimeout(hushed);
    const open = document.querySelector("dialog[open]");
    (open || body).append(says);
    says.classList.toggle("bad", bad);
    says.textContent = words;
    // What went well is seen on the page as well; what did not has to be read to its end.
    if (words && !keep) hushed = setTimeout(() => say(""), bad ? 7000 : Math.max(1600, 55 * words.length));
  }

  /** Take a sentence down that is true no longer. */
  function hush(words) {
    if (says.textContent === words) say("");
  }

  // -- clocks

  function clock(seconds) {
    const left = Math.max(0, Math.floor(seconds));
    const two = (n) => String(n).padStart(2, "0");
    const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  }

  function count() {
    const now = (Date.now() + offset) / 1000;
    for (const one of document.querySelectorAll("[data-until], [data-since]")) {
      const left = one.dataset.until ? one.dataset.until - now : now - one.dataset.since;
      const words = clock(one.dataset.until ? left + 0.999 : left);
      if (one.textContent !== words) one.textContent = words;
      if (one.dataset.until) one.classList.toggle("up", left <= 0);
    }
  }

  /** The laptop's clock is the one that counts. */
  function tuned(main) {
    if (main && main.dataset.now) offset = Number(main.dataset.now) - Date.now();
  }

  // -- what comes anew

  /** Whether somebody is at it: a field, or one of the others of which one is chosen. */
  function inUse(field) {
    if (touched.has(field) || field === document.activeElement) return true;
    if (field.type !== "radio" || !field.form) return false;
    return [...field.form.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)].some((one) => touched.has(one));
  }

  function attributes(old, fresh) {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !(name === "open" && old.localName === "details")) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  }

  /** Make `old` what `fresh` is, and leave as it is whatever somebody has opened, filled in or is in. */
  function morph(old, fresh) {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) return old.replaceWith(fresh);
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return undefined;
    }
    attributes(old, fresh);
    if (old.localName === "select" && inUse(old)) return undefined;
    children(old, fresh);
    if (old.localName === "input" && !inUse(old)) {
      if (old.type === "checkbox" || old.type === "radio") old.checked = fresh.defaultChecked;
      else old.value = fresh.getAttribute("value") || "";
    }
    if (old.localName === "select" && old.value !== fresh.value) old.value = fresh.value;
    return undefined;
  }

  function children(old, fresh) {
    let at = old.firstChild;
    for (const wanted of [...fresh.childNodes]) {
      const kept = wanted.id && document.getElementById(wanted.id);
      if (kept && kept !== at && kept.nodeName === wanted.nodeName && !kept.contains(old)) old.insertBefore(kept, at), (at = kept);
      if (at && !(wanted.id && at.id !== wanted.id) && !(at.id && at.id !== wanted.id) && at.nodeName === wanted.nodeName) {
        const next = at.nextSibling;
        morph(at, wanted);
        at = next;
      } else {
        old.insertBefore(wanted, at);
      }
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  /** Where the focus is, in words that still fit when its place has been drawn anew. */
  function focused() {
    const one = document.activeElement;
    const home = one && one.closest("[id]");
    if (!home || one === body) return () => {};
    const path = one === home ? null : [...home.querySelectorAll("a, button, input, select, summary")].indexOf(one);
    return () => {
      if (document.activeElement === one || document.activeElement !== body) return;
      const again = document.getElementById(home.id);
      const found = again && (path === null ? again : again.querySelectorAll("a, button, input, select, summary")[path]);
      if (found) found.focus({ preventScroll: true });
    };
  }

  /** Put the `<main>` that is in `html` in the place of `old`. */
  function show(old, html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    if (!fresh) return;
    tuned(fresh);
    const back = focused();
    const other = old.className !== fresh.className;
    morph(old, document.adoptNode(fresh));
    back();
    // Another page begins at its beginning, as it would have had it been opened.
    if (other) scrollTo({ top: 0, behavior: "instant" });
    count();
    document.dispatchEvent(new CustomEvent("shown"));
  }

  // -- the stream

  let stream = null;
  let lost = false;
  let pressed = false;
  let moved = 0;
  let waiting = null;

  // What is about to be pressed does not move away under the finger.
  function settle() {
    if (waiting === null) return;
    if (pressed || (document.querySelector(".card:hover") && Date.now() - moved < 1000)) return;
    const html = waiting;
    waiting = null;
    show(document.getElementById("view"), html);
  }

  function listen() {
    if (!body.dataset.stream || stream) return;
    const one = (stream = new EventSource(body.dataset.stream));
    one.addEventListener("open", () => {
      if (lost) {
        say(body.dataset.back || "");
        document.dispatchEvent(new CustomEvent("back"));
      }
      lost = false;
    });
    one.addEventListener("view", (event) => {
      waiting = event.data;
      settle();
    });
    one.addEventListener("bye", (event) => over(event.data));
    one.addEventListener("say", (event) => say(event.data));
    one.addEventListener("go", (event) => location.assign(event.data));
    // The newest tab has the seat; this one says so and can have it back.
    one.addEventListener("replaced", (event) => {
      end(event.data || body.dataset.replaced || "");
      const back = document.createElement("button");
      back.type = "button";
      back.textContent = body.dataset.here || "↻";
      back.addEventListener("click", () => location.reload());
      says.append(" ", back);
    });
    one.addEventListener("error", () => {
      if (!lost) say(body.dataset.lost || "", true, true);
      lost = true;
      // A browser gives up on a stream that is refused; we do not.
      if (one.readyState === EventSource.CLOSED) {
        hang();
        setTimeout(listen, 2000);
      }
    });
  }

  /** Nothing of the page may stay on the screen: whoever it was for is not here any more. */
  function over(words) {
    hang();
    body.removeAttribute("data-stream");
    const main = document.createElement("main");
    main.id = "view";
    main.className = "entrance saying";
    main.tabIndex = -1;
    const part = (name, text, kind) => {
      const one = document.createElement(name);
      one.textContent = text;
      one.className = kind;
      return one;
    };
    main.append(part("h1", body.dataset.over || "", ""), part("p", words, "lead"));
    document.title = body.dataset.over || document.title;
    const open = document.querySelector("dialog[open]");
    if (open) open.close();
    say("");
    document.getElementById("view").replaceWith(main);
    scrollTo({ top: 0, behavior: "instant" });
    main.focus({ preventScroll: true });
  }

  function end(words) {
    hang();
    body.removeAttribute("data-stream");
    say(words, false, true);
  }

  function hang() {
    if (stream) stream.close();
    stream = null;
  }

  // -- forms

  // A form with a field called "action" has that as `form.action`: what it posts to is asked for as it stands.
  async function send(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    // Not every browser takes the button along by itself.
    if (button && button.name) fields.append(button.name, button.value);
    const place = (button && button.getAttribute("formaction")) || form.getAttribute("action");
    const open = [...form.querySelectorAll("button:enabled")];
    for (const one of open) one.disabled = true;
    try {
      const answer = await fetch(place, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" } });
      const { ok, says: words, go } = await answer.json();
      if (go) location.assign(go);
      const refused = form.querySelector(":scope > .refused");
      if (refused) {
        refused.hidden = ok || !words;
        refused.textContent = ok ? "" : words;
      }
      if (words && (ok || !refused)) say(words, !ok);
      if (ok) {
        for (const field of form.elements) touched.delete(field);
        for (const flap of [form.closest("details.pop")]) if (flap) flap.open = false;
        document.dispatchEvent(new CustomEvent("done", { detail: form }));
      }
    } catch {
      say(body.dataset.failed || "", true);
    } finally {
      for (const one of open) one.disabled = false;
    }
  }

  let clicked = null;
  document.addEventListener("click", (event) => (clicked = event.target.closest("button")), true);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("method") !== "post" || !form.classList.contains("do")) return;
    event.preventDefault();
    send(form, event.submitter || (clicked && clicked.form === form ? clicked : null));
  });
  document.addEventListener("input", (event) => touched.add(event.target));
  document.addEventListener("pointermove", () => (moved = Date.now()), { passive: true });
  document.addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => setTimeout(() => ((pressed = false), settle()), 50));
  }
  // A flap closes when something else is pressed, and by Escape.
  document.addEventListener("click", (event) => {
    for (const flap of document.querySelectorAll("details.pop[open]")) if (!flap.contains(event.target)) flap.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const flap of document.querySelectorAll("details.pop[open]")) {
      flap.open = false;
      flap.querySelector("summary").focus();
    }
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? hang() : listen()));
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  window.addEventListener("pagehide", hang);

  tuned(document.getElementById("view"));
  count();
  setInterval(() => (count(), settle()), 500);
  listen();
  return { say, hush, show };
})();
