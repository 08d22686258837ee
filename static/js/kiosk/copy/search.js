// The answer to a question: what fits, the best first.

import { FILTERS, asked } from "./asked.js";
import { dayOf, local } from "./clock.js";
import { admits, fitting } from "./filters.js";
import { looseScores, scoresOf } from "./scores.js";

const ENOUGH = 3;
const MOST = 200;
const [LATER, LATE_DAYS, STALE, STALE_DAYS, EASY, MOST_EASY] = [0.1, 90, 0.06, 365, 0.01, 4];
const MINUTES = 24 * 60;
const LONG = 12 * 60;

// What else speaks for a listing: soon, lately checked, easy to go to. See app/search/ranking.py.
function shift(doc, catalogue, at) {
  const place = catalogue.next(doc, at);
  const days = place < 0 ? LATE_DAYS / 2 : Math.max(0, (catalogue.starts[place] - at) / MINUTES);
  const since = catalogue.checked[doc] ? catalogue.checked[doc] - 1 : STALE_DAYS;
  const ease = Math.min(catalogue.eases[doc], MOST_EASY);
  return 1 - (LATER * Math.min(days, LATE_DAYS)) / LATE_DAYS - (STALE * Math.min(since, STALE_DAYS)) / STALE_DAYS + EASY * ease;
}

function scored(groups, catalogue) {
  const columns = groups.map((group) => {
    const scores = scoresOf(group, catalogue);
    return scores.some(Boolean) ? scores : looseScores(group, catalogue);
  });
  const found = columns.filter((scores) => scores.some(Boolean));
  const total = new Float32Array(catalogue.count);
  const many = new Uint8Array(catalogue.count);
  for (const scores of found)
    for (let doc = 0; doc < scores.length; doc++)
      if (scores[doc]) {
        total[doc] += scores[doc];
        many[doc]++;
      }
  return { total, many, most: found.length };
}

// Listings with all that was asked; when those are few, also such as lack one thing of several.
function withEnough(docs, many, most) {
  const having = (least) => docs.filter((doc) => many[doc] >= least);
  for (let least = most; least > 1; least--) {
    const found = having(least);
    if (found.length >= ENOUGH || (found.length && least <= most / 2)) return found;
  }
  return having(Math.min(most, 1));
}

// By the time that fits; opening hours, and what has begun long ago, come last in their day.
function byTime(docs, filters, catalogue, at) {
  const time = fitting(filters, catalogue, at);
  const start = (doc) => {
    const { start: begins, over } = time(doc) ?? {};
    if (begins === undefined) return Infinity;
    const isLast = catalogue.isService(doc) || (begins < at && over - begins > LONG);
    return isLast ? (dayOf(Math.max(begins, at)) + 1) * MINUTES - local(at) + at - 1 : begins;
  };
  const starts = new Map(docs.map((doc) => [doc, start(doc)]));
  return docs.sort((one, other) => starts.get(one) - starts.get(other) || one - other);
}

function ordered(docs, total, catalogue, at) {
  for (const doc of docs) total[doc] *= shift(doc, catalogue, at);
  return docs.sort((one, other) => total[other] - total[one] || one - other);
}

function fromAddress(parameters) {
  const given = FILTERS.map((name) => [name, parameters.getAll(name).filter(Boolean)]);
  return Object.fromEntries(given.filter(([, values]) => values.length).map(([name, values]) => [name, new Set(values)]));
}

// `parameters` are those of the address. Gives the numbers of listings, how many there are, and what was mended.
export function search(parameters, catalogue, lang, at) {
  const question = asked(parameters.get("q") ?? "", catalogue, lang);
  const filters = { ...question.filters, ...fromAddress(parameters) };
  const { total, many, most } = scored(question.groups, catalogue);
  const all = [];
  for (let doc = 0; doc < catalogue.count; doc++)
    if ((!most || many[doc]) && !catalogue.isOver(doc, at)) all.push(doc);
  const nothing = !most && question.groups.length > 0 && !Object.keys(filters).length;
  const candidates = nothing ? [] : all.filter(admits(filters, catalogue, at));
  const docs = withEnough(candidates, many, most);
  const found = most ? ordered(docs, total, catalogue, at) : byTime(docs, filters, catalogue, at);
  return { docs: found.slice(0, MOST), count: found.length, corrected: question.corrected, filters };
}
