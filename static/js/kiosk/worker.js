// The kiosk's service worker: the network first, and the copy when it does not answer.

import { textIn } from "./copy/catalogue.js";
import { filled } from "./copy/filling.js";
import { Kept } from "./copy/kept.js";

const PATIENCE_MS = 2_500;
const ASKING_MS = 5_000;
const REFRESH_MS = 10 * 60_000;
const REHEARSED = 5;
const HEALTH = "/health/live";
const SUGGESTIONS = "/api/v1/suggest";

const late = (ms) => new Promise((done) => setTimeout(done, ms));
const isWell = (answer) => answer !== undefined && answer.status < 500;
const tried = (promise) => promise.catch(() => undefined);

// Some addresses of each kind of page.
function rehearsal(catalogue) {
  const docs = Array.from({ length: Math.min(catalogue.count, REHEARSED) }, (_, doc) => doc);
  const titles = docs.map((doc) => textIn(catalogue.told.titles[doc], "fi")[0]);
  const codes = docs.map((doc) => catalogue.code(doc));
  const questions = titles.map((title) => `/haku?${new URLSearchParams({ q: title })}`);
  return [...questions, ...codes.map((code) => `/tarjonta/x-${code}`), `/lista?k=${codes.join(".")}`, "", "/kalenteri"];
}

class Worker {
  constructor({ prefix, languages }) {
    this.kept = new Kept(prefix, languages);
    this.down = false;
    this.refreshedAt = 0;
  }

  // Keeps the copy true; called often, it does so every ten minutes.
  async refresh() {
    if (this.refreshing || Date.now() - this.refreshedAt < REFRESH_MS) return;
    this.refreshing = true;
    try {
      await this.kept.refresh();
      this.refreshedAt = Date.now();
    } catch {
      // no connection, or no room: what is kept stays
    } finally {
      this.refreshing = false;
    }
  }

  // After a start without a connection the first visitor does not wait for the catalogue to be read.
  async wake() {
    await Promise.all([tried(this.kept.load()), this.refresh()]);
    await tried(this.rehearse());
  }

  // A browser works faster at what it has done before: nobody waits for its first time.
  async rehearse() {
    const catalogue = await this.kept.load();
    if (!catalogue || catalogue === this.rehearsed) return;
    this.rehearsed = catalogue;
    const base = this.kept.bases[0];
    for (const path of rehearsal(catalogue)) await filled(new URL(base + path, self.location), this.kept);
  }

  async page(event) {
    const url = new URL(event.request.url);
    if (this.down) {
      event.waitUntil(this.ask());
      const copy = await tried(filled(url, this.kept));
      if (copy) return copy;
    }
    const asked = fetch(event.request);
    const answer = await Promise.race([tried(asked), late(PATIENCE_MS)]);
    if (isWell(answer)) {
      this.down = false;
      return answer;
    }
    this.down = true;
    return (await tried(filled(url, this.kept))) ?? answer ?? asked;
  }

  // Whether the server answers again.
  async ask() {
    if (this.asking) return;
    this.asking = true;
    const answer = await tried(fetch(HEALTH, { cache: "no-store", signal: AbortSignal.timeout(ASKING_MS) }));
    this.asking = false;
    this.down = !answer?.ok;
  }

  async health(request) {
    const answer = await tried(fetch(request, { signal: AbortSignal.timeout(ASKING_MS) }));
    this.down = !answer?.ok;
    return answer ?? new Response("", { status: 204, headers: { "x-down": "1" } });
  }

  async suggestions(request) {
    const answer = this.down ? undefined : await tried(fetch(request));
    return isWell(answer) ? answer : Response.json({ items: [] });
  }
}

// What answers a request; undefined: the browser itself.
function answered(worker, event) {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return undefined;
  if (request.mode === "navigate" && worker.kept.baseOf(url.pathname) !== undefined) return worker.page(event);
  if (request.method !== "GET") return undefined;
  if (url.pathname.startsWith("/static/")) return worker.kept.file(request, worker.down);
  const joined = worker.kept.joinedFile(url.pathname);
  if (joined) return joined;
  if (url.pathname === HEALTH) return worker.health(request);
  return url.pathname === SUGGESTIONS ? worker.suggestions(request) : undefined;
}

export function serve(told) {
  const worker = new Worker(told);
  self.addEventListener("install", (event) => {
    event.waitUntil(worker.kept.refreshPages().then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("message", (event) => event.waitUntil(worker.wake()));
  self.addEventListener("fetch", (event) => {
    const answer = answered(worker, event);
    if (answer) event.respondWith(answer);
  });
}
