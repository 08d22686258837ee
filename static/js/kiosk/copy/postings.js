// Which listings have which keys, in typed arrays: parsed once, asked many times.

import { Reader } from "./coding.js";

// A word among few weighs more than one among many: by how many there are.
function sharesOf(lengths, usual) {
  const most = lengths.reduce((one, other) => Math.max(one, other), 0);
  return Float32Array.from({ length: most + 1 }, (_, many) => 2.2 / (1 + 1.2 * (0.25 + (0.75 * many) / usual)));
}

class Field {
  constructor(text, keys, count) {
    const reader = new Reader(text);
    const docs = [];
    this.starts = new Uint32Array(keys + 1);
    this.lengths = new Uint16Array(count);
    let key = 0;
    while (!reader.done) {
      for (let skipped = reader.next(); skipped > 0; skipped--) this.starts[++key] = docs.length;
      let doc = 0;
      for (let many = reader.next(); many > 0; many--) {
        doc += reader.next();
        docs.push(doc);
        this.lengths[doc]++;
      }
      this.starts[++key] = docs.length;
    }
    while (key < keys) this.starts[++key] = docs.length;
    this.docs = Uint32Array.from(docs);
    this.count = count;
    this.shares = sharesOf(this.lengths, docs.length / Math.max(count, 1) || 1);
  }

  of(key) {
    return this.docs.subarray(this.starts[key], this.starts[key + 1]);
  }

  // How much a key tells: the rarer it is, the more (the idf of BM25).
  telling(many) {
    return Math.log(1 + (this.count - many + 0.5) / (many + 0.5));
  }
}

export class Postings {
  constructor(fields, keys, count) {
    this.names = Object.keys(fields);
    this.fields = Object.fromEntries(this.names.map((name) => [name, new Field(fields[name], keys, count)]));
  }

  has(key) {
    return this.names.some((name) => this.fields[name].starts[key] < this.fields[name].starts[key + 1]);
  }

  facts(key) {
    return this.fields.facts.of(key);
  }

  // Adds what the key is worth to each listing that has it.
  each(key, weights, factor, tally) {
    for (const [name, weight] of weights) {
      const field = this.fields[name];
      const [from, to] = [field.starts[key], field.starts[key + 1]];
      if (from === to) continue;
      const worth = weight * factor * field.telling(to - from);
      for (let place = from; place < to; place++) {
        const doc = field.docs[place];
        tally.add(doc, worth * field.shares[field.lengths[doc]]);
      }
    }
  }
}
