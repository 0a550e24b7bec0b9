// Tries the operations of the API: sends what the form says as whoever is signed in, and shows the answer as it comes.

function addressOf(form) {
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const { name, value, dataset } of form.querySelectorAll("[data-place]")) {
    if (dataset.place === "path") {
      path = path.replace(`{${name}}`, encodeURIComponent(value));
    } else if (dataset.place === "query" && value !== "") {
      query.append(name, value);
    }
  }

  return query.size > 0 ? `${path}?${query}` : path;
}

function headersOf(form) {
  const headers = new Headers({ Accept: "application/json" });
  for (const { name, value } of form.querySelectorAll("[data-place=header]")) {
    if (value !== "") {
      headers.set(name, value);
    }
  }

  return headers;
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function show(output, lines) {
  const answer = document.createElement("pre");
  answer.tabIndex = 0;
  answer.textContent = lines.filter((line) => line).join("\n");
  output.replaceChildren(answer);
}

async function send(form) {
  const output = form.querySelector("output");
  const headers = headersOf(form);
  const body = form.querySelector("textarea")?.value;
  if (body) {
    headers.set("Content-Type", "application/json");
  }

  try {
    const response = await fetch(addressOf(form), { method: form.dataset.operation, headers, body: body || undefined });
    const tag = response.headers.get("ETag");
    show(output, [`${response.status} ${response.statusText}`, tag && `ETag: ${tag}`, readable(await response.text())]);
  } catch {
    show(output, [output.dataset.failed]);
  }
}

function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLDetailsElement) {
    named.open = true;
  }
}

export function startReference() {
  const forms = document.querySelectorAll("form[data-operation]");
  if (forms.length === 0) {
    return;
  }

  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      send(form);
    });
  }

  addEventListener("hashchange", openNamed);
  openNamed();
}
