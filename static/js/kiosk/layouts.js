// What is on the keys. A name of more than one letter is a key that does something: see keyboard.js.

const LETTERS = ["q w e r t y u i o p å", "a s d f g h j k l ö ä"];

const LAYOUTS = {
  letters: [...LETTERS, "shift z x c v b n m - ' erase", "numbers clear space left right done"],
  email: [...LETTERS, "shift z x c v b n m _ - erase", "numbers clear @ . left right done"],
  signs: ["1 2 3 4 5 6 7 8 9 0", "@ . , : ; ? ! / + erase", "letters clear space left right done"],
  numbers: ["1 2 3", "4 5 6", "7 8 9", "clear 0 erase", "left done right"],
};
const OF_A_KIND = { email: "email", tel: "numbers", numeric: "numbers", decimal: "numbers", number: "numbers" };

export const rowsOf = (layout) => LAYOUTS[layout].map((row) => row.split(" "));

// The layout that fits a field: by what it says of itself.
export const layoutFor = ({ type, kind }) => OF_A_KIND[kind] ?? OF_A_KIND[type] ?? "letters";
