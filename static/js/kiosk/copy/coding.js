// Numbers and sorted words as the export tells them: see app/kiosk/copy_coding.py.

const LAST = 46;
const VALUES = new Uint8Array(256);
let value = 0;
for (let code = 0x21; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) VALUES[code] = value++;

export class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get done() {
    return this.at >= this.text.length;
  }

  next() {
    let digit = VALUES[this.text.charCodeAt(this.at++)];
    let found = digit;
    for (let worth = LAST; digit >= LAST; worth *= LAST) {
      digit = VALUES[this.text.charCodeAt(this.at++)];
      found += digit * worth;
    }
    return found;
  }

  signed() {
    const here = this.next();
    return here & 1 ? -(here + 1) / 2 : here / 2;
  }

  list() {
    return Array.from({ length: this.next() }, () => this.next());
  }

  rising() {
    let before = 0;
    return Array.from({ length: this.next() }, () => (before += this.next()));
  }
}

export function sortedWords(text) {
  if (!text) return [];
  let before = "";
  return text.split(" ").map((told) => {
    before = before.slice(0, VALUES[told.charCodeAt(0)]) + told.slice(1);
    return before;
  });
}

// The first place in sorted words that does not come before a word.
export function placeOf(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
