// Everyday words: what a question names, and what else finds it.

import { Reader } from "./coding.js";

function read(told) {
  const reader = new Reader(told);
  const some = (one) => Array.from({ length: reader.next() }, one);
  const names = some(() => reader.list());
  const more = some(() => ({ worth: reader.next(), keys: reader.list() }));
  return { names, more, categories: reader.rising() };
}

export class Concepts {
  constructor(told) {
    this.all = told.map(read);
    this.byKey = new Map();
    for (const concept of this.all)
      for (const name of concept.names) {
        const known = this.byKey.get(name[0]) ?? [];
        this.byKey.set(name[0], [...known, { name, concept }]);
      }
  }

  // The longest names that words begin with: how many words, and the concepts.
  named(keysByWord, at) {
    const fitting = keysByWord[at]
      .flatMap((key) => this.byKey.get(key) ?? [])
      .filter(({ name }) => name.every((key, n) => keysByWord[at + n]?.includes(key)));
    const length = Math.max(0, ...fitting.map(({ name }) => name.length));
    const longest = fitting.filter(({ name }) => name.length === length);
    return { length, concepts: [...new Set(longest.map(({ concept }) => concept))] };
  }
}
