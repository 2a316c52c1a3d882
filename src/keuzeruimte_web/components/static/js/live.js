// Follows what changes on the screens around a table. [data-live]: where the part is fetched that changes,
// [data-stream]: where one is told to, [data-state]: the mark of what stands here. An event says nothing but that
// there is something to look at; what that is, is fetched as whoever looks here. Without this script one reloads.
(() => {
  "use strict";

  const region = document.querySelector("[data-live]");
  if (!region || !region.dataset.stream || !window.EventSource) return;

  const MOVES = 700;
  const AGAIN = [1000, 2000, 5000, 10000];
  const still = document.querySelector("[data-still]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let state = region.dataset.state;
  let source = null;
  let fetching = false;
  let waiting = false;
  let tries = 0;
  let timer = 0;
  let quiet = 0;

  // --- the triangle moves from what it was to what it is --------------------------------------------

  const MOVING = ["d", "cx", "cy", "r", "x", "y", "width", "height", "stroke-width"];
  const NUMBER = /-?\d+(?:\.\d+)?/g;
  const keyOf = (shape) =>
    [shape.tagName, shape.getAttribute("class"), shape.dataset.zijde, shape.dataset.van, shape.id].join("|");
  const shapesOf = (drawing) => {
    const found = new Map();
    for (const shape of drawing.querySelectorAll("path, circle, rect, text, radialGradient")) {
      let key = keyOf(shape);
      while (found.has(key)) key += "+";
      found.set(key, shape);
    }
    return found;
  };
  const between = (from, to, part) => {
    const start = from.match(NUMBER) ?? [];
    let at = 0;
    return to.replace(NUMBER, (end) => {
      const begin = Number(start[at++]);
      return String(Math.round((begin + (Number(end) - begin) * part) * 100) / 100);
    });
  };
  const sameShape = (from, to) => from.replace(NUMBER, "0") === to.replace(NUMBER, "0");

  const move = (before, drawing) => {
    if (calm.matches || !before || !drawing) return;
    const steps = [];
    const old = shapesOf(before);
    for (const [key, shape] of shapesOf(drawing)) {
      const was = old.get(key);
      if (!was) continue;
      for (const name of MOVING) {
        const from = was.getAttribute(name);
        const to = shape.getAttribute(name);
        if (from === null || to === null || from === to || !sameShape(from, to)) continue;
        shape.setAttribute(name, from);
        steps.push({ shape, name, from, to });
      }
    }
    if (!steps.length) return;
    const begun = performance.now();
    const draw = (now) => {
      const part = Math.min(1, (now - begun) / MOVES);
      const eased = 1 - (1 - part) ** 3;
      for (const step of steps) {
        step.shape.setAttribute(step.name, part === 1 ? step.to : between(step.from, step.to, eased));
      }
      if (part < 1) requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  };

  // --- what changed takes the place of what stood there ---------------------------------------------

  const plain = (part) => {
    const copy = part.cloneNode(true);
    for (const token of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
    for (const one of [copy, ...copy.querySelectorAll("details, .is-nieuw")]) {
      one.removeAttribute("open");
      one.classList.remove("is-nieuw");
      if (one.getAttribute("class") === "") one.removeAttribute("class");
    }
    return copy.outerHTML;
  };
  const seen = new Map();
  const remember = () => {
    seen.clear();
    for (const part of region.querySelectorAll("[data-part]")) seen.set(part.dataset.part, plain(part));
  };

  const place = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const focus = document.activeElement;
    for (const old of region.querySelectorAll("[data-part]")) {
      if (!page.querySelector(`[data-part="${old.dataset.part}"]`)) old.remove();
    }
    let last = null;
    for (const part of page.querySelectorAll("[data-part]")) {
      const name = part.dataset.part;
      const old = region.querySelector(`[data-part="${name}"]`);
      const now = plain(part);
      if (old && seen.get(name) === now) {
        last = old;
        continue;
      }
      seen.set(name, now);
      const opened = old ? [...old.querySelectorAll("details")].map((one) => one.open) : [];
      part.querySelectorAll("details").forEach((one, at) => (one.open = opened[at] ?? one.open));
      const next = document.adoptNode(part);
      if (old) {
        const held = old.contains(focus) && focus.name ? { name: focus.name, value: focus.value } : null;
        const drawing = old.querySelector("svg.drh--groot");
        old.replaceWith(next);
        move(drawing, next.querySelector("svg.drh--groot"));
        if (held) {
          [...next.querySelectorAll(`[name="${held.name}"]`)].find((one) => one.value === held.value)?.focus();
        }
      } else {
        const parent = part.parentElement && last ? last.parentElement : region;
        if (last) last.after(next);
        else parent.prepend(next);
      }
      next.classList.add("is-nieuw");
      last = next;
    }
  };

  const fetchPart = async () => {
    if (fetching) {
      waiting = true;
      return;
    }
    fetching = true;
    try {
      const answer = await fetch(region.dataset.live, { cache: "no-store", redirect: "manual" });
      if (answer.status === 200) {
        place(await answer.text());
        say(false);
      }
      else if (answer.status === 404 || answer.type === "opaqueredirect") location.reload();
      else state = ""; // a proxy that finds no server: what changed is told once more
    } catch {
      state = "";
    } finally {
      fetching = false;
      if (waiting) {
        waiting = false;
        fetchPart();
      }
    }
  };

  // --- the line: it comes back by itself, and says what it had ---------------------------------------

  const say = (silent) => {
    clearTimeout(quiet);
    if (!still) return;
    if (silent) quiet = setTimeout(() => (still.hidden = false), 1500);
    else still.hidden = true;
  };
  const listen = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`${region.dataset.stream}?sinds=${encodeURIComponent(state)}`);
    source.addEventListener("open", () => {
      tries = 0;
      say(false);
    });
    source.addEventListener("changed", (event) => {
      state = event.lastEventId;
      fetchPart();
    });
    source.addEventListener("over", () => {
      source.close();
      location.reload();
    });
    source.addEventListener("error", () => {
      say(true);
      source.close();
      if (tries > 0) fetchPart(); // no line to be had: then one asks now and then
      timer = setTimeout(listen, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
    });
  };

  remember();
  listen();
  window.addEventListener("online", listen);
  window.addEventListener("offline", () => say(true));
  window.addEventListener("pagehide", () => {
    clearTimeout(timer);
    source?.close();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      state = "";
      listen();
    }
  });
})();
