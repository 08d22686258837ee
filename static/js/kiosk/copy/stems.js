// Words of a text, without marks, and their stems.

import { EnglishStemmer } from "../../../vendor/snowball/english.js";
import { FinnishStemmer } from "../../../vendor/snowball/finnish.js";
import { SwedishStemmer } from "../../../vendor/snowball/swedish.js";

const STEMMERS = { fi: new FinnishStemmer(), sv: new SwedishStemmer(), en: new EnglishStemmer() };
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const LONGEST = 60;
const MOST = 10;

export const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "");
export const stem = (word, lang) => fold(STEMMERS[lang].stemWord(word));
export const wordsOf = (text) =>
  (text.normalize("NFC").toLowerCase().match(WORD) ?? []).slice(0, MOST).map((word) => word.slice(0, LONGEST));
