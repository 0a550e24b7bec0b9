// Merges a page as it is now into the page that is shown. Elements are the same if they have the same id or data-key; what
// the reader is doing stays: what they typed and chose, where they are, what they opened, and what is on its way.

const keyOf = (node) => node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.key || null : null;

const isAlike = (left, right) =>
  left.nodeType === right.nodeType && left.nodeName === right.nodeName && keyOf(left) === keyOf(right);

/** Makes the children of one element like those of another, which is used up. */
export function mergeChildren(target, source, keepsFlashes = false) {
  const keyed = new Map();
  for (const child of target.childNodes) {
    const key = keyOf(child);
    if (key) {
      keyed.set(key, child);
    }
  }

  const keysWanted = new Set([...source.childNodes].map(keyOf));
  for (const [key, child] of keyed) {
    // What has gone goes first, so that what stays need not move around it: moving loses the focus.
    if (!keysWanted.has(key) && !(keepsFlashes && isFlash(child))) {
      child.remove();
    }
  }

  let next = target.firstChild;
  for (const wanted of [...source.childNodes]) {
    const key = keyOf(wanted);
    // A message that is left standing keeps its place: what comes is merged around it.
    while (next && keepsFlashes && isFlash(next) && keyOf(next) !== key) {
      next = next.nextSibling;
    }

    const found = key ? keyed.get(key) : next;
    if (found && isAlike(found, wanted)) {
      if (found === next) {
        next = next.nextSibling;
      } else {
        target.insertBefore(found, next);
      }

      mergeNode(found, wanted, keepsFlashes);
    } else {
      target.insertBefore(document.importNode(wanted, true), next);
    }
  }

  removeFrom(next, target, keepsFlashes);
}

const isFlash = (node) => node.nodeType === Node.ELEMENT_NODE && node.hasAttribute("data-flash");

function removeFrom(first, target, keepsFlashes) {
  for (let node = first; node;) {
    const following = node.nextSibling;
    if (!(keepsFlashes && isFlash(node))) {
      target.removeChild(node);
    }

    node = following;
  }
}

function mergeNode(node, wanted, keepsFlashes) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) {
      node.nodeValue = wanted.nodeValue;
    }

    return;
  }

  if (node.getAttribute("aria-busy") === "true" || node.hasAttribute("data-keep")) {
    return;
  }

  const dirty = readDirty(node);
  mergeAttributes(node, wanted);
  mergeValue(node, wanted, dirty);
  if (node.nodeName !== "TEXTAREA" && !dirty) {
    mergeChildren(node, wanted, keepsFlashes);
  }
}

// What is open stays open, unless the server itself wants it otherwise.
const isOwnState = (node, name) => name === "open" && (node.nodeName === "DIALOG" || node.nodeName === "DETAILS");

function mergeAttributes(node, wanted) {
  for (const { name } of [...node.attributes]) {
    if (!wanted.hasAttribute(name) && !isOwnState(node, name) && name !== "data-ended") {
      node.removeAttribute(name);
    }
  }

  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value && !isOwnState(node, name)) {
      node.setAttribute(name, value);
    }
  }
}

// A field is dirty if the reader has changed it since it came.
function readDirty(node) {
  switch (node.nodeName) {
    case "INPUT":
      return node.type === "checkbox" || node.type === "radio"
        ? node.checked !== node.defaultChecked || isGroupDirty(node)
        : node.type !== "hidden" && (node.value !== node.defaultValue || node === document.activeElement);
    case "TEXTAREA":
      return node.value !== node.defaultValue || node === document.activeElement;
    case "SELECT":
      return node === document.activeElement || [...node.options].some((option) => option.selected !== option.defaultSelected);
    default:
      return false;
  }
}

const isGroupDirty = (node) => node.type === "radio" && node.form !== null
  && [...node.form.elements].some((other) =>
    other.type === "radio" && other.name === node.name && other.checked !== other.defaultChecked);

function mergeValue(node, wanted, dirty) {
  if (dirty) {
    return;
  }

  if (node.nodeName === "TEXTAREA") {
    node.value = node.defaultValue = wanted.defaultValue;
  } else if (node.nodeName === "INPUT") {
    if (node.type === "checkbox" || node.type === "radio") {
      node.checked = wanted.defaultChecked;
    } else if (node.value !== wanted.defaultValue) {
      node.value = wanted.defaultValue;
    }
  }
}
