// The counter's tools: forms that leave nothing in the history, and the keypad of the PIN.

let isSending = false;

// A form is sent once, and its answer takes this page's place.
async function send(event) {
  const form = event.target;
  if (!form.matches("[data-counter-post]")) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    location.replace(answer.redirected ? answer.url : location.href);
  } catch {
    location.reload(); // no connection: the kiosk tells so itself
  }
}

const pin = document.querySelector("[data-counter-pin]");
const keys = document.querySelector("[data-counter-keys]");

function press(event) {
  const { digit } = event.target.closest("[data-digit]")?.dataset ?? {};
  if (digit === undefined) return;
  if (digit === "") pin.value = "";
  else if (pin.value.length < pin.maxLength) pin.value += digit;
}

// What was asked last, if this visit asked anything.
function lastAsked() {
  const way = JSON.parse(sessionStorage.getItem("kiosk.way") ?? "[]");
  const asked = way.map(({ at }) => new URL(at).searchParams.get("q")).filter(Boolean);
  return asked.at(-1) ?? "";
}

const words = document.querySelector("[data-counter-words]");
if (words && !words.value) words.value = lastAsked().slice(0, words.maxLength);

document.addEventListener("submit", send);

if (pin) {
  keys.hidden = false;
  keys.addEventListener("click", press);
  pin.focus(); // whoever has a keyboard types at once
}
