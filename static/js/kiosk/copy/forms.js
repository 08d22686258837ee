// A word of a question to keys: by the forms that the catalogue knows, by its stem, by how it ends.

import { Reader, placeOf, sortedWords } from "./coding.js";
import { fold, stem } from "./stems.js";

// What the endings of Finnish leave when the stem says too little: "ilmaista" is "ilmainen".
const ENDINGS = [
  [/(?:aamaan|aamassa|aamasta)$/, ["ata"]],
  [/(?:oita|oja|oihin|oissa|oista|oille|oilla|oiden|ojen)$/, ["o", "a", "yo", "uo", "io"]],
  [/(?:eja|eihin|eissa|eista|eille|eilla|eiden|ejen)$/, ["i"]],
  [/s(?:ta|ia|en|een|iin|ille|illa|issa|ista|ten|ina|in|et|ella|elle|essa)$/, ["nen", "s"]],
  [/(?:issa|ista|illa|ille|ilta|iin|ien|ia|ina|isin)$/, ["a", "i", "u", "e", "o", ""]],
  [/(?:ssa|sta|lla|lle|lta|ksi|na|ta|n|a|t)$/, ["", "a", "i"]],
  [/(?:maan|massa|masta|malla|minen|misen|mista)$/, ["a", "ta"]],
];
const SHORTEST = 3;

function meanings([words, told], keys) {
  const reader = new Reader(told);
  return new Map(
    sortedWords(words).map((word) => {
      const near = placeOf(keys, word);
      return [word, Array.from({ length: reader.next() }, () => near + reader.signed())];
    }),
  );
}

function madeOf(told) {
  const reader = new Reader(told);
  const made = new Map();
  let place = 0;
  while (!reader.done) {
    place += reader.next();
    const many = reader.next();
    const some = (count) => Array.from({ length: count }, () => place + reader.signed());
    made.set(place, { parts: some(many >> 2), roots: some(many & 3) });
  }
  return made;
}

export class Forms {
  constructor({ forms, stems, made }, keys) {
    this.keys = keys;
    this.places = new Map(keys.map((key, place) => [key, place]));
    this.forms = meanings(forms, keys);
    this.stems = meanings(stems, keys);
    this.made = madeOf(made);
  }

  // Keys of a word as Finnish, the likeliest first; none for one that is not known.
  lemmas(word) {
    const bare = fold(word.replaceAll("-", ""));
    const known = this.forms.get(bare) ?? this.stems.get(stem(word.replaceAll("-", ""), "fi"));
    const own = this.places.get(bare);
    if (known) return own === undefined || known.includes(own) ? known : [own, ...known];
    return own === undefined ? this.byEnding(bare) : [own];
  }

  byEnding(word) {
    for (const [ending, bases] of ENDINGS) {
      const start = word.replace(ending, "");
      if (start === word || start.length < SHORTEST) continue;
      const found = bases.map((base) => this.places.get(start + base)).filter((place) => place !== undefined);
      if (found.length) return found.slice(0, 1);
    }
    return [];
  }

  parts(key) {
    return this.made.get(key)?.parts ?? [];
  }

  roots(key) {
    return this.made.get(key)?.roots ?? [];
  }

  place(key) {
    return this.places.get(key);
  }

  // A compound that nobody has written here, cut where both its parts are known.
  cut(word) {
    const bare = fold(word.replaceAll("-", ""));
    for (let at = bare.length - 3; at >= 3; at--) {
      const [first, last] = [this.places.get(bare.slice(0, at)), this.lemmas(bare.slice(at))[0]];
      if (first !== undefined && last !== undefined) return [first, last];
    }
    return [];
  }

  beginningWith(start) {
    const from = placeOf(this.keys, start);
    return [from, placeOf(this.keys, `${start}\uffff`)];
  }
}
