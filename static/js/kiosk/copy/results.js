// The pages of results: for a question, and for a topic.

import { cards, searchBox, topics } from "./cards.js";
import { fitting } from "./filters.js";
import { html } from "./html.js";
import { search } from "./search.js";

const MOST = 20;

export const counted = (count, texts) => (count === 1 ? texts.one : texts.many.replace("NN", count));

function body(title, found, place, before) {
  const { texts } = place;
  const count = counted(found.count, texts);
  const shown = found.docs.slice(0, MOST);
  const right = found.corrected;
  const fits = fitting(found.filters, place.catalogue, place.at);
  const timeOf = (doc) => fits(doc) ?? place.catalogue.times(doc, place.at)[0];
  return {
    title: `${title} – ${count}`,
    main: html`${before}
<h1 class="results-title">${title} <span class="results-count">– ${count}</span></h1>
<p class="visually-hidden" role="status">${count}</p>
${right && html`<p class="notice">${texts.texts.instead} <strong>${right.used}</strong>. ${texts.texts.typed.replace("%(typed)s", right.typed)}</p>`}
${shown.length ? html`<h2 class="visually-hidden">${texts.texts.results}</h2>${cards(shown, place, timeOf)}` : html`<p>${texts.texts.nothing} ${texts.texts.try}</p>${topics(place)}`}`,
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
