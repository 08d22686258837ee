// Writing into a field as a keyboard does: at the caret, within its length, and telling of it.

const EVENTS = { bubbles: true, composed: true };

// Fields for e-mail and numbers tell of no caret: there it is at the end.
const caret = (field) => {
  const end = field.value.length;
  return field.selectionStart === null ? [end, end] : [field.selectionStart, field.selectionEnd];
};

function replace(field, [from, to], text, inputType) {
  if (field.selectionStart === null) field.value = field.value.slice(0, from) + text + field.value.slice(to);
  else field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { ...EVENTS, inputType, data: text || null }));
}

export function write(field, text) {
  const [from, to] = caret(field);
  const length = field.value.length - (to - from) + text.length;
  if (field.maxLength >= 0 && length > field.maxLength) return;
  replace(field, [from, to], text, "insertText");
}

export function erase(field) {
  const [from, to] = caret(field);
  if (to === 0) return;
  const last = [...field.value.slice(0, from)].at(-1) ?? "";
  replace(field, [from === to ? from - last.length : from, to], "", "deleteContentBackward");
}

export const clear = (field) => replace(field, [0, field.value.length], "", "deleteContent");

export function move(field, step) {
  if (field.selectionStart === null) return;
  const [from, to] = caret(field);
  const place = from === to ? Math.max(0, from + step) : step < 0 ? from : to;
  field.setSelectionRange(place, place);
}
