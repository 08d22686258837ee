// Texts into HTML: what is put in is escaped, unless it is HTML that was made here.

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

function shown(value) {
  if (value === undefined || value === null || value === false || value === "") return "";
  if (Array.isArray(value)) return value.map(shown).join("");
  return value instanceof Html ? value.text : escape(value);
}

export const html = (strings, ...values) =>
  new Html(strings.reduce((made, text, n) => made + shown(values[n - 1]) + text));
