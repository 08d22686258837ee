// The town's clock, whatever the kiosk's own says. Times are minutes of the unix clock; days count from 1970.

const HOUR = 60;
export const DAY = 24 * HOUR;
const changes = new Map();

// The last Sunday of a month at one o'clock UTC: when summer time begins and ends.
function change(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1) / 60_000;
}

function summerOf(year) {
  if (!changes.has(year)) changes.set(year, [change(year, 2), change(year, 9)]);
  return changes.get(year);
}

function offset(minute) {
  const [begins, ends] = summerOf(new Date(minute * 60_000).getUTCFullYear());
  return minute >= begins && minute < ends ? 3 * HOUR : 2 * HOUR;
}

export const now = () => Math.floor(Date.now() / 60_000);
export const local = (minute) => minute + offset(minute);
export const dayOf = (minute) => Math.floor(local(minute) / DAY);
export const startOf = (day) => day * DAY - offset(day * DAY - 3 * HOUR); // no clock is changed at midnight
export const minuteOf = (minute) => ((local(minute) % DAY) + DAY) % DAY;
export const weekdayOf = (day) => (day + 3) % 7; // from Monday on

export function dateOf(day) {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const dayFrom = (text) => Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
