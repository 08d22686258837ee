// The export, read once: what is shown of a listing, and what finds it.

import { Reader, sortedWords } from "./coding.js";
import { Concepts } from "./concepts.js";
import { Forms } from "./forms.js";
import { Postings } from "./postings.js";

const VERSION = 1;
const CODE = 8;

export class Catalogue {
  constructor(told) {
    if (told.version !== VERSION) throw new Error(`an export of version ${told.version}`);
    this.told = told;
    this.count = told.count;
    this.keys = sortedWords(told.keys.words);
    this.postings = new Postings(told.keys.fields, this.keys.length, told.count);
    this.forms = new Forms(told, this.keys);
    this.concepts = new Concepts(told.concepts);
    this.wishes = told.wishes;
    this.tables = Object.values(told.tables);
    this.rows = told.rows.map((row) => {
      const reader = new Reader(row);
      return Uint32Array.from({ length: told.count }, () => reader.next());
    });
    const checked = new Reader(told.checked);
    this.checked = Uint16Array.from({ length: told.count }, () => Math.min(checked.next(), 0xffff));
    this.eases = this.rows.at(-1) ?? new Uint32Array();
    this.readTimes();
    this.byCode = new Map(Array.from({ length: told.count }, (_, doc) => [this.code(doc), doc]));
    this.met = new Map(); // what was worked out of words
  }

  code(doc) {
    return this.told.codes.slice(doc * CODE, doc * CODE + CODE);
  }

  // All times side by side: of listing n those from firsts[n] on.
  readTimes() {
    const [starts, ends, marks] = [[], [], []];
    this.firsts = new Uint32Array(this.count + 1);
    this.told.times.forEach((text, doc) => {
      const reader = new Reader(text);
      let minute = this.told.start;
      while (!reader.done) {
        minute += reader.signed();
        starts.push(minute);
        ends.push(minute + reader.next());
        marks.push(reader.next());
      }
      this.firsts[doc + 1] = starts.length;
    });
    this.starts = Uint32Array.from(starts);
    this.ends = Uint32Array.from(ends);
    this.marks = Uint8Array.from(marks);
  }

  time(place) {
    const mark = this.marks[place];
    const end = mark & 1 ? this.ends[place] : undefined;
    return { start: this.starts[place], end, over: this.ends[place], allDay: mark > 1 };
  }

  times(doc, at) {
    const places = Array.from({ length: this.firsts[doc + 1] - this.firsts[doc] }, (_, n) => this.firsts[doc] + n);
    return places.filter((place) => this.ends[place] >= at).map((place) => this.time(place));
  }

  next(doc, at) {
    for (let place = this.firsts[doc]; place < this.firsts[doc + 1]; place++)
      if (this.ends[place] >= at) return place;
    return -1;
  }

  // The first time that is not over and touches a span of minutes; -1: there is none.
  within(doc, [from, until], at) {
    for (let place = this.firsts[doc]; place < this.firsts[doc + 1]; place++) {
      const [start, end] = [this.starts[place], this.ends[place]];
      if (end >= at && start < until && Math.max(start, end - 1) >= from) return place;
    }
    return -1;
  }

  // Whether it had times, and all of them are over.
  isOver(doc, at) {
    return this.firsts[doc + 1] > this.firsts[doc] && this.next(doc, at) < 0;
  }

  isService(doc) {
    return this.tables[0][this.rows[0][doc]] === "service";
  }

  listing(doc) {
    const [kind, organiser, place, recurs, price, signs, contacts, source, how] = this.tables.map(
      (table, n) => table[this.rows[n][doc]],
    );
    const [title, teaser] = [this.told.titles[doc], this.told.teasers[doc]];
    const checked = this.checked[doc];
    return {
      doc, code: this.code(doc), title, teaser, kind, organiser, place, recurs, price, signs, contacts, source, how, checked,
    };
  }
}

// A text in the language that is asked for, or else in one that there is: [text, its language].
export function textIn(text, lang) {
  if (typeof text === "string") return [text, "fi"];
  const there = [lang, "fi", "sv", "en", ...Object.keys(text)].find((one) => text[one]);
  return there ? [text[there], there] : ["", lang];
}
