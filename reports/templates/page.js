"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  root.classList.add("scripted");
  const files = all(".file");
  const cards = all(".card");
  const marks = all("a.figure.conflict[data-findings]");
  const svg = "http://www.w3.org/2000/svg";
  const of = new Map(cards.map((card) => [card.id, []]));
  for (const mark of marks) for (const id of mark.dataset.findings.split(" ")) of.get(id).push(mark);
  let active = null;

  function sideOf(mark, id) {
    return mark.dataset.sides.split(" ")[mark.dataset.findings.split(" ").indexOf(id)];
  }

  function letGo() {
    for (const mark of all(".figure.on")) {
      mark.classList.remove("on");
      delete mark.dataset.side;
    }
    for (const card of all('.card[aria-current="true"]')) card.removeAttribute("aria-current");
    for (const wire of all(".wire")) wire.replaceChildren();
    active = null;
  }

  function activate(id) {
    if (active === id) return;
    letGo();
    active = id;
    byId(id).setAttribute("aria-current", "true");
    for (const mark of of.get(id)) {
      mark.classList.add("on");
      mark.dataset.side = sideOf(mark, id);
    }
    draw();
  }

  // A line in the margin from the first figure of the finding to its last, with a knot beside each.
  function draw() {
    if (!active || !of.get(active).length) return;
    const article = byId(active).closest(".file").querySelector("article");
    const wire = article.querySelector(".wire");
    const origin = article.getBoundingClientRect();
    const x = 8;
    const knots = of.get(active).map((mark) => {
      const box = mark.getClientRects()[0];
      return box ? { y: box.top + box.height / 2 - origin.top, side: mark.dataset.side } : null;
    }).filter(Boolean);
    if (!knots.length) return;
    wire.replaceChildren();
    const ys = knots.map((knot) => knot.y);
    const line = document.createElementNS(svg, "path");
    line.setAttribute("d", `M${x} ${Math.min(...ys)}V${Math.max(...ys)}` + ys.map((y) => `M${x} ${y}h14`).join(""));
    wire.append(line);
    for (const knot of knots) {
      const dot = document.createElementNS(svg, "circle");
      dot.setAttribute("cx", String(x));
      dot.setAttribute("cy", String(knot.y));
      dot.setAttribute("r", "4.5");
      dot.setAttribute("class", `side-${knot.side}`);
      wire.append(dot);
    }
  }

  // Moves the list beside the article, not the article, until a card is in sight.
  function follow(card) {
    const list = card.closest("aside");
    if (list.scrollHeight <= list.clientHeight) return;
    const box = card.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - 12;
  }

  function reach(target, focus) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (focus) target.focus({ preventScroll: true });
  }

  // Which article is shown: the one that the address names, when there are many.
  function show() {
    const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (byId("index")) {
      const chosen = target && target.closest(".file");
      for (const file of files) file.hidden = file !== chosen;
      for (const row of all(".index tbody tr")) {
        const link = row.querySelector("a");
        if (!link) continue;
        if (chosen && link.hash === `#${chosen.id}`) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
    letGo();
    if (!target) return;
    if (target.classList.contains("card")) {
      activate(target.id);
      reach(target, true);
    } else if (target.classList.contains("conflict")) {
      activate(target.dataset.findings.split(" ")[0]);
      reach(target, true);
    } else if (target.classList.contains("file")) {
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    }
  }

  // A click on a figure leads to its finding, a click on a finding to its figures.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const target = byId(link.hash.slice(1));
    if (!target) return;
    const card = link.closest(".card");
    if (card) {
      event.preventDefault();
      activate(card.id);
      reach(target, true);
    } else if (link.classList.contains("conflict")) {
      event.preventDefault();
      const shown = link.dataset.findings.split(" ").map(byId).find((one) => !one.hidden) || target;
      activate(shown.id);
      reach(shown, true);
    }
  });

  const owner = (node) => {
    const card = node.closest && node.closest(".card");
    if (card) return card.id;
    const mark = node.closest && node.closest("a.figure.conflict[data-findings]");
    if (!mark) return null;
    const ids = mark.dataset.findings.split(" ");
    return ids.includes(active) ? active : ids.find((id) => !byId(id).hidden) || null;
  };
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const id = owner(event.target);
      if (!id) return;
      activate(id);
      if (event.target.classList.contains("conflict")) follow(byId(id));
    });
  }

  // Keys act only while the list of findings or a figure has the focus.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      letGo();
      return;
    }
    const id = owner(event.target);
    if (!id) return;
    const list = all(".card", byId(id).closest(".findings")).filter((card) => !card.hidden);
    const at = list.indexOf(byId(id));
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
      event.preventDefault();
      activate(next.id);
      reach(next, true);
      if (of.get(next.id).length) reach(of.get(next.id)[0], false);
    } else if (event.key === "Enter" && event.target.classList.contains("card") && of.get(id).length) {
      event.preventDefault();
      reach(of.get(id)[0], true);
    }
  });

  // The index shows the articles that the search names and, once a filter is set, that have a finding left.
  const search = byId("search");
  function list() {
    if (!search) return;
    const rows = all(".index tbody tr");
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const filtered = cards.some((card) => card.hidden);
    const left = new Set(cards.filter((card) => !card.hidden).map((card) => `#${card.closest(".file").id}`));
    let found = 0;
    for (const row of rows) {
      const link = row.querySelector("a");
      const named = words.every((word) => row.dataset.search.includes(word));
      row.hidden = !named || (filtered && !(link && left.has(link.hash)));
      found += !row.hidden;
    }
    byId("found").textContent = `${found} of ${rows.length} articles`;
  }

  const filters = document.querySelector(".filters");
  function filter() {
    const chosen = (name) => new Set(all(`input[name=${name}]:checked`, filters).map((box) => box.value));
    const severities = chosen("severity");
    const rules = chosen("rule");
    let shown = 0;
    for (const card of cards) {
      card.hidden = !severities.has(card.dataset.severity) || !rules.has(card.dataset.rule);
      shown += !card.hidden;
    }
    for (const mark of marks) {
      mark.classList.toggle("muted", mark.dataset.findings.split(" ").every((id) => byId(id).hidden));
    }
    if (active && byId(active).hidden) letGo();
    byId("shown").textContent = `${shown} of ${cards.length} findings shown`;
    list();
  }
  if (filters) {
    filters.addEventListener("change", filter);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("click", (event) => {
      const wanted = event.target.dataset.check;
      if (!wanted) return;
      for (const box of all("input[name=rule]", filters)) box.checked = wanted === "true";
      filter();
    });
    filter();
  }
  if (search) search.addEventListener("input", list);

  window.addEventListener("hashchange", show);
  window.addEventListener("resize", draw);
  show();
})();
