// Starts the worker that answers when the network or the server is gone, and leaves its copy when they are back.

const HEALTH = "/health/live";
const AWAKE_MS = 15_000; // a worker that hears nothing for half a minute is put to sleep
const ASKED_EVERY_MS = 3_000;
const { beginning, copy } = document.documentElement.dataset;

const tell = () => navigator.serviceWorker.controller?.postMessage({ type: "awake" });

async function start() {
  navigator.serviceWorker.addEventListener("controllerchange", tell);
  setInterval(tell, AWAKE_MS);
  tell();
  const options = { scope: beginning, type: "module", updateViaCache: "none" };
  await navigator.serviceWorker.register(`${beginning}/sw.js`, options);
}

// Nobody's half-written words are taken away: then the next step leads back.
const isWriting = () => {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.value !== field.defaultValue;
};

// Whoever is on the way to another page goes there, and not back here.
let isLeaving = false;
globalThis.navigation?.addEventListener("navigate", ({ hashChange }) => (isLeaving ||= !hashChange));

async function comeBack() {
  const answer = await fetch(HEALTH, { cache: "no-store" }).catch(() => undefined);
  if (answer?.status !== 200 || isWriting() || isLeaving) return;
  sessionStorage.setItem("kiosk.top", String(document.querySelector("main").scrollTop));
  location.replace(location.href);
}

if ("serviceWorker" in navigator) {
  start().catch(() => {}); // blocked, or no connection: what is there works on
  if (copy !== undefined) setInterval(comeBack, ASKED_EVERY_MS);
}
