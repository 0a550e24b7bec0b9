// Signs in with passkeys and makes them, where the browser can: a form with data-passkey shows itself, and is sent with what
// the authenticator signed. Without this, people sign in with their passwords.

// A passkey belongs to a domain, so none can be made for a bare address.
const isDomain = !/^[\d.]+$|:/.test(location.hostname);
const canDo = isDomain && globalThis.isSecureContext && Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

const actions = {
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
};

function reveal() {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
  }
}

async function ask(form) {
  const response = await fetch(form.dataset.options, { method: "POST", headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`The options answered ${response.status}.`);
  }

  const credential = await actions[form.dataset.passkey](await response.json());
  return JSON.stringify(credential);
}

async function submit(form) {
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  form.setAttribute("aria-busy", "true");
  try {
    form.elements.credential.value = await ask(form);
    form.submit();
  } catch {
    // Most often somebody has changed their mind.
    problem.hidden = false;
  } finally {
    form.removeAttribute("aria-busy");
  }
}

export function startPasskeys() {
  if (!canDo) {
    return;
  }

  reveal();
  document.addEventListener("page-merged", reveal);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-passkey]")) {
      event.preventDefault();
      if (form.getAttribute("aria-busy") !== "true") {
        submit(form);
      }
    }
  });
}
