// What the page knows of its connection, and the banner that says so.

const banner = () => document.getElementById("offline");

let shown = "";

/**
 * Says that something is in the way: "text" (no connection), "sending" or "notSent". What becomes of something that somebody
 * has sent matters more to them than the connection.
 */
export function showTrouble(kind) {
  const element = banner();
  if (!element || (kind === "text" && !element.hidden && shown !== kind)) {
    return;
  }

  shown = kind;
  document.getElementById("offline-text").textContent = element.dataset[kind] ?? element.dataset.text;
  element.hidden = false;
}

/** Takes it back. Without a connection, of that alone: what was not sent is still not sent when the connection is back. */
export function hideTrouble(kind = shown) {
  const element = banner();
  if (element && kind === shown) {
    element.hidden = true;
  }
}

/** How long to wait before the next attempt: doubling from one second to half a minute, and never in step with others. */
export function pauseBefore(attempt) {
  const base = Math.min(1000 * 2 ** attempt, 30000);
  return base / 2 + Math.random() * base / 2;
}
