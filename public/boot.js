// Starts the page's user interface, and says in the reader's words what stopped it where something did.
// The words themselves stand in index.html, one element for each cause.

const ENGINE = new URL("./engine.js", import.meta.url);
let blocked = false;

// Under Trusted Types, which index.html demands, the addresses of scripts and the pages to parse pass through here.
const trusted = globalThis.trustedTypes?.createPolicy("zubda", {
  createScriptURL(url) {
    if (url !== String(ENGINE) && new URL(url).origin !== self.origin) throw new TypeError(`${url} is not of this site`);
    return url;
  },
  // For DOMParser alone, which runs nothing.
  createHTML: (html) => html,
}) ?? { createScriptURL: String, createHTML: String };
document.addEventListener("securitypolicyviolation", () => (blocked = true));

/**
 * Why a script or its WebAssembly could not be had: "unsupported" (no WebAssembly in this browser), "blocked" (by the
 * site's content security policy), "mime" (served with a wrong type), "network", or "unknown".
 */
async function cause(url, error) {
  if (typeof WebAssembly !== "object") return "unsupported";
  if (blocked || /content security policy|unsafe-eval|\bCSP\b/i.test(error)) return "blocked";
  try {
    const response = await fetch(url);
    if (!response.ok) return "network";
    if (!/javascript/.test(response.headers.get("content-type"))) return "mime";
    const wasm = await fetch(new URL(url === ENGINE ? "./worker_bg.wasm" : "./app_bg.wasm", import.meta.url));
    if (!wasm.ok) return "network";
  } catch {
    return "network";
  }
  return /mime|not a valid javascript/i.test(error) ? "mime" : "unknown";
}

/**
 * Opens the engine: in a Web Worker, or on the page's own thread where a worker is not to be had.
 *
 * `receive` gets every message of engine.js, and {failed: reason, cause} where the engine cannot be had at all.
 * Where it runs stands in data-engine of the root element, "worker" or "page".
 * Returns {post, close}; requests that are posted before the engine is ready wait for it.
 */
function openEngine(receive) {
  const waiting = [];
  let open = true;
  let ready = false;
  let worker;
  let post = (request) => waiting.push(request);
  const tell = (message) => open && receive(message);
  const runs = (place) => (document.documentElement.dataset.engine = place);

  const onPage = async () => {
    worker?.terminate();
    worker = undefined;
    try {
      const { answer, start } = await import(ENGINE);
      const state = await start();
      if (state.failed) throw state.failed;
      // A macrotask first, so that the page is painted before its thread is busy.
      post = (request) => setTimeout(async () => open && tell(await answer(request)));
      runs("page");
      tell(state);
      waiting.splice(0).forEach(post);
    } catch (error) {
      tell({ failed: String(error), cause: await cause(ENGINE, String(error)) });
    }
  };

  try {
    worker = new Worker(trusted.createScriptURL(String(ENGINE)), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.failed) return onPage();
      if (data.ready) {
        ready = true;
        runs("worker");
        post = (request) => worker.postMessage(request);
        waiting.splice(0).forEach(post);
      }
      tell(data);
    };
    // Before it is ready an error means that there is no worker to be had; afterwards that this one has crashed.
    worker.onerror = (event) => {
      event.preventDefault();
      if (ready) tell({ crashed: event.message ?? "" });
      else onPage();
    };
  } catch {
    onPage();
  }

  return {
    post: (request) => post(request),
    close() {
      open = false;
      worker?.terminate();
    },
  };
}

/** Puts a text into the clipboard in two flavours; `done` is told whether that was allowed. */
function copy(text, html, done) {
  const blob = (type, content) => new Blob([content], { type });
  const item = () =>
    new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) });
  const write = globalThis.ClipboardItem ? navigator.clipboard?.write([item()]) : navigator.clipboard?.writeText(text);
  Promise.resolve(write ?? Promise.reject()).then(() => done(true), () => done(false));
}

/** A page's source less its styles, of which Chromium would complain, though it runs and fetches nothing here. */
function unstyled(html) {
  const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
  const style = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
  return html.replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, "").replace(tag, (tag) => tag.replace(style, ""));
}

let outline;

/** The events of a page's source, read by the browser's own parser, which runs and fetches nothing. */
function eventsOf(html) {
  return outline.events(new DOMParser().parseFromString(trusted.createHTML(unstyled(html)), "text/html"));
}

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
  root.dataset.cause = await cause(APP, String(error));
  console.error(error);
}
