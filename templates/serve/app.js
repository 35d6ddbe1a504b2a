// Keys, files dropped on a form, and news from the server. Every page works without it.
"use strict";
(() => {
  const script = document.currentScript;
  const story = script.dataset.story;
  const $ = (selector, root = document) => root.querySelector(selector);
  const cards = () => [...document.querySelectorAll(".card")];
  const waiting = (card) => card.dataset.waiting === "yes";
  let current = null;

  const goTo = (card) => {
    if (!card) return;
    current = card;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };
  const here = () => document.activeElement?.closest?.(".card") || current || cards()[0] || null;
  const move = (step, wanted = () => true) => {
    const all = cards();
    let place = current || document.activeElement?.closest?.(".card") ? all.indexOf(here()) : -1;
    if (place < 0 && step < 0) place = all.length;
    for (place += step; all[place]; place += step) {
      if (wanted(all[place])) return goTo(all[place]);
    }
  };
  const press = (key) => {
    const button = here() && $(`button[data-key="${key}"]`, here());
    if (button) button.form.requestSubmit(button);
  };
  const say = (text) => { const live = $("#live"); if (live) live.textContent = text; };
  const copy = async () => {
    const card = here();
    if (!card) return;
    const address = new URL(`#${card.id}`, location.href).href;
    try { await navigator.clipboard.writeText(address); say("The address was copied."); }
    catch { location.hash = card.id; say("The address is in the address bar."); }
  };
  const actions = {
    j: () => move(1), k: () => move(-1), n: () => move(1, waiting), p: () => move(-1, waiting),
    a: () => press("a"), d: () => press("d"), x: () => press("x"), m: () => press("m"),
    t: () => press("t"), r: () => press("r"),
    c: () => {
      const box = here() && $(".thread", here());
      if (box) { box.open = true; $("textarea", box).focus(); }
    },
    y: copy,
    u: () => $("#undo")?.click(),
    "/": () => $("#q")?.focus(),
    "?": () => $("#keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, textarea, select");
    if (event.key === "Escape" && field) { field.blur(); goTo(field.closest(".card")); return; }
    if (field || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    const tab = /^[1-5]$/.test(event.key) && $(`.tabs a[data-column="${event.key}"]`);
    const action = tab ? () => tab.click() : Object.hasOwn(actions, event.key) && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  document.addEventListener("focusin", (event) => {
    current = event.target.closest?.(".card") || current;
  });
  if (location.hash.startsWith("#t")) goTo(document.getElementById(location.hash.slice(1)));
  else if ($("[role=alert]")) goTo($("[role=alert]").closest(".card"));

  for (const form of document.querySelectorAll("[data-drop]")) {
    const over = (event) => { event.preventDefault(); form.classList.add("over"); };
    form.addEventListener("dragover", over);
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      const files = event.dataTransfer.files;
      if (!files.length) return;
      $("input[type=file]", form).files = files;
      const title = $("input[name=title]", form);
      if (title && !title.value) title.focus();
      else form.requestSubmit();
    });
    form.addEventListener("submit", () => form.classList.add("busy"));
  }

  if (!story || !window.EventSource) return;
  const news = new EventSource(`/api/v1/stories/${story}/events?after=${script.dataset.event}`);
  news.addEventListener("progress", (event) => {
    const told = JSON.parse(event.data);
    if (!$("#share")) return;
    $("#share").value = told.share;
    $("#stage").textContent = told.stage;
  });
  const reload = () => location.reload();
  const other = (event) => {
    const told = JSON.parse(event.data);
    if (told.by === script.dataset.person) return;
    say("");
    const link = document.createElement("a");
    link.href = location.href;
    const by = told.by === "compare" ? told.decided_by || told.proposed_by : "";
    link.textContent = `${by ? `${by} ${told.decided_by ? "has decided" : "proposes"}` : `${told.by} has changed`} something: show it`;
    link.addEventListener("click", (click) => { click.preventDefault(); reload(); });
    $("#live").replaceChildren(link);
  };
  for (const name of ["run done", "run failed"]) {
    news.addEventListener(name, (event) => ($("#progress") ? reload() : other(event)));
  }
  for (const name of ["verdict", "comment", "assign", "undo", "upload", "run", "proposal", "decline", "decision"]) {
    news.addEventListener(name, other);
  }
  addEventListener("pagehide", () => news.close());
})();
