// Listens to the feed whose address the page's live region names. What a message says is not used: the page is read again,
// so there is one place that says what a page shows.
import { hideTrouble, pauseBefore, showTrouble } from "./connection.js";
import { refresh, refreshBy } from "./page.js";

// A connection that is back within this time was never missed.
const PatienceMilliseconds = 2500;
const CalmMilliseconds = 2000;

let source = null;
let address = null;
let attempt = 0;
let reconnect = 0;
let patience = 0;

const wanted = () => document.querySelector("[data-feed]")?.dataset.feed ?? null;

function open() {
  close();
  address = wanted();
  if (!address) {
    return;
  }

  source = new EventSource(address);
  source.addEventListener("open", onOpen);
  source.addEventListener("error", onError);
  source.addEventListener("message", onMessage);
}

function close() {
  clearTimeout(reconnect);
  source?.close();
  source = null;
}

function onOpen() {
  clearTimeout(patience);
  patience = 0;
  hideTrouble("text");
  // What happened while the page was alone.
  if (attempt > 0) {
    refresh();
  }

  attempt = 0;
}

// A whole conference may look at one shop. What concerns all of them they need not ask for in the same moment; what concerns
// one of them, an order of theirs, comes at once.
function onMessage(event) {
  const isCalm = document.querySelector("[data-calm]") !== null;
  if (isCalm && JSON.parse(event.data).type !== "order") {
    refreshBy(Math.random() * CalmMilliseconds);
  } else {
    refresh();
  }
}

function onError() {
  close();
  patience ||= setTimeout(() => showTrouble("text"), PatienceMilliseconds);
  reconnect = setTimeout(open, pauseBefore(attempt++));
}

// A phone that wakes up, or finds a network again, does not wait for its next attempt.
function hurry() {
  if (document.visibilityState === "visible" && wanted()) {
    attempt = Math.max(attempt, 1);
    open();
  }
}

function follow() {
  if (wanted() !== address) {
    attempt = 0;
    open();
  } else if (source?.readyState === EventSource.OPEN) {
    // A reading that had failed has come.
    hideTrouble("text");
  }
}

export function startFeed() {
  open();
  document.addEventListener("page-merged", follow);
  document.addEventListener("visibilitychange", () => source?.readyState === EventSource.OPEN ? refreshIfVisible() : hurry());
  addEventListener("online", hurry);
  addEventListener("offline", () => showTrouble("text"));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && hurry());
}

function refreshIfVisible() {
  if (document.visibilityState === "visible" && wanted()) {
    refresh();
  }
}
