// Sends a form once: its buttons rest while it is on its way, and when the network fails it is sent again with the same
// idempotency key, which it carries. What it cannot do it leaves to the browser.
import { hideTrouble, pauseBefore, showTrouble } from "./connection.js";
import { countReadings, showAnswer } from "./page.js";

const AttemptsMax = 6;
const SendingMillisecondsMax = 15000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function send(action, body) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await fetch(action, {
        method: "POST",
        body,
        headers: { Accept: "text/html" },
        signal: AbortSignal.timeout(SendingMillisecondsMax),
      });
      if (response.status < 500) {
        return response;
      }
    } catch {
      // The network; the next attempt may get through.
    }

    if (attempt + 1 >= AttemptsMax) {
      return null;
    }

    showTrouble("sending");
    await pause(pauseBefore(attempt));
  }
}

async function submit(form, submitter) {
  form.setAttribute("aria-busy", "true");
  submitter?.setAttribute("data-pressed", "");
  const action = submitter?.hasAttribute("formaction") ? submitter.formAction : form.getAttribute("action");
  const readingsBefore = countReadings();
  const response = await send(action, new URLSearchParams(new FormData(form, submitter)));
  form.removeAttribute("aria-busy");
  submitter?.removeAttribute("data-pressed");
  if (!response) {
    showTrouble("notSent");
    return;
  }

  hideTrouble();
  form.closest("dialog")?.close();
  await follow(response, readingsBefore);
}

async function follow(response, readingsBefore) {
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) {
    location.assign(await addressThatSays(response));
    return;
  }

  if (!response.redirected || !type.startsWith("text/html")) {
    location.assign(response.redirected ? response.url : location.href);
    return;
  }

  const isOtherPage = new URL(response.url).pathname !== location.pathname;
  const before = location.href;
  history[isOtherPage ? "pushState" : "replaceState"](null, "", response.url);
  if (!showAnswer(await response.text(), readingsBefore, false)) {
    history.replaceState(null, "", before);
    location.assign(response.url);
  } else if (isOtherPage) {
    scrollTo(0, 0);
    document.getElementById("main").focus({ preventScroll: true });
  } else if (document.activeElement === document.body) {
    // The answer has taken away what had the focus.
    document.querySelector("[data-takes-focus]")?.focus();
  }

  forgetSaid();
}

// Turned away at the door: the page says why, as if it had been the one to refuse.
async function addressThatSays(response) {
  const url = new URL(location.href);
  url.searchParams.set("said", (await response.json()).reason ?? "unknown");
  return url;
}

// What a form came to is said once: neither a reload nor the next merge says it again.
function forgetSaid() {
  const url = new URL(location.href);
  if (url.searchParams.has("said")) {
    url.searchParams.delete("said");
    history.replaceState(history.state, "", url);
  }
}

export function startForms() {
  forgetSaid();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-once") || event.defaultPrevented) {
      return;
    }

    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") {
      submit(form, event.submitter);
    }
  });
  // Whoever goes back and forth sees the page of the address.
  addEventListener("popstate", () => location.reload());
  // A choice that is made by choosing.
  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-submits]")) {
      event.target.form?.requestSubmit();
    }
  });
}
