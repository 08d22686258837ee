// The reader's own list, kept in this browser alone. Without this, the list goes along in the addresses.

const KEY = "opastamo.lista";
const MOST = 50;

const all = (selector) => document.querySelectorAll(selector);
const codesIn = (text) =>
  [...new Set((text ?? "").split("."))].filter((code) => /^[0-9a-f]{8}$/.test(code)).slice(0, MOST);
const codesOf = (address, name) => codesIn(new URL(address).searchParams.get(name));
const joined = (...lists) => codesIn(lists.flat().join("."));
const read = () => codesIn(localStorage.getItem(KEY));

const header = document.querySelector("[data-own-list]");
const shown = document.querySelector("[data-list]");
const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
const say = (words) => (status.textContent = words);

function canKeep() {
  try {
    localStorage.setItem(`${KEY}.test`, "1");
    localStorage.removeItem(`${KEY}.test`);
    return true;
  } catch {
    return false; // the browser keeps nothing: the addresses do
  }
}

function pageOf(codes) {
  const page = header.dataset.ownList;
  return codes.length ? `${page}?k=${codes.join(".")}` : page;
}

function write(codes) {
  if (codes.length) localStorage.setItem(KEY, codes.join("."));
  else localStorage.removeItem(KEY);
  show();
}

// Read anew at each tap: another tab may have added something meanwhile.
function tap(button) {
  const codes = read();
  const { listCode } = button.dataset;
  const { added, removed, full } = header.dataset;
  if (codes.includes(listCode)) {
    write(codes.filter((code) => code !== listCode));
    say(removed);
  } else if (codes.length >= MOST) say(full);
  else {
    write([...codes, listCode]);
    say(added);
  }
}

function show() {
  const codes = read();
  header.href = pageOf(codes);
  header.querySelector("span").textContent = codes.length ? `\u00a0(${codes.length})` : "";
  all("button[data-list-code]").forEach((button) =>
    button.setAttribute("aria-pressed", codes.includes(button.dataset.listCode)),
  );
  if (shown) showWhose();
}

// Another tab changed the list; a page that shows it goes along.
function changedElsewhere({ key, oldValue }) {
  if (shown && key === KEY && oldValue === asked().join(".")) location.replace(pageOf(read()));
  else show();
}

function buttonFor(link) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.className = link.className;
  button.dataset.listCode = link.dataset.listCode;
  button.append(...link.childNodes);
  button.addEventListener("click", () => tap(button));
  return button;
}

// A list that came in the address belongs to whoever had no script before; from now on the browser keeps it.
function takeOver() {
  const here = new URL(location);
  if (here.searchParams.has("lista")) {
    write(joined(read(), codesOf(here, "lista")));
    here.searchParams.delete("lista");
    history.replaceState(null, "", here);
  }
  for (const link of document.links) {
    const to = new URL(link.href);
    if (to.origin === location.origin && to.searchParams.has("lista")) {
      to.searchParams.delete("lista");
      link.href = to;
    }
  }
  all('input[name="lista"]').forEach((field) => field.remove());
}

// The list's own page: somebody else's list is shown, and becomes one's own only when asked to.
const asked = () => codesOf(location, "k");
const isOwn = () => asked().join(".") === read().join(".");

function showWhose() {
  const own = isOwn();
  const within = !own && asked().every((code) => read().includes(code));
  const parts = { own, clear: own, within, other: !own && !within };
  Object.entries(parts).forEach(([name, fits]) =>
    all(`[data-list-${name}]`).forEach((part) => (part.hidden = !fits)),
  );
  all("[data-own-list-here]").forEach((link) => {
    link.href = pageOf(read());
    link.hidden = !read().length;
  });
}

function startPage() {
  if (!asked().length && read().length) return location.replace(pageOf(read()));
  all("[data-list-change], [data-list-clear]").forEach((link) =>
    link.addEventListener("click", () => isOwn() && write(codesOf(link.href, "k"))),
  );
  all("[data-list-keep]").forEach((button) =>
    button.addEventListener("click", () => {
      write(joined(read(), asked()));
      location.assign(pageOf(read()));
    }),
  );
}

async function copy(button) {
  const field = document.querySelector("#list-address");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say(button.dataset.done);
    button.textContent = button.dataset.done;
  } catch {
    field.focus(); // chosen and in sight: copying by hand is one step away
  }
}

function offer(selector, act) {
  all(selector).forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  });
}

if (header) {
  status.setAttribute("role", "status");
  document.body.append(status);
  offer("[data-list-copy]", copy);
  offer("[data-print]", () => print());
  if (canKeep()) {
    all("a[data-list-code]").forEach((link) => link.replaceWith(buttonFor(link)));
    takeOver();
    if (shown) startPage();
    show();
    addEventListener("storage", changedElsewhere);
    addEventListener("pageshow", show); // back from another page: its taps count
  }
}
