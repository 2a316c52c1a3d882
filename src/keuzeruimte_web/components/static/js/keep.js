// Keeps what somebody types while there is no connection. <form data-keep="name" data-keep-key="key">
//
// Each field is sent while one types (hx-post on the field). Until the server has it, it also lies in this
// browser, shut with a key that only the page of this person has, and that is not kept here. It is put back
// after a reload, and gone once it is saved, and at signing out (js/frame.js).
(() => {
  "use strict";

  const PAUSE = 250;
  const AGAIN = 4000;
  const PREFIX = "keuzeruimte:";
  const form = document.querySelector("form[data-keep]");
  if (!form || !window.crypto?.subtle || !("htmx" in window)) return;

  const place = PREFIX + form.dataset.keep;
  const fields = [...document.querySelectorAll("textarea[hx-post]")].filter((one) => one.form === form);
  const known = new Map(fields.map((field) => [field.name, field.value]));
  const toBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const toText = (bytes) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
  const key = crypto.subtle.importKey("raw", toBytes(form.dataset.keepKey), "AES-GCM", false, ["encrypt", "decrypt"]);

  const base = (name) => form.elements.namedItem(`${name}_base`);
  const waiting = () => fields.filter((field) => field.value !== known.get(field.name));

  // One after the other, so that an older text never comes to lie over a newer one.
  let queue = Promise.resolve();
  const write = () => {
    queue = queue.then(async () => {
      const content = waiting().map((field) => ({
        name: field.name,
        words: field.value,
        base: base(field.name)?.value ?? "",
      }));
      if (!content.length) {
        localStorage.removeItem(place);
        return;
      }
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(content));
      const shut = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, plain));
      try {
        localStorage.setItem(place, `${toText(iv)}.${toText(shut)}`);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error; // full, or not allowed: then it stays in the page alone
      }
    });
    return queue;
  };

  const opened = async () => {
    const [iv, shut] = (localStorage.getItem(place) ?? "").split(".");
    if (!shut) return [];
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(iv) }, await key, toBytes(shut));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      localStorage.removeItem(place); // shut with another key: it opens for nobody any more
      return [];
    }
  };

  const say = (field, template) => {
    const line = document.getElementById(`kept-${field.name}`);
    if (!line) return;
    for (const old of line.querySelectorAll("p")) old.remove();
    line.append(document.getElementById(template).content.cloneNode(true));
  };
  const again = (field) => {
    clearTimeout(field.again);
    field.again = setTimeout(() => window.htmx.trigger(field, "again"), AGAIN);
  };

  let later;
  form.ownerDocument.addEventListener("input", (event) => {
    if (!fields.includes(event.target)) return;
    clearTimeout(later);
    later = setTimeout(write, PAUSE);
  });

  for (const field of fields) {
    field.addEventListener("htmx:beforeRequest", (event) => {
      field.sent = field.value;
      clearTimeout(field.again);
      event.detail.xhr.timeout = 15000;
    });
    field.addEventListener("htmx:beforeSwap", (event) => {
      // Signed out meanwhile: the answer is the page to sign in, and nothing was saved.
      if (event.detail.xhr.getResponseHeader("X-Kept") !== null) return;
      event.detail.shouldSwap = false;
      say(field, "uitgelogd");
    });
    field.addEventListener("htmx:afterRequest", (event) => {
      if (!event.detail.successful || event.detail.xhr.getResponseHeader("X-Kept") === null) return;
      known.set(field.name, field.sent);
      write();
    });
    for (const kind of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
      field.addEventListener(kind, (event) => {
        event.stopPropagation(); // js/frame.js need not say it as well
        say(field, "geen-bewaring");
        write();
        again(field);
      });
    }
  }
  window.addEventListener("online", () => {
    for (const field of waiting()) window.htmx.trigger(field, "again");
  });

  const putBack = (content) => {
    let back = false;
    for (const { name, words, base: from } of content) {
      const field = fields.find((one) => one.name === name);
      if (!field || field.value === words) continue;
      field.value = words;
      if (base(name)) base(name).value = from;
      back = true;
      window.htmx.trigger(field, "again");
    }
    if (back) document.getElementById("teruggezet").hidden = false;
    else if (content.length) localStorage.removeItem(place);
  };
  // Not before htmx knows the fields: it looks for them when the page is there.
  document.addEventListener("DOMContentLoaded", () => opened().then(putBack));
})();
