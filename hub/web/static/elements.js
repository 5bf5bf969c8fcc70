// Parts of the page. Text is put in as text, never as markup.

export const find = (id) => document.getElementById(id);

// A moment in seconds since 1970, as people read it.
export const clock = (at) => new Date(at * 1000).toLocaleString([], { weekday: "short", hour: "2-digit", minute: "2-digit" });

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function notice(text) {
  find("notice").textContent = text;
  find("notice").hidden = !text;
}

// Does something, tells what went wrong, and shows what it came to.
export async function change(doing, show) {
  try {
    await doing();
    notice("");
  } catch (error) {
    notice(error.message);
  }
  await show().catch(() => {});
}

// Puts new rows in the place of the old ones. Whoever moves by keyboard stays where they were (by `data-key`), or at
// what stands there now.
export function refill(parent, rows) {
  const keyed = () => new Map([...parent.querySelectorAll("[data-key]")].map((node) => [node.dataset.key, node]));
  const held = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const before = [...keyed().keys()];
  parent.replaceChildren(...rows);
  if (held === undefined) return;
  const now = keyed();
  const next = before.slice(before.indexOf(held)).find((key) => now.has(key));
  (now.get(next) || [...now.values()].pop() || parent).focus();
}
