// The page of `cahier live`: fills itself with the pieces that the server sends, and sends back what is asked for.
//
// What a notebook says comes as elements that the server's writers made; nothing of it is ever run. Styles come as data,
// since the page's policy lets no style attribute in.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const word = document.querySelector("meta[name=cahier-word]").content;
  const article = byId("live.article");
  const notes = byId("live.notes");
  const contents = byId("live.contents");
  const controls = byId("live.controls");
  const stateLine = byId("live.state");
  /** The pieces in their order: key, what tells their content from others, element. */
  let pieces = [];
  let status = { cells: {}, mistakes: [], controls: [] };
  let progress = {};

  // MARK: Words

  /** What this script says, in the notebook's language; in front of a bar, of one. */
  let words = JSON.parse(document.querySelector("meta[name=cahier-words]").content);
  function say(name, ...parts) {
    const forms = words[name].split("|");
    const form = parts[0] === 1 ? forms[0] : forms.at(-1);
    return form.replace(/\{(\d)\}/g, (_, number) => parts[number - 1]);
  }

  /** Says everything again, in another language. */
  function speak(others) {
    words = others;
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    for (const element of document.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
    byId("live.help").title = `${say("keys")} (?)`;
    for (const tools of document.querySelectorAll(".live-tools")) tools.remove();
    for (const piece of cellPieces()) equip(piece);
    controlShape = "";
  }

  // MARK: Elements

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
      else if (key in element && typeof value !== "string") element[key] = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** The elements of some markup of the server's, with their styles. */
  function elements(html) {
    const template = document.createElement("template");
    // The page's policy lets no style attribute in. In text a quotation mark is written as a reference: what is found is one.
    template.innerHTML = html.replaceAll(' style="', ' data-style="');
    for (const element of template.content.querySelectorAll("[data-style]")) style(element);
    return template.content;
  }

  function style(element) { element.style.cssText = element.getAttribute("data-style"); }

  /** What this script put into a piece itself. */
  const isOwn = (node) => node.nodeType === 1 && node.classList.contains("live-own");

  /** Makes an element what another is, and leaves alone what is the same: folds stay open, and the focus where it is. */
  function morph(old, fresh) {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) {
      old.replaceWith(fresh);
      return fresh;
    }
    if (old.nodeType !== 1) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return old;
    }
    for (const { name } of [...old.attributes]) {
      if (name.startsWith("data-live") || name === "style" || (name === "open" && old.nodeName === "DETAILS")
        || (name === "tabindex" && old.classList.contains("cell"))) continue;
      if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of [...fresh.attributes]) {
      if (name !== "style" && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    if (fresh.hasAttribute("data-style")) style(old);
    else if (old.hasAttribute("style")) old.removeAttribute("style");
    // What is in a template is not among its children.
    if (old.nodeName === "TEMPLATE") {
      if (old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
      return old;
    }
    const before = [...old.childNodes].filter((node) => !isOwn(node));
    const after = [...fresh.childNodes];
    let place = 0;
    after.forEach((node, index) => {
      if (index < before.length) {
        place = morph(before[index], node);
      } else {
        const own = [...old.childNodes].reverse().find((child) => !isOwn(child));
        if (own) own.after(node);
        else old.append(node);
      }
    });
    for (const node of before.slice(after.length)) node.remove();
    return old;
  }

  // MARK: Pieces

  function element(html) {
    const fragment = elements(html);
    if (fragment.children.length === 1) return fragment.firstElementChild;
    const box = make("div", { class: "live-several" });
    box.append(fragment);
    return box;
  }

  function splice({ at, removed, pieces: fresh }) {
    const old = pieces.slice(at, at + removed);
    const known = new Map(pieces.map((piece) => [piece.key, piece]));
    const next = [];
    const used = new Set();
    // What stays is known by its key; what takes its place between two that stay is made of what was there.
    const spare = old.filter((piece) => !fresh.some(([key]) => key === piece.key));
    for (const [key, version, html] of fresh) {
      let piece = known.get(key);
      if (!piece) {
        const made = element(html);
        const like = spare.findIndex((other) => !used.has(other) && !key.startsWith("cell.") && !other.key.startsWith("cell.")
          && other.element.nodeName === made.nodeName);
        if (like >= 0) {
          used.add(spare[like]);
          piece = { key, version, element: morph(spare[like].element, made) };
        } else piece = { key, version, element: made };
      } else if (html !== undefined) {
        piece.element = morph(piece.element, element(html));
        piece.version = version;
      }
      next.push(piece);
    }
    const gone = old.filter((piece) => !next.some((other) => other.element === piece.element));
    const isLost = gone.some((piece) => piece.key.startsWith("cell.") && piece.element.contains(document.activeElement));
    for (const piece of gone) piece.element.remove();
    pieces.splice(at, removed, ...next);
    let anchor = at > 0 ? pieces[at - 1].element : null;
    for (const piece of next) {
      const here = anchor ? anchor.nextSibling : article.firstChild;
      if (here !== piece.element) article.insertBefore(piece.element, here);
      anchor = piece.element;
    }
    // Who was in a cell that is gone is in the one that has its place, or else in the one before.
    if (isLost) {
      const isCell = (piece) => piece.key.startsWith("cell.");
      const neighbour = (pieces.slice(at).find(isCell) ?? pieces.slice(0, at).findLast(isCell))?.element;
      if (neighbour) {
        neighbour.tabIndex = -1;
        neighbour.focus({ preventScroll: true });
      }
    }
  }

  function replace(changed) {
    for (const [key, version, html] of changed) {
      const piece = pieces.find((other) => other.key === key);
      if (!piece || html === undefined) continue;
      piece.element = morph(piece.element, element(html));
      piece.version = version;
    }
  }

  const cellPieces = () => pieces.filter((piece) => piece.key.startsWith("cell."));
  const labelOf = (piece) => piece.key.slice(5);
  const cellElement = (label) => pieces.find((piece) => piece.key === "cell." + label)?.element ?? null;

  // MARK: Cells

  function button(text, title, key, action) {
    return make("button", { type: "button", title: key ? `${title} (${key})` : title, on: { click: action } }, text);
  }

  /** The tools of a cell, once. */
  function equip(piece) {
    const label = labelOf(piece);
    const asked = piece.element.querySelector(":scope > .asked");
    if (!asked || asked.querySelector(":scope > .live-tools")) return;
    const tools = make("div", { class: "live-own live-tools", role: "group", "aria-label": say("cell", label) },
      button(say("runAgain"), say("runCellAgain", label), "r", () => send({ action: "run", cell: label })),
      button(say("runFromHere"), say("runCellAndDependents", label), "f", () => send({ action: "run-from", cell: label })),
      button(say("stop"), say("stopWhatRuns"), "s", () => send({ action: "stop" })),
      button(say("edit"), say("editOptionsOf", label), "e", () => edit(label)));
    tools.children[2].classList.add("live-stop");
    asked.append(tools);
    piece.element.tabIndex = -1;
  }

  /** Shows how cells stand: those that are others, and those whose piece is. */
  let stood = {};
  function showCells(changed) {
    const labels = new Set([...Object.keys(stood), ...Object.keys(status.cells), ...changed.filter((key) => key.startsWith("cell.")).map((key) => key.slice(5))]);
    stood = status.cells;
    const byKey = new Map(pieces.map((piece) => [piece.key, piece]));
    for (const label of labels) {
      const piece = byKey.get("cell." + label);
      if (!piece) continue;
      equip(piece);
      const state = status.cells[label] ?? null;
      const cell = piece.element;
      // What has the focus is not to disappear with it.
      if (state !== "running" && document.activeElement?.matches(".live-stop") && cell.contains(document.activeElement)) {
        cell.querySelector(".live-tools button")?.focus({ preventScroll: true });
      }
      if (state) cell.dataset.liveState = state;
      else delete cell.dataset.liveState;
      const mark = cell.querySelector(":scope > .asked .state");
      if (mark) {
        let own = mark.parentElement.querySelector(".live-own.live-mark");
        if (state && !own) mark.after(own = make("span", { class: "live-own live-mark" }));
        if (own && !state) own.remove();
        if (state && own.textContent !== say(state)) own.textContent = say(state);
      }
      if (state !== "running") {
        cell.querySelector(":scope > .live-growing")?.remove();
        delete cell.dataset.liveGrowing;
        delete progress[label];
      } else if (!cell.querySelector(":scope > .live-growing")) showProgress(label, { done: 0, total: 0, text: "", chart: "" });
    }
    showMistakes();
  }

  function showProgress(label, told) {
    const cell = cellElement(label);
    if (!cell) return;
    let box = cell.querySelector(":scope > .live-growing");
    if (!box) {
      box = make("div", { class: "live-own live-growing" },
        make("progress", { "aria-label": say("howFar", label) }), make("p", { class: "live-measures" }), make("div", { class: "live-curve" }));
      cell.querySelector(":scope > .asked")?.after(box);
    }
    const [bar, measures, curve] = box.children;
    if (told.total > 0) { bar.max = told.total; bar.value = told.done; } else bar.removeAttribute("value");
    measures.textContent = told.text;
    if (told.chart) {
      const drawn = elements(told.chart).firstElementChild;
      if (curve.firstElementChild) morph(curve.firstElementChild, drawn);
      else curve.append(drawn);
      cell.dataset.liveGrowing = "yes";
    } else delete cell.dataset.liveGrowing;
  }

  /** The text of a mistake, the line that it quotes in a box of its own with its caret: the two do not wrap. */
  function quoting(text) {
    const [before, quoted, after] = text.split(/^( *\d+ \| .*\n +\| .*\n)/m);
    return quoted ? [before, make("span", { class: "live-quoted", tabindex: "0" }, quoted), after] : [text];
  }

  const mistaken = new Set();
  function showMistakes() {
    const told = new Map();
    for (const mistake of status.mistakes) {
      const cell = mistake.cell ? cellElement(mistake.cell) : null;
      const place = cell ?? notes;
      if (!told.has(place)) told.set(place, []);
      told.get(place).push(mistake);
    }
    for (const place of new Set([...mistaken, ...told.keys()])) {
      const all = told.get(place) ?? [];
      let box = place.querySelector(":scope > .live-mistakes");
      const text = JSON.stringify(all);
      if (box && box.dataset.liveText === text) continue;
      box?.remove();
      mistaken.delete(place);
      if (all.length === 0) continue;
      mistaken.add(place);
      box = make("div", { class: "live-own live-mistakes", role: "group", "aria-label": say("mistakesHere") },
        ...all.map((mistake) => make("pre", { class: mistake.isError ? "live-error" : "live-warning", lang: "en" }, ...quoting(mistake.text))));
      box.dataset.liveText = text;
      const asked = place.querySelector(":scope > .asked");
      if (asked) asked.after(box);
      else place.append(box);
    }
    let notice = notes.querySelector(":scope > .live-notice");
    if (status.notice && !notice) notes.prepend(notice = make("p", { class: "live-notice", role: "alert" }));
    if (notice && !status.notice) notice.remove();
    else if (notice && notice.textContent !== status.notice) notice.textContent = status.notice;
  }

  /** Whether a cell failed that was not allowed to. */
  const hasFailed = (cell) => cell.dataset.state === "failed" && !cell.querySelector(":scope > .failure.allowed");

  function showState() {
    const errors = status.mistakes.filter((mistake) => mistake.isError).length;
    const running = Object.entries(status.cells).filter(([, state]) => state === "running").map(([label]) => label);
    const stopped = Object.values(status.cells).includes("stopped");
    let text = say("upToDate");
    let kind = "good";
    if (!isConnected) [text, kind] = [say("serverGone"), "bad"];
    else if (status.notice) [text, kind] = [say("fileGone"), "care"];
    else if (errors > 0) [text, kind] = [say("mistakes", errors), "bad"];
    else if (status.isBusy) [text, kind] = [running.length ? say("runningCell", running[0]) : say("running"), "busy"];
    else if (stopped) [text, kind] = [say("stopped"), "care"];
    else if (pieces.some((piece) => hasFailed(piece.element))) [text, kind] = [say("cellFailed"), "bad"];
    else if (pieces.some((piece) => ["stale", "not run"].includes(piece.element.dataset.state))) [text, kind] = [say("someStale"), "care"];
    if (stateLine.textContent !== text) stateLine.textContent = text;
    stateLine.dataset.kind = kind;
    const stop = byId("live.stop");
    if (!status.isBusy && document.activeElement === stop) byId("live.fresh").focus();
    stop.hidden = !status.isBusy;
    document.body.dataset.liveConnected = isConnected ? "yes" : "no";
  }

  // MARK: Parameters

  const digits = (value) => String(Number(Number(value).toPrecision(3)));

  function position(control, value) {
    const number = Number(value);
    if (!control.isLogarithmic) return number;
    return Math.log(number / control.from) / Math.log(control.to / control.from) * 1000;
  }

  function valueAt(control, place) {
    if (!control.isLogarithmic) return control.isWhole ? String(Math.round(place)) : String(Number(Number(place).toPrecision(6)));
    const value = control.from * Math.pow(control.to / control.from, place / 1000);
    return Number(place) <= 0 ? String(control.from) : Number(place) >= 1000 ? String(control.to) : control.isWhole ? String(Math.round(value)) : digits(value);
  }

  /** Sends the newest value of a parameter; while one is under way, only the last of those after it is kept. */
  const sending = new Map();
  function give(name, value) {
    const under = sending.get(name);
    if (under) { under.next = value; return; }
    const own = {};
    sending.set(name, own);
    send({ action: "give", name, value }).then((answer) => {
      sending.delete(name);
      complain(name, answer?.problem ?? "");
      if (own.next !== undefined && own.next !== value) give(name, own.next);
    });
  }

  function complain(name, problem) {
    const row = controls.querySelector(`[data-name="${CSS.escape(name)}"]`);
    const place = row?.querySelector(".live-problem");
    if (place && place.textContent !== problem) place.textContent = problem;
  }

  function control(told) {
    const id = `live.parameter.${told.name}`;
    const row = make("div", { class: "live-control", "data-name": told.name, "data-kind": told.kind });
    const current = () => status.controls.find((other) => other.name === told.name) ?? told;
    const label = make("label", { for: id }, told.name);
    let field;
    if (told.kind === "range") {
      const step = told.isLogarithmic ? 1 : told.step ?? (told.isWhole ? 1 : (told.to - told.from) / 1000);
      field = make("input", { id, type: "range", min: String(told.isLogarithmic ? 0 : told.from), max: String(told.isLogarithmic ? 1000 : told.to), step: String(step) });
      const number = make("input", { class: "live-number", type: "text", inputmode: "decimal", "aria-label": say("asNumber", told.name) });
      field.addEventListener("input", () => {
        const value = valueAt(told, field.value);
        number.value = value;
        field.setAttribute("aria-valuetext", value);
        give(told.name, value);
      });
      number.addEventListener("change", () => give(told.name, number.value.trim()));
      row.append(label, field, number);
    } else {
      if (told.kind === "choices") {
        field = make("select", { id }, ...told.choices.map((choice) => make("option", { value: choice }, choice)));
      } else if (told.kind === "flag") field = make("input", { id, type: "checkbox" });
      else field = make("input", { id, type: "text", inputmode: told.kind === "number" ? "decimal" : null, class: "live-number" });
      field.addEventListener("change", () => give(told.name, told.kind === "flag" ? String(field.checked) : field.value));
      row.append(label, field);
    }
    row.append(
      make("span", { class: "live-decide", hidden: true },
        make("button", { type: "button", title: say("keepValue", told.name), on: { click: () => send({ action: "keep", name: told.name }).then((answer) => complain(told.name, answer?.problem ?? "")) } }, say("keep")),
        make("button", { type: "button", title: say("resetValue"), on: { click: () => send({ action: "reset", name: told.name }) } }, say("reset"))),
      make("span", { class: "live-problem", role: "alert" }));
    row.show = () => {
      const now = current();
      const value = now.value;
      if (told.kind === "range") {
        const number = row.querySelector(".live-number");
        // What is being dragged or typed is the reader's; a control that is new has nothing yet.
        const isNew = field.getAttribute("aria-valuetext") === null;
        if (isNew || (document.activeElement !== number && !sending.has(told.name))) number.value = value;
        if (isNew || (!sending.has(told.name) && !field.matches(":active"))) field.value = String(position(now, value));
        field.setAttribute("aria-valuetext", number.value);
      } else if (told.kind === "flag") field.checked = value === "true";
      else if (document.activeElement !== field || told.kind === "choices") field.value = value;
      const decide = row.querySelector(".live-decide");
      const isChanged = value !== now.standard;
      if (decide.hidden === isChanged) {
        if (!isChanged && decide.contains(document.activeElement)) field.focus();
        decide.hidden = !isChanged;
      }
      row.classList.toggle("live-changed", isChanged);
    };
    return row;
  }

  let controlShape = "";
  function showControls() {
    // What a control is, in an order of its own: that of the members may be another each time.
    const shape = JSON.stringify(status.controls.map((told) => [told.name, told.kind, told.from, told.to, told.step, told.isLogarithmic, told.isWhole, told.choices]));
    if (shape !== controlShape) {
      controlShape = shape;
      controls.replaceChildren(...status.controls.map(control));
      controls.hidden = status.controls.length === 0;
    }
    for (const row of controls.children) row.show();
    measure();
  }

  /** The bar covers what is under it: headings stop below it. */
  function measure() {
    const height = byId("live.bar").offsetHeight;
    document.documentElement.style.setProperty("--live-bar", `${height}px`);
  }
  new ResizeObserver(measure).observe(byId("live.bar"));

  // MARK: Options

  function edit(label) {
    const cell = cellElement(label);
    if (!cell) return;
    const open = cell.querySelector(":scope > .live-editor");
    if (open) { open.querySelector("textarea").focus(); return; }
    send({ action: "options", cell: label }).then((answer) => {
      if (!answer || answer.problem || cell.querySelector(":scope > .live-editor")) return;
      editor(cell, label, answer);
    });
  }

  function editor(cell, label, { text, base }) {
    const id = `live.editor.${label}`;
    const area = make("textarea", { id, spellcheck: "false", autocapitalize: "off", autocomplete: "off", rows: String(Math.max(3, text.split("\n").length + 1)), "aria-describedby": `${id}.marks`, "aria-controls": `${id}.offers`, "aria-autocomplete": "list" });
    area.value = text;
    const offers = make("ul", { class: "live-offers", id: `${id}.offers`, role: "listbox", "aria-label": say("offers"), hidden: true });
    const marks = make("div", { class: "live-marks", id: `${id}.marks`, role: "status" });
    const theirs = make("div", { class: "live-theirs", hidden: true });
    const box = make("div", { class: "live-own live-editor", role: "group", "aria-label": say("optionsOf", label) },
      make("label", { for: id }, say("optionsOf", label)),
      make("div", { class: "live-typing" }, area, offers), marks, theirs,
      make("p", { class: "live-actions" },
        make("button", { type: "button", class: "live-save", title: `${say("saveLines")} (Ctrl-Enter)`, on: { click: save } }, say("save")),
        make("button", { type: "button", title: `${say("leaveFile")} (Esc)`, on: { click: close } }, say("cancel")),
        make("span", { class: "live-hint" }, say("editorKeys"))));
    let listed = null;
    let chosen = 0;
    let asked = 0;
    let sought = 0;
    cell.querySelector(":scope > .asked").after(box);
    area.focus();

    function close() {
      box.remove();
      cell.querySelector(".live-tools button:last-child")?.focus();
    }
    function place() {
      const before = area.value.slice(0, area.selectionStart);
      const lines = before.split("\n");
      return { line: lines.length, column: [...lines[lines.length - 1]].length + 1 };
    }
    async function check() {
      const number = ++asked;
      const answer = await send({ action: "check", cell: label, text: area.value });
      if (number !== asked || !answer?.marks) return;
      marks.replaceChildren(...answer.marks.map((mark) => {
        const line = area.value.split("\n")[mark.line - 1] ?? "";
        const caret = " ".repeat(Math.max(0, mark.column - 1)) + "^" + "~".repeat(Math.max(0, mark.length - 1));
        return make("div", { class: mark.isError ? "live-error" : "live-warning" },
          make("p", {}, say("line", mark.line, mark.message) + (mark.advice ? ` – ${mark.advice}` : "")),
          line ? make("pre", {}, `${line}\n${caret}`) : null);
      }));
      box.querySelector(".live-save").disabled = false;
    }
    async function complete() {
      const number = ++sought;
      const at = place();
      const answer = await send({ action: "complete", cell: label, text: area.value, ...at });
      if (number !== sought) return;
      listed = answer?.offers?.length ? { ...answer, ...at } : null;
      chosen = 0;
      list();
    }
    function list() {
      offers.hidden = !listed;
      offers.replaceChildren(...(listed?.offers ?? []).map((offer, index) => make("li", {
        role: "option", id: `${id}.offer.${index}`, "aria-selected": String(index === chosen),
        on: { mousedown: (event) => { event.preventDefault(); chosen = index; accept(); } },
      }, make("code", {}, offer.word), offer.detail ? make("span", {}, offer.detail) : null)));
      if (listed) {
        area.setAttribute("aria-activedescendant", `${id}.offer.${chosen}`);
        offers.children[chosen]?.scrollIntoView({ block: "nearest" });
      } else area.removeAttribute("aria-activedescendant");
    }
    function accept() {
      const offer = listed.offers[chosen];
      const lines = area.value.split("\n");
      const line = [...lines[listed.line - 1]];
      const before = lines.slice(0, listed.line - 1).join("\n") + (listed.line > 1 ? "\n" : "") + line.slice(0, listed.from - 1).join("");
      const behind = area.value.slice(area.selectionStart);
      area.value = before + offer.insertion + behind;
      area.selectionStart = area.selectionEnd = (before + offer.insertion).length;
      listed = null;
      list();
      check();
    }
    async function save() {
      const answer = await send({ action: "save", cell: label, text: area.value, base });
      if (!answer) return;
      if (!answer.problem) return close();
      // What a check says that is under way is about what was typed before.
      asked++;
      if (answer.theirs === undefined || answer.theirs === null) {
        marks.replaceChildren(make("p", { class: "live-error" }, answer.problem));
        return;
      }
      const mine = area.value;
      theirs.hidden = false;
      theirs.replaceChildren(
        make("p", { class: "live-error", role: "alert" }, say("bothVersions", answer.problem)),
        make("div", { class: "live-versions" },
          make("div", {}, make("p", {}, say("inFile")), make("pre", { class: "live-disk", tabindex: "0" }, answer.theirs)),
          make("div", {}, make("p", {}, say("yours")), make("pre", { class: "live-mine", tabindex: "0" }, mine))),
        make("p", { class: "live-actions" },
          make("button", { type: "button", on: { click: () => { area.value = answer.theirs; base = answer.base; theirs.hidden = true; area.focus(); check(); } } }, say("takeTheirs")),
          make("button", { type: "button", on: { click: () => { base = answer.base; theirs.hidden = true; area.focus(); } } }, say("goOnWithMine"))));
    }
    area.addEventListener("input", (event) => {
      area.rows = Math.max(3, area.value.split("\n").length + 1);
      check();
      if (event.inputType?.startsWith("insert") && event.data && event.data.trim()) complete();
      else { listed = null; list(); }
    });
    area.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); return; }
      if (event.key === " " && event.ctrlKey) { event.preventDefault(); complete(); return; }
      if (listed) {
        const count = listed.offers.length;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
          list();
          return;
        }
        if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); accept(); return; }
        if (event.key === "Escape") { event.preventDefault(); listed = null; list(); return; }
      }
      if (event.key === "Escape") { event.preventDefault(); close(); }
    });
    area.addEventListener("blur", () => { listed = null; list(); });
    check();
  }

  // MARK: Keys

  const keys = [
    ["j", "keyNext"], ["k", "keyBefore"], ["r", "keyRun"], ["f", "keyRunFrom"], ["e", "keyEdit"], ["s", "keyStop"],
    ["R", "keyFresh"], ["p", "keyParameters"], ["?", "keyKeys"], ["Esc", "keyLeave"],
  ];

  function currentCell() {
    const inside = document.activeElement?.closest?.(".cell");
    const cells = cellPieces();
    if (inside) return cells.findIndex((piece) => piece.element === inside);
    const line = byId("live.bar").offsetHeight + 40;
    const below = cells.findIndex((piece) => piece.element.getBoundingClientRect().bottom > line);
    return below < 0 ? cells.length - 1 : below;
  }

  function go(step) {
    const cells = cellPieces();
    if (!cells.length) return;
    const isIn = document.activeElement?.closest?.(".cell");
    const now = currentCell();
    const next = Math.min(cells.length - 1, Math.max(0, isIn ? now + step : now));
    cells[next].element.focus({ preventScroll: true });
    cells[next].element.scrollIntoView({ block: "start" });
  }

  function help() {
    const dialog = byId("live.keys");
    dialog.replaceChildren(
      make("h2", { id: "live.keys.title" }, say("keys")),
      make("dl", {}, ...keys.flatMap(([key, name]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(name))])),
      make("form", { method: "dialog" }, make("button", {}, say("close"))));
    if (!dialog.open) dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target;
    if (target.matches?.("input:not([type=range]):not([type=checkbox]), textarea, select") || byId("live.keys").open) return;
    const cell = cellPieces()[currentCell()];
    const label = cell ? labelOf(cell) : null;
    const actions = {
      j: () => go(1), k: () => go(-1), "?": help, s: () => send({ action: "stop" }), R: () => send({ action: "fresh" }),
      r: () => label && send({ action: "run", cell: label }), f: () => label && send({ action: "run-from", cell: label }),
      e: () => label && edit(label), p: () => controls.querySelector("input, select")?.focus(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  byId("live.help").addEventListener("click", help);
  byId("live.stop").addEventListener("click", () => send({ action: "stop" }));
  byId("live.fresh").addEventListener("click", () => send({ action: "fresh" }));
  controls.addEventListener("submit", (event) => event.preventDefault());

  // MARK: The server

  async function send(command) {
    try {
      const response = await fetch("do", {
        method: "POST", headers: { "Content-Type": "application/json", "X-Cahier": word }, body: JSON.stringify(command),
      });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** The newest style sheet of each kind. */
  const newest = {};

  /** Takes another style sheet of a kind; those before it go when it is there. */
  function link(kind, name, place) {
    if ((newest[kind]?.name ?? "") === name) return;
    const others = () => [...document.querySelectorAll(`link[data-live="${kind}"]`)].filter((other) => other !== newest[kind].link);
    newest[kind] = { name, link: null };
    if (!name) { for (const other of others()) other.remove(); return; }
    const fresh = make("link", { rel: "stylesheet", href: `${kind}-${name}.css`, "data-live": kind });
    newest[kind].link = fresh;
    fresh.addEventListener("load", () => {
      if (newest[kind].link !== fresh) return;
      for (const other of others()) other.remove();
      measure();
    });
    place(fresh);
  }

  /** The page's own rules win over those of formulas, and the notebook's over both. */
  function dress({ formulas, theme }) {
    link("formulas", formulas, (fresh) => document.querySelector("link[rel=stylesheet]").before(fresh));
    link("theme", theme, (fresh) => document.head.append(fresh));
  }

  function receive(message) {
    if (message.language) document.documentElement.lang = message.language;
    if (message.words) speak(message.words);
    if (message.title !== undefined) document.title = message.title;
    if (message.styles) dress(message.styles);
    if (message.splice) splice(message.splice);
    if (message.pieces) replace(message.pieces);
    if (message.contents !== undefined) {
      contents.hidden = !message.contents;
      const isOpen = contents.querySelector("details")?.open ?? false;
      contents.replaceChildren();
      if (message.contents) {
        const details = make("details", { open: isOpen }, make("summary", {}, say("contents")));
        details.append(elements(message.contents));
        contents.append(details);
      }
    }
    if (message.status) status = message.status;
    if (message.status || message.splice || message.pieces) {
      showCells([...message.splice?.pieces ?? [], ...message.pieces ?? []].map(([key]) => key));
    }
    if (message.status || message.words) showControls();
    for (const [label, told] of Object.entries(message.progress ?? {})) {
      if (status.cells[label] !== "running") continue;
      progress[label] = told;
      showProgress(label, told);
    }
    if (message.splice || message.pieces) document.dispatchEvent(new CustomEvent("cahier:pieces"));
    showState();
  }

  let isConnected = true;
  let hasBegun = false;
  // Browsers have few connections for one server: a page that nobody looks at gives its own back.
  let isPaused = false;
  let pausing = null;
  let wake = null;
  let aborter = null;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(pausing);
    if (document.hidden) pausing = setTimeout(() => { isPaused = true; aborter?.abort(); }, 30000);
    else if (isPaused) { isPaused = false; wake?.(); }
  });
  async function listen() {
    const known = pieces.map((piece) => [piece.key, piece.version]);
    aborter = new AbortController();
    const response = await fetch("stream", {
      method: "POST", signal: aborter.signal, headers: { "Content-Type": "application/json", "X-Cahier": word }, body: JSON.stringify({ known }),
    });
    if (response.status === 403) throw new Error("refused");
    if (!response.ok) throw new Error("the stream does not begin");
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the stream ended");
      if (!isConnected || !hasBegun) {
        isConnected = true;
        hasBegun = true;
        showState();
      }
      text += decoder.decode(value, { stream: true });
      const lines = text.split("\n");
      text = lines.pop();
      for (const line of lines) if (line) receive(JSON.parse(line));
      if (!isPlaced && pieces.length) goToPlace();
    }
  }

  /** The page is filled after it has loaded: a place in its address is gone to then. */
  let isPlaced = false;
  function goToPlace() {
    isPlaced = true;
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) byId(name)?.scrollIntoView();
  }

  async function stay() {
    for (;;) {
      try {
        await listen();
      } catch (error) {
        if (isPaused) { await new Promise((done) => { wake = done; }); continue; }
        isConnected = false;
        showState();
        // With a new secret, the page has to be opened anew.
        if (error.message === "refused") stateLine.textContent = say("serverIsAnother");
      }
      await new Promise((done) => setTimeout(done, 300));
    }
  }
  stay();
})();
