// The slider beside the four words: an extra. Without this script it is not there;
// until somebody touches it, it says nothing and is not sent.
(() => {
  "use strict";

  const nearest = (value) => Math.round(value * 3);

  for (const side of document.querySelectorAll("[data-side]")) {
    const box = side.querySelector(".schuif");
    const slider = box?.querySelector("input[type=range]");
    if (!slider) continue;
    const words = [...side.querySelectorAll(".vijf input[type=radio]")];
    const show = () => {
      const touched = slider.name !== "";
      const word = words.find((one) => one.checked);
      const text = word && word.value !== "skip" ? word.labels[0].textContent.trim() : "";
      box.classList.toggle("is-gezet", touched || text !== "");
      box.querySelector("output").value = text;
      slider.setAttribute("aria-valuetext", text || slider.dataset.none);
    };
    slider.addEventListener("input", () => {
      slider.name = slider.dataset.name;
      const word = words.find((one) => one.value === String(nearest(Number(slider.value))));
      if (word) word.checked = true;
      show();
    });
    for (const word of words) {
      word.addEventListener("change", () => {
        slider.name = "";
        slider.value = word.value === "skip" ? 0.5 : Number(word.value) / 3;
        show();
      });
    }
    const chosen = words.find((one) => one.checked && one.value !== "skip");
    if (slider.dataset.touched !== undefined) slider.name = slider.dataset.name;
    else if (chosen) slider.value = Number(chosen.value) / 3;
    box.hidden = false;
    show();
  }
})();
