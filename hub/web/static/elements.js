// Parts of the page. Text is put in as text, never as markup.

export const find = (id) => document.getElementById(id);

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
