// Questions that depend on an answer on the same page come and go as the person answers. Without
// this script they are always there, with the condition in words; either way the server decides.

const COMPARISONS = {
  equals: (answer, number) => answer === number,
  less_than: (answer, number) => answer < number,
  at_most: (answer, number) => answer <= number,
  more_than: (answer, number) => answer > number,
  at_least: (answer, number) => answer >= number,
};

// The values that the form would send for a question, without blanks; none for a hidden one.
function values(form, code) {
  return [...form.elements]
    .filter((control) => control.name === code || control.name.startsWith(`${code}-`))
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .filter((control) => !control.closest(".heard-conditional[hidden]"))
    .map((control) => control.value.trim())
    .filter((value) => value !== "");
}

function holds(condition, form) {
  if (condition.all) return condition.all.every((part) => holds(part, form));
  if (condition.any) return condition.any.some((part) => holds(part, form));
  if (condition.not) return !holds(condition.not, form);
  const given = values(form, condition.item);
  if (condition.answered) return given.length > 0;
  if ("is" in condition) return given.includes(condition.is);
  if ("includes" in condition) return given.includes(condition.includes);
  const [name] = Object.keys(COMPARISONS).filter((comparison) => comparison in condition);
  const number = Number((given[0] ?? "").replaceAll(",", ""));
  return given.length > 0 && COMPARISONS[name](number, condition[name]);
}

for (const note of document.querySelectorAll("[data-only-without-script]")) note.hidden = true;

const conditionals = [...document.querySelectorAll("[data-shown-when]")].map((element) => ({
  element,
  condition: JSON.parse(element.dataset.shownWhen),
}));

// In the order of the page, so that each sees whether those before it are shown.
function reveal() {
  for (const { element, condition } of conditionals) {
    element.hidden = !holds(condition, element.closest("form"));
  }
}

if (conditionals.length > 0) {
  document.addEventListener("input", reveal);
  document.addEventListener("change", reveal);
  reveal();
}
