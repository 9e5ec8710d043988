// Passkeys (https://www.w3.org/TR/webauthn-2/): a form marked `data-passkey` asks the browser for one
// and sends what it answers. `data-passkey` is "create" or "get"; the options are in
// `data-passkey-options`, or fetched from `data-passkey-options-from` at the press of the button.

const bytes = (text) => {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};

const text = (buffer) => {
  const characters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
  return btoa(characters.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const withBytes = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function forTheBrowser({ publicKey }) {
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (options.user) {
    options.user = { ...options.user, id: bytes(options.user.id) };
    options.authenticatorSelection = {
      ...options.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    };
  }
  options.allowCredentials = withBytes(options.allowCredentials);
  options.excludeCredentials = withBytes(options.excludeCredentials);
  return { publicKey: options };
}

function forTheServer(credential) {
  const response = {};
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  for (const name of names) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  if (credential.response.getTransports) {
    response.transports = credential.response.getTransports();
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.passkeyOptions) {
    return JSON.parse(form.dataset.passkeyOptions);
  }
  const answer = await fetch(form.dataset.passkeyOptionsFrom, {
    headers: { Accept: "application/json" },
  });
  return (await answer.json()).request_options;
}

async function send(form) {
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  try {
    const options = forTheBrowser(await optionsOf(form));
    const credential = await navigator.credentials[form.dataset.passkey](options);
    form.elements.credential.value = JSON.stringify(forTheServer(credential));
    form.submit();
  } catch {
    problem.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
  for (const words of document.querySelectorAll("[data-without-passkeys]")) {
    words.hidden = true;
  }
}
