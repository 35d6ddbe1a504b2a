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

  // --- the address -----------------------------------------------------------------
  const address = () => {
    const rest = report.state.toString();
    return `#${report.at}${rest ? `?${rest}` : ""}`;
  };
  // What a person chooses can be undone with the back button; what is typed letter by letter is one step.
  report.set = (changes, typing = false) => {
    for (const [key, value] of Object.entries(changes)) {
      if (value) report.state.set(key, value); else report.state.delete(key);
    }
    const there = address();
    if (typing) history.replaceState(null, "", there);
    else if (there !== (location.hash || "#")) history.pushState(null, "", there);
    report.listeners.forEach((listen) => listen());
  };
  const read = () => {
    const [anchor, rest] = location.hash.slice(1).split("?");
    report.state = new URLSearchParams(rest || "");
    report.listeners.forEach((listen) => listen());
    report.show(anchor, false);
  };

  // --- going to a place --------------------------------------------------------------
  // Many accounts scroll in a frame: it comes whole into sight, then the row, then its first words.
  const inFrame = (frame, place) => {
    const box = frame.getBoundingClientRect();
    scrollBy(0, box.top - one(".tools").offsetHeight - 8);
    const heads = one(".heads", frame);
    frame.scrollTop += place.getBoundingClientRect().top - heads.getBoundingClientRect().bottom - 48;
    const row = place.closest(".row");
    const shown = (cell) => cell.offsetWidth && !cell.classList.contains("empty");
    const cells = place === row ? all(".cell", row).filter(shown) : [place.closest(".cell")];
    const pinned = all(".head", heads).find((head) => head.offsetWidth).getBoundingClientRect().right;
    const inside = cells.some((cell) => { const own = cell?.getBoundingClientRect(); return own && own.right <= box.right && (own.left >= pinned || own.right <= pinned + 1); });
    if (cells[0] && !inside) frame.scrollLeft += cells[0].getBoundingClientRect().left - pinned - 16;
  };
  const inSight = (place) => {
    const frame = place.closest(".frame > .scroll");
    if (frame && frame.scrollHeight > frame.clientHeight + 1 && getComputedStyle(frame).overflowY !== "visible") return inFrame(frame, place);
    const tall = place.offsetHeight > innerHeight * 0.6 || !place.matches(".finding, .row, .cell [id]");
    place.scrollIntoView({ block: tall ? "start" : "center" });
  };
  report.show = (anchor, focus = true) => {
    report.at = anchor;
    all(".here").forEach((old) => old.classList.remove("here"));
    const place = anchor ? document.getElementById(anchor) : null;
    report.peek?.(place);
    if (!place) return tell();
    if (report.state.get("view") === "claims" && place.closest(".frame")) report.set({ view: "" }, true);
    for (let up = place; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      up.classList.remove("out");
    }
    if (place.matches(".finding, .row, .cell [id]")) place.classList.add("here");
    inSight(place);
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
    // A number in the text shows the finding where one reads; from there a link leads to the list.
    const row = link.matches(".cell .ref") && link.closest(".row");
    if (row) {
      report.go(row.id);
      one(`.peek a[href="#${anchor}"]`, row)?.focus({ preventScroll: true });
    } else report.go(anchor);
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
    const number = (own) => one(".num", own).textContent.trim();
    if (card >= 0) where.textContent = `${number(cards[card])} · ${card + 1} of ${cards.length}`;
    else if (row >= 0) where.textContent = `${rows[row][1].slice(0, 3).map(number).join(" ")} · place ${row + 1} of ${rows.length}`;
    else if (cards.length < findings.length) where.textContent = `${cards.length} of ${findings.length} findings`;
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
  Object.assign(report, { inList, inRows });
  addEventListener("DOMContentLoaded", read);
})();
