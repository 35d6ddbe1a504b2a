// Colours, folding, help, keys, print.
(() => {
  const { root, all, one, inList, inRows } = report;
  const remember = (key, value) => { try { localStorage.setItem(`compare-${key}`, value); } catch { /* not allowed here */ } };
  const recall = (key) => { try { return localStorage.getItem(`compare-${key}`); } catch { return null; } };

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
  const only = (kind) => report.set({ kind: report.state.get("kind") === kind ? "" : kind });
  const keys = {
    c: () => only("conflict"), o: () => only("open"),
    n: () => inRows(1), p: () => inRows(-1), j: () => inList(1), k: () => inList(-1), f: fold,
    "/": () => report.search(), "?": () => help.showModal(),
    1: () => report.set({ view: "" }), 2: () => report.set({ view: "margin" }), 3: () => report.set({ view: "claims" }),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      const open = one(".drop[open]");
      if (open) { open.open = false; one("summary", open).focus(); }
      else if (report.state.get("q") || typing) { report.set({ q: "" }); typing?.blur(); }
      else report.peek(null);
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
    closed = all(".alone:not([open]), .others:not([open]), .fold:not([open])");
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
})();
