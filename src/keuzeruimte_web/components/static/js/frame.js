// Small kindnesses; every page works without them.
(() => {
  "use strict";

  // Errors above a form: go there, so that a screen reader reads them first.
  document.querySelector("[data-focus]")?.focus();

  // The account menu closes with Escape and with a click beside it.
  const closing = () => document.querySelectorAll("details[data-closes][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of closing()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of closing()) if (!menu.contains(event.target)) menu.open = false;
    if (event.target.closest("[data-print]")) window.print();
  });

  // A second click while the first is on its way sends nothing; the server guards against it as well.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent !== undefined) event.preventDefault();
    else if (form.method === "post" && !form.matches("[hx-post], [hx-put], [hx-patch]")) form.dataset.sent = "";
  });
  // Who signs out leaves nothing behind: what js/keep.js kept here goes.
  document.addEventListener("submit", (event) => {
    if (!event.target.action?.endsWith?.("/uitloggen/")) return;
    for (const name of Object.keys(localStorage)) if (name.startsWith("keuzeruimte:")) localStorage.removeItem(name);
  });
  // What cannot be answered on the page itself is sent as it is without htmx.
  document.addEventListener("send-whole", (event) => event.target.form?.submit());
  // Back from the next page, the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // No connection while something was being saved: say so, and keep what was typed.
  const warn = () => {
    const text = document.getElementById("geen-verbinding");
    if (!text || document.querySelector(".melding--los")) return;
    document.body.append(text.content.cloneNode(true));
    setTimeout(() => document.querySelector(".melding--los")?.remove(), 8000);
  };
  document.addEventListener("htmx:sendError", warn);
  document.addEventListener("htmx:timeout", warn);
  document.addEventListener("htmx:responseError", warn);
})();
