// One slip of the finger: the known word that is one letter away from what was typed.

const SHORTEST = 4;

// Whether two words differ by one letter more, less, other, or by two that changed places.
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let [a, b] = [one.length, other.length];
  while (a > from && b > from && one[a - 1] === other[b - 1]) [a, b] = [a - 1, b - 1];
  const [left, right] = [one.slice(from, a), other.slice(from, b)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

// Of the words that are near, the one that begins alike and is met most often.
export function mended(word, words, timesMet) {
  if (word.length < SHORTEST) return undefined;
  let best;
  let most = 0;
  for (const candidate of words) {
    if (!isNear(word, candidate)) continue;
    const worth = timesMet(candidate) + (candidate[0] === word[0] ? 1e6 : 0);
    if (worth > most) [best, most] = [candidate, worth];
  }
  return best;
}
