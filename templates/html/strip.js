// The overview strip keeps step with the rows: folded, filtered, or in the order of another account.
(() => {
  const { all, one } = report;
  const picture = one(".strip svg");
  if (!picture) return;
  const box = one(".rows");
  const height = picture.viewBox.baseVal.height;
  const ticks = all("a", picture).map((tick) => [one("rect", tick), document.getElementById(tick.getAttribute("href").slice(1))]);
  const names = ["view", "main", "fold", "kind", "category", "doc", "sure", "q"];
  let last = names.map(() => "").join();

  const level = () => requestAnimationFrame(() => {
    const frame = box.getBoundingClientRect();
    if (!frame.height) return;
    const places = ticks.map(([, row]) => (row.offsetParent ? row : row.parentElement).getBoundingClientRect());
    ticks.forEach(([tick], number) => {
      tick.setAttribute("y", Math.round((places[number].top - frame.top) / frame.height * height));
      tick.setAttribute("height", Math.max(2, Math.round(places[number].height / frame.height * height)));
    });
  });
  report.listeners.push(() => {
    const now = names.map((name) => report.state.get(name) || "").join();
    if (now === last) return;
    last = now;
    level();
  });
  box.addEventListener("toggle", level, true);
})();
