// The slides of a class: one at a time, by arrow keys, by a click at the edges, or by the number in the address.
// Without this file all of them stand below each other.
"use strict";
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  if (!slides.length) return;
  let at = -1;

  function show(wanted, remember = true) {
    const next = Math.max(0, Math.min(slides.length - 1, wanted));
    if (next === at) return;
    at = next;
    slides.forEach((slide, k) => slide.classList.toggle("on", k === at));
    window.scrollTo(0, 0);
    slides[at].tabIndex = -1;
    slides[at].focus({ preventScroll: true });
    if (remember) history.replaceState(null, "", `#${slides[at].id}`);
  }

  function named() {
    return slides.findIndex((slide) => `#${slide.id}` === location.hash);
  }

  const steps = {
    ArrowRight: 1, PageDown: 1, Enter: 1, " ": 1,
    ArrowLeft: -1, PageUp: -1, Backspace: -1,
    Home: -slides.length, End: slides.length,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("a, button, input, select, textarea")) return;
    let step = steps[event.key];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // A slide that is higher than the screen is read to its end first.
      const down = event.key === "ArrowDown";
      const page = document.documentElement;
      const rest = down ? page.scrollHeight - page.clientHeight - window.scrollY : window.scrollY;
      if (rest > 4) return;
      step = down ? 1 : -1;
    }
    if (step === undefined) return;
    event.preventDefault();
    show(at + (event.key === " " && event.shiftKey ? -1 : step));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button") || String(window.getSelection())) return;
    const share = event.clientX / window.innerWidth;
    if (share > 0.8) show(at + 1);
    if (share < 0.2) show(at - 1);
  });

  window.addEventListener("hashchange", () => show(Math.max(0, named()), false));
  document.body.classList.add("shown");
  show(Math.max(0, named()), false);
})();
