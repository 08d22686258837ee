// A question, taken apart: wishes that filter, and words that are looked for.

import { fold, stem, wordsOf } from "./stems.js";
import * as weights from "./weights.js";
import { mended } from "./slips.js";

export const FILTERS = ["price", "when", "weekday", "daypart", "audience", "kind", "category"];

// A wish of one word: its filters; {} for a word that says nothing; undefined for any other.
function wishOf(word, keys, catalogue, lang) {
  const tables = [catalogue.wishes[lang], catalogue.wishes.fi];
  const forms = [fold(word), ...keys.slice(0, 1).map((key) => catalogue.keys[key])];
  const found = tables.flatMap((table) => forms.map((form) => table?.[form])).find((one) => one !== undefined);
  return found === undefined ? undefined : Object.fromEntries(new URLSearchParams(found));
}

function keysOf(word, catalogue, lang) {
  const { forms } = catalogue;
  const finnish = forms.lemmas(word);
  const foreign = ["sv", "en"].map((one) => forms.place(stem(word, one)));
  const known = foreign.filter((key) => key !== undefined);
  return lang === "fi" ? [...finnish, ...known] : [...known, ...finnish];
}

function timesMet(catalogue, key) {
  return ["title", "tags", "names", "body"].reduce((sum, name) => sum + catalogue.postings.fields[name].of(key).length, 0);
}

// A word that finds nothing, put right by one letter.
function putRight(word, catalogue) {
  const { keys, forms } = catalogue;
  const placed = (candidate) => forms.place(candidate) ?? forms.forms.get(candidate)?.[0] ?? forms.stems.get(candidate)?.[0];
  return mended(fold(word), [...keys, ...forms.forms.keys()], (candidate) => {
    const met = timesMet(catalogue, placed(candidate));
    return met || (catalogue.concepts.byKey.has(placed(candidate)) ? 0.5 : 0);
  });
}

function understood(word, catalogue, lang) {
  const kept = `${lang} ${word}`;
  if (!catalogue.met.has(kept)) {
    if (catalogue.met.size > 2_000) catalogue.met.clear();
    const keys = keysOf(word, catalogue, lang);
    catalogue.met.set(kept, { word, keys, wish: wishOf(word, keys, catalogue, lang) });
  }
  return catalogue.met.get(kept);
}

// `filters` holds a set of values for each that was wished; `groups` are words that belong together.
export function asked(question, catalogue, lang) {
  const filters = {};
  const words = [];
  let corrected;
  for (const typed of wordsOf(question)) {
    let one = understood(typed, catalogue, lang);
    if (!one.keys.length && !one.wish && !catalogue.forms.cut(typed).length && !begins(typed, catalogue)) {
      const right = putRight(typed, catalogue);
      if (right) {
        corrected = { typed, used: right };
        one = understood(right, catalogue, lang);
      }
    }
    if (one.wish) for (const [name, value] of Object.entries(one.wish)) (filters[name] ??= new Set()).add(value);
    else words.push(one);
  }
  return { filters, groups: grouped(words, catalogue, lang), corrected };
}

function begins(word, catalogue) {
  const [from, to] = catalogue.forms.beginningWith(fold(word));
  return from < to;
}

function grouped(words, catalogue, lang) {
  const groups = [];
  const keysByWord = words.map((one) => one.keys);
  for (let at = 0; at < words.length; ) {
    const { length, concepts } = catalogue.concepts.named(keysByWord, at);
    const some = words.slice(at, at + Math.max(length, 1));
    at += some.length;
    const last = at === words.length;
    const beginning = !last ? 0 : words.length === 1 ? weights.ONLY_WORD : weights.LAST_WORD;
    groups.push({ words: some, concepts, beginning, lang });
  }
  return groups;
}
