// The screen of who holds the conversation goes on without a connection. What is written at a point is then locked
// on this device, with a key that came with the page and stays in memory alone; once there is a connection it is sent,
// once, and let go of. Another point is at hand in the page. Without this script each form is sent as any other.
(() => {
  "use strict";

  const region = document.querySelector("[data-at-table]");
  const subtle = window.crypto?.subtle;
  if (!region || !subtle || !window.indexedDB) return;

  const ADDRESS = region.dataset.atTable;
  const TALK = region.dataset.conversation;
  const AGAIN = 5000;
  const PATIENCE = 2500;
  const AWAY = 500;
  const bar = document.querySelector("[data-catch-up]");
  const secret = Uint8Array.from(atob(region.dataset.key), (letter) => letter.charCodeAt(0));
  region.removeAttribute("data-key");
  const key = subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
  key.then(() => secret.fill(0));

  // --- what waits, locked ----------------------------------------------------------------------------

  const store = new Promise((done, failed) => {
    const opening = indexedDB.open("keuzeruimte-aan-tafel", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("waits", { keyPath: "once" });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const ask = async (mode, work) => {
    const rows = (await store).transaction("waits", mode).objectStore("waits");
    return new Promise((done, failed) => {
      const request = work(rows);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  };
  const lock = async (thing) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(thing));
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, await key, text);
    await ask("readwrite", (rows) =>
      rows.put({ once: thing.once, talk: TALK, at: Date.now() + performance.now() / 1e6, iv, sealed }),
    );
  };
  const waiting = async () => {
    const rows = (await ask("readonly", (all) => all.getAll())).filter((row) => row.talk === TALK);
    rows.sort((one, other) => one.at - other.at);
    const things = [];
    for (const row of rows) {
      try {
        const text = await subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await key, row.sealed);
        things.push(JSON.parse(new TextDecoder().decode(text)));
      } catch {
        // Locked by somebody else who holds this conversation: not ours to read, nor to throw away.
      }
    }
    return things;
  };
  const letGo = (once) => ask("readwrite", (rows) => rows.delete(once));

  // --- what one reads of it --------------------------------------------------------------------------

  let apart = false;
  const say = (word) => {
    apart = word === "waits";
    if (!bar) return;
    bar.hidden = word === "";
    for (const text of bar.querySelectorAll("[data-when]")) text.hidden = text.dataset.when !== word;
  };
  const status = (form, word) => {
    const place = form.querySelector("[data-draft-status]");
    if (place) place.textContent = place.dataset[word] ?? "";
  };
  const showAgreement = (form, thing) => {
    const line = document.querySelector("[data-agreement-waits]").content.cloneNode(true);
    line.querySelector(".afspraak").dataset.once = thing.once;
    line.querySelector(".afspraak-wat").textContent = thing.text;
    const names = [...form.querySelectorAll("[name=owners]")]
      .filter((box) => thing.owners.includes(box.value))
      .map((box) => box.closest("label").textContent.trim());
    line.querySelector(".afspraak-bij").textContent = names.join(", ");
    let list = form.parentElement.querySelector(".afspraken");
    if (!list) {
      list = document.createElement("ul");
      list.className = "afspraken";
      form.previousElementSibling?.matches("p") && form.previousElementSibling.remove();
      form.before(list);
    }
    list.append(line);
  };
  const refuse = (thing) => {
    const line = document.createElement("li");
    line.textContent = thing.text ?? "";
    if (thing.text) bar?.querySelector("[data-refused]").append(line);
  };

  // --- send what waits, in order; what was kept is let go of -------------------------------------------

  let busy = false;
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(catchUp, AGAIN);
  };
  const send = (things) =>
    fetch(ADDRESS, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(things.length ? 20000 : PATIENCE),
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "",
      },
      body: JSON.stringify({ sent: things }),
    });
  const isReachable = async () => {
    if (!navigator.onLine) return false;
    try {
      return (await send([])).status === 200;
    } catch {
      return false;
    }
  };
  const catchUp = async () => {
    if (busy) return later();
    busy = true;
    try {
      const things = await waiting();
      if (!things.length) {
        if (navigator.onLine) say("");
        return;
      }
      let answer;
      try {
        answer = await send(things);
      } catch {
        say("waits");
        later();
        return;
      }
      if (answer.status !== 200) {
        say(answer.status >= AWAY ? "waits" : "out"); // a proxy that finds no server; or no longer signed in
        later();
        return;
      }
      const { kept } = await answer.json();
      let refused = false;
      for (const one of kept) {
        const thing = things.find((each) => each.once === one.once);
        if (!one.kept) {
          refused = true;
          refuse(thing);
        } else if (thing.kind === "note") {
          for (const form of region.querySelectorAll(`form[data-kept=note][data-item="${thing.item}"]`)) {
            form.elements.version.value = one.version;
            status(form, "kept");
          }
          versions.set(thing.item, one.version);
        }
        await letGo(one.once);
      }
      for (const line of region.querySelectorAll(".afspraak[data-once]")) {
        if (kept.some((one) => one.kept && one.once === line.dataset.once)) {
          line.querySelector(".status").textContent = "✓";
        }
      }
      say(refused ? "refused" : "kept");
      if (!refused) setTimeout(() => say(""), 4000);
    } finally {
      busy = false;
    }
  };

  // --- forms ------------------------------------------------------------------------------------------

  const versions = new Map();
  const readers = {
    note: (form) => ({ text: form.elements.text.value, version: Number(form.elements.version.value) }),
    agreement: (form) => ({
      text: form.elements.text.value.trim(),
      owners: [...form.querySelectorAll("[name=owners]:checked")].map((box) => box.value),
      decides: [...form.querySelectorAll("[name=decides]:checked")].map((box) => box.value),
      due: form.elements.due.value,
    }),
    finished: (form, button) => ({ finished: button?.value !== "no" }),
  };
  const forget = async (kind, item) => {
    // The same note typed further: only the last one is sent.
    for (const thing of await waiting()) {
      if (thing.kind === kind && thing.item === item) await letGo(thing.once);
    }
  };

  region.addEventListener("submit", async (event) => {
    const form = event.target;
    const kind = form.dataset.kept;
    if (!kind || form.passed) return;
    if (form.locking) {
      // A second click while the first is on its way.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const thing = { kind, item: form.dataset.item, once: form.elements.once?.value || crypto.randomUUID() };
    Object.assign(thing, readers[kind](form, event.submitter));
    // What is not whole goes as any form, and comes back with words.
    if (kind === "agreement" && !(thing.text && thing.owners.length)) return;
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    form.locking = true;
    if (await isReachable()) {
      await catchUp();
      form.locking = false;
      form.passed = true;
      form.requestSubmit(button);
      form.passed = false;
      return;
    }
    clearTimeout(form.waiting);
    form.dirty = false;
    if (kind === "note") await forget("note", thing.item);
    await lock(thing);
    form.locking = false;
    say("waits");
    if (kind === "agreement") {
      showAgreement(form, thing);
      form.reset();
      form.elements.once.value = crypto.randomUUID();
    } else if (kind === "finished") {
      document
        .querySelector(`.tafel-agenda a[href*="${thing.item}"]`)
        ?.classList.toggle("is-af", thing.finished);
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    }
    later();
  }, true);

  // --- another point, from the page itself ---------------------------------------------------------------

  const put = new Map();
  const agenda = document.querySelector(".tafel-agenda");
  const open = (item) => {
    const place = document.getElementById("nu");
    if (place.dataset.point === item) return;
    const next = put.get(item) ?? document.querySelector(`template[data-point="${item}"]`)?.content;
    if (!next) return;
    const now = document.createDocumentFragment();
    now.append(...place.childNodes);
    put.set(place.dataset.point, now);
    place.append(next instanceof DocumentFragment && put.has(item) ? next : next.cloneNode(true));
    put.delete(item);
    place.dataset.point = item;
    if (versions.has(item)) {
      const note = place.querySelector("form[data-kept=note]");
      if (note) note.elements.version.value = versions.get(item);
    }
    for (const link of agenda.querySelectorAll("a")) {
      if (link.href.includes(item)) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    history.replaceState(null, "", `?punt=${item}#nu`);
    place.querySelector("h2")?.scrollIntoView({ block: "nearest" });
  };
  agenda?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const item = link && new URL(link.href).searchParams.get("punt");
    if (!item || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(item);
  });

  // Other pages are not at hand: without a connection one stays here, and is told so.
  document.addEventListener("click", (event) => {
    if (navigator.onLine || !event.target.closest("a[href]") || event.target.closest(".tafel-agenda")) return;
    event.preventDefault();
    say("waits");
  });

  // Closed now, this page opens again only with a connection: the browser asks first.
  window.addEventListener("beforeunload", (event) => {
    if (apart) event.preventDefault();
  });

  window.addEventListener("online", catchUp);
  window.addEventListener("offline", () => say("waits"));
  catchUp();
})();
