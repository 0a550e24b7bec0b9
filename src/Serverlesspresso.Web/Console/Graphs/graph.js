// Pan and zoom of a graph: its buttons, the keys + - 0 while something in it has the focus, the wheel with Ctrl (which is also
// what two fingers on a touch pad send), and dragging its ground. Without script it scrolls.

const Step = 1.25;
const ScaleMin = 0.25;
const ScaleMax = 2.5;

// By the id of the view: a merge brings the size that the server wrote.
const scales = new Map();

const scrollOf = (view) => view.querySelector(".graph-scroll");
const pictureOf = (view) => view.querySelector("svg.graph");
const scaleOf = (view) => scales.get(view.id) ?? 1;

function sizeOf(view) {
  const [, , width, height] = pictureOf(view).getAttribute("viewBox").split(" ").map(Number);
  return { width, height };
}

function apply(view) {
  const { width, height } = sizeOf(view);
  const picture = pictureOf(view);
  picture.setAttribute("width", width * scaleOf(view));
  picture.setAttribute("height", height * scaleOf(view));
}

// What lies under the point stays there.
function zoom(view, scale, x, y) {
  const scroll = scrollOf(view);
  const box = scroll.getBoundingClientRect();
  const left = (x ?? box.left + box.width / 2) - box.left;
  const top = (y ?? box.top + box.height / 2) - box.top;
  const before = scaleOf(view);
  const after = Math.min(Math.max(scale, ScaleMin), ScaleMax);
  const to = { left: (scroll.scrollLeft + left) * after / before - left, top: (scroll.scrollTop + top) * after / before - top };
  scales.set(view.id, after);
  apply(view);
  scroll.scrollTo({ ...to, behavior: "instant" });
}

function fit(view) {
  const { width, height } = sizeOf(view);
  const scroll = scrollOf(view);
  zoom(view, Math.min(1, (scroll.clientWidth - 2) / width, (innerHeight * 0.8 - 2) / height));
}

function change(view, how) {
  if (how === "fit") {
    fit(view);
  } else {
    zoom(view, scaleOf(view) * (how === "in" ? Step : 1 / Step));
  }
}

function onClick(event) {
  const button = event.target.closest?.("[data-zoom]");
  if (button) {
    change(button.closest("[data-graph]"), button.dataset.zoom);
  }
}

const Keys = { "+": "in", "=": "in", "-": "out", 0: "fit" };

function onKey(event) {
  const view = event.target.closest?.("[data-graph]");
  if (view && Keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    change(view, Keys[event.key]);
  }
}

function onWheel(event) {
  const view = event.ctrlKey && event.target.closest?.("[data-graph]");
  if (view) {
    event.preventDefault();
    zoom(view, scaleOf(view) * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }
}

// A mouse drags the ground; fingers scroll by themselves.
function onPointer(event) {
  const scroll = event.target.closest?.(".graph-scroll");
  if (!scroll || event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("a")) {
    return;
  }

  const from = { left: scroll.scrollLeft + event.clientX, top: scroll.scrollTop + event.clientY };
  const move = ({ clientX, clientY }) => scroll.scrollTo({ left: from.left - clientX, top: from.top - clientY, behavior: "instant" });
  scroll.dataset.dragged = "";
  addEventListener("pointermove", move);
  addEventListener("pointerup", () => {
    removeEventListener("pointermove", move);
    delete scroll.dataset.dragged;
  }, { once: true });
}

function showTools() {
  document.querySelectorAll("[data-graph]").forEach((view) => {
    view.querySelector("[data-graph-tools]").hidden = false;
    apply(view);
  });
}

// What one wants to see first: what is chosen, where the execution failed or is, or else the beginning.
function lookAt(view) {
  const scroll = scrollOf(view);
  const node = [".graph-node-selected", ".graph-node-failed", ".graph-node-current", ".graph-end"]
    .map((kind) => view.querySelector(kind))
    .find((found) => found);
  if (node) {
    // In the units of the picture: on the screen it may still have its old size.
    const box = node.getBBox();
    scroll.scrollTo({
      left: (box.x + box.width / 2) * scaleOf(view) - scroll.clientWidth / 2,
      top: (box.y + box.height / 2) * scaleOf(view) - scroll.clientHeight / 2,
      behavior: "instant",
    });
  }
}

// On a screen that is too small for all of it, one begins with its width, as long as it stays readable.
function begin() {
  const fresh = [...document.querySelectorAll("[data-graph]")].filter((view) => !scales.has(view.id));
  fresh.forEach((view) => {
    const scale = (scrollOf(view).clientWidth - 2) / sizeOf(view).width;
    scales.set(view.id, Math.min(Math.max(scale, 0.6), 1));
  });
  showTools();
  fresh.forEach(lookAt);
}

export function startGraphs() {
  begin();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("wheel", onWheel, { passive: false });
  document.addEventListener("pointerdown", onPointer);
  document.addEventListener("page-merged", begin);
}
