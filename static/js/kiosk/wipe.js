// Everything that whoever stood here has left behind is wiped, and the kiosk starts anew.

const OWN = "opastamo-kiosk-"; // its copy of the catalogue: nobody's
const SERVER_MS = 1_500;
const LONGEST_MS = 10_000;
const { beginning, fresh } = document.documentElement.dataset;

const late = (ms) => new Promise((done) => setTimeout(done, ms));
const isOwn = (name) => name.startsWith(OWN);

function forgetCookies() {
  const paths = ["/", beginning, `${beginning}/`, location.pathname];
  for (const one of document.cookie.split(";")) {
    const name = one.split("=")[0].trim();
    for (const path of paths) if (name) document.cookie = `${name}=; path=${path}; max-age=0`;
  }
}

async function forgetCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !isOwn(name)).map((name) => caches.delete(name)));
}

const removed = (name) =>
  new Promise((done) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });

async function forgetDatabases() {
  const all = await indexedDB.databases();
  await Promise.all(all.filter(({ name }) => !isOwn(name)).map(({ name }) => removed(name)));
}

// The counter's tools, should they be open, close too: their cookie only the server can take away.
const closeTools = () =>
  Promise.race([fetch(`${beginning}/loppu`, { method: "POST", keepalive: true }), late(SERVER_MS)]);

export async function wipe() {
  document.body.hidden = true; // nobody sees it for as long as this takes
  sessionStorage.clear();
  localStorage.clear();
  forgetCookies();
  document.querySelectorAll("form").forEach((form) => form.reset());
  const all = [closeTools, forgetCaches, forgetDatabases].map(async (act) => act());
  // A page that leaves while the browser still looks for its databases is never forgotten by it: that is waited for.
  await Promise.race([Promise.allSettled(all), late(LONGEST_MS)]);
  sessionStorage.clear(); // what a page wrote while it was being left
  location.replace(fresh);
}
