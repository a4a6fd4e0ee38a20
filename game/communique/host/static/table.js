// The table on a phone: what the package is worth follows every touch, what a form asks for follows what is chosen, a
// sheet shows itself while it is held, and the phone says when it is one's turn.
"use strict";

(() => {
  const lang = document.documentElement.lang || undefined;
  const edited = new Set();
  const view = () => document.getElementById("view");
  const post = (place, fields) =>
    fetch(place, { method: "POST", body: fields, headers: { "X-Requested-With": "fetch" } }).catch(() => {});
  let turn = view().dataset.turn;
  let proposed = view().dataset.proposed || "";

  document.documentElement.classList.add("scripted");

  // -- what the package is worth

  function figure(points, count) {
    const value = count.scale === 100 ? points : (100 * points) / count.scale;
    const decimals = { minimumFractionDigits: count.decimals, maximumFractionDigits: count.decimals };
    return value.toLocaleString(lang, decimals).replace("-", "\u2212");
  }

  function put(place, name, words) {
    const one = place.querySelector(name);
    if (one && one.textContent !== words) one.textContent = words;
  }

  function worth() {
    const place = document.querySelector("#form-package .worth[data-count]");
    if (!place) return;
    const count = JSON.parse(place.dataset.count);
    const chosen = [...place.closest("form").querySelectorAll(".issue")].map((row) => row.querySelector("input:checked"));
    if (!chosen.length || chosen.some((one) => !one)) return;
    const points = chosen.map((one) => Number(one.dataset.points));
    const options = chosen.map((one) => Number(one.dataset.open || one.value));
    const empty = chosen.every((one) => "open" in one.dataset);
    const linked = count.links.filter(([i, k, j, other]) => options[i] === k && options[j] === other);
    const bundled = count.bundles.map(([issues, sizes, worths]) => worths[issues.reduce((at, i, n) => at * sizes[n] + options[i], 0)]);
    const held = count.boxes.filter(([sides]) => sides.every(([i, first, last]) => first <= options[i] && options[i] <= last));
    const sum = [...points, ...linked.map((one) => one[4]), ...bundled, ...held.map((one) => one[1])].reduce((all, one) => all + one, 0);
    const rejects = ([, issues, least]) => issues.reduce((all, i) => all + points[i], 0) < least;
    const against = count.audiences.filter(rejects).map(([name]) => name);
    const margin = sum - count.noDeal;
    const shown = !empty || count.today;
    const [sign, words] = margin > 0 ? ["\u25b2", count.over] : margin < 0 ? ["\u25bc", count.under] : ["=", count.equal];
    put(place, ".points", figure(sum, count));
    put(place, ".margin", empty ? count.empty : `${sign} ${words.replace("{n}", figure(Math.abs(margin), count))}`);
    const tone = margin >= 0 && !against.length ? "good" : "bad";
    place.querySelector(".margin").className = empty ? "margin" : `margin ${tone}`;
    const home = against.length ? count.fails.replace("{n}", against.join(", ")) : count.passes;
    put(place, ".home", shown && count.audiences.length ? home : "");
  }

  // The host holds what lies on the table against the package, once it has been left alone for a moment.
  let telling = 0;
  function tell(form) {
    clearTimeout(telling);
    telling = setTimeout(() => post("/seat/package", new URLSearchParams(new FormData(form))), 700);
  }

  // What was put together and not put forward is known to a host that was started anew when it has been told again.
  let composed = false;
  document.addEventListener("back", () => {
    const form = document.getElementById("form-package");
    if (composed && form) tell(form);
  });

  // -- what a form asks for

  function whens() {
    for (const form of document.querySelectorAll("form")) {
      const parts = form.querySelectorAll("[data-when]");
      if (!parts.length) continue;
      const chosen = [...form.querySelectorAll("input:checked, select")].map((one) => one.value);
      for (const part of parts) part.hidden = !part.dataset.when.split(" ").some((one) => chosen.includes(one));
    }
  }

  function most() {
    for (const group of document.querySelectorAll("[data-most]")) {
      const ticks = [...group.querySelectorAll("input")];
      const full = ticks.filter((one) => one.checked).length >= Number(group.dataset.most);
      for (const one of ticks) one.disabled = full && !one.checked;
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    whens();
    most();
    worth();
    if (!form) return;
    const refused = form.querySelector(":scope > .refused");
    if (refused) refused.hidden = true;
    if (form.id === "form-package") {
      composed = true;
      tell(form);
    } else if (form.id) edited.add(form.id);
  });

  // A way to a form opens it here, about the text that it names.
  document.addEventListener("click", (event) => {
    const way = event.target.closest("a[data-form]");
    const place = way && document.getElementById(`act-${way.dataset.form}`);
    if (!place) return;
    event.preventDefault();
    turnTo(place);
    place.open = true;
    const text = place.querySelector("select[name=target]");
    const kind = place.querySelector("input[value=take]:not(:disabled)");
    if (text && way.dataset.text) text.value = way.dataset.text;
    if (kind && way.dataset.text) kind.checked = true;
    if (text) text.dispatchEvent(new Event("input", { bubbles: true }));
    place.scrollIntoView({ block: "start" });
    place.querySelector("summary").focus({ preventScroll: true });
  });

  // What is being sent is edited no more, whichever comes first: the answer or the page that it leads to.
  document.addEventListener("submit", (event) => edited.delete(event.target.id));

  // What has been sent closes; what can no longer be sent is said.
  document.addEventListener("done", (event) => {
    if (event.detail.id === "form-package") composed = false;
    const act = event.detail.closest("details.act");
    if (act) act.open = false;
    if (event.detail.elements.move) {
      turnTo(document.getElementById("texts"));
      scrollTo({ top: 0, behavior: "instant" });
    } else if (!view().classList.contains("table") && !event.detail.closest(".stick")) {
      (event.detail.closest("section[id]") || view()).scrollIntoView();
    }
  });

  // -- what is new

  let seen = 0;
  function look() {
    const heard = Number(view().dataset.heard || 0);
    const record = document.getElementById("record");
    if (!record || !record.offsetParent || heard <= seen || document.hidden) return;
    const box = record.getBoundingClientRect();
    if (box.top > innerHeight * 0.8 || box.bottom < 0) return;
    seen = heard;
    post("/seat/seen", new URLSearchParams({ n: String(heard) }));
  }

  // What has come lights up once.
  const known = new Set();
  function light(quietly) {
    for (const one of document.querySelectorAll("#record li[id], #texts article[id]")) {
      if (known.has(one.id)) continue;
      known.add(one.id);
      if (!quietly) one.classList.add("fresh");
    }
  }

  const told = { ...view().dataset };
  function shown() {
    const main = view();
    if (told.pen && main.dataset.pen && main.dataset.pen !== told.pen) live.say(main.dataset.pen);
    told.pen = main.dataset.pen;
    light(false);
    if (main.dataset.title) document.title = main.dataset.title;
    turnTo(document.getElementById(document.documentElement.dataset.tab || "texts"));
    if (main.dataset.turn === "mine" && turn !== "mine") {
      turnTo(document.getElementById("texts"));
      live.say(document.body.dataset.turn || "");
      if (navigator.vibrate) navigator.vibrate([90, 60, 90]);
    } else if (main.dataset.turn !== "mine" && turn === "mine") live.hush(document.body.dataset.turn);
    turn = main.dataset.turn;
    const wished = main.dataset.proposed || "";
    if (wished.split(" ").some((one) => one && !proposed.split(" ").includes(one))) {
      // It is counted at its tab: whoever is at something else stays there.
      live.say(document.body.dataset.proposed || "");
      if (navigator.vibrate) navigator.vibrate(60);
    }
    proposed = wished;
    opened();
    for (const id of [...edited]) {
      if (document.getElementById(id)) continue;
      edited.delete(id);
      live.say(document.body.dataset.gone || "", true);
    }
    if (Number(main.dataset.taken) > Number(told.taken || Infinity)) live.say(document.body.dataset.taken || "");
    told.taken = main.dataset.taken;
    whens();
    most();
    worth();
  }
  document.addEventListener("shown", shown);
  setInterval(look, 3000);

  // -- one part of the page at a time, where there is no room for all

  const TABS = { texts: "texts", due: "texts", team: "texts", standing: "texts", package: "package", moves: "moves", record: "record" };
  function turnTo(place) {
    const part = place && place.closest("section[id]");
    const tab = part && TABS[part.id];
    if (!tab) return;
    document.documentElement.dataset.tab = tab;
    for (const way of document.querySelectorAll(".tabs a")) {
      if (way.getAttribute("href") === `#${tab}`) way.setAttribute("aria-current", "true");
      else way.removeAttribute("aria-current");
    }
  }
  document.addEventListener("click", (event) => {
    const way = event.target.closest('a[href^="#"]');
    const place = way && document.getElementById(way.hash.slice(1));
    if (!place || !view().classList.contains("table")) return;
    turnTo(place);
    if (!way.closest(".tabs")) return;
    event.preventDefault();
    scrollTo({ top: 0, behavior: "instant" });
    const heading = place.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });

  // -- a sheet that has been open once: only then is a brief said to be read

  function opened(now = false) {
    const sheet = view().dataset.sheet;
    if (!sheet) return;
    try {
      if (now) sessionStorage.setItem("sheet", sheet);
      now = now || sessionStorage.getItem("sheet") === sheet;
    } catch {
      // A browser that keeps nothing asks once more after the page was loaded anew.
    }
    if (now || document.documentElement.dataset.opened !== sheet) {
      if (now) document.documentElement.dataset.opened = sheet;
      else delete document.documentElement.dataset.opened;
    }
  }
  document.addEventListener("input", (event) => event.target.matches(".reveal:checked") && opened(true));

  // -- what is shown while it is held

  function hide() {
    for (const one of document.querySelectorAll(".held")) one.classList.remove("held");
    for (const one of document.querySelectorAll(".reveal")) one.checked = false;
  }

  const HELD = 350;
  let pressed = 0;
  document.addEventListener("pointerdown", (event) => {
    const hold = event.target.closest("[data-hold]");
    if (!hold) return;
    pressed = Date.now();
    hold.closest(".secret").classList.add("held");
    opened(true);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      for (const one of document.querySelectorAll(".held")) one.classList.remove("held");
    });
  }
  // A tap keeps it open or closes it; after a hold, letting go is enough.
  document.addEventListener("click", (event) => {
    const hold = event.target.closest("[data-hold]");
    if (hold && Date.now() - pressed > HELD) event.preventDefault();
  });
  document.addEventListener("contextmenu", (event) => {
    if (event.target.closest("[data-hold]")) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.hidden && hide());

  light(true);
  opened();
  turnTo(document.getElementById(location.hash.slice(1) || "texts"));
  whens();
  most();
  worth();
})();
