// Lists: shown, filled, ticked off. Everything that comes from the hub is put in as text.

import { get, post, remove } from "/static/api.js";
import { change as changed, el, find, refill } from "/static/elements.js";

const path = (list, item) => `/api/lists/${encodeURIComponent(list)}/items${item === undefined ? "" : `/${item}`}`;

const change = (doing) => changed(doing, showLists);

function row(list, item) {
  const box = el("input", { type: "checkbox", "data-key": `${item.id} done` });
  box.checked = item.done;
  box.addEventListener("change", () => change(() => post(path(list, item.id), { done: box.checked }, "PATCH")));
  const gone = el("button", { class: "quiet", "aria-label": `Remove ${item.line}`, "data-key": `${item.id} remove` }, "✕");
  gone.addEventListener("click", () => change(() => remove(path(list, item.id))));
  return el("li", {}, el("label", {}, box, el("span", { class: item.done ? "done" : "open" }, item.line)), gone);
}

export async function showLists() {
  const lists = await get("/api/lists");
  const chosen = find("list").value;
  find("list").replaceChildren(...lists.map(({ id, name }) => el("option", { value: id }, name)));
  const list = lists.find(({ id }) => id === chosen) || lists[0];
  find("list").value = list.id;
  const rows = list.items.map((item) => row(list.id, item));
  refill(find("items"), rows.length ? rows : [el("li", { class: "faint" }, "Nothing is on it.")]);
  find("tidy").hidden = !list.items.some((item) => item.done);
}

find("list").addEventListener("change", () => change(async () => {}));

find("tidy").addEventListener("click", () => change(() => remove(`${path(find("list").value)}?done=true`)));

find("add-item").addEventListener("submit", (event) => {
  event.preventDefault();
  change(async () => {
    await post(path(find("list").value), { text: find("item").value });
    find("item").value = "";
  });
});
