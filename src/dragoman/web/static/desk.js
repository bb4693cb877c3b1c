// Keys for those who go through many lines, and the words of a note lit while it is pointed at.
// Everything here is also done by links and buttons: without scripts the desk reads the same.
"use strict";
(() => {
  const entries = () => [...document.querySelectorAll("[data-entry]")];
  let now = null;

  const go = (step) => {
    const all = entries();
    if (!all.length) return;
    const at = all.indexOf(now);
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (now) now.classList.remove("now");
    now = next;
    now.classList.add("now");
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "nearest" });
    light(now.dataset.of || now.dataset.entry);
  };

  const light = (ids) => {
    const wanted = new Set((ids || "").split(" "));
    for (const one of document.querySelectorAll("[data-of]"))
      one.classList.toggle("lit", one.dataset.of.split(" ").some((id) => wanted.has(id)));
  };

  const press = (selector) => {
    const found = now && now.querySelector(selector);
    if (found) found.click();
  };

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    Enter: () => press("a.open"),
    u: () => press("[data-verdict=uphold]"),
    x: () => press("[data-verdict=reject]"),
    n: () => press("[data-verdict=unsure]"),
    z: () => {
      const undo = [...document.querySelectorAll("[data-undo]")];
      undo.sort((one, other) => other.dataset.undo - one.dataset.undo)[0]?.click();
    },
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog[open]")) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const deed = keys[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  document.addEventListener("pointerover", (event) => {
    const of = event.target.closest("[data-of]");
    if (of) light(of.dataset.of);
  });
  document.addEventListener("focusin", (event) => {
    const entry = event.target.closest("[data-entry]");
    if (entry && entry !== now) {
      if (now) now.classList.remove("now");
      now = entry;
      now.classList.add("now");
    }
  });

  const settle = () => {
    now = null;
    if (matchMedia("(max-width: 46rem)").matches)
      for (const one of document.querySelectorAll("details.filters")) one.open = false;
    aim();
  };

  // An address that ends in #c-120 points at words, one in #n-ID at the note on them: both are lit.
  const aim = () => {
    if (location.hash.startsWith("#n-")) light(location.hash.slice(3));
    if (location.hash.startsWith("#c-")) {
      const mark = document.getElementById(location.hash.slice(1))?.nextElementSibling;
      if (mark && mark.matches("mark")) light(mark.dataset.of);
    }
  };
  settle();
  document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  addEventListener("hashchange", aim);
  // Who signs verdicts is kept in this browser and sent with each.
  const signed = () => {
    try { return localStorage.getItem("dragoman-who") || ""; } catch { return ""; }
  };
  for (const one of document.querySelectorAll("[data-who]")) {
    one.value = signed();
    one.addEventListener("change", () => {
      try { localStorage.setItem("dragoman-who", one.value.trim()); } catch { /* not kept, but sent */ }
    });
  }
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "post" && !event.detail.parameters.who) event.detail.parameters.who = signed();
  });
  document.addEventListener("htmx:responseError", () => {
    document.getElementById("said").textContent = "This could not be done. Load the page again.";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const told = event.target.closest?.(".judge") && now?.querySelector(".verdict");
    if (told) document.getElementById("said").textContent = told.textContent.trim();
    if (now && document.contains(now) && !now.contains(document.activeElement)) now.focus({ preventScroll: true });
    if (event.target.closest?.(".judge")) return;
    const count = document.querySelector("#found .count");
    if (count) document.getElementById("said").textContent = count.textContent;
  });
})();
