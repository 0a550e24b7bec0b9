// Opens and closes dialogs; the browser does the rest.

function onClick(event) {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog && !dialog.open) {
    event.preventDefault();
    dialog.showModal();
    return;
  }

  const closer = event.target.closest("[data-closes]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog")?.close();
  } else if (event.target.nodeName === "DIALOG" && isOutside(event)) {
    event.target.close();
  }
}

// A click beside the dialog is a click on the dialog, outside its box.
function isOutside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

export function startDialogs() {
  document.addEventListener("click", onClick);
}
