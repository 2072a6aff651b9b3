"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = find("filters"), query = find("q"), count = find("count");
  const choices = { r: find("by-report"), g: find("by-section"), s: find("by-status"), f: find("by-finding") };
  const records = all("article.kpi");

  // One form for ｱﾌﾟﾘ, アプリ and あぷり, １，０００ and 1000: what a person types is found as printed.
  const fold = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/(\d),(?=\d)/g, "$1").replace(/\s+/g, "");
  const texts = new Map();
  const text = (record) => {
    if (!texts.has(record)) {
      const heads = [record.closest(".group").querySelector("h4 [data-t]"), record.closest(".report").querySelector("h3")];
      texts.set(record, [...heads, ...all("[data-t], .value", record)].map((part) => fold(part.textContent)).join("\n"));
    }
    return texts.get(record);
  };

  const value = (choice) => (choice ? choice.value : "");
  const hasFinding = (record, wanted) => {
    const found = record.dataset.f;
    return !wanted || (wanted === "any" ? found : wanted === "none" ? !found : found.split(" ").includes(wanted));
  };
  const apply = () => {
    const words = query.value.split(/\s+/).map(fold).filter(Boolean);
    const wanted = { r: value(choices.r), g: value(choices.g), s: value(choices.s), f: value(choices.f) };
    const counts = {};
    let shown = 0;
    for (const record of records) {
      const data = record.dataset;
      const fits = ["r", "g", "s"].every((name) => !wanted[name] || data[name] === wanted[name])
        && hasFinding(record, wanted.f) && words.every((word) => text(record).includes(word));
      record.hidden = !fits;
      if (fits) { shown += 1; counts[data.s] = (counts[data.s] || 0) + 1; }
    }
    const filtered = words.length > 0 || Object.values(wanted).some(Boolean);
    for (const group of all(".group")) {
      const left = all("article.kpi:not([hidden])", group).length;
      group.hidden = !left;
      group.querySelector("h4 small").textContent = `${left}件`;
    }
    for (const report of all(".report")) {
      report.hidden = filtered && !report.querySelector(".group:not([hidden])");
    }
    find("nothing").hidden = shown > 0 || !records.length;
    count.textContent = filtered ? `${records.length}件のうち${shown}件を表示` : `${records.length}件の指標`;
    draw(counts, shown);
    unfold(words);
  };
  // A narrative that holds what was asked for is opened, and closed again with the question.
  const unfold = (words) => {
    for (const story of all("details.story")) {
      const found = words.length > 0 && !story.closest("[hidden]")
        && words.some((word) => fold(story.textContent).includes(word));
      if (found && !story.open) { story.open = true; story.dataset.found = ""; }
      else if (!found && "found" in story.dataset) { story.open = false; delete story.dataset.found; }
    }
  };
  const draw = (counts, shown) => {
    let start = 0;
    for (const part of all("#share rect")) {
      const width = shown ? (100 * (counts[part.dataset.s] || 0)) / shown : 0;
      part.setAttribute("x", start);
      part.setAttribute("width", width);
      start += width;
    }
    for (const number of all("#share [data-count]")) number.textContent = counts[number.dataset.count] || 0;
  };

  // A count in the tables above shows its indicators.
  const choose = (link) => {
    for (const [name, choice] of Object.entries(choices)) if (choice) choice.value = link.dataset[name] || "";
    query.value = "";
    apply();
    find("list").focus();
  };

  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); };
  form.addEventListener("input", (event) => (event.target === query ? later() : apply()));
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (link) choose(link);
  });
  // A link to an indicator that is filtered away shows it again.
  addEventListener("hashchange", () => {
    const at = find(decodeURIComponent(location.hash.slice(1)));
    if (at && at.closest("[hidden]")) { form.reset(); setTimeout(() => at.scrollIntoView()); }
  });
  form.hidden = false;
})();
