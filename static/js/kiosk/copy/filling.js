// The kept page, filled in for one address.

import { answer } from "./answer.js";
import { escape } from "./html.js";

const PLACE = /<!--copy-->[\s\S]*?<!--\/copy-->/;
const OF_A_BODY = ["content-length", "content-encoding", "etag"];

export async function filled(url, kept) {
  const started = performance.now();
  const base = kept.baseOf(url.pathname);
  const [page, catalogue] = [await kept.page(base), await kept.load()];
  if (!page) return undefined;
  const path = url.pathname.slice(base.length);
  const made = catalogue && answer(path, url.searchParams, { catalogue, texts: page.texts, base, seen: kept.seen });
  const here = escape(path + url.search);
  const text = page.shell
    .replace("<html ", `<html data-copy="${escape(kept.seen ?? "")}" `)
    .replace(/(href="[^"]*)\/kopio"/g, (_, before) => `${before}${here}"`)
    .replace(/<title>[^<]*/, (before) => (made ? `<title>${escape(made.title)} – Opastamo` : before))
    .replace(PLACE, (before) => made?.main ?? before);
  const headers = new Headers(page.headers);
  OF_A_BODY.forEach((name) => headers.delete(name));
  headers.set("Server-Timing", `copy;dur=${(performance.now() - started).toFixed(1)}`);
  return new Response(text, { headers });
}
