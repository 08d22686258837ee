// Keeps the last pages that were seen, and their files, for when there is no connection.
// VERSION, OFFLINE and NEVER_KEPT stand above this when it is served.

const FILES = `opastamo-files-${VERSION}`;
const PAGES = "opastamo-pages";
const MOST_PAGES = 50;
const OTHER_FILE = /\.(ics|atom|xml|txt|ico|js|webmanifest)$/;
const PREFIXES = Object.keys(OFFLINE).filter(Boolean);

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldFiles().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  // The first page of a visit came before this worker did.
  if (event.data?.type === "seen") event.waitUntil(keepAgain(event.data.url));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && mayKeep(url)) event.respondWith(page(event));
});

const prefixOf = (path) => PREFIXES.find((prefix) => path === prefix || path.startsWith(`${prefix}/`)) ?? "";

function mayKeep(url) {
  const bare = url.pathname.slice(prefixOf(url.pathname).length);
  return !OTHER_FILE.test(bare) && !NEVER_KEPT.some((start) => bare === start || bare.startsWith(`${start}/`));
}

async function dropOldFiles() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("opastamo-files-") && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && new URL(request.url).search) await put(FILES, request, answer.clone());
    return answer;
  } catch (error) {
    // A page that was kept before a new version asks for older files: the present ones fit it too.
    const newer = await caches.match(request, { ignoreSearch: true });
    if (newer) return newer;
    throw error;
  }
}

async function page(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  } catch {
    return (await dated(request.url)) ?? (await offline(request.url));
  }
}

const put = async (name, key, answer) => (await caches.open(name)).put(key, answer).catch(() => {});

async function keepAgain(url) {
  if (!mayKeep(new URL(url))) return;
  const answer = await fetch(url).catch(() => undefined);
  if (answer) await keep(url, answer);
}

async function keep(url, answer) {
  const type = answer.headers.get("content-type") ?? "";
  const secret = (answer.headers.get("cache-control") ?? "").includes("no-store");
  if (answer.status !== 200 || answer.redirected || secret || !type.startsWith("text/html")) return;
  const html = await answer.text();
  if (html.includes("data-private")) return; // somebody may look at this browser after
  const place = OFFLINE[prefixOf(new URL(url).pathname)];
  const cache = await caches.open(PAGES);
  if (new URL(url).pathname === place) return;
  await cache.delete(url); // the newest are the last
  await cache.put(url, new Response(html, { headers: { "content-type": type, "x-seen": new Date().toISOString() } }));
  await Promise.all([filesOf(html), keepOffline(place), trim(cache)]);
}

async function keepOffline(place) {
  const cache = await caches.open(FILES);
  if (await cache.match(place)) return;
  const answer = await fetch(place).catch(() => undefined);
  if (!answer?.ok) return;
  await filesOf(await answer.clone().text());
  await cache.put(place, answer).catch(() => {});
}

async function filesOf(html) {
  const cache = await caches.open(FILES);
  const links = new Set(html.match(/\/static\/[^"'\s]+\?v=[0-9a-f]+/g));
  await Promise.all([...links].map(async (link) => (await cache.match(link)) ?? cache.add(link).catch(() => {})));
}

async function trim(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)));
}

async function dated(url) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(url.split("#")[0]);
  if (!kept) return undefined;
  const html = await kept.text();
  const marked = html.replace("<html ", `<html data-seen="${kept.headers.get("x-seen")}" `);
  return new Response(marked, { headers: { "content-type": kept.headers.get("content-type") } });
}

async function offline(url) {
  const kept = await caches.match(OFFLINE[prefixOf(new URL(url).pathname)]);
  return kept ?? (await caches.match(OFFLINE[""])) ?? Response.error();
}
