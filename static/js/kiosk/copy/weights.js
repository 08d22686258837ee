// What a key is worth by where it stands: the same as in app/search/asking/words.py.

const fields = (weights) => Object.entries(weights);

export const OWN = fields({ title: 6, tags: 4, names: 3, parts: 1.5, body: 1.2, roots: 1, loose: 0.4 });
export const ROOT = fields({ title: 1.5, tags: 1.2, roots: 1, body: 0.5 });
export const FOREIGN = fields({ title: 5, tags: 3.5, names: 3, body: 1 });
export const PART = fields({ title: 1.5, tags: 1.2, parts: 0.8, body: 0.6, loose: 0.3 });
export const NAMED = fields({ title: 4, tags: 3.5, parts: 1.2, body: 0.8 });
export const STEM = OWN.concat([["stems", 1]]).map(([name]) => [name, 0.3]);
export const BEGINNING = ["title", "tags", "names"];
export const WORTH = [0.9, 0.6, 0.25]; // of a concept's names, its kinds, what is near it
export const [LATER_LEMMA, GUESS, CATEGORY] = [0.5, 0.5, 3];
export const [ONLY_WORD, LAST_WORD, UNKNOWN_WORD] = [5, 0.8, 14];
