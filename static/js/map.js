// A map of the results, on request. It shows what the list says, and never stands before it.

const button = document.querySelector("[data-map]");
const frame = document.querySelector("#map");
const LEAFLET = button?.dataset.leaflet;

function load() {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: button.dataset.style });
  document.head.append(style);
  return import(LEAFLET).then(() => window.L);
}

function places() {
  const found = new Map();
  for (const card of document.querySelectorAll("[data-lat]")) {
    const key = `${card.dataset.lat},${card.dataset.lon}`;
    found.set(key, [...(found.get(key) ?? []), card.querySelector(".card__title a")]);
  }
  return found;
}

function popup(links) {
  const list = document.createElement("ul");
  for (const link of links) {
    const row = document.createElement("li");
    const copy = Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent });
    if (link.lang) copy.lang = link.lang;
    row.append(copy);
    list.append(row);
  }
  return list;
}

function draw(L) {
  const map = L.map(frame, { attributionControl: true, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false);
  L.tileLayer(button.dataset.tiles, { attribution: button.dataset.attribution, maxZoom: 18 }).addTo(map);
  const points = [];
  for (const [key, links] of places()) {
    const point = key.split(",").map(Number);
    const icon = L.divIcon({ className: "map-point", html: String(links.length), iconSize: [44, 44] });
    const title = links.map((link) => link.textContent).join(", ");
    L.marker(point, { icon, title, alt: title }).addTo(map).bindPopup(popup(links));
    points.push(point);
  }
  map.fitBounds(points, { padding: [32, 32], maxZoom: 15 });
}

if (button && places().size) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    frame.hidden = false;
    draw(await load());
    button.hidden = true;
    frame.focus();
  });
}
