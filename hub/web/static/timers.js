// Timers, alarms, reminders and commands for later: what there is, and an end to them.

import { get, remove } from "/static/api.js";
import { change, clock, el, find, refill } from "/static/elements.js";

let shown = [];

function duration(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function when({ timer, ends }) {
  if (timer.state === "ringing") return "rings now";
  const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
  if (timer.state === "paused") return `paused at ${duration(Math.round(timer.left_s))}`;
  if (left < 3600) return `in ${duration(left)}`;
  return clock(timer.due);
}

function row(timer) {
  const name = timer.name || timer.text || timer.kind;
  const time = el("span", { class: "value" });
  const stop = el("button", { class: "quiet", "aria-label": `Stop ${name}`, "data-key": timer.id }, "Stop");
  stop.addEventListener("click", () => change(() => remove(`/api/timers/${encodeURIComponent(timer.id)}`), showTimers));
  shown.push({ timer, time, ends: performance.now() + 1000 * timer.left_s });
  const faint = [timer.kind, timer.satellite, timer.comes].filter((each) => each && each !== name);
  return el("li", {}, el("span", {}, name, " ", el("span", { class: "faint" }, faint.join(" · "))), time, stop);
}

function tick() {
  for (const each of shown) each.time.textContent = when(each);
}

export async function showTimers() {
  const timers = await get("/api/timers");
  shown = [];
  refill(find("timers"), timers.length ? timers.map(row) : [el("li", { class: "faint" }, "None is set.")]);
  tick();
}

setInterval(tick, 1000);
