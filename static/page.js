// Two comforts; pages are complete without them.

// Arrow keys move between the tiles of the country.
(() => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const centre = (tile) => {
    const box = tile.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const nearest = (map, from, [right, down]) => {
    const [x, y] = centre(from);
    let found = null;
    let least = Infinity;
    for (const tile of map.querySelectorAll("a")) {
      const [a, b] = centre(tile).map((at, axis) => at - [x, y][axis]);
      const ahead = a * right + b * down;
      const aside = Math.abs(a * down + b * right);
      const way = ahead + 4 * aside;
      if (ahead > 4 && aside <= 2 * ahead && way < least) [found, least] = [tile, way];
    }
    return found;
  };
  for (const map of document.querySelectorAll("svg.tiles")) {
    map.addEventListener("keydown", (event) => {
      const from = event.target.closest("a");
      const tile = from && steps[event.key] && nearest(map, from, steps[event.key]);
      if (tile) {
        event.preventDefault();
        tile.focus();
      }
    });
  }
})();

// A copy button stands beside what is made to be copied.
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
