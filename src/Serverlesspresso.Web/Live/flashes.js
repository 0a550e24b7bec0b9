// Good news goes by itself, so that it does not stand there when something else is looked for; what went wrong stays until
// the next form is sent.
const BriefMilliseconds = 8000;
const AgainMilliseconds = 2000;

const timers = new WeakMap();

function begin(message) {
  clearTimeout(timers.get(message));
  timers.set(message, setTimeout(end, BriefMilliseconds, message));
}

// Whoever points at it is still reading.
function end(message) {
  if (message.matches(":hover, :focus-within")) {
    timers.set(message, setTimeout(end, AgainMilliseconds, message));
  } else if (message.dataset.flash === "brief") {
    message.remove();
  }
}

function notice(isAnswer) {
  for (const message of document.querySelectorAll('[data-flash="brief"]')) {
    // The answer to a form may say the same once more, in the same place.
    if (isAnswer || !timers.has(message)) {
      begin(message);
    }
  }
}

export function startFlashes() {
  notice(false);
  document.addEventListener("page-merged", (event) => notice(event.detail.isAnswer));
}
