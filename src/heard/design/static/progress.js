// While a file is at work, look again now and then and show how far it is. When it is done the
// whole page is loaded, since there is something to choose or to read then.

const box = document.querySelector("[data-at-work]");

async function look() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-at-work]");
  if (!fresh) {
    location.reload();
    return;
  }
  if (fresh.textContent !== box.textContent) box.replaceChildren(...fresh.childNodes);
  setTimeout(look, Number(box.dataset.atWork));
}

if (box) setTimeout(look, Number(box.dataset.atWork));
