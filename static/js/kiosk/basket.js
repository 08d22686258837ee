// The basket and its handing over. The list itself is kept by list.js.

const KEY = "opastamo.lista";
const WAY = "kiosk.way";
const shown = document.querySelector("[data-list]");
const asked = new URL(location).searchParams.get("k") ?? "";
const own = localStorage.getItem(KEY) ?? "";

// Who comes back to an older list, after taking something off elsewhere, sees the list as it is now.
if (sessionStorage.getItem(WAY) && JSON.parse(sessionStorage.getItem(WAY)).length && asked !== own) {
  const here = new URL(location);
  here.search = own ? `?k=${own}` : "";
  location.replace(here);
}

// A step within the list is no step of the way back.
for (const link of document.querySelectorAll("a[data-kiosk-step]"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    sessionStorage.setItem("kiosk.top", String(document.querySelector("main").scrollTop));
    location.replace(link.href);
  });

async function giveCode(button) {
  const place = document.querySelector("[data-short-address]");
  button.disabled = true;
  try {
    const answer = await fetch(button.dataset.short, {
      method: "POST",
      body: new URLSearchParams({ k: button.dataset.codes }),
      signal: AbortSignal.timeout(8000),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { address, code } = await answer.json();
    const strong = Object.assign(document.createElement("strong"), { textContent: code });
    place.replaceChildren(address.slice(0, address.length - code.length), strong);
    document.querySelector("[data-short-words]").hidden = false;
    button.hidden = true;
  } catch {
    place.textContent = button.dataset.failed;
    button.disabled = false;
  }
}

if (shown)
  for (const button of document.querySelectorAll("button[data-short]"))
    button.addEventListener("click", () => giveCode(button));
