
"use strict";
// Rows and words of the same record carry the same key: `data-row` on the row, `data-r` on every stretch of its words.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = new Map();
  const rows = new Map(all("[data-row]").map((row) => [row.dataset.row, row]));
  const sheet = document.querySelector(".sheet");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 60rem)");
  let current = null;

  for (const stretch of all(".text .m")) {
    for (const key of stretch.dataset.r.split(" ")) {
      if (!words.has(key)) words.set(key, []);
      words.get(key).push(stretch);
    }
  }
  const keysOf = (value) => (value ? value.split(" ") : []);
  // a check is lit with all the records that it compares, every other row with its own words
  const lit = (row) => ("lights" in row.dataset ? keysOf(row.dataset.lights) : [row.dataset.row]);
  const stretches = (keys) => keys.flatMap((key) => words.get(key) ?? []);
  const behavior = () => (calm.matches ? "auto" : "smooth");

  function clear() {
    for (const part of all(".on, .near, .lit")) part.classList.remove("on", "near", "lit");
    for (const part of all("[aria-current]")) part.removeAttribute("aria-current");
    current = null;
  }

  function close() {
    clear();
    sheet.hidden = true;
    document.documentElement.classList.remove("sheeted");
    history.replaceState(null, "", location.pathname + location.search);
  }

  function light(key) {
    const row = rows.get(key);
    if (!row) return false;
    clear();
    current = key;
    row.classList.add("on");
    row.querySelector(".go").setAttribute("aria-current", "true");
    row.closest(".story").classList.add("lit");
    for (const part of stretches(lit(row))) part.classList.add("on");
    for (const part of stretches(keysOf(row.dataset.near))) part.classList.add("near");
    for (const other of keysOf(row.dataset.lights)) rows.get(other)?.classList.add("near");
    lift(row);
    history.replaceState(null, "", `#${words.has(key) ? "w-" : ""}${key}`);
    return true;
  }

  // on a narrow screen the rows lie far below their words: a copy of the row stands at the bottom
  function lift(row) {
    const copy = row.cloneNode(true);
    copy.removeAttribute("id");
    sheet.querySelector(".sheet-row").replaceChildren(copy);
    sheet.hidden = false;
    document.documentElement.classList.add("sheeted");
  }

  function toWords(key, byKey = false) {
    const targets = stretches(lit(rows.get(key)));
    if (byKey) targets.find((target) => target.matches("a"))?.focus({ preventScroll: true });
    targets[0]?.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: behavior() });
  }

  function toRow(key, byKey = false) {
    const row = rows.get(key);
    row.hidden = false;
    if (byKey) row.querySelector(".go").focus({ preventScroll: !narrow.matches });
    const panel = row.closest(".panel");
    if (narrow.matches || panel.scrollHeight <= panel.clientHeight) return;
    const shift = row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTo({ top: panel.scrollTop + shift - panel.clientHeight / 3, behavior: behavior() });
  }

  function fromWords(stretch, byKey) {
    const keys = keysOf(stretch.dataset.r);
    const at = keys.indexOf(current);
    // where records lie on each other, every further click takes the next; the keyboard goes back to where it came from
    const key = byKey && at >= 0 ? current : keys[(at + 1) % keys.length];
    if (!light(key)) return;
    toRow(key, byKey);
    // the copy of the row may have come to lie on the words
    if (narrow.matches) stretch.scrollIntoView({ block: "nearest", behavior: behavior() });
  }

  function step(by) {
    const shown = [...rows.keys()];
    const key = shown[(shown.indexOf(current) + by + shown.length) % shown.length];
    if (light(key)) toWords(key);
  }

  function only(button) {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    const section = button.closest("section");
    for (const other of all("[aria-pressed]", section)) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(pressed));
    for (const row of all(".row", section)) row.hidden = pressed && row.dataset.speaker !== button.dataset.speaker;
    close();
    if (!pressed) return;
    const shown = all(".row:not([hidden])", section);
    section.closest(".story").classList.add("lit");
    for (const part of stretches(shown.map((row) => row.dataset.row))) part.classList.add("near");
  }

  function toggle(button) {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    document.body.classList.toggle(`hide-${button.dataset.hide}`, !pressed);
  }

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const byKey = event.detail === 0;
    const at = (selector) => event.target.closest(selector);
    if (!getSelection().isCollapsed && at(".text")) return;
    const button = at("button");
    if (button) {
      if (button.dataset.hide) toggle(button);
      else if (button.dataset.speaker !== undefined) only(button);
      else if (button.dataset.step) step(Number(button.dataset.step));
      else if ("close" in button.dataset) close();
      else if ("back" in button.dataset) rows.get(current)?.scrollIntoView({ block: "center", behavior: behavior() });
      return;
    }
    const reference = at(".ref");
    if (reference) {
      event.preventDefault();
      const key = reference.hash.slice(1);
      if (light(key)) { toWords(key); toRow(key); }
      return;
    }
    const row = at("[data-row]");
    if (row) {
      event.preventDefault();
      if (light(row.dataset.row)) toWords(row.dataset.row, byKey);
      return;
    }
    const stretch = at(".text .m");
    if (stretch) {
      event.preventDefault();
      fromWords(stretch, byKey);
    }
  });

  for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(name, (event) => {
      const row = event.target.closest("[data-row]");
      if (row) for (const part of stretches(lit(row))) part.classList.toggle("hint", on);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current) {
      const row = rows.get(current);
      close();
      row.querySelector(".go").focus({ preventScroll: narrow.matches });
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const row = event.target.closest?.(".panel [data-row]");
    if (!row) return;
    const shown = all(".row:not([hidden]) > .go", row.closest(".panel"));
    const next = shown[shown.indexOf(row.querySelector(".go")) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });

  function fromAddress() {
    const key = decodeURIComponent(location.hash.slice(1)).replace(/^w-/, "");
    if (rows.has(key) && light(key)) { toWords(key); toRow(key); }
  }
  for (const group of all(".speakers")) group.hidden = false;
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
