// What the kiosk keeps: the page to fill in and its texts in each language, files, and the catalogue.

import { Catalogue } from "./catalogue.js";
import { now } from "./clock.js";
import { joined } from "./joining.js";

const NAMES = { pages: "opastamo-kiosk-pages", files: "opastamo-kiosk-files", export: "opastamo-kiosk-export" };
const FILE = /\/static\/[^"'\s]+\?v=[0-9a-f]+/g;
const IMPORT = /(?:from|import) "(\.[^"]+\.js)"/g;
const JOINED = /^(.*)\/kopio\.(css|js)$/;
const MOST_FILES = 60;
const fresh = (address) => fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(120_000) });

export class Kept {
  constructor(prefix, languages) {
    this.bases = languages.map((language) => prefix + language);
    this.export = `${prefix}/vienti.json`;
    this.seenAt = `${prefix}/vienti.seen`; // no address of the server's: a name in the cache
    this.pages = new Map();
    this.files = new Map();
  }

  // The longest of our beginnings that a path has.
  baseOf(path) {
    const fitting = this.bases.filter((base) => path === base || path.startsWith(`${base}/`));
    return fitting.sort((one, other) => other.length - one.length)[0];
  }

  async refresh() {
    await this.refreshPages();
    await this.refreshExport();
  }

  async refreshPages() {
    const cache = await caches.open(NAMES.pages);
    const files = new Set();
    for (const base of this.bases)
      for (const address of [`${base}/kopio`, `${base}/sanat.json`]) {
        const answer = await fresh(address);
        if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
        const text = await answer.clone().text();
        (text.match(FILE) ?? []).forEach((file) => files.add(file));
        await cache.put(address, answer);
      }
    this.pages.clear();
    this.files.clear();
    await this.refreshFiles(files);
  }

  async refreshFiles(files) {
    const cache = await caches.open(NAMES.files);
    const there = (await cache.keys()).map((request) => new URL(request.url));
    const kept = new Set(there.map((url) => url.pathname + url.search));
    await Promise.all([...files].filter((file) => !kept.has(file)).map((file) => cache.add(file)));
    const newer = new Set([...files].map((file) => file.split("?")[0]));
    const old = there.filter((url) => url.search && newer.has(url.pathname) && !files.has(url.pathname + url.search));
    await Promise.all(old.map((url) => cache.delete(url)));
    await this.refreshImports(cache, files);
  }

  // What the modules of a page import has no mark of its content in its address: it is fetched each time.
  async refreshImports(cache, files) {
    const waiting = [...files].filter((file) => file.includes(".js?"));
    const met = new Set();
    for (const file of waiting) {
      const kept = await cache.match(file);
      const text = kept ? await kept.text() : "";
      for (const [, name] of text.matchAll(IMPORT)) {
        const { pathname } = new URL(name, new URL(file, self.location));
        if (met.has(pathname)) continue;
        met.add(pathname);
        waiting.push(pathname);
        const answer = await fresh(pathname);
        if (answer.ok) await cache.put(pathname, answer);
      }
    }
  }

  async refreshExport() {
    const cache = await caches.open(NAMES.export);
    const [answer, before] = [await fresh(this.export), await cache.match(this.export)];
    if (!answer.ok) throw new Error(`${answer.status}: ${this.export}`);
    const mark = answer.headers.get("etag");
    if (!before || !mark || before.headers.get("etag") !== mark) {
      await cache.put(this.export, answer.clone());
      this.catalogue = Promise.resolve(new Catalogue(await answer.json()));
    } else await answer.body?.cancel();
    this.seen = now();
    await cache.put(this.seenAt, new Response(String(this.seen)));
  }

  // The catalogue is read once, and asked many times; undefined: there is no copy.
  async load() {
    this.catalogue ??= this.read();
    const catalogue = await this.catalogue;
    if (!catalogue) this.catalogue = undefined;
    return catalogue;
  }

  async read() {
    const cache = await caches.open(NAMES.export);
    const [told, seen] = [await cache.match(this.export), await cache.match(this.seenAt)];
    if (!told) return undefined;
    this.seen = seen ? Number(await seen.text()) : now();
    return new Catalogue(await told.json());
  }

  // A file without a mark of its content is as the server has it, as long as there is a server.
  async present(request) {
    try {
      return await fetch(request);
    } catch {
      return this.file(request, true);
    }
  }

  // The files of a page are few: from memory they come at once.
  async remembered(address, answer) {
    const body = await answer.arrayBuffer();
    if (this.files.size < MOST_FILES) this.files.set(address, { body, headers: [...answer.headers] });
    return new Response(body, { headers: answer.headers });
  }

  // The page to fill in, its styles and scripts, and the texts of a language.
  async page(base) {
    if (!this.pages.has(base)) {
      const cache = await caches.open(NAMES.pages);
      const [page, texts] = [await cache.match(`${base}/kopio`), await cache.match(`${base}/sanat.json`)];
      if (!page || !texts) return undefined;
      const files = await caches.open(NAMES.files);
      const read = async (address) => (await files.match(address)).text();
      const made = await joined(await page.text(), base, read);
      this.pages.set(base, { ...made, headers: [...page.headers], texts: await texts.json() });
    }
    return this.pages.get(base);
  }

  // The joined styles or scripts of a language's page; undefined: that is no address of theirs.
  joinedFile(path) {
    const [, base, kind] = path.match(JOINED) ?? [];
    return this.bases.includes(base) ? this.partOf(base, kind) : undefined;
  }

  async partOf(base, kind) {
    const page = await this.page(base);
    const [part, type] = kind === "css" ? ["style", "text/css"] : ["script", "text/javascript"];
    return page ? new Response(page[part], { headers: { "content-type": type } }) : Response.error();
  }

  // A file as it was asked for, or as it is now: a page that is older asks for older ones.
  async file(request, isDown) {
    if (!isDown && !new URL(request.url).search) return this.present(request);
    const { body, headers } = this.files.get(request.url) ?? {};
    if (body) return new Response(body, { headers });
    const cache = await caches.open(NAMES.files);
    const kept = await cache.match(request);
    if (kept) return this.remembered(request.url, kept);
    try {
      const answer = await fetch(request);
      if (answer.ok && new URL(request.url).search) await cache.put(request, answer.clone()).catch(() => {});
      return answer;
    } catch (error) {
      const other = await cache.match(request, { ignoreSearch: true });
      if (other) return other;
      throw error;
    }
  }
}
