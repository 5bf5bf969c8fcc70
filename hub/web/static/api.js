// The hub's API: JSON requests and the live stream of events, with the token where one is needed.

const KEY = "hearth-api-token";

export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export function setToken(token) {
  localStorage.setItem(KEY, token);
}

function headers(more = {}) {
  const token = localStorage.getItem(KEY);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function request(path, options = {}) {
  const response = await fetch(path, { ...options, headers: headers(options.headers), cache: "no-store" });
  if (response.ok || path === "/healthz") return response;
  const problem = await response.json().catch(() => ({}));
  throw new Refused(response.status, problem.detail || problem.title || `HTTP ${response.status}`);
}

export async function get(path) {
  return (await request(path)).json();
}

export async function post(path, body, method = "POST") {
  const options = { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return (await request(path, options)).json();
}

export async function remove(path) {
  await request(path, { method: "DELETE" });
}

// Yields {type, data} until the connection or the signal ends it. An EventSource would do, could it send a token.
export async function* events(signal) {
  const response = await request("/api/events", { signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const blocks = text.split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const fields = {};
      for (const line of block.split("\n")) {
        const colon = line.indexOf(":");
        fields[line.slice(0, colon)] = line.slice(colon + 1).trim();
      }
      if (fields.event) yield { type: fields.event, data: JSON.parse(fields.data) };
    }
  }
}
