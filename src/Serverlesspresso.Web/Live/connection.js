// What the page knows of its connection, and the banner that says so.

const banner = () => document.getElementById("offline");

/** Says that something is in the way: "text" (no connection), "sending" or "notSent". */
export function showTrouble(kind) {
  const element = banner();
  if (!element) {
    return;
  }

  document.getElementById("offline-text").textContent = element.dataset[kind] ?? element.dataset.text;
  element.hidden = false;
}

/** Takes it back. */
export function hideTrouble() {
  const element = banner();
  if (element) {
    element.hidden = true;
  }
}

/** How long to wait before the next attempt: doubling from one second to half a minute, and never in step with others. */
export function pauseBefore(attempt) {
  const base = Math.min(1000 * 2 ** attempt, 30000);
  return base / 2 + Math.random() * base / 2;
}
