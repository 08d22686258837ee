// A result as its card, and the form that asks.

import { html } from "./html.js";
import { textIn } from "./catalogue.js";
import { leaf, whenWords } from "./when.js";

const MOST_SIGNS = 3;
const TEASER = 140;

export const langOf = (lang, own) => (lang && lang !== own ? html` lang="${lang}"` : "");
export const inOwn = (texts, own) => (typeof texts === "string" ? texts : (texts?.[own] ?? texts?.fi ?? ""));

const plain = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");

// The server knows a listing by the end of its address, whatever stands before.
export const linkOf = (listing, base) => `${base}/tarjonta/${plain(textIn(listing.title, "fi")[0])}-${listing.code}`;

export function whereOf({ place }, own) {
  if (!place.length) return "";
  const [name, address, city] = place;
  const street = [textIn(address, own)[0], city].filter(Boolean).join(", ");
  return [textIn(name, own)[0], street].filter(Boolean).join(", ");
}

export function button(listing, { texts, base }) {
  const [title, lang] = textIn(listing.title, texts.lang);
  return html`<a class="list-button" href="${base}/lista?k=${listing.code}" rel="nofollow" data-list-code="${listing.code}"><span class="list-button__sign" aria-hidden="true"></span>${texts.texts.add}<span class="visually-hidden"> – <span${langOf(lang, texts.lang)}>${title}</span></span></a>`;
}

const cut = (text) => (text.length > TEASER + 10 ? `${text.slice(0, TEASER).replace(/\s+\S*$/, "")}…` : text);

function dayLeaf(time, place) {
  if (!time) return "";
  const { weekday, day } = leaf(time, place.at, place.texts.times);
  return html`<p class="day-leaf" aria-hidden="true">${weekday && html`<span class="day-leaf__weekday">${weekday}</span>`} <span>${day}</span></p>`;
}

// `place`: where this is shown: {texts, base, at}. `time`: which of its times answers.
export function card(listing, time, place) {
  const { texts, base, at } = place;
  const own = texts.lang;
  const [title, lang] = textIn(listing.title, own);
  const [teaser, spoken] = textIn(listing.teaser, lang);
  const [kind, price] = listing.price;
  const signs = listing.signs.filter((sign) => texts.signs[sign]).slice(0, MOST_SIGNS);
  const where = whereOf(listing, own);
  return html`<li class="card">${dayLeaf(time, place)}
<div class="card__body">
<h3 class="card__title"><a href="${linkOf(listing, base)}"${langOf(lang, own)}>${title}</a></h3>
${time && html`<p class="card__when">${whenWords(time, at, texts.times)}</p>`}
${inOwn(listing.recurs, own) && html`<p class="card__recurs">${inOwn(listing.recurs, own)}</p>`}
${teaser && html`<p class="card__teaser"${langOf(spoken, own)}>${cut(teaser)}</p>`}
<ul class="card__facts">${inOwn(price, own) && html`<li class="sign${kind === "free" && " sign--open"}">${inOwn(price, own)}</li>`}${signs.map((sign) => html`<li class="sign sign--open">${texts.signs[sign]}</li>`)}</ul>
${where && html`<p class="card__where"><span>${where}</span></p>`}
${button(listing, place)}
</div></li>`;
}

export const cards = (docs, place, timeOf = (doc) => place.catalogue.times(doc, place.at)[0]) =>
  html`<ul class="cards">${docs.map((doc) => card(place.catalogue.listing(doc), timeOf(doc), place))}</ul>`;

export function searchBox(value, { texts, base }) {
  return html`<form class="search-box" action="${base}/haku" method="get" role="search"><label for="q">${texts.texts.label}</label>
<div class="search-box__row"><input id="q" name="q" type="search" value="${value}" maxlength="300" autocomplete="off" autocapitalize="none"> <button type="submit">${texts.texts.search}</button></div></form>`;
}

export function topics({ texts, base }) {
  const link = (code) => html`<li><a class="copy-topic" href="${base}/aiheet/${code}">${texts.categories[code]}</a></li>`;
  return html`<nav aria-label="${texts.texts.topics}"><ul class="copy-topics">${texts.roots.map(link)}</ul></nav>`;
}
