// Prints the page that has opened, and goes back. A kiosk that prints without asking shows no dialog.

const BACK_MS = 6_000;
const PX_PER_MM = 96 / 25.4;
const back = document.querySelector("[data-print-back]");
const receipt = document.querySelector("[data-paper='receipt']");

// A roll is cut where the text ends: its page is as high as what is on it. CSS alone has no such size.
function fitRoll() {
  const height = Math.ceil(receipt.getBoundingClientRect().height / PX_PER_MM) + 1;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: 80mm ${Math.max(height, 80)}mm; margin: 0; }`);
  document.adoptedStyleSheets.push(sheet);
}

await document.fonts.ready;
if (receipt) fitRoll();
document.documentElement.dataset.printed = "";
window.print();
setTimeout(() => location.replace(back.href), BACK_MS);
