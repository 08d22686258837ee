// Starts the service worker, and says so on a page that it kept. Without it everything works as before.

const WORKER = "/sw.js";
const SHOWN = { dateStyle: "medium", timeStyle: "short" };

async function start() {
  const first = !navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(WORKER);
  const { active } = await navigator.serviceWorker.ready;
  const [shown] = performance.getEntriesByType("navigation");
  if (first && shown?.responseStatus === 200) active.postMessage({ type: "seen", url: location.href });
  if (!first) await registration.update().catch(leave);
}

// A site that no longer has a worker must not be stuck with an old one.
async function leave() {
  const answer = await fetch(WORKER, { cache: "no-store" }).catch(() => undefined);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  const [registrations, names] = await Promise.all([
    navigator.serviceWorker.getRegistrations(),
    caches.keys(),
  ]);
  await Promise.all([
    ...registrations.map((one) => one.unregister()),
    ...names.filter((name) => name.startsWith("opastamo-")).map((name) => caches.delete(name)),
  ]);
}

async function tellAge(seen) {
  const place = document.querySelector("link[data-offline]").dataset.offline;
  const answer = await fetch(place).catch(() => caches.match(place));
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const notice = document.importNode(parsed.querySelector("#seen-notice").content, true);
  notice.querySelector("span").textContent = new Date(seen).toLocaleString(document.documentElement.lang, SHOWN);
  document.querySelector("main").prepend(notice);
}

if ("serviceWorker" in navigator) {
  const { seen } = document.documentElement.dataset;
  const tried = seen ? tellAge(seen) : start();
  tried.catch(() => {}); // blocked or full: the pages work without
}
