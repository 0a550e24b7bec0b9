// Ages, countdowns and clocks tick by the server's clock: a phone's may be wrong by minutes.
import { refreshSoon } from "./page.js";

let offset = 0;

/** Learns the server's clock from a document that has just come. */
export function readServerTime(page) {
  const text = page.querySelector('meta[name="server-time"]')?.content;
  if (text) {
    offset = Number(text) - Date.now();
  }
}

function writeLength(seconds) {
  if (seconds < 60) {
    return `${Math.max(Math.floor(seconds), 0)} s`;
  }

  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }

  return seconds < 2 * 86400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

function writeClock(milliseconds) {
  const seconds = Math.max(Math.ceil(milliseconds / 1000), 0);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60);
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function tickAge(element, now) {
  const seconds = (now - Number(element.dataset.age)) / 1000;
  write(element, writeLength(seconds));
  const { warm, late } = element.dataset;
  const level = late && seconds >= Number(late) ? "late" : warm && seconds >= Number(warm) ? "warm" : null;
  if (level) {
    element.dataset.level = level;
  } else {
    delete element.dataset.level;
  }
}

function tickUntil(element, now) {
  const left = Number(element.dataset.until) - now;
  if (element.tagName === "PROGRESS") {
    element.value = Math.max(left, 0);
    return;
  }

  write(element, writeClock(left));
  // The end of each countdown is asked for once.
  if (left <= 0 && "refresh" in element.dataset && element.dataset.ended !== element.dataset.until) {
    element.dataset.ended = element.dataset.until;
    refreshSoon(500);
  }
}

function tickClock(element, now) {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: element.dataset.clock };
  try {
    write(element, new Intl.DateTimeFormat("en-GB", options).format(now));
  } catch {
    // A zone that this browser does not know: the time that the server wrote stays.
  }
}

function tick() {
  const now = Date.now() + offset;
  document.querySelectorAll("[data-age]").forEach((element) => tickAge(element, now));
  document.querySelectorAll("[data-until]").forEach((element) => tickUntil(element, now));
  document.querySelectorAll("[data-clock]").forEach((element) => tickClock(element, now));
}

export function startClocks() {
  readServerTime(document);
  setInterval(tick, 1000);
}
