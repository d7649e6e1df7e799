"use strict";

const said = document.getElementById("said");
const words = document.querySelector("main").dataset;
const count = document.getElementById("count");
const rows = new Map([...document.querySelectorAll("tr[id]")].map((row) => [row.id, row]));
const wanted = [...rows].filter(([, row]) => !("uncounted" in row.dataset)).map(([key]) => key);
const buttons = [...document.querySelectorAll("button")];
let cut = false;

function say(text, wrong = false) {
  said.textContent = text;
  said.classList.toggle("wrong", wrong);
}

function show(keys) {
  for (const [key, row] of rows) {
    row.classList.toggle("ticked", keys.includes(key));
    row.querySelector(".tick").textContent = keys.includes(key) ? "✓" : "";
    const button = row.querySelector("button");
    if (button) button.textContent = keys.includes(key) ? "Copied" : "Copy";
  }
  count.textContent = `${wanted.filter((key) => keys.includes(key)).length} of ${wanted.length} ticked.`;
  if (cut) say("");
  cut = false;
}

async function asked(path) {
  const answer = await fetch(path, { method: "POST", mode: "same-origin", credentials: "omit" });
  if (!answer.ok) throw new Error(answer.headers.get("Content-Type").startsWith("text/html") ? `${words.gone}.` : await answer.text());
  return answer;
}

async function textOf(key) {
  return (await (await asked(`values/${key}`)).json()).text;
}

// The text is handed over as a promise: some browsers take it only in the very turn of the click.
async function copy(text) {
  if (!navigator.clipboard) throw new Error();
  if (!window.ClipboardItem) return navigator.clipboard.writeText(await text);
  const blob = text.then((known) => new Blob([known], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

async function pressed(row, button) {
  const label = row.dataset.label;
  const text = textOf(row.id);
  try {
    await copy(text);
  } catch (refusal) {
    const why = await text.then(() => words.refused, (problem) => problem.message);
    say(`${label}: ${why}`, true);
    return;
  }
  try {
    await asked(`ticks/${row.id}`);
  } catch (problem) {
    say(`${label}: copied, but the terminal was not told. ${problem.message}`, true);
    return;
  }
  say(`${label}: copied.`);
  buttons[buttons.indexOf(button) + 1]?.focus();
}

for (const row of rows.values()) {
  const button = row.querySelector("button");
  button?.addEventListener("click", () => pressed(row, button));
  row.querySelector("a")?.addEventListener("click", () => asked(`ticks/${row.id}`).catch((problem) => say(problem.message, true)));
}

function end() {
  const title = document.createElement("h1");
  title.textContent = words.gone;
  const text = document.createElement("p");
  text.textContent = words.why;
  document.querySelector("main").replaceChildren(title, text);
}

const news = new EventSource("news");
news.addEventListener("ticks", (event) => show(JSON.parse(event.data)));
news.addEventListener("next", (event) => location.replace(event.data));
news.addEventListener("gone", () => {
  news.close();
  end();
});
news.addEventListener("error", () => {
  if (news.readyState === EventSource.CLOSED) return end();
  cut = true;
  say(words.cut, true);
});
