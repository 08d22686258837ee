// A list of one's own, from the copy: to read, to make shorter, to print.

import { linkOf, langOf, whereOf } from "./cards.js";
import { textIn } from "./catalogue.js";
import { html } from "./html.js";
import { contactLines, priceOf, timeLines } from "./listing.js";

const CODE = /^[0-9a-f]{8}$/;

export const codesIn = (text) => [...new Set((text ?? "").split("."))].filter((code) => CODE.test(code)).slice(0, 50);

function thing(listing, codes, place) {
  const { texts, base } = place;
  const [title, lang] = textIn(listing.title, texts.lang);
  const others = codes.filter((code) => code !== listing.code);
  const link = others.length ? `${base}/lista?k=${others.join(".")}` : `${base}/lista`;
  const lines = [...timeLines(listing, place).slice(0, 2), whereOf(listing, texts.lang), priceOf(listing, place), ...contactLines(listing)];
  return html`<li class="thing"><h2 class="thing__title"><a href="${linkOf(listing, base)}"${langOf(lang, texts.lang)}>${title}</a></h2>
${lines.filter(Boolean).map((line) => html`<p>${line}</p>`)}
<ul class="thing__acts no-print"><li><a class="copy-topic" href="${link}" rel="nofollow" data-list-change>${texts.texts.remove}<span class="visually-hidden"> – ${title}</span></a></li></ul></li>`;
}

export function list(parameters, place) {
  const { catalogue, texts } = place;
  const said = texts.texts;
  const codes = codesIn(parameters.get("k"));
  const known = codes.filter((code) => catalogue.byCode.has(code));
  const things = known.map((code) => thing(catalogue.listing(catalogue.byCode.get(code)), codes, place));
  const printing = html`${texts.prints && html`<p class="no-print"><button class="button" type="button" data-print hidden>${said.print}</button></p>`}<p class="no-print">${said.later}</p>`;
  return {
    title: said.list,
    main: html`<div class="own-list" data-list="${codes.join(".")}"><h1>${said.list}</h1>
${things.length ? html`<ol class="own-list__things">${things}</ol>${printing}` : html`<p class="lead">${said.empty}</p><p>${said.how}</p>`}</div>`,
  };
}
