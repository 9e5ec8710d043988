// A form whose words outlive a connection that drops, a phone that runs out, a page that is closed.
//
//     <form method="post"> <input type="hidden" name="key" value="...">
//       <div data-keep-words="NAME"> ... fields ... </div>
//       <p role="status" data-keep-words-status data-offline="..." data-restored="...">
//
// What is typed is kept in localStorage under NAME, with the key that names the sending: sent twice
// it stays one. The page that says that it was sent has `data-words-sent="NAME"`, which forgets it.
// `data-keep-words-typed` says that the server gave back what was typed: that is newer than ours.

const PREFIX = "heard-words:";
const LASTS = 14 * 24 * 60 * 60 * 1000; // milliseconds
const SKIPPED = ["code"];

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name));
    return kept && Date.now() - kept.at < LASTS ? kept : null;
  } catch {
    return null; // nothing there, or storage is switched off
  }
}

function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // storage is switched off: nothing was kept
  }
}

function forgetOld() {
  try {
    Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((name) => !read(name))
      .forEach(forget);
  } catch {
    // storage is switched off
  }
}

function controls(part) {
  const found = [...part.querySelectorAll("input, textarea, select")];
  return found.filter(({ name, type }) => name && type !== "hidden" && !SKIPPED.includes(name));
}

function keep(part, key) {
  const fields = controls(part)
    .filter(({ type, checked }) => !["radio", "checkbox"].includes(type) || checked)
    .map(({ name, value }) => [name, value]);
  try {
    const kept = { at: Date.now(), key: key.value, fields };
    localStorage.setItem(PREFIX + part.dataset.keepWords, JSON.stringify(kept));
  } catch {
    // nothing can be kept here: the form is sent as forms are
  }
}

function bringBack(part, key, kept) {
  key.value = kept.key;
  for (const control of controls(part)) {
    const values = kept.fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(control.type)) {
      control.checked = values.includes(control.value);
    } else if (values.length > 0) {
      [control.value] = values;
      control.dispatchEvent(new Event("input", { bubbles: true })); // its characters are counted
    }
  }
}

function say(form, what) {
  const status = form.querySelector("[data-keep-words-status]");
  if (status) status.textContent = what === "" ? "" : status.dataset[what];
}

function start(part) {
  const form = part.closest("form");
  const key = form.querySelector('[name="key"]');
  const kept = read(part.dataset.keepWords);
  if (kept && !("keepWordsTyped" in part.dataset)) {
    bringBack(part, key, kept);
    say(form, "restored");
  }
  form.addEventListener("input", () => keep(part, key));
  form.addEventListener("change", () => keep(part, key));
  form.addEventListener("submit", (event) => {
    keep(part, key);
    if (navigator.onLine) return;
    event.preventDefault();
    say(form, "offline");
  });
  addEventListener("online", () => say(form, ""));
}

for (const sent of document.querySelectorAll("[data-words-sent]")) forget(sent.dataset.wordsSent);
for (const part of document.querySelectorAll("[data-keep-words]")) start(part);
forgetOld();
