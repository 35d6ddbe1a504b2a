// What is found about a row, shown under it while one is there; and a finding as plain text to paste.
(() => {
  const { all, one } = report;
  const make = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  report.peek = (place) => {
    all(".peek").forEach((old) => old.remove());
    const row = place?.closest(".row");
    if (!row) return;
    const ids = new Set(all(".cell .ref:not(.out)", row).map((ref) => ref.hash.slice(1)));
    const cards = [...ids].map((id) => document.getElementById(id)).filter((card) => card && card.dataset.kind !== "only");
    if (!cards.length) return;
    const list = make("ul", "peek");
    list.setAttribute("aria-label", "What was found here");
    for (const card of cards) {
      const number = one(".num", card);
      const link = make("a", number.className, number.textContent.trim());
      link.href = `#${card.id}`;
      link.setAttribute("aria-label", `${number.getAttribute("aria-label")}, to the list`);
      const item = make("li");
      const text = one("h3, p", card).cloneNode(true);
      const why = make("span", "");
      why.dir = "auto";
      why.append(...text.childNodes);
      item.append(link, why);
      list.append(item);
    }
    row.append(list);
  };

  const fold = (text) => text.replace(/\s+/g, " ").trim();
  const plain = (card) => {
    const what = one(".what", card).textContent;
    const reason = fold(one("h3", card).textContent).slice(what.length).trim();
    const quotes = all(".quote", card).map((quote) => {
      const words = fold(one("blockquote", quote).textContent);
      const said = /^["“„«]/.test(words) ? words : `“${words}”`;
      return `${fold(one("figcaption", quote).textContent)}: ${said}`;
    });
    return [`${one(".num", card).textContent.trim()} ${what}: ${reason}`, ...quotes].join("\n");
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = make("textarea", "sr");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  all("article.finding").forEach((card) => {
    const button = make("button", "copy", "Copy");
    button.type = "button";
    button.setAttribute("aria-label", `Copy ${one(".num", card).getAttribute("aria-label")}`);
    button.addEventListener("click", async () => {
      await copy(plain(card));
      button.focus();
      button.textContent = "Copied";
      one(".where").textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    one(".acts", card).insertBefore(button, one(".sure", card));
  });
})();
