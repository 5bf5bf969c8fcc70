// What many turns say together: times over time as a plot, reasons as shares. Everything is put in as text.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 44;

function shape(tag, attributes = {}, text = "") {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

function paragraph(text) {
  const node = document.createElement("p");
  node.textContent = text;
  return node;
}

// A plot of medians and 95th percentiles, in milliseconds, over the stretches of time that had turns.
function plot(figures, title, pick) {
  const points = figures.over_time.filter((each) => pick(each));
  if (!points.length) return null;
  const top = Math.max(...points.map((each) => pick(each).p95), 1);
  const span = Math.max(figures.until - figures.since, 1);
  const x = (at) => LEFT + ((at - figures.since) / span) * (WIDTH - LEFT - 4);
  const y = (ms) => HEIGHT - 16 - (ms / top) * (HEIGHT - 26);
  const whole = pick(figures);
  const label = `${title}: median ${Math.round(whole.p50)} ms, 95 % within ${Math.round(whole.p95)} ms`;
  const picture = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "plot" });
  for (const ms of [0, top / 2, top]) {
    picture.append(
      shape("line", { x1: LEFT, x2: WIDTH - 4, y1: y(ms), y2: y(ms), class: "grid" }),
      shape("text", { x: LEFT - 4, y: y(ms) + 4, class: "scale" }, `${Math.round(ms)}`),
    );
  }
  for (const [name, figure] of [["p95", "p95"], ["p50", "p50"]]) {
    const at = points.map((each) => [x(Math.max(each.began_at, figures.since)), y(pick(each)[figure])]);
    picture.append(shape("polyline", { points: at.map((each) => each.join()).join(" "), class: name }));
    at.forEach(([cx, cy], index) => {
      const dot = shape("circle", { cx, cy, r: 2.5, class: name });
      const when = new Date(points[index].began_at * 1000).toLocaleString();
      dot.append(shape("title", {}, `${when}: ${Math.round(pick(points[index])[figure])} ms`));
      picture.append(dot);
    });
  }
  const days = (at) => new Date(at * 1000).toLocaleDateString();
  picture.append(
    shape("text", { x: LEFT, y: HEIGHT - 2, class: "when" }, days(figures.since)),
    shape("text", { x: WIDTH - 4, y: HEIGHT - 2, class: "when end" }, days(figures.until)),
  );
  const box = document.createElement("figure");
  const caption = document.createElement("figcaption");
  caption.textContent = label;
  box.append(caption, picture);
  return box;
}

function shares(counts, title) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (!total) return null;
  const list = document.createElement("ul");
  list.className = "shares";
  list.setAttribute("aria-label", title);
  for (const [name, count] of Object.entries(counts).sort(([, a], [, b]) => b - a)) {
    const item = document.createElement("li");
    const bar = document.createElement("i");
    bar.style.width = `${(100 * count) / total}%`;
    const track = document.createElement("span");
    track.className = "track";
    track.append(bar);
    const words = document.createElement("span");
    words.textContent = name.replace("_", " ");
    const share = document.createElement("span");
    share.textContent = `${Math.round((100 * count) / total)} %`;
    item.append(words, track, share);
    list.append(item);
  }
  return list;
}

export function pictures(figures) {
  if (!figures.turns) return [paragraph("No turns in this time.")];
  const rate = figures.spoken ? Math.round((100 * figures.interrupted) / figures.spoken) : 0;
  return [
    plot(figures, "End of speech to command", (each) => each.publish),
    plot(figures, "End of speech to first sound", (each) => each.sound),
    Object.keys(figures.ended).length ? paragraph("Listening ended by") : null,
    shares(figures.ended, "Why listening ended"),
    paragraph(`${figures.turns} turns; of ${figures.spoken} spoken replies ${figures.interrupted} were cut off (${rate} %).`),
  ].filter(Boolean);
}
