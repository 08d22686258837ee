// How well each listing fits one thing that was asked: its best reason, and a little of the others.

import { fold, stem } from "./stems.js";
import * as weights from "./weights.js";

const TIE = 0.25;
const MOST_BEGINNINGS = 60;

class Tally {
  constructor(count) {
    this.best = new Float32Array(count);
    this.sum = new Float32Array(count);
  }

  add(doc, worth) {
    if (worth > this.best[doc]) this.best[doc] = worth;
    this.sum[doc] += worth;
  }

  scores() {
    const { best, sum } = this;
    for (let doc = 0; doc < best.length; doc++) if (best[doc]) best[doc] += TIE * (sum[doc] - best[doc]);
    return best;
  }
}

// What each listing has of one of the keys, as far as it has those before too.
class Common {
  constructor(before) {
    this.before = before;
    this.worths = new Map();
  }

  add(doc, worth) {
    if (this.before && !this.before.has(doc)) return;
    this.worths.set(doc, Math.max(this.worths.get(doc) ?? 0, worth));
  }
}

// What has all keys of a name.
function together(keys, fields, factor, postings, tally) {
  if (keys.length === 1) return postings.each(keys[0], fields, factor, tally);
  if (!keys.every((key) => postings.has(key))) return;
  let worths;
  for (const key of keys) {
    const common = new Common(worths);
    postings.each(key, fields, factor, common);
    worths?.forEach((worth, doc) => common.worths.has(doc) && common.worths.set(doc, common.worths.get(doc) + worth));
    worths = common.worths;
  }
  worths.forEach((worth, doc) => tally.add(doc, worth));
}

function ownWays({ word, keys }, { lang, beginning }, { postings, forms }, tally) {
  const each = (key, fields, factor) => postings.each(key, fields, factor, tally);
  keys.slice(0, 3).forEach((key, n) => each(key, weights.OWN, n ? weights.LATER_LEMMA : 1));
  for (const root of keys.length ? forms.roots(keys[0]) : []) each(root, weights.ROOT, 1);
  if (!keys.length || lang !== "fi")
    for (const foreign of ["sv", "en"].map((one) => forms.place(stem(word, one))))
      if (foreign !== undefined) each(foreign, weights.FOREIGN, 1);
  const stemmed = forms.place(stem(word, "fi"));
  if (stemmed !== undefined) each(stemmed, weights.STEM, 1);
  if (beginning && word.length > 1) begin(word, keys.length ? beginning : weights.UNKNOWN_WORD, postings, forms, tally);
}

function begin(word, worth, postings, forms, tally) {
  const [from, to] = forms.beginningWith(fold(word.replaceAll("-", "")));
  for (let key = from; key < Math.min(to, from + MOST_BEGINNINGS); key++)
    for (const name of weights.BEGINNING) for (const doc of postings.fields[name].of(key)) tally.add(doc, worth);
}

function conceptWays(concept, { postings }, tally) {
  for (const name of concept.names) together(name, weights.NAMED, weights.WORTH[0], postings, tally);
  for (const { worth, keys } of concept.more) together(keys, weights.NAMED, weights.WORTH[worth], postings, tally);
  for (const category of concept.categories)
    for (const doc of postings.facts(category)) tally.add(doc, weights.CATEGORY);
}

// The fit of every listing; 0: it has nothing of what was asked.
export function scoresOf(group, catalogue) {
  const tally = new Tally(catalogue.count);
  const { words, concepts } = group;
  for (const concept of concepts) conceptWays(concept, catalogue, tally);
  if (words.length === 1) ownWays(words[0], group, catalogue, tally);
  else together(words.map((one) => one.keys[0]), weights.OWN, 1, catalogue.postings, tally);
  return tally.scores();
}

// The parts of compounds, wherever they stand: when nothing else is found.
export function looseScores(group, catalogue) {
  const tally = new Tally(catalogue.count);
  for (const { word, keys } of group.words) {
    const known = keys.length ? catalogue.forms.parts(keys[0]) : [];
    const parts = known.length ? known : catalogue.forms.cut(word);
    if (parts.length) together(parts, weights.PART, 1, catalogue.postings, tally);
  }
  return tally.scores();
}
