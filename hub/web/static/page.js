// The status page. Everything that comes from the hub is put in as text, never as markup.

import { Refused, events, get, post, setToken } from "/static/api.js";
import { showAutomations } from "/static/automations.js";
import { el, find, notice } from "/static/elements.js";
import { pictures } from "/static/figures.js";
import { showLists } from "/static/lists.js";
import { showTimers } from "/static/timers.js";

const MAX_TURNS = 30;
let areas = new Map();

const areaName = (id) => areas.get(id) || id;
const seconds = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(2)} s`);
const clock = (at) => new Date(at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });

// ------------------------------------------------------------------ health, satellites, devices

async function showHealth() {
  const health = await get("/healthz");
  find("name").textContent = health.name;
  document.title = health.name;
  find("health").replaceChildren(
    ...Object.entries(health.checks).map(([part, check]) =>
      el("li", { class: check.ok ? "good" : "bad", title: check.detail }, part,
        el("span", { class: "unseen" }, check.ok ? " works" : ` fails: ${check.detail}`)),
    ),
  );
}

async function showAreas() {
  areas = new Map((await get("/api/areas")).map((area) => [area.id, area.name]));
  const chosen = find("area").value;
  find("area").replaceChildren(
    el("option", { value: "" }, "no room"),
    ...[...areas].map(([id, name]) => el("option", { value: id }, name)),
  );
  find("area").value = areas.has(chosen) ? chosen : "";
}

async function showSatellites() {
  const satellites = await get("/api/satellites");
  const rows = satellites.map((each) =>
    el("li", {}, el("span", {}, each.name, " ", el("span", { class: "faint" }, areaName(each.area))),
      el("span", { class: "value tag", title: `${each.address}, since ${clock(each.since)}` }, each.state)),
  );
  find("satellites").replaceChildren(...(rows.length ? rows : [el("li", { class: "faint" }, "None is connected.")]));
}

function stateText({ kind, unit, state }) {
  if (!state.available) return "offline";
  if (state.value === null) return "unknown";
  const of = state.attributes;
  const more = [];
  if (of.brightness !== undefined && state.value === "on") more.push(`${of.brightness} %`);
  if (of.position !== undefined) more.push(`${of.position} %`);
  if (of.percentage !== undefined && state.value === "on") more.push(`${of.percentage} %`);
  if (of.temperature !== undefined) more.push(`set to ${of.temperature}°`);
  if (of.current_temperature !== undefined) more.push(`is ${of.current_temperature}°`);
  const value = kind === "sensor" && unit ? `${state.value} ${unit}` : state.value;
  return [value, ...more].join(" · ");
}

const ACTIVE = new Set(["on", "open", "opening", "unlocked", "heat", "cool", "auto"]);

async function showDevices() {
  const devices = await get("/api/devices");
  const groups = new Map();
  for (const device of devices.sort((a, b) => a.name.localeCompare(b.name))) {
    const area = areaName(device.area) || "No room";
    groups.set(area, [...(groups.get(area) || []), device]);
  }
  const parts = [...groups].sort(([a], [b]) => a.localeCompare(b)).flatMap(([area, members]) => [
    el("h3", {}, area),
    el("ul", {}, ...members.map((device) => {
      const active = device.state.available && ACTIVE.has(device.state.value);
      const look = device.state.available ? (active ? "value on" : "value") : "value bad";
      return el("li", {}, el("span", { title: device.id }, device.name), el("span", { class: look }, stateText(device)));
    })),
  ]);
  find("devices").replaceChildren(...(parts.length ? parts : [el("p", { class: "faint" }, "None yet.")]));
}

// ------------------------------------------------------------------ turns

function stages(turn) {
  if (!turn.stages.length) return null;
  const total = Math.max(1, ...turn.stages.map((stage) => stage.start_ms + stage.duration_ms));
  const mark = (stage) => {
    const bar = el("i", { "data-stage": stage.name, title: `${stage.name} ${seconds(stage.duration_ms)}` });
    bar.style.left = `${(100 * stage.start_ms) / total}%`;
    bar.style.width = `${(100 * stage.duration_ms) / total}%`;
    return bar;
  };
  const rows = turn.stages.flatMap((stage) => [
    el("span", {}, stage.name),
    el("span", { class: "track" }, mark(stage)),
    el("span", {}, seconds(stage.duration_ms)),
  ]);
  const facts = [
    turn.end_reason && `ended by: ${turn.end_reason}`,
    turn.speech_end_to_publish_ms !== null && `end of speech to command: ${seconds(turn.speech_end_to_publish_ms)}`,
    turn.speech_end_to_sound_ms !== null && `end of speech to first sound: ${seconds(turn.speech_end_to_sound_ms)}`,
  ].filter(Boolean);
  return el("details", {},
    el("summary", {}, el("span", { class: "unseen" }, "Stage times, "), el("span", { class: "track", "aria-hidden": "true" }, ...turn.stages.map(mark)), seconds(total)),
    el("div", { class: "stages" }, ...rows),
    ...facts.map((fact) => el("p", { class: "faint" }, fact)));
}

const FINE = new Set(["confirmed", "assumed"]);

// An interrupted reply, with what nobody heard of it crossed out.
function spoken({ said, heard_said: heard, heard_ms, satellite }) {
  const cut = satellite && heard !== said && said.startsWith(heard) && (heard || !heard_ms);
  return cut ? [heard, el("s", { class: "faint", title: "not heard" }, said.slice(heard.length))] : [said];
}

function showTurn(turn) {
  const plain = (value) => (typeof value === "object" ? JSON.stringify(value) : value);
  const slots = Object.entries(turn.slots).map(([key, value]) => `${key}=${plain(value)}`).join(" ");
  const went = turn.error || (turn.outcome === "answered" ? "" : turn.outcome.replace("_", " "));
  return el("li", { class: "turn", "data-turn": turn.turn },
    el("p", { class: "meta" },
      el("span", {}, clock(turn.began_at)), el("span", {}, turn.satellite || "typed"), el("span", {}, areaName(turn.area)),
      turn.wake_word && el("span", {}, `${turn.wake_word} ${turn.wake_score.toFixed(2)}`),
      went && el("span", { class: "bad" }, went)),
    turn.heard && el("p", { class: "heard" }, `“${turn.heard}”`),
    turn.intent && el("p", { class: "understood" }, `${turn.intent} ${slots}`),
    ...turn.done.map((line) => el("p", { class: FINE.has(line.split(": ").pop()) ? "good" : "bad" }, line)),
    turn.said && el("p", { class: "said" }, ...spoken(turn)),
    turn.interrupted ? el("p", { class: "faint" }, `cut off after ${seconds(turn.heard_ms)}`) : null,
    stages(turn));
}

function addTurn(turn) {
  find("turns").prepend(showTurn(turn));
  while (find("turns").children.length > MAX_TURNS) find("turns").lastChild.remove();
  find("no-turns").hidden = true;
}

async function showTurns() {
  const turns = await get(`/api/turns?limit=${MAX_TURNS}`);
  find("turns").replaceChildren(...turns.map(showTurn));
  find("no-turns").hidden = turns.length > 0;
}

async function showFigures() {
  const hours = find("hours").value;
  find("figures").replaceChildren(...pictures(await get(`/api/figures?hours=${hours}`)));
}

const going = new Map();

function began({ turn, satellite, area }) {
  const heard = el("p", { class: "heard" }, "…");
  const meta = el("p", { class: "meta" }, el("span", {}, satellite || "typed"), el("span", {}, areaName(area)));
  const item = el("li", { class: "turn going" }, meta, heard);
  going.get(turn)?.item.remove();
  going.set(turn, { item, heard });
  find("live").prepend(item);
}

function ended(turn) {
  going.get(turn)?.item.remove();
  going.delete(turn);
}

// ------------------------------------------------------------------ live

// At most one reload of each kind at a time, and one more when something came meanwhile.
function calm(load) {
  let running = false;
  let again = false;
  return async () => {
    if (running) return void (again = true);
    running = true;
    do {
      again = false;
      await load().catch(() => {});
      await new Promise((done) => setTimeout(done, 300));
    } while (again);
    running = false;
  };
}

const reload = { health: calm(showHealth), satellites: calm(showSatellites), devices: calm(showDevices), areas: calm(showAreas), figures: calm(showFigures), lists: calm(showLists), timers: calm(showTimers), automations: calm(showAutomations) };

const handlers = {
  TurnBegan: began,
  Transcribed: ({ turn, text }) => going.has(turn) && (going.get(turn).heard.textContent = `“${text}”`),
  TurnEnded: ({ record }) => {
    ended(record.turn);
    addTurn(record);
    reload.figures();
  },
  SatelliteJoined: reload.satellites,
  SatelliteLeft: reload.satellites,
  SatelliteAway: reload.satellites,
  SatelliteBack: reload.satellites,
  ListChanged: reload.lists,
  TimerChanged: reload.timers,
  AutomationRan: reload.automations,
  BrokerChanged: reload.health,
  DeviceChanged: ({ what }) => {
    if (what !== "state") reload.areas();
    reload.devices();
  },
  Lost: () => all(),
};

async function all() {
  await showAreas();
  await Promise.all([showHealth(), showSatellites(), showDevices(), showTurns(), showFigures(), showLists(), showTimers(), showAutomations()]);
  [...going.keys()].forEach(ended);
}

async function watch() {
  for (;;) {
    const ending = new AbortController();
    try {
      const stream = events(ending.signal);
      const first = stream.next();
      first.catch(() => {}); // told below, where it is awaited
      await all();
      find("login").hidden = true;
      find("main").hidden = false;
      notice("");
      for (let next = await first; !next.done; next = await stream.next()) handlers[next.value.type]?.(next.value.data);
      notice("The hub has stopped; waiting for it to come back.");
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        find("login").hidden = false;
        find("main").hidden = true;
        return notice(error.message);
      }
      notice(error instanceof Refused ? error.message : "The hub cannot be reached; trying again.");
    } finally {
      ending.abort();
    }
    await new Promise((done) => setTimeout(done, 2000));
  }
}

find("login").addEventListener("submit", (event) => {
  event.preventDefault();
  setToken(find("token").value);
  watch();
});

find("hours").addEventListener("change", reload.figures);

find("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  try {
    await post("/api/ask", { text: find("text").value, area: find("area").value });
    find("text").value = "";
    notice("");
  } catch (error) {
    notice(error.message);
  }
  button.disabled = false;
});

setInterval(reload.health, 15000);
setInterval(reload.satellites, 5000);
setInterval(reload.automations, 15000);
watch();
