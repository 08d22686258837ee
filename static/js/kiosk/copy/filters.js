// What was wished for besides words: price, kind, days, parts of the day.

import { dayFrom, dayOf, minuteOf, startOf, weekdayOf } from "./clock.js";

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const FACTS = ["price", "kind", "category", "audience"];
const [NOON, EVENING, LONG] = [12 * 60, 16 * 60, 12 * 60];

// The first and the last day that a word or a date means.
export function daysOf(when, today) {
  const saturday = today + Math.max(0, 5 - weekdayOf(today));
  const named = {
    today: [today, today],
    tomorrow: [today + 1, today + 1],
    week: [today, today + 6],
    month: [today, today + 30],
    weekend: weekdayOf(today) === 6 ? [today, today] : [saturday, saturday + 1],
  };
  if (named[when]) return named[when];
  const [first, last = first] = when.split("..").map(dayFrom);
  return Number.isNaN(first) || Number.isNaN(last) ? undefined : [Math.min(first, last), Math.max(first, last)];
}

const part = (minute) => (minute < NOON ? "morning" : minute < EVENING ? "day" : "evening");

// The part of the day when it begins; for opening hours, every part that they reach into.
function partsOf(time, isOpen) {
  const from = minuteOf(time.start);
  if (!isOpen) return [part(from)];
  const until = Math.min(from + Math.max(time.over - time.start - 1, 0), 24 * 60 - 1);
  return [part(from), part((from + until) / 2), part(until)];
}

function fits(time, { when, weekday, daypart }, spans, isOpen) {
  const last = Math.max(time.start, time.over - 1);
  if (when && !spans.some(([from, until]) => time.start < until && last >= from)) return false;
  if (time.over - time.start > LONG) return true;
  if (weekday && !weekday.has(WEEKDAYS[weekdayOf(dayOf(time.start))])) return false;
  return !daypart || time.allDay || partsOf(time, isOpen).some((one) => daypart.has(one));
}

const asksForTimes = ({ when, weekday, daypart }) => when || weekday || daypart;

// Gives the first time of a listing that fits the days that were asked for: undefined when there is none.
export function fitting(filters, catalogue, at) {
  const days = [...(filters.when ?? [])].map((when) => daysOf(when, dayOf(at))).filter(Boolean);
  const spans = days.map(([first, end]) => [startOf(first), startOf(end + 1)]);
  const timed = asksForTimes(filters);
  return (doc) =>
    catalogue.times(doc, at).find((time) => !timed || fits(time, filters, spans, catalogue.isService(doc)));
}

// A test of one listing.
export function admits(filters, catalogue, at) {
  const facts = FACTS.filter((name) => filters[name]).map((name) => {
    const keys = [...filters[name]].map((value) => catalogue.forms.place(`#${name}:${value}`));
    return new Set(keys.filter((key) => key !== undefined).flatMap((key) => [...catalogue.postings.facts(key)]));
  });
  const time = fitting(filters, catalogue, at);
  const timed = asksForTimes(filters);
  return (doc) => facts.every((some) => some.has(doc)) && (!timed || time(doc) !== undefined);
}
