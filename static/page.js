// Puts a copy button beside what is made to be copied. Pages are complete without it.
(() => {
  const say = document.currentScript.dataset;
  if (!navigator.clipboard && !document.execCommand) return;
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text, className: "hide" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copy");
  };
  for (const words of document.querySelectorAll("[data-copy]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
    button.textContent = words.dataset.copy;
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const address = "here" in words.dataset ? location.href.split("#")[0] : words.textContent;
      try {
        await copy(address);
        told.textContent = say.done;
      } catch {
        getSelection().selectAllChildren(words);
        told.textContent = say.selected;
      }
      setTimeout(() => (told.textContent = ""), 4000);
    });
    const row = Object.assign(document.createElement("p"), { className: "copying" });
    row.append(button, " ", told);
    (words.closest("pre") ?? words).after(row);
  }
})();
