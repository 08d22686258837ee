// Times as people say them, seen from now: the same as app/catalogue/words/sentences.py says. `words` are a language's.

import { DAY, dateOf, dayOf, minuteOf, weekdayOf } from "./clock.js";

const NIGHT = 14 * 60;
const LONG = 7 * DAY;
const NEAR = 300;

const two = (number) => String(number).padStart(2, "0");
const filled = (pattern, value) => pattern.replace(/\{\w+\}/, value);

function bareHour(minutes, words, hour = String(Math.floor(minutes / 60))) {
  const minute = minutes % 60;
  return words.bare && !minute ? hour : `${hour}${words.hourSign}${two(minute)}`;
}

const nightHour = (minutes, words) => bareHour(minutes, words, two(Math.floor(minutes / 60) || (minutes % 60 ? 0 : 24)));

function day(number, words, today, { far = Math.abs(number - today) > NEAR } = {}) {
  const date = dateOf(number);
  if (words.months.length) {
    const text = `${date.day} ${words.months[date.month - 1]}`;
    return far ? `${text} ${date.year}` : text;
  }
  return far ? `${date.day}.${date.month}.${date.year}` : `${date.day}.${date.month}${words.dayDot}`;
}

const weekdayAnd = (number, words, today) => `${words.weekdays[weekdayOf(number)]} ${day(number, words, today)}`;

function range(first, last, words, today) {
  if (first === last) return day(first, words, today);
  const far = Math.max(Math.abs(first - today), Math.abs(last - today)) > NEAR;
  const [from, to] = [dateOf(first), dateOf(last)];
  const end = day(last, words, today, { far });
  if (from.year === to.year && from.month === to.month) return `${from.day}${words.dayDot}–${end}`;
  const start = day(first, words, today, { far: far && from.year !== to.year });
  return words.months.length ? `${start} – ${end}` : `${start}–${end}`;
}

function hours(time, words) {
  const first = bareHour(minuteOf(time.start), words);
  const length = time.end - time.start;
  if (time.end === undefined || !length || length >= DAY) return filled(words.atOne, first);
  const night = dayOf(time.end) > dayOf(time.start);
  const last = (night ? nightHour : bareHour)(minuteOf(time.end), words);
  return filled(words.at, `${first}–${last}`);
}

const lastDay = (time) => (time.end > time.start ? dayOf(time.end - 1) : dayOf(time.start));

function isOneDay(time) {
  const days = lastDay(time) - dayOf(time.start);
  return !days || (days === 1 && time.end - time.start <= NIGHT);
}

function whole(time, words, today) {
  const first = dayOf(time.start);
  if (time.allDay || time.end - time.start >= LONG) {
    const last = lastDay(time);
    return first === last ? weekdayAnd(first, words, today) : range(first, last, words, today);
  }
  const start = `${weekdayAnd(first, words, today)} `;
  if (time.end === undefined || isOneDay(time)) return start + hours(time, words);
  const one = (minute) => hours({ start: minute }, words);
  return `${start}${one(time.start)} – ${weekdayAnd(dayOf(time.end), words, today)} ${one(time.end)}`;
}

function until(time, words, today) {
  if (time.allDay || (lastDay(time) !== today && !isOneDay(time))) return day(lastDay(time), words, today);
  const minutes = minuteOf(time.end);
  return filled(words.at, minutes ? bareHour(minutes, words) : nightHour(minutes, words));
}

// `time`: {start, end, allDay}; no end: it was not told.
export function whenWords(time, at, words) {
  const [today, first] = [dayOf(at), dayOf(time.start)];
  if (time.allDay && first <= today && today === lastDay(time)) return words.today;
  if (time.end !== undefined && time.start <= at && at < time.end)
    return filled(words.onNow, until(time, words, today));
  const short = time.end === undefined || isOneDay(time);
  const name = { 0: words.today, 1: words.tomorrow }[first - today];
  if (name && short) return time.allDay ? name : `${name} ${hours(time, words)}`;
  return whole(time, words, today);
}

// A moment of the past: "tänään klo 9.12".
export function sinceWords(at, moment, words) {
  const [today, then] = [dayOf(at), dayOf(moment)];
  const clock = filled(words.atOne, bareHour(minuteOf(moment), words));
  return `${then === today ? words.today : weekdayAnd(then, words, today)} ${clock}`;
}

export function leaf(time, at, words) {
  if (time.start < at && time.end - time.start > DAY / 2) return { weekday: "", day: words.now };
  const number = dayOf(time.start);
  const date = dateOf(number);
  const text = words.months.length
    ? `${date.day} ${words.months[date.month - 1].slice(0, 3)}`
    : `${date.day}.${date.month}${words.dayDot}`;
  return { weekday: words.weekdays[weekdayOf(number)], day: text };
}
