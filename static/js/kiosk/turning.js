// What is on turns calmly, a few at a time. A touch stops it; where motion is unwelcome it stands still.

const EVERY_MS = 12_000;

const shelf = document.querySelector("[data-kiosk-turning]");
const rounds = [...(shelf?.querySelectorAll(".kiosk-on__round") ?? [])];
const still = matchMedia("(prefers-reduced-motion: reduce)");
let present = 0;
let timer;

function turn() {
  rounds[present].hidden = true;
  present = (present + 1) % rounds.length;
  rounds[present].hidden = false;
}

const stop = () => clearInterval(timer);

function begin() {
  stop();
  if (!still.matches) timer = setInterval(turn, EVERY_MS);
}

if (rounds.length > 1) {
  begin();
  still.addEventListener("change", begin);
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, stop, { once: true, passive: true });
  shelf.addEventListener("focusin", stop);
  shelf.querySelector("[data-turn]").addEventListener("click", turn);
}
