// Prints a page: a button with data-prints does it, and with data-prints="at-once" the page does it by itself.

export function startPrint() {
  document.querySelectorAll("[data-prints]").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-prints]")) {
      print();
    }
  });
  if (document.querySelector('[data-prints="at-once"]')) {
    addEventListener("load", () => print(), { once: true });
  }
}
