// Check-in on a phone whose connection comes and goes. What is pressed is kept on the phone until
// the server has it; each press has a name of its own, so that it counts once however often it is
// sent. Without this script the page's own forms do the same, one page at a time.

const page = document.querySelector("[data-check-in]");
const door = page.querySelector("[data-door]");
const words = page.dataset;
const PREFIX = `heard-check-in:${words.checkIn}:`;
const AT_ONCE = 200;
const EVERY = 15000;
const AGAIN = 4000;
let isSending = false;
let shown = door.innerHTML;
let timer = 0;

// Names of presses, as `crypto.randomUUID` gives them where there is one.
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// Where nothing can be stored the presses live as long as the page does.
const memory = new Map();
function keep(press) {
  memory.set(press.key, press);
  try {
    localStorage.setItem(PREFIX + press.key, JSON.stringify(press));
  } catch {
    // Full or forbidden: the page still has it.
  }
}

function drop(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
}

function recall() {
  try {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      const press = JSON.parse(localStorage.getItem(name));
      memory.set(press.key, press);
    }
  } catch {
    // As above.
  }
}

const waiting = () => [...memory.values()].sort((one, other) => one.at - other.at);
const counted = (one, many, n) => (n === 1 ? one : many.replace("{n}", n));

function say(text) {
  page.querySelector("[data-said]").textContent = text;
}

function trouble(text) {
  const box = page.querySelector("[data-trouble]");
  box.querySelector("[data-words]").textContent = text;
  box.hidden = text === "";
}

function showUnsent() {
  const box = page.querySelector("[data-status]");
  const n = memory.size;
  box.hidden = n === 0;
  box.textContent = n === 0 ? "" : counted(words.unsentOne, words.unsentMany, n);
}

// A line as it will be once the server knows of the press.
function draw(press) {
  const line = door.querySelector(`[data-booking="${CSS.escape(press.booking ?? "")}"]`);
  if (!line) return;
  const state = { came: "here", away: "away", undone: "expected" }[press.kind];
  for (const part of line.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").includes(state);
  }
  if (state === "here") {
    const people = press.came ?? Number(line.dataset.places);
    line.querySelector('[data-when="here"] [data-words]').textContent = counted(
      words.hereOne,
      words.hereMany,
      people,
    );
  }
}

// The list as the server has it, and on top of it what the server does not know yet.
function redraw(html) {
  if (html !== undefined && html !== shown) {
    const focused = document.activeElement;
    const line = focused?.closest?.("[data-booking]")?.dataset.booking;
    const typed = focused?.tagName === "INPUT" ? focused.id : "";
    // Whoever is typing into a line is not interrupted: the list is taken over next time.
    if (typed && door.contains(focused)) return;
    const open = [...door.querySelectorAll("details[open]")].map(
      (one) => one.closest("[data-booking]").dataset.booking,
    );
    const fresh = new DOMParser().parseFromString(html, "text/html");
    door.replaceChildren(...fresh.body.childNodes);
    shown = html;
    for (const key of open) {
      door.querySelector(`[data-booking="${CSS.escape(key)}"] details`)?.setAttribute("open", "");
    }
    waiting().forEach(draw);
    if (line) focusOn(line);
  } else {
    waiting().forEach(draw);
  }
  find();
  showUnsent();
}

function focusOn(booking) {
  const line = door.querySelector(`[data-booking="${CSS.escape(booking)}"]`);
  [...(line?.querySelectorAll("button") ?? [])].find((one) => one.offsetParent)?.focus();
}

function push(press) {
  keep({ key: newKey(), at: Date.now(), ...press });
  trouble("");
  waiting().forEach(draw);
  showUnsent();
  send();
}

async function ask(presses) {
  const now = Date.now();
  const sent = presses.map(({ at, ...rest }) => ({ ...rest, age: Math.max(0, now - at) }));
  return fetch(words.address, {
    method: "POST",
    redirect: "manual",
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": page.querySelector('[name="csrfmiddlewaretoken"]').value,
    },
    body: JSON.stringify({ presses: sent }),
  });
}

async function send() {
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  const batch = waiting().slice(0, AT_ONCE);
  try {
    const answer = await ask(batch);
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      trouble(words.signedOut);
    } else if (answer.status >= 500) {
      throw new Error("try again");
    } else {
      take(await answer.json());
    }
    timer = setTimeout(send, memory.size > 0 && batch.length === AT_ONCE ? 0 : EVERY);
  } catch {
    timer = setTimeout(send, AGAIN); // no connection
  }
  isSending = false;
  showUnsent();
  if (waiting().some((press) => !batch.includes(press))) send();
}

function take(answer) {
  if (answer.problem) {
    trouble(answer.problem);
    return;
  }
  answer.kept.forEach(drop);
  for (const [key, why] of Object.entries(answer.refused)) {
    drop(key);
    trouble(why);
  }
  redraw(answer.page);
}

function find() {
  const wanted = document.querySelector("[data-find] input").value.trim().toLowerCase();
  for (const line of door.querySelectorAll("[data-booking]")) {
    line.hidden = !line.dataset.foundBy.includes(wanted);
  }
}

function press(form, button) {
  const booking = form.elements.booking.value;
  const kind = button?.value ?? "some";
  if (kind !== "some") {
    push({ booking, kind });
  } else {
    const came = Number(form.elements.came.value);
    if (!Number.isInteger(came) || came < 1 || came > 99) {
      trouble(words.countWrong);
      return;
    }
    push({ booking, kind: "came", came });
    form.reset();
    form.closest("details").open = false;
  }
  focusOn(booking);
  const line = form.closest("[data-booking]");
  const now = { came: line.querySelector('[data-when="here"]').textContent, some: "" };
  now.some = now.came;
  say({ ...now, away: words.away, undone: words.back }[kind].trim());
}

function letIn(form) {
  const number = (name) => Number(form.elements[`walk-in-${name}`].value || 0);
  const [parents, young_people, childcare] = ["parents", "young_people", "childcare"].map(number);
  const people = parents + young_people;
  const good = [parents, young_people, childcare].every((n) => Number.isInteger(n) && n >= 0);
  if (!good || people < 1 || people > 99 || childcare > 99) {
    trouble(words.countWrong);
    return;
  }
  const name = form.elements["walk-in-name"].value;
  push({ kind: "walk_in", name, parents, young_people, childcare });
  form.reset();
  say(words.walkInSaved);
}

page.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-press], [data-walk-in]")) return;
  event.preventDefault();
  if (form.matches("[data-press]")) press(form, event.submitter);
  else letIn(form);
});
const search = document.querySelector("[data-find]");
search.querySelector("button").hidden = true;
search.addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("input", find);
addEventListener("online", send);
document.addEventListener("visibilitychange", () => document.hidden || send());
addEventListener("beforeunload", (event) => {
  if (memory.size > 0) event.preventDefault();
});
page.querySelector("[data-only-with-script]").hidden = false;
recall();
redraw();
send();
