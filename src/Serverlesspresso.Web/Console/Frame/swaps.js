// A link with data-swaps leads to the same page with another selection: what has changed is merged, and what one looks at
// stays where it is.
import { countReadings, showAnswer } from "../../Live/page.js";

let asked = 0;

async function swap(address) {
  const number = ++asked;
  const readingsBefore = countReadings();
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
    const text = await response.text();
    // What was chosen after this has overtaken it.
    if (number !== asked) {
      return;
    }

    const before = location.href;
    if (response.ok && !response.redirected) {
      history.pushState(null, "", address);
      if (showAnswer(text, readingsBefore, true)) {
        return;
      }

      history.replaceState(null, "", before);
    }
  } catch {
    // No connection: the browser says so itself.
  }

  if (number !== asked) {
    return;
  }

  location.assign(address);
}

function onClick(event) {
  const link = event.target.closest?.("[data-swaps]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }

  event.preventDefault();
  // In a picture an address is an object.
  swap(new URL(link.href.baseVal ?? link.href, location.href).href);
}

export function startSwaps() {
  document.addEventListener("click", onClick);
}
