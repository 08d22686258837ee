// When nobody touches the screen for a while it asks whether to go on, and then starts anew.

import { chime } from "./chime.js";
import { wipe } from "./wipe.js";

const TICK_MS = 500;
const STALE_MS = 5 * 60_000; // what is on changes: the start page is fetched anew so often
const LAST_WORDS = [10, 5]; // seconds left that a screen reader says
const SHORTEST_ASKING = 20;
const VISIT = "kiosk.visit";
const { start, fresh, idleSeconds, askingSeconds, sound } = document.documentElement.dataset;
const idleMs = idleSeconds * 1_000;
const askingMs = Math.max(askingSeconds, SHORTEST_ASKING) * 1_000;

const dialog = document.querySelector("[data-kiosk-asking]");
const left = dialog.querySelector("[data-kiosk-left]");
const said = dialog.querySelector("[data-kiosk-said]");
const goOn = dialog.querySelector("[data-kiosk-go-on]");
const bare = (path) => path.replace(/\/$/, "");
const isStart = bare(location.pathname) === bare(start);

// Two clocks: the one stands still while the machine sleeps, the other may be set. The later one counts.
const clocks = () => [Date.now(), performance.now()];
const since = (then) => Math.max(...clocks().map((now, place) => now - then[place]));

const openedAt = clocks();
let touchedAt = clocks();
let isTouched = false;
let askedAt;
let told;
let isWiping = false;

function startAnew() {
  if (isWiping) return;
  isWiping = true;
  wipe();
}

function touched() {
  touchedAt = clocks();
  isTouched = true;
}

function tell() {
  const seconds = Math.max(0, Math.ceil((askingMs - since(askedAt)) / 1_000));
  left.textContent = seconds;
  const passed = LAST_WORDS.find((one) => seconds <= one && !(told <= one));
  if (passed === undefined) return;
  told = passed;
  said.textContent = dialog.dataset.left.replace("NN", seconds);
}

function ask() {
  askedAt = clocks();
  told = undefined;
  said.textContent = "";
  tell();
  dialog.showModal();
  goOn.focus();
  if (sound !== undefined) chime();
}

function goOnAsBefore() {
  askedAt = undefined;
  touched();
  dialog.close();
}

const hasLeftSomething = () => localStorage.length > 0 || sessionStorage.length > 1; // the one is VISIT

// On the start page there is nothing to lose, so nothing is asked.
function atStart(rested) {
  const isChanged = isTouched || hasLeftSomething() || location.pathname !== new URL(fresh, location).pathname;
  if (rested >= idleMs && isChanged) startAnew();
  else if (rested >= idleMs && since(openedAt) >= STALE_MS) renew();
}

// Only when somebody answers: otherwise what is there stays there.
async function renew() {
  openedAt.splice(0, 2, ...clocks());
  const answer = await fetch("/health/live", { cache: "no-store" }).catch(() => undefined);
  if (answer?.status === 200 && since(touchedAt) >= idleMs) startAnew();
}

function tick() {
  if (isWiping) return;
  const rested = since(touchedAt);
  if (askedAt) {
    if (since(askedAt) >= askingMs) startAnew();
    else tell();
  } else if (isStart) atStart(rested);
  else if (rested >= idleMs + askingMs) startAnew(); // it slept meanwhile: whoever was here has gone
  else if (rested >= idleMs) ask();
}

// A page that was put aside is shown again: to somebody else it shows nothing.
function shownAgain({ persisted }) {
  if (persisted && sessionStorage.getItem(VISIT) !== visit) startAnew();
  else tick();
}

const visit = sessionStorage.getItem(VISIT) ?? crypto.randomUUID?.() ?? String(Math.random());
sessionStorage.setItem(VISIT, visit);

for (const kind of ["pointerdown", "keydown", "wheel", "input", "scroll"])
  addEventListener(kind, () => askedAt || touched(), { capture: true, passive: true });
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  goOnAsBefore();
});
// Anywhere but on the other button: a hand that trembles goes on too.
dialog.addEventListener("click", ({ target }) => target.closest("[data-kiosk-anew]") || goOnAsBefore());
document
  .querySelectorAll("[data-kiosk-anew]")
  .forEach((button) => button.addEventListener("click", startAnew));
addEventListener("pageshow", shownAgain);
document.addEventListener("visibilitychange", tick);
document.addEventListener("resume", tick);
setInterval(tick, TICK_MS);
