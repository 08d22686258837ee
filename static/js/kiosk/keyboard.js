// A keyboard on the screen, for whoever taps a field. Whoever has a real one types on it, and this one goes away.

import { layoutFor, rowsOf } from "./layouts.js";
import { clear, erase, move, write } from "./typing.js";

const TOUCHES = "kiosk.touches";
const FIELDS = "input:not([type]), input:is([type=search], [type=text], [type=email], [type=tel], [type=url], [type=number], [type=password]), textarea";
const SIGNS = { shift: "⇧", erase: "⌫", left: "←", right: "→", letters: "abc", numbers: "123" };

const keys = document.querySelector("[data-kiosk-keys]");
const words = keys.dataset;
const isField = (node) => node?.matches?.(FIELDS) && !node.readOnly && !node.closest("[data-own-keys]");
const kinds = new WeakMap(); // what fields said of themselves before they were told to open no other keyboard
let field;
let isUpper = false;
let layout;

const isSearch = () => field.form?.getAttribute("role") === "search";

function keyFor(name) {
  const key = Object.assign(document.createElement("button"), { type: "button", className: "key", tabIndex: -1 });
  key.dataset.key = name;
  if (name.length === 1) key.textContent = isUpper ? name.toUpperCase() : name;
  else key.classList.add(`key--${name}`);
  if (name in SIGNS) {
    key.textContent = SIGNS[name];
    key.setAttribute("aria-label", words[name]);
  } else if (name.length > 1) key.textContent = name === "done" && isSearch() ? words.search : words[name];
  if (name === "shift") key.setAttribute("aria-pressed", isUpper);
  return key;
}

function rowFor(names) {
  const row = Object.assign(document.createElement("div"), { className: "keys__row" });
  row.append(...names.map(keyFor));
  return row;
}

function draw(next = layout) {
  layout = next;
  keys.dataset.layout = layout;
  keys.replaceChildren(...rowsOf(layout).map(rowFor));
}

function shift(upper) {
  isUpper = upper;
  draw();
}

function done() {
  const { form } = field;
  const asks = isSearch();
  field.blur();
  close();
  if (asks) form.requestSubmit();
}

const ACTS = {
  shift: () => shift(!isUpper),
  erase: () => erase(field),
  clear: () => clear(field),
  space: () => write(field, " "),
  left: () => move(field, -1),
  right: () => move(field, 1),
  numbers: () => draw("signs"),
  letters: () => draw(layoutFor(kinds.get(field))),
  done,
};

function press(key) {
  const name = key.dataset.key;
  if (name in ACTS) return ACTS[name]();
  write(field, isUpper ? name.toUpperCase() : name);
  if (isUpper) shift(false);
}

function open(node) {
  field = node;
  isUpper = false;
  if (!kinds.has(node)) kinds.set(node, { type: node.type, kind: node.inputMode });
  node.inputMode = "none";
  draw(layoutFor(kinds.get(node)));
  keys.hidden = false;
  document.documentElement.classList.add("kiosk--typing");
  node.scrollIntoView({ block: "center" });
}

function close() {
  if (field && kinds.has(field)) field.inputMode = kinds.get(field).kind;
  field = undefined;
  keys.hidden = true;
  document.documentElement.classList.remove("kiosk--typing");
}

const touches = () => sessionStorage.getItem(TOUCHES) !== null;

// The last thing that somebody used, a finger or keys, says how they write.
function pointed({ pointerType }) {
  if (pointerType === "mouse") sessionStorage.removeItem(TOUCHES);
  else sessionStorage.setItem(TOUCHES, "1");
}

function typed(event) {
  if (!event.isTrusted) return;
  sessionStorage.removeItem(TOUCHES);
  if (field) close();
}

function focused({ target }) {
  if (isField(target) && touches()) open(target);
}

function left({ relatedTarget }) {
  if (field && !keys.contains(relatedTarget) && !isField(relatedTarget)) close();
}

// A finger writes at once; whatever else presses a key, such as a screen reader, says so by a click. The last key
// waits for the finger to rise: it takes the keyboard away, and the finger must not press what is behind it.
const isLast = (key) => key.dataset.key === "done";

function touched(event) {
  const key = event.target.closest(".key");
  if (key && !isLast(key) && event.isPrimary && event.button === 0) press(key);
}

function clicked(event) {
  const key = event.target.closest(".key");
  if (key && (isLast(key) || event.detail === 0)) press(key);
}

addEventListener("pointerdown", pointed, { capture: true });
addEventListener("keydown", typed, { capture: true });
document.addEventListener("focusin", focused);
document.addEventListener("focusout", left);
// A field that had the focus already opens it too.
document.addEventListener("click", ({ target }) => {
  if (!field && target === document.activeElement && isField(target) && touches()) open(target);
});
keys.addEventListener("pointerdown", touched);
keys.addEventListener("click", clicked);
keys.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus

const asked = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
if (isField(asked)) {
  asked.focus();
  if (touches()) open(asked);
}
