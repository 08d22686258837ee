// The pages that this browser keeps: listed on the offline page, and forgotten when asked to.

const PAGES = "opastamo-pages";
const SHOWN = { dateStyle: "medium", timeStyle: "short" };

async function seenPages() {
  const cache = await caches.open(PAGES);
  const requests = await cache.keys();
  return Promise.all(
    requests.reverse().map(async (request) => {
      const answer = await cache.match(request);
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      return { url: request.url, page: parsed, seen: answer.headers.get("x-seen") };
    }),
  );
}

function itemOf({ url, page, seen }) {
  const link = Object.assign(document.createElement("a"), { href: url });
  link.textContent = page.title.replace(/ – Opastamo$/, "");
  link.lang = page.documentElement.lang;
  const time = Object.assign(document.createElement("time"), { dateTime: seen });
  time.textContent = new Date(seen).toLocaleString(document.documentElement.lang, SHOWN);
  time.className = "quiet";
  const item = document.createElement("li");
  item.append(link, " ", time);
  return item;
}

async function fill(list) {
  const pages = await seenPages();
  list.replaceChildren(...pages.map(itemOf));
  list.closest("[data-seen-list]").hidden = pages.length === 0;
}

async function forget(part) {
  await caches.delete(PAGES);
  part.querySelector("[data-forget]").hidden = true;
  const status = part.querySelector("[data-forgotten]");
  status.textContent = status.dataset.forgotten;
  const list = document.querySelector("[data-seen-list]");
  if (list) list.hidden = true;
}

async function prepare() {
  const list = document.querySelector("[data-seen-list] ul");
  const part = document.querySelector("[data-seen-pages]");
  if (list) await fill(list);
  if (!part || !(await caches.has(PAGES))) return;
  part.hidden = false;
  part.querySelector("[data-forget]").addEventListener("click", () => forget(part));
}

if ("caches" in window) prepare().catch(() => {}); // blocked: there is nothing to show
