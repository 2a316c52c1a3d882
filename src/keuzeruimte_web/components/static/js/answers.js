// The slider beside the four words, and the statements: three ways to say one thing. Without this script the
// slider is not there; until somebody touches it, it says nothing and is not sent. The last way used counts.
(() => {
  "use strict";

  const nearest = (value) => Math.round(value * 3);

  for (const side of document.querySelectorAll("[data-side]")) {
    const box = side.querySelector(".schuif");
    const slider = box?.querySelector("input[type=range]");
    if (!slider) continue;
    const words = [...side.querySelectorAll("[data-words] .vijf input[type=radio]")];
    const statements = [...side.querySelectorAll("[data-sentences] fieldset")];
    const show = () => {
      const touched = slider.name !== "";
      const word = words.find((one) => one.checked);
      const text = word && word.value !== "skip" ? word.labels[0].textContent.trim() : "";
      box.classList.toggle("is-gezet", touched || text !== "");
      box.querySelector("output").value = text;
      slider.setAttribute("aria-valuetext", text || slider.dataset.none);
    };
    const choose = (value) => {
      const word = words.find((one) => one.value === String(nearest(value)));
      if (word) word.checked = true;
    };
    const clearStatements = () => {
      for (const one of side.querySelectorAll("[data-sentences] input:checked")) one.checked = false;
    };
    slider.addEventListener("input", () => {
      slider.name = slider.dataset.name;
      clearStatements();
      choose(Number(slider.value));
      show();
    });
    for (const word of words) {
      word.addEventListener("change", () => {
        slider.name = "";
        clearStatements();
        slider.value = word.value === "skip" ? 0.5 : Number(word.value) / 3;
        show();
      });
    }
    side.querySelector("[data-sentences]")?.addEventListener("change", () => {
      const said = statements
        .map((one) => one.querySelector("input:checked")?.value)
        .filter((value) => value !== undefined && value !== "skip")
        .map((value) => Number(value) / 3);
      slider.name = "";
      if (said.length >= 3) {
        const mean = said.reduce((sum, value) => sum + value, 0) / said.length;
        slider.value = mean;
        choose(mean);
      }
      show();
    });
    const chosen = words.find((one) => one.checked && one.value !== "skip");
    if (slider.dataset.touched !== undefined) slider.name = slider.dataset.name;
    else if (chosen) slider.value = Number(chosen.value) / 3;
    box.hidden = false;
    show();
  }
})();
