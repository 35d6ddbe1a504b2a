// Three ways of looking: side by side, one account with the others in its margin, the table of claims.
(() => {
  const { root, all, one } = report;
  const box = one(".rows");
  const home = all(".row", box).map((row) => [row, row.parentElement]);
  const choice = one(".main-of select");
  if (!choice) return;
  let now = "";
  let main = "";

  const restore = () => {
    // Rows go back to where they stood: in their fold, or before the fold or row that follows.
    const groups = report.groups;
    groups.forEach((part) => box.append(part));
    home.forEach(([row, parent]) => { if (parent !== box) parent.append(row); });
  };
  report.groups = [...box.children];

  const place = (row, account) => {
    const own = one(`.cell[data-doc="${account}"] [id^="${account}-"]`, row);
    return own ? Number(own.id.slice(account.length + 1)) : null;
  };
  const inOrderOf = (account) => {
    let last = 0;
    const order = home.map(([row], index) => {
      const own = place(row, account);
      last = own ?? last;
      return [row, last, own === null ? 1 : 0, index];
    });
    order.sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
    order.forEach(([row]) => box.append(row));
    all(".cell", box).forEach((cell) => cell.classList.toggle("main", cell.dataset.doc === account));
  };

  report.listeners.push(() => {
    const view = report.state.get("view") || "sides";
    const account = report.state.get("main") || choice.options[0].value;
    if (view === now && account === main) return;
    if (now === "margin" && (view !== "margin" || account !== main)) restore();
    now = view;
    main = account;
    root.dataset.view = view;
    choice.value = account;
    one(".main-of").hidden = view !== "margin";
    one(".fold-all").hidden = view !== "sides";
    all("[data-view]", one(".views")).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
    if (view === "margin") inOrderOf(account);
  });
  all("button[data-view]").forEach((button) => button.addEventListener("click", () => report.set({ view: button.dataset.view === "sides" ? "" : button.dataset.view })));
  choice.addEventListener("change", () => report.set({ main: choice.value }));
})();
