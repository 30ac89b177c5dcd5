/* Détente: keys, the day slider, dropped files, marked words. Every page reads and works without it. */
"use strict";
(() => {
  const $ = (what, from = document) => from.querySelector(what);
  const $$ = (what, from = document) => [...from.querySelectorAll(what)];
  const DAY = 86400000;
  const iso = (day) => new Date(day).toISOString().slice(0, 10);

  /* The day slider: the days between the first and the last publication; its place is in the address. */
  function slider() {
    const range = $("#day-slider"), field = $("#as-of");
    if (!range || !field || !range.hidden) return;
    const first = Date.parse(range.dataset.first), last = Date.parse(range.dataset.last);
    const days = Math.round((last - first) / DAY);
    if (!(days > 0)) return;
    range.min = 0; range.max = days; range.step = 1;
    range.value = field.value ? Math.round((Date.parse(field.value) - first) / DAY) : days;
    range.hidden = false;
    const show = () => { field.value = iso(first + range.value * DAY); range.setAttribute("aria-valuetext", field.value); };
    if (field.value) show(); else range.setAttribute("aria-valuetext", "all that is known");
    range.addEventListener("input", show);
    range.addEventListener("change", () => go(Number(range.value) === days ? "" : iso(first + range.value * DAY)));
    field.addEventListener("change", () => { if (!field.value || field.checkValidity()) go(field.value); });
  }
  function go(day) {
    const url = new URL(location.href);
    if (day) url.searchParams.set("as_of", day); else url.searchParams.delete("as_of");
    const between = $("#day-slider").dataset.between;
    if (between) url.searchParams.set("between", between);
    url.searchParams.delete("offset"); url.searchParams.delete("done"); url.hash = "";
    if (!window.htmx) { location.assign(url); return; }
    window.htmx.ajax("GET", url.pathname + url.search, { target: "body", swap: "innerHTML" }).then(() => history.pushState({}, "", url));
  }
  function shift(by) {
    const range = $("#day-slider");
    if (!range || range.hidden) return;
    range.value = Number(range.value) + by;
    range.dispatchEvent(new Event("change"));
  }

  /* Lines and items can be walked by keys. */
  const lines = () => $$(".queue .item, main .lines > .line:not(.turns)").filter((line) => line.offsetParent);
  const opener = (line) => $("a.open", line) || $(".what a", line) || $("a", line);
  function current() {
    const held = document.activeElement && document.activeElement.closest(".item, .line");
    return held || null;
  }
  function walk(by) {
    const all = lines();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by, 0), all.length - 1)];
    const link = opener(next);
    if (link) link.focus();
    next.scrollIntoView({ block: "nearest" });
  }
  const press = (key) => {
    const button = $(`[data-key="${key}"]`, current() || document);
    if (button) button.click();
  };
  function evidence(by) {
    const all = $$(".evidence a"), at = all.findIndex((a) => a.getAttribute("aria-current"));
    const next = all[(at + by + all.length) % all.length];
    if (next) next.click();
  }
  const PLACES = { r: "/", t: "/timeline", p: "/people", s: "/statements", i: "/issues", d: "/documents", q: "/review", a: "/add" };
  let going = false;
  function place(key) {
    going = false;
    const link = PLACES[key] && $$(".top nav a").find((a) => new URL(a.href).pathname === PLACES[key]);
    if (link) link.click();
  }
  const DOES = {
    j: () => walk(1), k: () => walk(-1), a: () => press("a"), r: () => press("r"),
    o: () => { const line = current(), link = line && opener(line); if (link) link.click(); },
    x: () => { const box = current() && $("input[type=checkbox]", current()); if (box) box.click(); },
    c: () => { const field = $("select, input:not([type=hidden]):not([type=checkbox])", current() && $(".acts", current()) || $(".decide .form") || document); if (field) field.focus(); },
    n: () => { const note = $("#note"); if (note) { note.closest("details").open = true; note.focus(); } },
    u: () => { const undo = $(".notice .undo") || $(".decided .undo"); if (undo) undo.click(); },
    e: () => evidence(1), E: () => evidence(-1), "[": () => shift(-1), "]": () => shift(1),
    "/": () => { const search = $("main input[type=search]"); if (search) search.focus(); },
    "?": () => { const keys = $("#keys"); if (keys && !keys.open) keys.showModal(); },
    g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
  };
  document.addEventListener("keydown", (event) => {
    /* A dialog that was just closed keeps the focus until the page is drawn again: keys are for the page by then. */
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), select, textarea, dialog[open]");
    if (event.key === "Escape" && typing) { if (typing.close) typing.close(); else event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (going) { event.preventDefault(); place(event.key); return; }
    const act = DOES[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  /* A form that writes is sent once; in the queue the next item takes the place of the one that was decided. */
  const AT = "detente-at";
  document.addEventListener("submit", (event) => {
    const form = event.target, item = form.closest(".queue .item");
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "sent";
    if (item) sessionStorage.setItem(AT, lines().indexOf(item));
  });
  window.addEventListener("pageshow", () => { for (const form of $$("form[data-sent]")) delete form.dataset.sent; });
  function onward() {
    const at = sessionStorage.getItem(AT), all = $$(".queue .item");
    sessionStorage.removeItem(AT);
    if (at === null || !all.length || !new URLSearchParams(location.search).has("done")) return;
    opener(all[Math.min(Math.max(Number(at), 0), all.length - 1)]).focus();
  }

  /* Words marked in a document go into the form for adding; positions are code points, as everywhere. */
  function marked() {
    const text = $("#text"), words = $("#words"), chosen = getSelection();
    if (!text || !chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0), before = document.createRange();
    before.setStart(text, 0); before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length, said = range.toString();
    if (words) { words.value = said; $("#start").value = start; }
    for (const link of $$("a.choose")) {
      const url = new URL(link.href);
      url.searchParams.set("at", start); url.searchParams.set("to", start + [...said].length);
      link.href = url;
    }
  }
  document.addEventListener("selectionchange", marked);

  /* Files dropped anywhere on the page for adding. */
  function dropping() {
    const drop = $("#drop"), file = $("#file"), told = $("#dropped");
    if (!drop || !file) return;
    const tell = () => { told.textContent = file.files.length ? `${file.files.length} chosen` : ""; };
    file.addEventListener("change", tell);
    for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.remove("over"); });
    drop.addEventListener("drop", (e) => { file.files = e.dataTransfer.files; tell(); });
  }

  /* The timeline's picture: drag over some days to draw them nearer. */
  function zooming() {
    for (const svg of $$("svg.zoom")) {
      const day = (event) => {
        const box = svg.getBoundingClientRect(), x = (event.clientX - box.left) / box.width * svg.dataset.width;
        const part = Math.min(Math.max((x - svg.dataset.left) / (svg.dataset.right - svg.dataset.left), 0), 1);
        const first = Date.parse(svg.dataset.first), last = Date.parse(svg.dataset.last);
        return { x, day: iso(first + part * (last - first)) };
      };
      let from = null;
      svg.addEventListener("pointerdown", (e) => { if (!e.target.closest("a")) { from = day(e); svg.setPointerCapture(e.pointerId); } });
      svg.addEventListener("pointerup", (e) => {
        const to = day(e);
        if (from && Math.abs(to.x - from.x) > 8) {
          const url = new URL(location.href), ends = [from.day, to.day].sort();
          url.searchParams.set("since", ends[0]); url.searchParams.set("until", ends[1]); url.searchParams.delete("offset");
          location.assign(url);
        }
        from = null;
      });
    }
  }

  function here() {
    const place = $("#here"), pane = place && place.closest(".document");
    if (place && pane && pane.scrollHeight > pane.clientHeight) pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - 120;
    const at = new URLSearchParams(location.search).get("evidence");
    $$(".evidence a").forEach((a, i, all) => {
      const chosen = at === null ? a.getAttribute("aria-current") : i === Number(at);
      if (chosen) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
      a.parentElement.classList.toggle("chosen", Boolean(chosen));
    });
  }

  const all = () => { slider(); dropping(); zooming(); here(); onward(); };
  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:afterSettle", (event) => { if (event.target === document.body) all(); else here(); });
  window.addEventListener("popstate", () => location.reload());
})();
