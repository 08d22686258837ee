// Big text and strong colours: for whoever stands here now. The wipe forgets them.

const buttons = document.querySelectorAll("[data-kiosk-look]");

function show(button) {
  const look = `kiosk--${button.dataset.kioskLook}`;
  button.setAttribute("aria-pressed", String(document.documentElement.classList.contains(look)));
}

function turn(button) {
  const { kioskLook } = button.dataset;
  const on = document.documentElement.classList.toggle(`kiosk--${kioskLook}`);
  if (on) sessionStorage.setItem(`kiosk.${kioskLook}`, "1");
  else sessionStorage.removeItem(`kiosk.${kioskLook}`);
  show(button);
}

for (const button of buttons) {
  show(button);
  button.addEventListener("click", () => turn(button));
}
