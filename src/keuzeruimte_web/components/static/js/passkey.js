// Ties a form to allauth's scripts for passkeys: data-passkey names what it does, data-ids where its parts are.
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    window.allauth.webauthn.forms[form.dataset.passkey]({ ids: JSON.parse(form.dataset.ids) });
  }
});
