// The kiosk's service worker: the network first, and the copy when it does not answer.

import { filled } from "./copy/filling.js";
import { Kept } from "./copy/kept.js";

const PATIENCE_MS = 2_500;
const ASKING_MS = 5_000;
const REFRESH_MS = 10 * 60_000;
const HEALTH = "/health/live";
const SUGGESTIONS = "/api/v1/suggest";

const late = (ms) => new Promise((done) => setTimeout(done, ms));
const isWell = (answer) => answer !== undefined && answer.status < 500;
const tried = (promise) => promise.catch(() => undefined);

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
