// An address of the kiosk to its page, from the copy.

import { now } from "./clock.js";
import { calendar, start } from "./days.js";
import { html } from "./html.js";
import { list } from "./list.js";
import { listing } from "./listing.js";
import { results, topic } from "./results.js";
import { searchBox, topics } from "./cards.js";
import { sinceWords } from "./when.js";

const NAME = "[^/]+";
const PAGES = [
  [/^\/?$/, (place) => start(place)],
  [/^\/haku$/, (place) => results(place.parameters, place)],
  [/^\/kalenteri/, (place) => calendar(place.parameters, place)],
  [/^\/lista$/, (place) => list(place.parameters, place)],
  [new RegExp(`^/aiheet/(${NAME})$`), (place, code) => topic(code, place)],
  [new RegExp(`^/tarjonta/(${NAME})$`), (place, slug) => listing(slug, place)],
];

function other(place) {
  const { texts } = place.texts;
  return {
    title: texts.not_now,
    main: html`<h1>${texts.not_now}</h1><p>${texts.by_itself}</p>${searchBox("", place)}${topics(place)}`,
  };
}

function pageOf(path, place) {
  for (const [pattern, make] of PAGES) {
    const fits = path.match(pattern);
    const page = fits && make(place, ...fits.slice(1).map(decodeURIComponent));
    if (page) return page;
  }
  return other(place);
}

// `path` has neither prefix nor language; `base` is both. `seen`: the minute when the copy was last true.
export function answer(path, parameters, { catalogue, texts, base, seen }) {
  const at = now();
  const page = pageOf(path, { catalogue, texts, base, parameters, at });
  const when = sinceWords(at, seen, texts.times);
  const notice = html`<p class="notice copy-notice" role="status">${texts.texts.notice.replace("%(when)s", when)}</p>`;
  return { title: page.title, main: `${notice}${page.main}` };
}
