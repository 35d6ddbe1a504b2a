// Search and filters: what does not match is taken out of sight, the rest is counted.
(() => {
  const { all, one } = report;
  const form = one(".filters form");
  const input = one(".find input");
  const findings = all(".finding");
  const rows = all(".row");
  const claims = all(".claims tr[data-row]");
  const words = new Map([...findings, ...rows, ...claims].map((part) => [part, part.textContent.toLowerCase()]));
  const names = ["kind", "category", "doc"];
  const boxes = (name) => all(`input[name="${name}"]`, form);
  const least = one('select[name="sure"]', form);

  const wanted = () => Object.fromEntries(names.map((name) => {
    const given = report.state.get(name);
    return [name, given === null ? null : new Set(given.split(","))];
  }));
  const passes = (card, want, sure, query) =>
    (!want.kind || want.kind.has(card.dataset.kind)) &&
    (!want.category || want.category.has(card.dataset.category)) &&
    (!want.doc || card.dataset.docs.split(" ").some((doc) => want.doc.has(doc))) &&
    (!sure || Number(card.dataset.sure || 0) >= sure) &&
    (!query || words.get(card).includes(query));

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

  let last = null;
  const apply = () => {
    const query = (report.state.get("q") || "").trim().toLowerCase();
    const sure = Number(report.state.get("sure") || 0);
    const want = wanted();
    const key = JSON.stringify([query, sure, names.map((name) => report.state.get(name))]);
    if (key === last) return;
    last = key;
    if (document.activeElement !== input) input.value = report.state.get("q") || "";
    names.forEach((name) => boxes(name).forEach((box) => { box.checked = !want[name] || want[name].has(box.value); }));
    if (least) least.value = String(sure);

    const visible = new Set();
    for (const card of findings) {
      const shown = passes(card, want, sure, query);
      card.classList.toggle("out", !shown);
      if (shown) visible.add(card.id);
    }
    const filtering = Boolean(sure || names.some((name) => want[name]));
    const listed = new Set(findings.filter((card) => passes(card, want, sure, "")).map((card) => card.id));
    all(".ref").forEach((ref) => ref.classList.toggle("out", !listed.has(ref.hash.slice(1))));
    const touched = new Set();
    for (const row of rows) {
      const refs = all(".ref", row).filter((ref) => listed.has(ref.hash.slice(1)));
      if (refs.length) touched.add(row.id.slice(4));
      row.classList.toggle("out", Boolean(query) && !words.get(row).includes(query));
      const kept = new Set(refs.map((ref) => ref.classList[1]));
      all("mark", row).forEach((mark) => mark.classList.toggle("quiet", filtering && !kept.has(mark.classList[0])));
    }
    claims.forEach((row) => row.classList.toggle("out", (filtering && !touched.has(row.dataset.row)) || (Boolean(query) && !words.get(row).includes(query))));
    all(".strip a").forEach((tick) => tick.classList.toggle("out", filtering && !touched.has(tick.getAttribute("href").slice(5))));
    all(".fold").forEach((fold) => { if (filtering || query) fold.open = true; });
    all("details.alone").forEach((group) => group.classList.toggle("out", Boolean(query) && !one(".row:not(.out)", group)));
    all("#findings section, #findings .part").forEach((part) => {
      const own = all(".finding", part);
      part.classList.toggle("out", own.length > 0 && own.every((card) => card.classList.contains("out")));
    });
    const active = one(".filters .active");
    const count = names.filter((name) => want[name]).length + (sure ? 1 : 0);
    active.hidden = !count;
    active.textContent = String(count);
    one(".nothing").hidden = visible.size > 0 || findings.length === 0;
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
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    report.set({ kind: "", category: "", doc: "", sure: "", q: "" });
    input.value = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => report.set({ q: input.value }), 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    clearTimeout(waiting);
    report.set({ q: input.value });
    const hits = [...findings, ...rows].filter((part) => !part.classList.contains("out") && part.id);
    const first = hits[0];
    if (input.value && first) report.go(first.id);
  });
})();
