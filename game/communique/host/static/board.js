// A table, a person or a question opens over the board, so that the board stays where it is.
"use strict";

(() => {
  const over = document.getElementById("over");
  if (!over || !over.showModal) return;
  let place = "";
  let fetched = 0;

  /** Ids of what lies over the page are its own: the page below may hold the same. */
  function apart(main) {
    for (const one of main.querySelectorAll("[id]")) one.id = `over-${one.id}`;
    for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
      for (const one of main.querySelectorAll(`[${name}]`)) one.setAttribute(name, `over-${one.getAttribute(name)}`);
    }
    main.id = "over-view";
    return main;
  }

  async function load(wanted) {
    const answer = await fetch(wanted, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    return apart(main);
  }

  async function open(wanted) {
    let main;
    try {
      main = await load(wanted);
    } catch {
      live.say(document.body.dataset.failed || "", true);
      return;
    }
    place = wanted;
    fetched = Date.now();
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = document.body.dataset.close || "×";
    close.addEventListener("click", () => over.close());
    over.replaceChildren(close, document.adoptNode(main));
    const title = main.querySelector("h1");
    if (title) {
      title.id = "over-title";
      over.setAttribute("aria-labelledby", "over-title");
    }
    if (!over.open) over.showModal();
    over.scrollTop = 0;
  }

  async function again() {
    if (!over.open || Date.now() - fetched < 1500) return;
    fetched = Date.now();
    const was = place;
    try {
      const main = await load(was);
      const title = main.querySelector("h1");
      if (title) title.id = "over-title";
      const old = document.getElementById("over-view");
      if (over.open && place === was && old) live.show(old, main.outerHTML);
    } catch {
      // The page below says that the program does not answer.
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-over]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link.getAttribute("href"));
  });
  over.addEventListener("click", (event) => event.target === over && over.close());
  over.addEventListener("close", () => {
    place = "";
    document.body.append(document.getElementById("says"));
    over.replaceChildren();
  });
  document.addEventListener("shown", (event) => again());
  document.addEventListener("done", (event) => {
    const form = event.detail;
    if (!over.contains(form)) return;
    // What leads back to where we are is shown anew; what leads elsewhere is finished.
    if (form.elements.from.value === place) {
      fetched = 0;
      again();
    } else over.close();
  });
})();
