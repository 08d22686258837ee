// Keeps an unfinished notice in this browser until it is sent. Without this, the page itself carries it.

const KEY = "opastamo-draft";
const NOT_KEPT = new Set(["tunnus", "verkkosivu", "siirry", "paikkahaku", "oma_sahkoposti", "jatko_sahkoposti"]);

const form = document.querySelector("form[data-draft]");
const found = document.querySelector("[data-draft-found]");

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? null;
  } catch {
    return null;
  }
}

function drop() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

function keep() {
  const fields = [...new FormData(form)].filter(([name, value]) => value && !NOT_KEPT.has(name));
  if (!fields.some(([name]) => name === "laji")) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(fields));
  } catch {
    // Full, or not allowed: the page still carries what was typed.
  }
}

function goOn(fields) {
  for (const field of form.querySelectorAll("input:not([name=tunnus], [name=verkkosivu])")) field.disabled = true;
  const step = fields.find(([name]) => name === "vaihe")?.[1] ?? "laji";
  for (const [name, value] of [...fields, ["siirry", step]]) {
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(hidden);
  }
  form.submit();
}

if (document.querySelector("[data-draft-sent]")) drop();

if (form) {
  const draft = read();
  if (found && draft) {
    found.hidden = false;
    found.querySelector("[data-draft-go]").addEventListener("click", () => goOn(draft));
    found.querySelector("[data-draft-drop]").addEventListener("click", () => {
      drop();
      found.hidden = true;
    });
  }
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep);
  if (!found) keep();
}
