// Suggestions under the search box: the combobox pattern of ARIA 1.2. Without this, the form is plain.

const API = "/api/v1/suggest";
const REST_MS = 120;

const make = (name, fields) => Object.assign(document.createElement(name), fields);
const mark = (node, marks) => Object.entries(marks).forEach((pair) => node.setAttribute(...pair));

const input = document.querySelector(".search-box input");
const words = input?.form.dataset ?? {}; // in the language of the page
const counted = (count) =>
  count > 1 ? words.many.replace("NN", count) : count ? words.one : words.none;
const list = make("ul", { id: "suggestions", className: "suggestions", hidden: true });
const status = make("p", { className: "visually-hidden" });
let options = [];
let active = -1;
let timer;
let asking;

const tooShort = () => input.value.trim().length < 2;

function activate(place) {
  active = place;
  options.forEach((option, at) => mark(option, { "aria-selected": at === place }));
  if (place < 0) return input.removeAttribute("aria-activedescendant");
  mark(input, { "aria-activedescendant": options[place].id });
  options[place].scrollIntoView({ block: "nearest" });
}

function show(shown) {
  list.hidden = !shown;
  mark(input, { "aria-expanded": shown });
  activate(-1);
}

function stop() {
  clearTimeout(timer);
  asking?.abort();
}

function close() {
  stop();
  show(false);
  status.textContent = "";
}

function optionOf(item, at) {
  const option = make("li", { id: `suggestion-${at}` });
  mark(option, { role: "option", "aria-selected": false });
  option.dataset.url = `${words.language}${item.url.slice(1)}`;
  option.append(
    make("span", { textContent: item.text, lang: item.lang }),
    " ",
    make("span", { textContent: words[item.type], className: "quiet" }),
  );
  return option;
}

function fill(items) {
  options = items.map(optionOf);
  list.replaceChildren(...options);
  show(items.length > 0);
  status.textContent = counted(items.length);
}

async function ask() {
  const { signal } = (asking = new AbortController());
  const asked = new URLSearchParams({ q: input.value, lang: document.documentElement.lang });
  try {
    const answer = await fetch(`${API}?${asked}`, { signal });
    const { items = [] } = await answer.json();
    if (!signal.aborted) fill(items);
  } catch {
    if (!signal.aborted) close();
  }
}

function typed() {
  stop();
  if (tooShort()) return close();
  timer = setTimeout(ask, REST_MS);
}

function move(step) {
  const from = active;
  if (list.hidden) show(true);
  // The box is one more place: from either end the way leads back to it.
  const places = options.length + 1;
  activate(((from + 1 + step + places) % places) - 1);
}

function pressed(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (step && options.length && !tooShort()) {
    event.preventDefault();
    move(step);
  } else if (event.key === "Tab") close();
  else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault(); // the next press empties the box
    close();
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    open(options[active]);
  }
}

function open(option) {
  close();
  const link = make("a", { href: option.dataset.url }); // whoever leads links elsewhere leads this one too
  input.form.append(link);
  link.click();
  link.remove();
}

if (input) {
  mark(list, { role: "listbox", "aria-label": words.suggestions });
  mark(status, { role: "status" });
  mark(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  show(false);
  input.form.append(list, status);

  const on = (name, act, node = input) => node.addEventListener(name, act);
  on("input", typed);
  on("keydown", pressed);
  on("blur", close);
  on("submit", close, input.form);
  on("mousedown", (event) => event.preventDefault(), list); // the box keeps the focus
  on("click", ({ target }) => target !== list && open(target.closest("li")), list);
}
