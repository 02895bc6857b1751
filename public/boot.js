// Starts the page's user interface, and says in the reader's words what stopped it where something did.
// The words themselves stand in index.html, one element for each cause.

import { copy } from "./clipboard.js";
import { causeOf, open, trust } from "./port.js";

const WORKER = new URL("./engine-worker.js", import.meta.url);

const trusted = trust((url) => url === String(WORKER) || new URL(url).origin === self.origin);

/** Opens the engine, see port.js. Where it runs stands in data-engine of the root element, "worker" or "page". */
function openEngine(receive) {
  const script = new URL("./engine.js", import.meta.url);
  const wasm = String(new URL("./worker_bg.wasm", import.meta.url));
  const engine = {
    spawn: () => new Worker(trusted.createScriptURL(String(WORKER)), { type: "module" }),
    load: () => import(script),
    wasm,
    files: { script, wasm },
  };
  return open(engine, (message) => {
    if (message.place) document.documentElement.dataset.engine = message.place;
    receive(message);
  });
}

let outline;

/** The events of a page's source. */
const eventsOf = (html) => outline.events(outline.parse(html, trusted));

/** What a paste holds as HTML, if it does. */
function pasted(event) {
  const html = event.clipboardData?.getData("text/html");
  return html ? eventsOf(html) : undefined;
}

/**
 * A file's text: by its byte-order mark, else UTF-8 where it is that, else as a page declares it, else the likelier of
 * the two old encodings of Arabic: the letter yeh, in every line of it, is another byte in each.
 */
async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
  const marked = marks[String(bytes.subarray(0, 2))];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const [, declared] = /charset=["']?([\w-]+)/i.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 1024))) ?? [];
    const count = (yeh) => bytes.reduce((sum, byte) => sum + (byte === yeh), 0);
    const guess = count(0xea) > count(0xed) ? "iso-8859-6" : "windows-1256";
    try {
      return new TextDecoder(/^utf-?8$/i.test(declared) ? guess : (declared ?? guess)).decode(bytes);
    } catch {
      return new TextDecoder(guess).decode(bytes);
    }
  }
}

/** Reads a file; `done` is given its text, or the events of a page, or nothing where it is no text. */
async function read(file, done) {
  try {
    const text = await textOf(file);
    if (text.includes("\0")) done();
    else if (/\.x?html?$/i.test(file.name)) done(undefined, eventsOf(text));
    else done(text);
  } catch {
    done();
  }
}

/** Offers a text as a file to be saved. */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

let offered;
let tellUpdate = () => {};

/** Calls back once a newer version of the page waits for the reader's word. */
function onUpdate(tell) {
  tellUpdate = tell;
  if (offered) tell();
}

/** Changes over to the newer version. */
function update() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  offered.postMessage("activate");
}

/** Has the page kept for when there is no network, and looks for a newer version whenever the reader comes back. */
async function keepOffline() {
  const worker = new URL("./service-worker.js", import.meta.url);
  const registration = await navigator.serviceWorker.register(trusted.createScriptURL(String(worker)));
  const offer = (worker) => {
    // The first version of all waits for nobody.
    if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
    const first = !offered;
    offered = worker;
    if (first) tellUpdate();
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => offer(installing));
  });
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
}

globalThis.zubda = { openEngine, copy, pasted, read, save, onUpdate, update };

// The theme before the first paint of the interface; it is written by settings.rs.
try {
  const theme = new URLSearchParams(localStorage.getItem("zubda-settings")).get("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A page that may not store anything has the system's theme.
}

const APP = new URL("./app.js", import.meta.url);
const OUTLINE = new URL("./outline.js", import.meta.url);
const PARTS = [
  new URL("./highlights.js", import.meta.url),
  new URL("./history.js", import.meta.url),
  new URL("./share.js", import.meta.url),
];
try {
  const [{ default: init }, module, ...parts] = await Promise.all([APP, OUTLINE, ...PARTS].map((url) => import(url)));
  outline = module;
  Object.assign(zubda, ...parts);
  await init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
  document.getElementById("shell").remove();
  // Where the browser forbids it (a private window, say) the page works all the same, with a network.
  if (navigator.serviceWorker) keepOffline().catch(() => {});
} catch (error) {
  const root = document.documentElement;
  root.dataset.state = "error";
  root.dataset.cause = await causeOf(String(error), { script: APP, wasm: new URL("./app_bg.wasm", import.meta.url) });
  console.error(error);
}
