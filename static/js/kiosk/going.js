// From page to page without a history: no back button can bring what somebody before looked at.
// The way back is kept here for as long as this visit lasts.

const KEY = "kiosk.way";
const MOST = 50;
const { start, beginning } = document.documentElement.dataset;

const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
const write = (way) => sessionStorage.setItem(KEY, JSON.stringify(way.slice(-MOST)));
const isOurs = (url) =>
  url.origin === location.origin && (url.pathname === beginning || url.pathname.startsWith(`${beginning}/`));
const bare = (path) => path.replace(/\/$/, "");
const isStart = (url) => bare(url.pathname) === bare(start);

export function go(address) {
  const url = new URL(address, location.href);
  write(isStart(url) ? [] : [...read(), { at: location.href, top: main.scrollTop }]);
  location.replace(url);
}

function goBack() {
  const way = read();
  const last = way.pop();
  write(way);
  sessionStorage.setItem("kiosk.top", String(last?.top ?? 0));
  location.replace(last?.at ?? start);
}

function onClick(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented) return;
  const url = new URL(link.href, location.href);
  event.preventDefault();
  if (url.href.split("#")[0] === location.href.split("#")[0] && url.hash) location.replace(url);
  else if (isOurs(url)) go(url);
}

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "get" || event.defaultPrevented) return;
  event.preventDefault();
  const url = new URL(form.action, location.href);
  const asked = new FormData(form, event.submitter);
  url.search = new URLSearchParams([...asked].filter(([, value]) => value !== "")).toString();
  go(url);
}

const main = document.querySelector("main");
const back = document.querySelector("[data-kiosk-back]");

back.hidden = read().length === 0;
back.addEventListener("click", goBack);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
document.addEventListener("contextmenu", (event) => event.preventDefault());
const top = sessionStorage.getItem("kiosk.top");
if (top !== null) {
  main.scrollTop = Number(top);
  sessionStorage.removeItem("kiosk.top");
}
