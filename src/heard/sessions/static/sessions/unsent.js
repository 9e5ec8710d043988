// Forms that are filled in where the connection drops: at a door, at a table in a hall.
//
//     <form method="post" action="..." data-unsent="points-7-3" data-unsent-key="key">
//       {{ form_guard(request) }} ... <textarea name="said" required data-unsent-clear>
//     {% include "sessions/unsent.jinja" %}
//
// `data-unsent` names the queue: what was written in one is sent from pages with the same name, so
// it says whose it is (the session, the member). `data-unsent-key` names the hidden field that gets
// a fresh UUID each time: the server must take a key once, however often it comes. What has or
// stands in `data-unsent-clear` is emptied once it is kept here, `data-unsent-focus` is gone to.
//
// What is sent is kept in localStorage first and taken away when the server has it, in the order in
// which it was written. The server tells such a request by `X-Unsent: 1` and answers with JSON: 2xx
// is taken; 400, 409, 410, 413 and 422 with {"error": "..."} is refused for good and shown; all
// else is tried again. Pages may listen on the document for `unsent:kept`, `unsent:sent` and
// `unsent:refused`; each has `detail.fields` ([name, value] pairs), `detail.action` and, where the
// server answered, `detail.answer`.

const PREFIX = "heard-unsent:";
const TOKENS = ["csrfmiddlewaretoken", "form_stamp"];
const REFUSALS = [400, 409, 410, 413, 422];
const CLEARED = ["textarea", "input:not([type=hidden])"]
  .map((control) => `${control}[data-unsent-clear], [data-unsent-clear] ${control}`)
  .join(", ");
const RETRY = 10_000; // milliseconds
const TOO_LONG = 20_000;

const forms = [...document.querySelectorAll("form[data-unsent]")];
const queues = new Set(forms.map((form) => form.dataset.unsent));
const status = document.querySelector("[data-unsent-status]");
const problems = document.querySelector("[data-unsent-problems]");
let sending = false;
let shut = false; // the server does not know us any more: loading the page again helps

function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// One entry, one place in the storage: two pages of one browser never overwrite each other's.
function keep(entry) {
  localStorage.setItem(`${PREFIX}${entry.queue}:${entry.id}`, JSON.stringify(entry));
}

function drop(entry) {
  localStorage.removeItem(`${PREFIX}${entry.queue}:${entry.id}`);
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

// Of the queues of this page, in the order in which they were written.
function kept() {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return []; // storage is switched off
  }
  const entries = names.map(read).filter((entry) => entry && queues.has(entry.queue));
  return entries.sort((one, other) => one.at - other.at || one.turn - other.turn);
}

function waiting() {
  return kept().filter((entry) => !entry.refused);
}

function tell(what, entry, answer = null) {
  const detail = { fields: entry.fields, action: entry.action, answer };
  document.dispatchEvent(new CustomEvent(`unsent:${what}`, { detail }));
}

// The token of the page as it is now: the one of the day on which the words were written is old.
function withToken(entry) {
  const body = new URLSearchParams(entry.fields);
  for (const name of TOKENS) {
    const token = document.querySelector(`form[data-unsent] [name="${name}"]`);
    if (token) body.set(name, token.value);
  }
  return body;
}

async function post(entry) {
  const response = await fetch(entry.action, {
    method: "POST",
    body: withToken(entry),
    headers: { "X-Unsent": "1", Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual", // a redirect leads to the sign-in page
    signal: AbortSignal.timeout?.(TOO_LONG), // older browsers wait as long as they like
  });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  return { response, answer: isJson ? await response.json() : null };
}

// Whether to go on with the next one.
function settle(entry, { response, answer }) {
  if (response.ok && answer) {
    shut = false;
    drop(entry);
    tell("sent", entry, answer);
    return true;
  }
  if (REFUSALS.includes(response.status) && answer) {
    keep({ ...entry, refused: answer.error ?? String(response.status) });
    tell("refused", entry, answer);
    return true;
  }
  shut = response.type === "opaqueredirect" || [401, 403, 404].includes(response.status);
  return false;
}

async function sendAll() {
  if (sending) return;
  sending = true;
  try {
    let entry;
    while (([entry] = waiting()) && entry) {
      if (!settle(entry, await post(entry))) break;
      show();
    }
  } catch {
    // No connection: it is tried again.
  }
  sending = false;
  show();
}

let turn = 0;

function take(event) {
  const form = event.currentTarget;
  const name = form.dataset.unsentKey;
  const fields = [...new FormData(form, event.submitter)]
    .filter(([field, value]) => typeof value === "string" && !TOKENS.includes(field))
    .map(([field, value]) => (field === name ? [field, freshKey()] : [field, value]));
  const entry = {
    id: freshKey(),
    queue: form.dataset.unsent,
    action: form.action || location.href,
    fields,
    at: Date.now(),
    turn: (turn += 1),
  };
  try {
    keep(entry);
  } catch {
    return; // nothing can be kept here: the form is sent as forms are
  }
  event.preventDefault();
  clear(form);
  tell("kept", entry);
  show();
  sendAll();
}

function clear(form) {
  for (const control of form.querySelectorAll(CLEARED)) {
    if (control.type === "radio") continue; // a choice is kept from one to the next
    if (control.type === "checkbox") control.checked = false;
    else control.value = "";
    control.dispatchEvent(new Event("change", { bubbles: true }));
    control.dispatchEvent(new Event("input", { bubbles: true })); // its characters are counted
  }
  form.querySelector("[data-unsent-focus]")?.focus();
}

function show() {
  const count = waiting().length;
  if (status) {
    const { none, one, many, blocked } = status.dataset;
    const words = count === 0 ? none : count === 1 ? one : many.replace("{count}", count);
    const shown = shut && count > 0 ? `${words} ${blocked}` : words;
    if (status.textContent !== shown) status.textContent = shown; // said aloud once
    status.dataset.waiting = count;
  }
  if (problems) showProblems(kept().filter((entry) => entry.refused));
}

function showProblems(refused) {
  problems.hidden = refused.length === 0;
  problems.querySelector("ul").replaceChildren(...refused.map(problem));
}

function problem(entry) {
  const line = document.createElement("li");
  const written = entry.fields.filter(([name]) => problems.dataset.shown.split(" ").includes(name));
  line.append(`${entry.refused}: ${written.map(([, value]) => value).join(", ")} `);
  line.append(button(problems.dataset.again, () => keep({ ...entry, refused: "" })));
  line.append(button(problems.dataset.remove, () => drop(entry)));
  return line;
}

function button(words, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary heard-unsent__button";
  made.textContent = words;
  made.addEventListener("click", () => {
    deed();
    sendAll();
  });
  return made;
}

function submitted(event) {
  if (event.defaultPrevented) return;
  // The form asks for itself what must be there; the browser says it where nobody else can.
  if (event.currentTarget.reportValidity()) take(event);
  else event.preventDefault();
}

for (const form of forms) form.addEventListener("submit", submitted);
if (forms.length > 0) {
  addEventListener("online", sendAll);
  addEventListener("pageshow", sendAll);
  addEventListener("storage", show);
  document.addEventListener("visibilitychange", () => document.hidden || sendAll());
  setInterval(() => waiting().length > 0 && sendAll(), RETRY);
  show();
  sendAll();
}
