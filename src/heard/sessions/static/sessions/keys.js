// One letter presses a button or follows a link that stands on the page anyway.
//
// `data-key="p"` on a button or link is pressed by p; `data-key="e"` of a text box goes into it.
// Links with `data-key-list` are gone through by j and k. Nothing happens while somebody types, or
// holds Ctrl, Alt or the like; a switch on the page turns the keys off on this device.
const STORED = "heard-keys";
const panel = document.querySelector("[data-keys]");
const list = [...document.querySelectorAll("[data-key-list]")];

function areOn() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function turn(on) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // They stay as they are.
  }
}

function isTyping({ target }) {
  if (target.matches("input[type=radio], input[type=checkbox]")) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}

function step(by) {
  const at = list.indexOf(document.activeElement);
  const next = at < 0 ? 0 : at + by;
  list[Math.min(Math.max(next, 0), list.length - 1)]?.focus();
}

function press(event) {
  if (!areOn() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.key === "Escape" && isTyping(event)) event.target.blur();
  if (isTyping(event)) return;
  const key = event.key.toLowerCase();
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control) {
    event.preventDefault();
    if (control.matches("textarea, input")) control.focus();
    else control.click();
  } else if (list.length > 0 && (key === "j" || key === "k")) {
    event.preventDefault();
    step(key === "j" ? 1 : -1);
  }
}

if (panel) {
  const button = panel.querySelector("[data-keys-switch]");
  const show = () => {
    button.textContent = areOn() ? button.dataset.on : button.dataset.off;
  };
  panel.hidden = false;
  button.addEventListener("click", () => {
    turn(!areOn());
    show();
  });
  show();
  document.addEventListener("keydown", press);
}
