// Automations: which there are, what their last run came to, switched on and off, and run by hand.

import { get, post } from "/static/api.js";
import { change, clock, el, find, refill } from "/static/elements.js";

function row(automation) {
  const path = (what) => `/api/automations/${encodeURIComponent(automation.id)}/${what}`;
  const box = el("input", { type: "checkbox", role: "switch", "data-key": `${automation.id} switch` });
  box.checked = automation.enabled;
  box.addEventListener("change", () => change(() => post(path(box.checked ? "enable" : "disable"), {}), showAutomations));
  const run = el("button", { class: "quiet", "aria-label": `Run ${automation.name}`, "data-key": `${automation.id} run` }, "Run");
  run.addEventListener("click", () => change(() => post(path("run"), { wait: false }), showAutomations));
  const { last, next_at: next, running } = automation;
  const facts = [running && "running", last && `${last.result} ${clock(last.began_at)}`, next && `next ${clock(next)}`];
  const about = el("span", { class: "faint" }, facts.filter(Boolean).join(" · "));
  return el("li", {}, el("label", {}, box, el("span", {}, automation.name, " ", about)), run);
}

export async function showAutomations() {
  const automations = await get("/api/automations");
  refill(find("automations"), automations.length ? automations.map(row) : [el("li", { class: "faint" }, "There are none.")]);
}
