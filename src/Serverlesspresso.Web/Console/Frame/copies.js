// A button with data-copies="id" copies the text of that element, and says so.

const SaidMilliseconds = 1500;

async function onClick(event) {
  const button = event.target.closest("[data-copies]");
  const source = button && document.getElementById(button.dataset.copies);
  if (!source) {
    return;
  }

  await navigator.clipboard.writeText(source.value ?? source.textContent);
  const words = button.querySelector("span");
  const before = words.dataset.before ?? words.textContent;
  words.dataset.before = before;
  words.textContent = "Copied";
  setTimeout(() => { words.textContent = before; }, SaidMilliseconds);
}

// Outside of a secure place, such as plain HTTP by a name of the network, browsers have no clipboard.
function showButtons() {
  if (navigator.clipboard) {
    document.querySelectorAll("[data-copies][hidden]").forEach((button) => { button.hidden = false; });
  }
}

export function startCopies() {
  showButtons();
  document.addEventListener("click", onClick);
  document.addEventListener("page-merged", showButtons);
}
