// Keeps the screen on for a page that asks for it, where the browser can.

let isHeld = false;

async function hold() {
  if (isHeld || document.visibilityState !== "visible" || !document.querySelector("[data-wake]") || !navigator.wakeLock) {
    return;
  }

  try {
    isHeld = true;
    const lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => { isHeld = false; }, { once: true });
  } catch {
    // A battery that is low, or a browser that will not.
    isHeld = false;
  }
}

export function startWake() {
  hold();
  document.addEventListener("visibilitychange", hold);
}
