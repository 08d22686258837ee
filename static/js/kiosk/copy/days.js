// What is on, by day, and the first page.

import { cards, searchBox, topics } from "./cards.js";
import { dayFrom, dayOf, startOf } from "./clock.js";
import { html } from "./html.js";

const MOST = 100;
const SHELF = 3;
const LONG = 12 * 60;

// The listings that are on on a day and not over: short ones first, by their hour.
export function onDay(day, catalogue, at) {
  const found = [];
  const span = [startOf(day), startOf(day + 1)];
  for (let doc = 0; doc < catalogue.count; doc++) {
    const place = catalogue.within(doc, span, at);
    if (place >= 0) found.push({ doc, time: catalogue.time(place) });
  }
  const order = ({ time }) => (time.over - time.start > LONG || time.allDay ? Infinity : time.start);
  return found.sort((one, other) => order(one) - order(other) || one.doc - other.doc);
}

const shown = (found, place) => {
  const times = new Map(found.map(({ doc, time }) => [doc, time]));
  return cards([...times.keys()], place, (doc) => times.get(doc));
};

export function calendar(parameters, place) {
  const { catalogue, texts, at } = place;
  const asked = dayFrom(parameters.get("paiva") ?? "");
  const found = onDay(Number.isNaN(asked) ? dayOf(at) : asked, catalogue, at).slice(0, MOST);
  const title = Number.isNaN(asked) || asked === dayOf(at) ? texts.texts.today : new Date(asked * 86_400_000).toLocaleDateString(texts.lang, { timeZone: "UTC" });
  const list = found.length ? shown(found, place) : html`<p>${texts.texts.nothing_today}</p>`;
  return { title, main: html`<h1>${title}</h1><h2 class="visually-hidden">${texts.texts.results}</h2>${list}` };
}

export function start(place) {
  const { catalogue, texts, at, base } = place;
  const soon = onDay(dayOf(at), catalogue, at).filter(({ time }) => time.start >= at).slice(0, SHELF);
  const shelf = soon.length ? html`<section aria-labelledby="on"><h2 id="on">${texts.texts.today}</h2>${shown(soon, place)}</section>` : "";
  return {
    title: texts.texts.what,
    main: html`<div class="kiosk-start"><h1>${texts.texts.what}</h1>${searchBox("", place)}
<p><a class="copy-door" href="${base}/kalenteri">${texts.texts.see_today}</a></p>
${shelf}${topics(place)}</div>`,
  };
}

