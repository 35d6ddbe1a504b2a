// Three ways of looking: side by side, one account with the others in its margin, the table of claims.
(() => {
  const { root, all, one } = report;
  const box = one(".rows");
  const home = all(".row", box).map((row) => [row, row.parentElement]);
  const groups = [...box.children];
  const choice = one(".main-of select");
  if (!choice) return;
  let now = "";
  let main = "";

  const restore = () => {
    all(".others", box).forEach((part) => part.replaceWith(...all(".row", part)));
    groups.forEach((part) => box.append(part));
    home.forEach(([row, parent]) => { if (parent !== box) parent.append(row); });
  };

  const place = (row, account) => {
    const own = one(`.cell[data-doc="${account}"] [id^="${account}-"]`, row);
    return own ? Number(own.id.slice(account.length + 1)) : null;
  };
  const sentences = (rows) => {
    const counts = new Map();
    for (const row of rows) {
      for (const cell of all(".cell:not(.empty)", row)) {
        const number = all("p:not(.removed):not(.note) > [id]:not(s)", cell).length;
        if (number) counts.set(cell.dataset.doc, (counts.get(cell.dataset.doc) || 0) + number);
      }
    }
    return [...counts].sort().map(([doc, number]) => `${number} ${number === 1 ? "sentence" : "sentences"} in ${doc}`).join(", ");
  };
  // What the account does not have is folded where it would stand, so that the account can be read on.
  const gather = (rows, account) => {
    const said = sentences(rows);
    if (!said) return rows;
    const group = document.createElement("details");
    group.className = "others";
    const label = document.createElement("summary");
    const signs = new Set(rows.flatMap((row) => all(".gut b[class]", row).map((sign) => sign.textContent)));
    label.textContent = `${[...signs, "Not in"].join(" ")} ${account}: ${said}`;
    group.append(label, ...rows);
    return [group];
  };
  const inOrderOf = (account) => {
    let last = 0;
    const order = home.map(([row], index) => {
      const own = place(row, account);
      last = own ?? last;
      return [row, last, own === null ? 1 : 0, index];
    });
    order.sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
    let without = [];
    for (const [row, , missing] of order) {
      if (missing) without.push(row);
      else {
        box.append(...gather(without, account), row);
        without = [];
      }
    }
    box.append(...gather(without, account));
    all(".cell", box).forEach((cell) => cell.classList.toggle("main", cell.dataset.doc === account));
  };

  report.listeners.unshift(() => {
    const view = report.state.get("view") || "sides";
    const kept = report.state.get("doc")?.split(",");
    const options = [...choice.options];
    options.forEach((option) => { option.disabled = Boolean(kept && !kept.includes(option.value)); });
    const given = options.find((option) => option.value === report.state.get("main") && !option.disabled);
    const account = (given || options.find((option) => !option.disabled) || options[0]).value;
    if (view === now && account === main) return;
    if (now === "margin" && (view !== "margin" || account !== main)) restore();
    now = view;
    main = account;
    root.dataset.view = view;
    choice.value = account;
    one(".main-of").hidden = view !== "margin";
    one(".fold-all").hidden = view !== "sides";
    all("[data-view]", one(".views")).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
    if (view === "margin") {
      groups.filter((part) => part.tagName === "DETAILS").forEach((part) => part.remove());
      inOrderOf(account);
    }
  });
  all("button[data-view]").forEach((button) => button.addEventListener("click", () => report.set({ view: button.dataset.view === "sides" ? "" : button.dataset.view })));
  choice.addEventListener("change", () => report.set({ main: choice.value }));
})();
