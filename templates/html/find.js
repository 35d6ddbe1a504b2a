// Search and filters: what does not match is taken out of sight in the findings, the text and the
// table, and the rest is counted. An account that is left out loses its column as well.
(() => {
  const { root, all, one } = report;
  const form = one(".filters form");
  const input = one(".find input");
  const findings = all(".finding");
  const rows = all(".row");
  const claims = all(".claims tbody tr:not(.sub)");
  const names = ["kind", "category", "doc"];
  const boxes = (name) => all(`input[name="${name}"]`, form);
  const least = one('select[name="sure"]', form);
  const accounts = boxes("doc").map((box) => box.value);

  const once = (make) => {
    const known = new Map();
    return (part) => { if (!known.has(part)) known.set(part, make(part)); return known.get(part); };
  };
  const wordsOf = once((part) => part.textContent.toLowerCase());
  const refsOf = once((row) => all(".cell .ref", row).map((ref) => ref.hash.slice(1)));
  const rowOf = once((claim) => document.getElementById(one("a", claim).hash.slice(1)));
  const kindOf = new Map(findings.map((card) => [card.id, card.dataset.kind]));

  const wanted = () => Object.fromEntries(names.map((name) => {
    const given = report.state.get(name);
    return [name, given === null ? null : new Set(given.split(","))];
  }));
  // Of the accounts that a finding rests on, two must be left, or the only one.
  const stands = (docs, kept) => !kept || docs.filter((doc) => kept.has(doc)).length >= Math.min(2, docs.length);
  const passes = (card, want, sure) =>
    (!want.kind || want.kind.has(card.dataset.kind)) &&
    (!want.category || want.category.has(card.dataset.category)) &&
    stands(card.dataset.docs.split(" ").filter(Boolean), want.doc) &&
    (!sure || Number(card.dataset.sure || 0) >= sure);

  const highlight = (query) => {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (!query) return;
    const ranges = [];
    for (const part of [one("#findings"), one(".rows"), one(".claims tbody")]) {
      if (!part) continue;
      const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walk.nextNode() && ranges.length < 2000) {
        const node = walk.currentNode;
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const columns = (kept) => {
    const without = kept ? accounts.filter((doc) => !kept.has(doc)) : [];
    const left = accounts.length - without.length;
    root.dataset.without = without.join(" ");
    document.body.dataset.accounts = String(left || 1);
    root.style.setProperty("--n", String(left || 1));
  };
  const tellShown = (place, shown, total, what) => {
    const line = one(`${place} .shown`);
    const some = shown < total;
    one("span", line).textContent = some ? `${shown || "None"} of ${total} ${what} shown.` : "";
    one("button", line).hidden = !some;
  };

  let last = null;
  const apply = () => {
    const query = (report.state.get("q") || "").trim().toLowerCase();
    const sure = Number(report.state.get("sure") || 0);
    const want = wanted();
    const key = JSON.stringify([query, sure, report.state.get("view"), names.map((name) => report.state.get(name))]);
    if (key === last || (last === null && key === '["",0,null,[null,null,null]]')) return;
    last = key;
    if (document.activeElement !== input) input.value = report.state.get("q") || "";
    names.forEach((name) => boxes(name).forEach((box) => { box.checked = !want[name] || want[name].has(box.value); }));
    if (least) least.value = String(sure);
    if (accounts.length) columns(want.doc);

    const listed = new Set(findings.filter((card) => passes(card, want, sure)).map((card) => card.id));
    let visible = 0;
    for (const card of findings) {
      const shown = listed.has(card.id) && (!query || wordsOf(card).includes(query));
      card.classList.toggle("out", !shown);
      if (shown) visible += 1;
    }
    all(".ref").forEach((ref) => ref.classList.toggle("out", !listed.has(ref.hash.slice(1))));
    all(".glance a").forEach((line) => line.parentElement.classList.toggle("out", document.getElementById(line.hash.slice(1)).classList.contains("out")));

    // Only what a finding is about takes rows without one out of sight; leaving out an account does not.
    const choosy = Boolean(want.kind || want.category || sure);
    const said = (row) => all(".cell:not(.empty)", row).filter((cell) => !want.doc || want.doc.has(cell.dataset.doc));
    for (const row of rows) {
      const kept = refsOf(row).filter((id) => listed.has(id));
      const own = said(row);
      const shown = own.length && (!choosy || kept.length) && (!query || own.some((cell) => wordsOf(cell).includes(query)));
      row.classList.toggle("out", !shown);
      const kinds = new Set(kept.map((id) => kindOf.get(id)));
      all("mark, .all", row).forEach((mark) => mark.classList.toggle("quiet", (choosy || want.doc) && ![...mark.classList].some((name) => kinds.has(name))));
    }
    for (const claim of claims) {
      const row = rowOf(claim);
      const shown = (!choosy || refsOf(row).some((id) => listed.has(id))) && (!query || wordsOf(claim).includes(query)) &&
        (!want.doc || all("td", claim).slice(1).some((cell, place) => !cell.classList.contains("silent") && want.doc.has(accounts[place])));
      claim.classList.toggle("out", !shown);
    }
    all(".strip a").forEach((tick) => tick.classList.toggle("out", document.getElementById(tick.getAttribute("href").slice(1)).classList.contains("out")));
    all(".fold, .others").forEach((fold) => { if (choosy || query) fold.open = true; });
    all("details.alone, .others").forEach((group) => group.classList.toggle("out", !one(".row:not(.out)", group)));
    all("#findings section, #findings .part").forEach((part) => {
      const own = all(".finding", part);
      part.classList.toggle("out", own.length > 0 && own.every((card) => card.classList.contains("out")));
    });
    const active = one(".filters .active");
    const count = names.filter((name) => want[name]).length + (sure ? 1 : 0);
    active.hidden = !count;
    active.textContent = String(count);
    one("#findings .shown").hidden = visible === findings.length;
    tellShown("#findings", visible, findings.length, "findings");
    const parts = report.state.get("view") === "claims" ? claims : rows;
    tellShown("#text", parts.filter((part) => !part.classList.contains("out")).length, parts.length, parts === claims ? "claims" : "rows");
    highlight(query);
  };
  report.listeners.unshift(apply);

  form.addEventListener("change", () => {
    const changes = {};
    for (const name of names) {
      const own = boxes(name);
      const on = own.filter((box) => box.checked);
      changes[name] = on.length === own.length ? "" : on.map((box) => box.value).join(",") || "none";
    }
    changes.sure = least && least.value !== "0" ? least.value : "";
    report.set(changes);
  });
  const reset = (event) => {
    event.preventDefault();
    input.value = "";
    report.set({ kind: "", category: "", doc: "", sure: "", q: "" });
  };
  form.addEventListener("reset", reset);
  all('[data-do="reset"]').forEach((button) => button.addEventListener("click", (event) => {
    reset(event);
    const place = button.closest("#text") || one("#findings");
    place.focus({ preventScroll: true });
  }));
  form.addEventListener("submit", (event) => event.preventDefault());

  const opener = one('[data-do="search"]');
  const open = (on) => {
    one(".tools").classList.toggle("searching", on);
    opener.setAttribute("aria-expanded", String(on));
  };
  report.search = () => { open(true); input.focus(); };
  opener.addEventListener("click", () => { if (opener.getAttribute("aria-expanded") === "true") open(false); else report.search(); });
  let waiting = 0;
  let typed = false;
  const search = () => {
    clearTimeout(waiting);
    report.set({ q: input.value }, typed);
    typed = true;
  };
  input.addEventListener("focus", () => { typed = false; });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    search();
    const hits = [...findings, ...rows].filter((part) => !part.classList.contains("out") && part.id);
    const first = hits[0];
    if (input.value && first) report.go(first.id);
  });
})();
