// Keyboard shortcuts: an element with data-shortcut="m" is pressed, or focused if it is a field, when that key is.

const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) {
    return;
  }

  const root = document.querySelector("dialog:modal") ?? document;
  const element = [...root.querySelectorAll("[data-shortcut]")]
    .find((candidate) => candidate.dataset.shortcut.toLowerCase() === event.key.toLowerCase() && candidate.checkVisibility());
  if (!element) {
    return;
  }

  event.preventDefault();
  if (isTyping(element)) {
    element.focus();
  } else {
    element.click();
  }
}

export function startKeys() {
  document.addEventListener("keydown", onKey);
}
