// What was just written appears below the form, with a word where it seems to name somebody.
const list = document.querySelector("[data-just-written]");

function caption(words) {
  const made = document.createElement("span");
  made.className = "govuk-caption-m";
  made.textContent = words;
  return made;
}

function link(href, words, about) {
  const made = document.createElement("a");
  made.className = "govuk-link";
  made.href = href;
  made.textContent = words;
  const hidden = document.createElement("span");
  hidden.className = "govuk-visually-hidden";
  hidden.textContent = `: ${about.slice(0, 40)}`;
  made.append(hidden);
  return made;
}

function written({ said, prompt, change, names }) {
  const line = document.createElement("li");
  line.className = "heard-register__item";
  const words = document.createElement("span");
  words.className = "heard-as-written";
  words.textContent = said;
  line.append(caption(prompt), words, " ");
  if (names) {
    const noticed = document.createElement("strong");
    noticed.textContent = `${list.dataset.names} ${names} `;
    line.append(noticed);
  }
  line.append(link(change, list.dataset.change, said));
  return line;
}

const note = document.querySelector("[data-capture-note]");

document.addEventListener("unsent:sent", ({ detail }) => {
  if (note) note.textContent = detail.answer?.note ?? "";
  if (!list || !detail.answer?.said) return;
  list.querySelector("[data-nothing-yet]")?.remove();
  list.prepend(written(detail.answer));
});
