"use strict";
// Moving about. Without scripts the page is whole; this only adds comfort. `report` is shared by the files
// of this script; the state lives in the address, as #anchor?view=claims&kind=conflict.
const report = {
  root: document.documentElement,
  all: (query, inside = document) => [...inside.querySelectorAll(query)],
  one: (query, inside = document) => inside.querySelector(query),
  state: new URLSearchParams(),
  at: "",
  listeners: [],
};

(() => {
  const { root, all, one } = report;
  const findings = all(".finding");
  const rowOf = (card) => one('a[href^="#row-"]', card)?.hash.slice(1);
  root.classList.remove("plain");
  all(".tools, .views").forEach((part) => { part.hidden = false; });
  const tools = one(".tools");
  new ResizeObserver(() => root.style.setProperty("--top", `${tools.offsetHeight}px`)).observe(tools);

  const remember = (key, value) => { try { localStorage.setItem(`compare-${key}`, value); } catch { /* not allowed here */ } };
  const recall = (key) => { try { return localStorage.getItem(`compare-${key}`); } catch { return null; } };

  // --- the address -----------------------------------------------------------------
  const address = () => {
    const rest = report.state.toString();
    return `#${report.at}${rest ? `?${rest}` : ""}`;
  };
  report.set = (changes) => {
    for (const [key, value] of Object.entries(changes)) {
      if (value) report.state.set(key, value); else report.state.delete(key);
    }
    history.replaceState(null, "", address());
    report.listeners.forEach((listen) => listen());
  };
  const read = () => {
    const [anchor, rest] = location.hash.slice(1).split("?");
    report.state = new URLSearchParams(rest || "");
    report.listeners.forEach((listen) => listen());
    report.show(anchor, false);
  };

  // --- going to a place --------------------------------------------------------------
  report.show = (anchor, focus = true) => {
    report.at = anchor;
    all(".here").forEach((old) => old.classList.remove("here"));
    const place = anchor && document.getElementById(anchor);
    if (!place) return;
    if (report.state.get("view") === "claims" && place.closest(".frame")) report.set({ view: "" });
    for (let up = place; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      if (up.classList.contains("out")) up.classList.remove("out");
    }
    if (place.matches(".finding, .row, .cell span, .removed span")) place.classList.add("here");
    place.scrollIntoView({ block: place.matches(".finding, .row, .cell span") ? "center" : "start" });
    if (focus) {
      if (!place.matches("a, button, input, [tabindex]")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    tell();
  };
  report.go = (anchor) => {
    report.at = anchor;
    const there = address();
    if (there !== location.hash) history.pushState(null, "", there);
    report.show(anchor);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"], a:has(> rect)');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const anchor = (link.getAttribute("href") || "").slice(1);
    if (!anchor || !document.getElementById(anchor)) return;
    event.preventDefault();
    report.go(anchor);
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", () => { if (location.hash !== address()) read(); });

  // --- next and previous -------------------------------------------------------------
  const shown = () => findings.filter((card) => !card.classList.contains("out"));
  const inText = () => {
    const rows = new Map();
    for (const card of shown()) {
      const row = rowOf(card);
      if (row) rows.set(row, [...(rows.get(row) || []), card]);
    }
    return [...rows].sort(([a], [b]) => a.slice(4) - b.slice(4));
  };
  const tell = () => {
    const where = one(".where");
    const cards = shown();
    const card = cards.findIndex((own) => own.id === report.at);
    const rows = inText();
    const row = rows.findIndex(([name]) => name === report.at);
    const number = (own) => (one(".num a", own) || one(".num", own)).lastChild.textContent.trim();
    if (card >= 0) where.textContent = `${number(cards[card])} · ${card + 1} of ${cards.length}`;
    else if (row >= 0) where.textContent = `${rows[row][1].slice(0, 3).map(number).join(" ")} · place ${row + 1} of ${rows.length}`;
    else where.textContent = cards.length === 1 ? "1 finding" : `${cards.length} findings`;
  };
  report.listeners.push(() => tell());
  const step = (places, by) => {
    if (!places.length) return;
    const now = places.indexOf(report.at);
    let next = now < 0 ? (by > 0 ? 0 : places.length - 1) : now + by;
    if (now < 0 && report.at) {
      // Coming from the other list: go on from the same finding.
      const card = findings.find((own) => own.id === report.at);
      const same = card ? places.indexOf(rowOf(card)) : places.findIndex((id) => rowOf(document.getElementById(id) || document.body) === report.at);
      if (same >= 0) next = same;
    }
    report.go(places[(next + places.length) % places.length]);
  };
  const inList = (by) => step(shown().map((card) => card.id), by);
  const inRows = (by) => step(inText().map(([row]) => row), by);
  one('[data-do="next"]').addEventListener("click", () => inRows(1));
  one('[data-do="prev"]').addEventListener("click", () => inRows(-1));

  // --- colours, folding, help, keys ---------------------------------------------------
  const themes = { "": ["◐", "as the system"], light: ["○", "light"], dark: ["●", "dark"] };
  const theme = one('[data-do="theme"]');
  const paint = (name) => {
    if (name) root.dataset.theme = name; else delete root.dataset.theme;
    theme.textContent = themes[name][0];
    theme.setAttribute("aria-label", `Colours: ${themes[name][1]}`);
    theme.title = `Colours: ${themes[name][1]}`;
  };
  theme.addEventListener("click", () => {
    const names = Object.keys(themes);
    const name = names[(names.indexOf(root.dataset.theme || "") + 1) % names.length];
    paint(name);
    remember("theme", name);
  });
  const kept = recall("theme");
  paint(kept in themes ? kept : "");

  const folds = all("details.alone");
  const foldButton = one(".fold-all");
  const fold = () => report.set({ fold: report.state.get("fold") ? "" : "1" });
  let folded = null;
  report.listeners.push(() => {
    const now = Boolean(report.state.get("fold"));
    if (now === folded) return;
    if (folded !== null || now) folds.forEach((part) => { part.open = !now; });
    folded = now;
    foldButton?.setAttribute("aria-pressed", String(now));
  });
  foldButton?.addEventListener("click", fold);

  const help = one("dialog.help");
  const single = one('input[name="keys"]', help);
  single.checked = recall("keys") !== "off";
  single.addEventListener("change", () => remember("keys", single.checked ? "on" : "off"));
  one('[data-do="help"]').addEventListener("click", () => help.showModal());
  const keys = {
    n: () => inRows(1), p: () => inRows(-1), j: () => inList(1), k: () => inList(-1), f: fold,
    "/": () => one(".find input").focus(), "?": () => help.showModal(),
    1: () => report.set({ view: "" }), 2: () => report.set({ view: "margin" }), 3: () => report.set({ view: "claims" }),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      const open = one(".drop[open]");
      if (open) { open.open = false; one("summary", open).focus(); }
      else if (report.state.get("q") || typing) { report.set({ q: "" }); typing?.blur(); }
    } else if (!typing && single.checked && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("click", (event) => {
    const open = one(".drop[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open]):not(.drop)");
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
  addEventListener("DOMContentLoaded", read);
})();
