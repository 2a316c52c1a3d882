// Keeps what somebody types while there is no connection. <form data-keep="name" data-keep-key="key">
//
// Each field is sent while one types (hx-post on the field), and so is each own connection of the triangle
// ([data-side], js/answers.js). Until the server has it, it also lies in this browser, shut with a key that only
// the page of this person has, and that is not kept here. It is put back after a reload, and gone once it is
// saved, and at signing out (js/frame.js).
(() => {
  "use strict";

  const PAUSE = 250;
  const AGAIN = 4000;
  const PREFIX = "keuzeruimte:";
  const form = document.querySelector("form[data-keep]");
  if (!form || !window.crypto?.subtle || !("htmx" in window)) return;

  const place = PREFIX + form.dataset.keep;
  const texts = [...document.querySelectorAll("textarea[hx-post], input[type=text][hx-post]")].filter((one) => one.form === form);
  const sides = [...document.querySelectorAll("[data-side] > [hx-post]")];
  const fields = [...texts, ...sides];
  const named = (field) => field.name ?? `side-${field.parentElement.id}`;
  // What was chosen at a connection: each answer, and the slider once it was touched.
  const choices = (side, chosen) =>
    JSON.stringify(
      [...side.querySelectorAll("input")]
        .filter((one) => (one.type === "range" ? one.name : chosen(one)))
        .map((one) => [one.type === "range" ? "" : one.name, one.value]),
    );
  const now = (field) => (field.name ? field.value : choices(field, (one) => one.checked));
  // As the page came, also where somebody was quicker than this script.
  const brought = (field) => (field.name ? field.defaultValue : choices(field, (one) => one.defaultChecked));
  const change = (one) => one?.dispatchEvent(new Event("change", { bubbles: true }));
  const choose = (side, text) => {
    const chosen = JSON.parse(text);
    const slider = side.querySelector("input[type=range]");
    const slid = chosen.find(([name]) => name === "");
    const marks = [...side.querySelectorAll("input:not([type=range])")];
    for (const mark of marks) {
      mark.checked = chosen.some(([name, value]) => name === mark.name && value === mark.value);
    }
    if (slid && slider) {
      slider.value = slid[1];
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      change(slider);
      return;
    }
    const statement = side.querySelector("[data-sentences] input:checked");
    change(statement ?? side.querySelector("[data-words] input:checked") ?? side);
  };
  const put = (field, text) => {
    if (field.name) field.value = text;
    else choose(field, text);
  };
  const send = (field) => {
    if (field.name) window.htmx.trigger(field, "again");
    else change(field);
  };
  const known = new Map(fields.map((field) => [named(field), brought(field)]));
  const toBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const toText = (bytes) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
  const key = crypto.subtle.importKey("raw", toBytes(form.dataset.keepKey), "AES-GCM", false, ["encrypt", "decrypt"]);

  const base = (name) => form.elements.namedItem(`${name}_base`);
  const waiting = () => fields.filter((field) => now(field) !== known.get(named(field)));

  // One after the other, so that an older text never comes to lie over a newer one.
  let queue = Promise.resolve();
  const write = () => {
    queue = queue.then(async () => {
      const content = waiting().map((field) => ({
        name: named(field),
        words: now(field),
        base: base(named(field))?.value ?? "",
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
    const line = document.getElementById(`kept-${named(field)}`);
    if (!line) return;
    for (const old of line.querySelectorAll("p")) old.remove();
    line.append(document.getElementById(template).content.cloneNode(true));
  };
  const again = (field) => {
    clearTimeout(field.again);
    field.again = setTimeout(() => send(field), AGAIN);
  };

  let later;
  form.ownerDocument.addEventListener("input", (event) => {
    if (!fields.some((field) => field.contains(event.target))) return;
    clearTimeout(later);
    later = setTimeout(write, PAUSE);
  });

  for (const field of fields) {
    field.addEventListener("htmx:beforeRequest", (event) => {
      field.sent = now(field);
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
      known.set(named(field), field.sent);
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
    for (const field of waiting()) send(field);
  });

  const putBack = (content) => {
    let back = false;
    for (const { name, words, base: from } of content) {
      const field = fields.find((one) => named(one) === name);
      if (!field || now(field) === words) continue;
      put(field, words);
      if (base(name)) base(name).value = from;
      back = true;
    }
    if (back) document.getElementById("teruggezet").hidden = false;
    else write();
    for (const field of waiting()) send(field);
  };
  // Not before htmx knows the fields: it looks for them when the page is there.
  document.addEventListener("DOMContentLoaded", () => opened().then(putBack));
})();
