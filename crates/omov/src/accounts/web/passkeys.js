// Hands what the house asks to the device, and what the device answers to the house. Nothing else.
"use strict";
(() => {
  const box = document.querySelector("[data-passkey]");
  if (!box) return;
  const form = box.querySelector("form");
  const failed = box.querySelector("[data-failed]");
  if (!window.PublicKeyCredential || !navigator.credentials) {
    box.querySelector("[data-unable]").hidden = false;
    return;
  }
  form.hidden = false;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (c) => c.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const asked = async () => {
    const body = new URLSearchParams({ _token: form.elements._token.value });
    const answer = await fetch(box.dataset.passkey, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error("no challenge");
    const options = (await answer.json()).publicKey;
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of ["allowCredentials", "excludeCredentials"]) {
      for (const one of options[list] ?? []) one.id = bytes(one.id);
    }
    return options;
  };

  const told = (credential) => {
    const { response } = credential;
    const parts = { clientDataJSON: text(response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[part]) parts[part] = text(response[part]);
    }
    const { id, rawId, type } = credential;
    return JSON.stringify({ id, rawId: text(rawId), type, response: parts, extensions: {} });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const publicKey = await asked();
      const make = box.dataset.does === "add";
      const credential = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      form.elements.credential.value = told(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
})();
