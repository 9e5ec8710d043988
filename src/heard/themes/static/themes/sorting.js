// Sorting by keyboard. Without this script the boxes are ticked and the buttons pressed.
// Single keys can be switched off: they get in the way of those who speak to their computer.

const REMEMBERED = "heard-sorting-keys-off";
const form = document.querySelector("main form");
const note = document.querySelector("[data-keys]");
const keySwitch = document.querySelector("[data-keys-switch]");

let isOff = false;
try {
  isOff = localStorage.getItem(REMEMBERED) === "1";
} catch {
  // Storage is forbidden: the switch then lasts for one page.
}

function showSwitch() {
  keySwitch.textContent = isOff ? keySwitch.dataset.off : keySwitch.dataset.on;
  keySwitch.setAttribute("aria-pressed", String(!isOff));
  document.body.classList.toggle("heard-sorting--keys", !isOff);
}

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

// Enter on a link or a button is theirs.
function hasOwnEnter(element) {
  return element.matches("a, button, summary");
}

function press(key) {
  const control = [...document.querySelectorAll("[data-key]")].find(
    (each) => each.dataset.key === key,
  );
  if (!control) return false;
  control.click();
  if (control.matches("input")) control.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (isOff || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof Element) || isTyping(target)) return;
  if (key === "Enter" && !hasOwnEnter(target)) {
    event.preventDefault();
    form.querySelector("button.govuk-button")?.click();
  } else if (key.length === 1 && press(key.toLowerCase())) {
    event.preventDefault();
  }
});

keySwitch.addEventListener("click", () => {
  isOff = !isOff;
  try {
    localStorage.setItem(REMEMBERED, isOff ? "1" : "");
  } catch {
    // As above.
  }
  showSwitch();
});

note.hidden = false;
showSwitch();
