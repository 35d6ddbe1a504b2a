// <compare-report>: a report of compare inside a page. One file, nothing to load, no eval, text is never markup.
//
//   <compare-report show="conflict open"><script type="application/json">{ ...the report's JSON... }</script></compare-report>
//   <compare-report src="/reports/story-1.json" readonly theme="dark"></compare-report>
//
// Attributes: src, finding, show, readonly, theme (light, dark, auto), lang (of quotes whose own language the report does not know).
// Properties: report. Method: select(id).
// Events (they bubble): compare-load, compare-select, compare-decide, compare-error.
"use strict";
(() => {
  const KINDS = {
    conflict: ["≠", "Conflict"], open: ["≟", "To compare"], detail: ["+", "Adds detail"],
    agree: ["=", "Agree"], only: ["◦", "Only here"],
  };
  const VERDICTS = { accept: ["Accept", "accepted"], dismiss: ["Dismiss", "dismissed"], fix: ["To fix", "accepted"] };
  const REMARKS = { accept: "Earlier: accepted", dismiss: "Earlier: dismissed", fix: "Earlier: marked to be fixed", note: "Note", reopen: "Reopened" };
  // lengths in em: the text is as large as that around it, and many sites give their root another size than 16px
  const CSS = `
    :host { display: block; --paper: #fff; --ink: #1c1b19; --soft: #57534c; --line: #8d8678; --mark: #ffe9a8; --focus: #0b57d0;
      --conflict: #a33c00; --open: #8a2a6b; --detail: #00578a; --agree: #00644a; --only: #5d5a55;
      background: var(--paper); color: var(--ink);
      font: 1em/1.5 system-ui, sans-serif; letter-spacing: normal; text-align: start; text-transform: none; white-space: normal;
      overflow-wrap: anywhere; padding: .75em; }
    @media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { --paper: #16171a; --ink: #e9e6e0; --soft: #aaa59c; --line: #7d8088;
      --mark: #5a4a12; --focus: #8ab4ff; --conflict: #ff9e66; --open: #e79ac8; --detail: #7fc4f5; --agree: #62d3a9; --only: #b3afa7; } }
    :host([theme="dark"]) { --paper: #16171a; --ink: #e9e6e0; --soft: #aaa59c; --line: #7d8088;
      --mark: #5a4a12; --focus: #8ab4ff; --conflict: #ff9e66; --open: #e79ac8; --detail: #7fc4f5; --agree: #62d3a9; --only: #b3afa7; }
    p, ol, figure, blockquote { margin: 0; padding: 0; } ol { list-style: none; }
    .counts { display: flex; flex-wrap: wrap; gap: .25em 1.25em; margin-bottom: .75em; }
    li { border-left: 4px solid var(--only); padding: .25em .75em; margin-bottom: 1em; }
    li:focus-within, li[aria-current] { outline: 2px solid var(--focus); outline-offset: 2px; }
    .sign { font-weight: 700; } .soft, figcaption { color: var(--soft); font-size: .875em; }
    .conflict .sign { color: var(--conflict); } li.conflict { border-color: var(--conflict); }
    .open .sign { color: var(--open); } li.open { border-color: var(--open); }
    .detail .sign { color: var(--detail); } li.detail { border-color: var(--detail); }
    .agree .sign { color: var(--agree); } li.agree { border-color: var(--agree); } .only .sign { color: var(--only); }
    blockquote { font-family: Georgia, serif; padding-left: 1.25em; white-space: pre-wrap; } mark { background: var(--mark); color: inherit; font-weight: 600; }
    button, input { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 4px; padding: .15em .6em; }
    button { cursor: pointer; } button.head { border: 0; padding: 0; text-align: left; font-weight: 600; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    .decide { display: flex; flex-wrap: wrap; gap: .4em; margin-top: .5em; } .decide input { flex: 1 1 10em; min-width: 0; } summary { cursor: pointer; margin-bottom: .5em; }`;
  let sheet;

  const make = (name, fields = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(fields)) {
      if (value === undefined || value === false) continue;
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  };

  const day = (at) => {
    const time = new Date(at);
    if (Number.isNaN(time.getTime())) return at;
    return time.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  };
  const said = (what, { by, at, reason }) => `${what}${by ? ` by ${by}` : ""}${at ? ` on ${day(at)}` : ""}${reason ? `: ${reason}` : ""}`;
  // an acceptance that asks for the text to be changed begins its reason so
  const toFix = (one) => one.state === "accepted" && /^to be fixed(?:: |$)/.test(one.reason);
  const fixed = (one) => ({ ...one, reason: one.reason.replace(/^to be fixed(?:: )?/, "") });

  function inWords(finding) {
    const { decision, standing, decided_before: before } = finding;
    if (decision) {
      const who = decision.by ? (toFix(decision) ? `, says ${decision.by}` : ` by ${decision.by}`) : "";
      const what = toFix(decision) ? "To be fixed" : decision.state[0].toUpperCase() + decision.state.slice(1);
      const why = toFix(decision) ? fixed(decision).reason : decision.reason;
      return `${what}${who}${why ? `: ${why}` : ""}`;
    }
    const was = before && (toFix(before) ? said("marked to be fixed", fixed(before)) : said(before.state, before));
    if (standing === "again") return was ? `To look at again: ${was}` : "To look at again";
    if (standing === "changed") return `Changed since ${was || "it was remarked on"}`;
    return "";
  }

  class CompareReport extends HTMLElement {
    static observedAttributes = ["src", "finding", "show", "readonly", "lang"];
    #report = null;
    #letters = new Map();
    #asked = 0;

    constructor() {
      super();
      this.attachShadow({ mode: "open" });
      if (!sheet) {
        sheet = new CSSStyleSheet(); // allowed under a policy without inline styles
        sheet.replaceSync(CSS);
      }
      this.shadowRoot.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      // the parser may not have reached the JSON inside yet
      if (document.readyState === "loading" && !this.#inline()) {
        document.addEventListener("DOMContentLoaded", () => this.#load(), { once: true });
      } else this.#load();
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.isConnected) return;
      if (name === "src") this.#load();
      else if (name === "finding") this.#mark(true);
      else this.#draw();
    }

    get report() { return this.#report; }
    set report(value) { this.#asked += 1; this.#take(value); }

    select(id) {
      this.setAttribute("finding", id);
      const finding = this.#report?.findings.find((one) => one.id === id);
      if (finding) this.#tell("compare-select", { finding });
    }

    #inline() { return this.querySelector(':scope > script[type="application/json"]'); }

    async #load() {
      const turn = (this.#asked += 1);
      try {
        const inline = this.#inline();
        let value;
        if (inline) value = JSON.parse(inline.textContent);
        else if (this.getAttribute("src")) {
          const answer = await fetch(this.getAttribute("src"), { credentials: "same-origin" });
          if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
          value = await answer.json();
        } else return;
        if (turn === this.#asked) this.#take(value);
      } catch (error) {
        if (turn === this.#asked) this.#fail(error.message);
      }
    }

    #take(value) {
      if (![1, 2].includes(value?.format_version) || !Array.isArray(value.documents) || !Array.isArray(value.findings)) {
        this.#fail("this is no report of compare");
        return;
      }
      this.#report = structuredClone(value);
      // offsets count code points, which JavaScript's strings do not
      this.#letters = new Map(value.documents.map((one) => [one.id, Array.from(one.text)]));
      this.#draw();
      this.#tell("compare-load", { report: value });
    }

    #fail(message) {
      this.#report = null;
      this.#put(make("p", { role: "alert" }, `The report cannot be shown: ${message}.`));
      this.#tell("compare-error", { message });
    }

    // What the element says itself is English, in whatever language the page around it and the quotes are.
    #put(...parts) { this.shadowRoot.replaceChildren(make("div", { lang: "en" }, ...parts)); }

    #tell(name, detail, cancelable = false) {
      return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
    }

    #draw() {
      if (!this.#report) return;
      const wanted = (this.getAttribute("show") || "").split(/[\s,]+/).filter((kind) => kind in KINDS);
      const shown = this.#report.findings.filter((one) => !wanted.length || wanted.includes(one.kind));
      const settled = (one) => one.decision && one.decision.state !== "accepted";
      const left = shown.filter((one) => !settled(one));
      const rest = shown.filter(settled);
      const counts = Object.entries(KINDS)
        .map(([kind, [sign, name]]) => [kind, sign, name, left.filter((one) => one.kind === kind).length])
        .filter(([, , , count]) => count)
        .map(([kind, sign, name, count]) => make("span", { class: kind },
          make("span", { class: "sign", "aria-hidden": "true" }, sign), ` ${name} ${count}`));
      const parts = [make("p", { class: "counts" }, ...(counts.length ? counts : ["Nothing was found."])),
        make("ol", {}, ...left.map((one) => this.#item(one)))];
      if (rest.length) {
        parts.push(make("details", {}, make("summary", {}, `Dealt with (${rest.length})`),
          make("ol", {}, ...rest.map((one) => this.#item(one)))));
      }
      this.#put(...parts);
      this.#mark(false);
    }

    #item(one) {
      const [sign, name] = KINDS[one.kind];
      const item = make("li", { class: one.kind, "data-id": one.id });
      item.append(make("p", {}, make("button", { class: "head", type: "button", onclick: () => this.select(one.id) },
        make("span", { class: "sign", "aria-hidden": "true" }, sign), ` ${one.id} ${name}`)), make("p", {}, one.explanation));
      const quotes = new Map();
      for (const place of one.evidence) {
        const key = `${place.document} ${this.#around(place).join()}`;
        quotes.set(key, [...(quotes.get(key) || []), place]);
      }
      for (const places of quotes.values()) item.append(this.#quote(places));
      const decided = inWords(one);
      if (decided) item.append(make("p", {}, make("b", {}, decided)));
      for (const remark of one.remarks || []) item.append(make("p", {}, said(REMARKS[remark.verdict] || "Note", remark)));
      if (!this.hasAttribute("readonly")) item.append(this.#decide(one));
      return item;
    }

    #decide(one) {
      const reason = make("input", { "aria-label": `Reason for ${one.id}`, placeholder: "Reason" });
      const buttons = Object.entries(VERDICTS).map(([verdict, [name, state]]) => make("button", {
        type: "button", "aria-label": `${name} ${one.id}`,
        onclick: () => {
          const detail = { finding: one, fingerprint: one.fingerprint, verdict, reason: reason.value };
          // a page that keeps decisions itself prevents the default and sets the report anew
          if (!this.#tell("compare-decide", detail, true)) return;
          delete one.standing;
          delete one.decided_before;
          one.decision = { state, reason: verdict === "fix" ? ["to be fixed", reason.value].filter(Boolean).join(": ") : reason.value, by: null, at: null };
          this.#draw();
          this.shadowRoot.querySelector(`[data-id="${one.id}"] button.head`)?.focus();
        },
      }, name));
      return make("p", { class: "decide" }, reason, ...buttons);
    }

    #around(place) {
      const source = this.#report.documents.find((one) => one.id === place.document);
      const touched = source.sentences.filter((one) => one.start < place.end && place.start < one.end);
      if (!touched.length) return [place.start, place.end];
      return [Math.min(place.start, touched[0].start), Math.max(place.end, touched.at(-1).end)];
    }

    #quote(places) {
      const { document: id } = places[0];
      const source = this.#report.documents.find((one) => one.id === id);
      const letters = this.#letters.get(id);
      const known = source.language && source.language !== "und" ? source.language : this.getAttribute("lang");
      const said = make("blockquote", { lang: known || "" }); // empty: nobody knows
      const [start, end] = this.#around(places[0]);
      let at = start;
      for (const place of [...places].sort((a, b) => a.start - b.start)) {
        if (place.start < at) continue;
        said.append(letters.slice(at, place.start).join(""), make("mark", {}, letters.slice(place.start, place.end).join("")));
        at = place.end;
      }
      said.append(letters.slice(at, end).join(""));
      return make("figure", {}, make("figcaption", {}, `${id} ${source.publisher || source.name}`), said);
    }

    #mark(scroll) {
      const id = this.getAttribute("finding");
      for (const item of this.shadowRoot.querySelectorAll("li")) {
        const chosen = item.dataset.id === id;
        item.toggleAttribute("aria-current", chosen);
        if (chosen) item.setAttribute("aria-current", "true");
        if (chosen && item.closest("details")) item.closest("details").open = true;
        if (chosen && scroll) item.scrollIntoView({ block: "nearest" });
      }
    }
  }

  if (!customElements.get("compare-report")) customElements.define("compare-report", CompareReport);
})();
