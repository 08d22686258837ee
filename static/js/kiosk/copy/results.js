// The pages of results: for a question, and for a topic.

import { cards, searchBox, topics } from "./cards.js";
import { fitting } from "./filters.js";
import { html } from "./html.js";
import { search } from "./search.js";

const SHOWN = 10;

export const counted = (count, texts) => (count === 1 ? texts.one : texts.many.replace("NN", count));

// Few at a time: a page is there at once, and the rest is a tap away.
function pager(page, pages, { texts, parameters }) {
  const said = texts.texts;
  const to = (other) => {
    const asked = new URLSearchParams(parameters);
    asked.set("page", other);
    return `?${asked}`;
  };
  return html`<nav class="pager" aria-label="${said.pages}">${page > 1 && html`<a rel="prev" href="${to(page - 1)}">${said.previous}</a>`}
<span aria-current="page">${said.page.replace("%(page)s", page).replace("%(pages)s", pages)}</span>
${page < pages && html`<a rel="next" class="more" href="${to(page + 1)}">${said.next}</a>`}</nav>`;
}

function body(title, found, place, before) {
  const { texts } = place;
  const count = counted(found.count, texts);
  const pages = Math.max(1, Math.ceil(found.docs.length / SHOWN));
  const page = Math.min(Math.max(Math.trunc(Number(place.parameters.get("page"))) || 1, 1), pages);
  const shown = found.docs.slice((page - 1) * SHOWN, page * SHOWN);
  const right = found.corrected;
  const fits = fitting(found.filters, place.catalogue, place.at);
  const timeOf = (doc) => fits(doc) ?? place.catalogue.times(doc, place.at)[0];
  return {
    title: `${title} – ${count}`,
    main: html`${before}
<h1 class="results-title">${title} <span class="results-count">– ${count}</span></h1>
<p class="visually-hidden" role="status">${count}</p>
${right && html`<p class="notice">${texts.texts.instead} <strong>${right.used}</strong>. ${texts.texts.typed.replace("%(typed)s", right.typed)}</p>`}
${shown.length ? html`<h2 class="visually-hidden">${texts.texts.results}</h2>${cards(shown, place, timeOf)}${pages > 1 && pager(page, pages, place)}` : html`<p>${texts.texts.nothing} ${texts.texts.try}</p>${topics(place)}`}`,
  };
}

export function results(parameters, place) {
  const question = (parameters.get("q") ?? "").trim();
  const found = search(parameters, place.catalogue, place.texts.lang, place.at);
  return body(question || place.texts.texts.what, found, place, searchBox(question, place));
}

export function topic(code, place) {
  const found = search(new URLSearchParams({ category: code }), place.catalogue, place.texts.lang, place.at);
  return body(place.texts.categories[code] ?? place.texts.texts.topics, found, place, searchBox("", place));
}
