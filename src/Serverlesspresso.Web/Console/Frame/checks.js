// A form with data-checks="/address" is checked as one types: it is sent there as if its Check button had been pressed, and
// the page that comes is merged. What is being typed stays as it is.
import { show } from "../../Live/page.js";

const PauseMilliseconds = 350;

let timer = 0;
let asked = 0;

async function check(form) {
  const number = ++asked;
  try {
    const response = await fetch(form.dataset.checks, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "text/html" },
    });
    const text = await response.text();
    // A later check, or another page, has overtaken this one.
    if (response.ok && !response.redirected && number === asked && form.isConnected) {
      show(text, true);
    }
  } catch {
    // No connection: the next key tries again, and sending the form says what is wrong.
  }
}

function onInput(event) {
  const form = event.target.form;
  if (!form?.dataset.checks) {
    return;
  }

  clearTimeout(timer);
  timer = setTimeout(() => check(form), PauseMilliseconds);
}

export function startChecks() {
  document.addEventListener("input", onInput);
  document.addEventListener("submit", () => {
    clearTimeout(timer);
    asked++;
  });
}
