// Reads the page again and merges it. However often it is asked to, one reading is on its way, and at most one waits.
import { noticeAlerts } from "./alerts.js";
import { readServerTime } from "./clocks.js";
import { pauseBefore, showTrouble } from "./connection.js";
import { mergeChildren } from "./merge.js";

const ReadingMillisecondsMax = 15000;

let isReading = false;
let isWanted = false;
let readingCount = 0;
let shownCount = 0;
let attempt = 0;
let timer = 0;
let dueAt = Infinity;

/** Reads the page again now, or as soon as the reading that is on its way has come. */
export async function refresh() {
  if (isReading) {
    isWanted = true;
    return;
  }

  clearTimeout(timer);
  dueAt = Infinity;
  isReading = true;
  isWanted = false;
  readingCount++;
  try {
    await read();
    attempt = 0;
  } catch {
    showTrouble("text");
    refreshSoon(pauseBefore(attempt++));
  } finally {
    isReading = false;
  }

  if (isWanted) {
    await refresh();
  }
}

/** How many readings have begun: whoever asks for a page notes it, for showAnswer. */
export function countReadings() {
  return readingCount;
}

/**
 * Shows the page that was asked for by a form or a link. A reading that has begun since may have known more: it is done again.
 */
export function showAnswer(text, readingsBefore, keepsFlashes) {
  const isShown = show(text, keepsFlashes);
  if (isShown && readingCount !== readingsBefore) {
    refresh();
  }

  return isShown;
}

/** Reads the page again in a while. */
export function refreshSoon(milliseconds) {
  clearTimeout(timer);
  dueAt = performance.now() + milliseconds;
  timer = setTimeout(refresh, milliseconds);
}

/** Reads the page again within a while: a reading that is due earlier will do. */
export function refreshBy(milliseconds) {
  if (dueAt > performance.now() + milliseconds) {
    refreshSoon(milliseconds);
  }
}

async function read() {
  const shownBefore = shownCount;
  const response = await fetch(location.href, {
    headers: { Accept: "text/html" },
    cache: "no-store",
    signal: AbortSignal.timeout(ReadingMillisecondsMax),
  });
  // A server that fails is asked again.
  if (response.status >= 500) {
    throw new Error(`The page answered ${response.status}.`);
  }

  const text = await response.text();
  // Another page is shown meanwhile, which this one may be older than. What this reading was for may have happened after that.
  if (shownBefore !== shownCount) {
    isWanted = true;
    return;
  }

  // Another page has taken its place: that of an order that has its drink, or that of the sign-in. It is here already, and the
  // browser need not ask for it again, perhaps in vain.
  if (response.redirected) {
    history.replaceState(history.state, "", response.url);
  }

  // What is no page of this layout is left to the browser, unless it is an error: a screen that hangs on a wall must not end
  // on one.
  if (!show(text, !response.redirected)) {
    if (!response.ok) {
      throw new Error(`The page answered ${response.status}.`);
    }

    location.reload();
  }
}

/** Shows a page that has come in place of the one that is shown. */
export function show(text, keepsFlashes) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = document.getElementById("main");
  const newMain = page.getElementById("main");
  const layout = (root) => root.querySelector("[data-layout]")?.dataset.layout;
  if (!main || !newMain || layout(document) !== layout(page)) {
    return false;
  }

  // The server was upgraded: its new pages need its new styles and script, also on a screen that hangs on a wall for days.
  const styles = (root) => root.querySelector("link[rel=stylesheet]")?.getAttribute("href");
  if (styles(document) !== styles(page)) {
    location.reload();
    return true;
  }

  shownCount++;
  readServerTime(page);
  if (document.title !== page.title) {
    document.title = page.title;
  }

  mergeChildren(main, newMain, keepsFlashes);
  noticeAlerts();
  document.dispatchEvent(new CustomEvent("page-merged", { detail: { isAnswer: !keepsFlashes } }));
  return true;
}
