// Keeps a half-typed form while one types, for its author alone. <form data-draft="form:about">
// Nothing is kept in the browser: on a shared computer nothing may stay behind.
(() => {
  "use strict";

  const PAUSE = 900;
  const AGAIN = 5000;
  const FORBIDDEN = 403;
  const AWAY = 500;
  const NEVER = new Set(["csrfmiddlewaretoken", "once", "version", "password"]);

  const contentOf = (form) => {
    const content = {};
    for (const [name, value] of new FormData(form)) {
      if (NEVER.has(name) || typeof value !== "string") continue;
      if (name in content) content[name] = [].concat(content[name], value);
      else content[name] = value;
    }
    return content;
  };

  const say = (form, word) => {
    const place = form.querySelector("[data-draft-status]");
    if (place) place.textContent = word ? place.dataset[word] : "";
  };

  const show = (form, address) => {
    const place = form.querySelector("[data-draft-who]");
    if (!place || !address) return;
    place.querySelector("a").href = address;
    place.hidden = false;
  };

  const keep = async (form) => {
    if (form.dataset.sent !== undefined) return;
    const body = JSON.stringify({ draft: form.dataset.draft, content: contentOf(form) });
    const token = form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    let answer = null;
    try {
      answer = await fetch("/concept/", {
        method: "POST",
        redirect: "manual", // to the page to sign in: followed, that page would look as if all was kept
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body,
        keepalive: body.length < 60000,
      });
    } catch {
      // No connection: as when no server is found.
    }
    if (answer?.ok) {
      say(form, "kept");
      show(form, answer.headers.get("Content-Location"));
    } else if (!answer || answer.status >= AWAY) {
      say(form, "waiting");
      form.waiting = setTimeout(() => keep(form), AGAIN);
    } else {
      // Signed out meanwhile, or signed in anew in another window: this page cannot keep anything any more.
      say(form, answer.type === "opaqueredirect" || answer.status === FORBIDDEN ? "out" : "");
    }
  };

  const later = (form) => {
    clearTimeout(form.waiting);
    form.dirty = true;
    form.waiting = setTimeout(() => {
      form.dirty = false;
      keep(form);
    }, PAUSE);
  };

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("form[data-draft]");
      if (form) later(form);
    });
  }
  // Saved where it stands: nothing half-typed is left. Not saved: it is kept as a draft after all.
  const saves = (event) => event.target.matches?.("form[data-draft] [type=submit]") && event.target.form;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = saves(event);
    if (!form) return;
    clearTimeout(form.waiting);
    form.dirty = false;
    say(form, "");
    document.querySelector("main > .melding[role=status]")?.remove();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = saves(event);
    if (!form) return;
    if (!event.detail.successful) return later(form);
    for (const part of form.querySelectorAll("[data-draft-who], [data-draft-opened]")) part.hidden = true;
  });
  const keepAll = () => {
    for (const form of document.querySelectorAll("form[data-draft]")) {
      if (!form.dirty) continue;
      clearTimeout(form.waiting);
      form.dirty = false;
      keep(form);
    }
  };
  // Who was quicker than this script typed without being heard: by nobody here, nor by htmx, which listens from
  // then on. After going back the browser itself fills in what may have been sent already: that is no draft.
  const MARKS = new Set(["checkbox", "radio"]);
  const quicker = (one) => (MARKS.has(one.type) ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") {
    document.addEventListener("DOMContentLoaded", () => {
      for (const form of document.querySelectorAll("form[data-draft]")) {
        if (![...form.querySelectorAll("textarea, input:not([type=range])")].some(quicker)) continue;
        form.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
  window.addEventListener("pagehide", keepAll);
  window.addEventListener("online", keepAll);
})();
