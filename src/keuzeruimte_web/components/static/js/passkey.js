// Ties a form to allauth's scripts for passkeys: data-passkey names what it does, data-ids where its parts are.
// Without a script a key cannot be asked for: until then such a form is hidden.
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    window.allauth.webauthn.forms[form.dataset.passkey]({ ids: JSON.parse(form.dataset.ids) });
  }
});
