// The page of one listing: what its copy tells.

import { button, inOwn, langOf, whereOf } from "./cards.js";
import { textIn } from "./catalogue.js";
import { html } from "./html.js";
import { whenWords } from "./when.js";

const CODE = /[0-9a-f]{8}$/;

const part = (heading, lines) =>
  lines.length ? html`<section class="listing-key__part"><h2>${heading}</h2>${lines.map((line) => html`<p>${line}</p>`)}</section>` : "";

export function timeLines(listing, { catalogue, at, texts }) {
  const rule = inOwn(listing.recurs, texts.lang);
  const times = catalogue.times(listing.doc, at).map((time) => whenWords(time, at, texts.times));
  return [rule && html`<strong>${rule}</strong>`, ...times.slice(0, 5)].filter(Boolean);
}

export const contactLines = ({ contacts }) =>
  contacts.map(([label, who]) => (who ? html`<strong>${label}</strong> ${who}` : html`<strong>${label}</strong>`));

export const priceOf = ({ price: [, texts] }, { texts: said }) => inOwn(texts, said.lang) || said.texts.no_price;

export function listing(slug, place) {
  const { catalogue, texts } = place;
  const doc = catalogue.byCode.get(slug.match(CODE)?.[0]);
  if (doc === undefined) return undefined;
  const here = catalogue.listing(doc);
  const [title, lang] = textIn(here.title, texts.lang);
  const [teaser, spoken] = textIn(here.teaser, lang);
  const [organiser, its] = textIn(here.organiser, texts.lang);
  const said = texts.texts;
  return {
    title,
    main: html`<article class="listing"><header class="listing-top">
<p class="quiet">${texts.kinds[here.kind] ?? ""}</p>
<h1${langOf(lang, texts.lang)}>${title}</h1>
${organiser && html`<p class="listing-organiser">${said.by} <span${langOf(its, texts.lang)}>${organiser}</span></p>`}
${teaser && html`<p class="lead"${langOf(spoken, texts.lang)}>${teaser}</p>`}
</header>
<div class="listing-key">
${part(said.when, timeLines(here, place))}${part(said.where, [whereOf(here, texts.lang)].filter(Boolean))}${part(said.price, [priceOf(here, place)])}${part(said.contact, contactLines(here))}
</div>
${!here.checked && html`<p>${said.unchecked}</p>`}
<p class="copy-add">${button(here, place)}</p></article>`,
  };
}
