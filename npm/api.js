// The JavaScript API, whatever it runs on: zubda.js gives it the browser's means, node.js those of Node.
import { open } from "./port.js";
import { events, parse } from "./outline.js";

/** How long an answer may take in a worker, in milliseconds: whatever the text, and for each million of characters. */
const PATIENCE = 20_000;
const PATIENCE_PER_MILLION = 20_000;

const MESSAGES = {
  unsupported: "There is no WebAssembly here.",
  blocked: "The page's Content-Security-Policy stopped the engine: script-src needs 'wasm-unsafe-eval' and the engine's origin.",
  mime: "The server gives the engine's files a wrong type: .js wants text/javascript, .wasm application/wasm.",
  network: "The engine's files could not be fetched.",
  timeout: "The analysis took too long and was stopped.",
  crashed: "The engine broke down; it is opened anew for the next request.",
  closed: "The analyzer is closed.",
  options: "The options are not what the engine knows.",
  dom: "There is no DOMParser here: pass an element or a document instead of a string.",
  unknown: "The engine could not be started.",
};

/** Why there is no analysis: `code` is for programs, `message` for people, `cause` what the engine or the browser said. */
export class ZubdaError extends Error {
  constructor(code, cause) {
    super(MESSAGES[code] ?? MESSAGES.unknown, cause === undefined ? undefined : { cause });
    this.name = "ZubdaError";
    this.code = code in MESSAGES ? code : "unknown";
  }
}

/** An engine, opened with the first request. One request runs at a time. */
class Engine {
  #means;
  #port;
  #last = 0;
  #running;
  #waiting = [];
  /** Whether it runs in a worker, which can be ended when it takes too long. */
  #inWorker = false;
  #timer;

  constructor(means) {
    this.#means = means;
  }

  /** The engine's answer to {text, options} or {events, options}; each of the signals gives it up. */
  ask(request, signals) {
    return new Promise((resolve, reject) => {
      const aborted = signals.find((signal) => signal.aborted);
      if (aborted) return reject(aborted.reason);
      const job = { request: { ...request, id: ++this.#last } };
      const abort = ({ target }) => {
        this.#waiting = this.#waiting.filter((other) => other !== job);
        job.settle(target.reason);
      };
      for (const signal of signals) signal.addEventListener("abort", abort);
      job.settle = (error, value) => {
        for (const signal of signals) signal.removeEventListener("abort", abort);
        if (error) reject(error);
        else resolve(value);
      };
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the engine; nobody may be waiting for it any more. */
  close() {
    this.#end();
    this.#running = undefined;
    this.#waiting = [];
  }

  /** Tells everyone that there is no engine. */
  #fail(error) {
    const jobs = [this.#running, ...this.#waiting];
    this.close();
    for (const job of jobs) job?.settle(error);
  }

  #end() {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = undefined;
    this.#inWorker = false;
  }

  #next() {
    if (this.#running || !this.#waiting.length) return;
    this.#running = this.#waiting.shift();
    this.#port ??= open(this.#means, (message) => this.#receive(message));
    this.#port.post(this.#running.request);
    this.#watch();
  }

  /** From when the engine is there and has a request, its answer is waited for only so long. */
  #watch() {
    if (!this.#inWorker || !this.#running) return;
    const { text, events } = this.#running.request;
    const length = text?.length ?? events.reduce((sum, event) => sum + event.length, 0);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose("timeout"), PATIENCE + (PATIENCE_PER_MILLION * length) / 1e6);
  }

  #settle(error, value) {
    clearTimeout(this.#timer);
    const job = this.#running;
    this.#running = undefined;
    job?.settle(error, value);
    this.#next();
  }

  /** Ends the engine and goes on with a new one. One that broke down is asked once more, as in the app's client.rs. */
  #lose(code, cause) {
    this.#end();
    const job = this.#running;
    if (code === "crashed" && job && !job.again) {
      job.again = true;
      this.#running = undefined;
      this.#waiting.unshift(job);
      this.#next();
    } else this.#settle(new ZubdaError(code, cause));
  }

  #receive(message) {
    const { id, analysis, text, error } = message;
    if (message.failed) this.#fail(new ZubdaError(message.cause, message.failed));
    else if (message.crashed !== undefined) this.#lose("crashed", message.crashed);
    else if (message.ready) {
      this.#inWorker = message.place === "worker";
      this.#watch();
    } else if (id === this.#running?.request.id) {
      if (message.broken) this.#lose("crashed", error);
      else if (error) this.#settle(new ZubdaError("options", error));
      else this.#settle(undefined, text === undefined ? analysis : { ...analysis, text });
    }
  }
}

/** What the engine is asked about a page's source, a document or an element. */
function pageOf(source, trusted, isLeftOut) {
  if (typeof source === "string") {
    if (!globalThis.DOMParser) throw new ZubdaError("dom");
    return { events: events(parse(source, trusted), isLeftOut) };
  }
  if (!source?.nodeType) throw new TypeError("analyzeHtml wants a string, a document or an element");
  return { events: events(source, isLeftOut) };
}

/** What of the options is the engine's and set. */
function optionsOf(options) {
  const set = ["bullets", "words", "hints"].filter((name) => options[name] != null).map((name) => [name, options[name]]);
  try {
    return structuredClone(Object.fromEntries(set));
  } catch (error) {
    throw new ZubdaError("options", error);
  }
}

/** The API over a platform's `means` to open an engine (see port.js) and what is `trusted` there. */
export function make({ means, trusted }) {
  const engines = [];
  let standing;

  function createAnalyzer({ worker = true, wasmUrl } = {}) {
    const address = wasmUrl === undefined ? undefined : String(wasmUrl);
    let kept = engines.find((other) => other.worker === worker && other.address === address);
    if (!kept) {
      kept = { worker, address, engine: new Engine(means(worker, address)), users: 0 };
      engines.push(kept);
    }
    kept.users += 1;
    const closing = new AbortController();
    const ask = (request, { signal, ...options }) =>
      kept.engine.ask({ ...request, options: optionsOf(options) }, signal ? [closing.signal, signal] : [closing.signal]);
    return {
      async analyze(text, options = {}) {
        if (typeof text !== "string") throw new TypeError("analyze wants a string");
        return ask({ text }, options);
      },
      async analyzeHtml(source, { isLeftOut, ...options } = {}) {
        return ask(pageOf(source, trusted, isLeftOut), options);
      },
      close() {
        if (closing.signal.aborted) return;
        closing.abort(new ZubdaError("closed"));
        kept.users -= 1;
        if (kept.users) return;
        engines.splice(engines.indexOf(kept), 1);
        kept.engine.close();
      },
    };
  }

  const analyzer = () => (standing ??= createAnalyzer());
  return {
    createAnalyzer,
    analyze: (text, options) => analyzer().analyze(text, options),
    analyzeHtml: (source, options) => analyzer().analyzeHtml(source, options),
    close() {
      standing?.close();
      standing = undefined;
    },
  };
}
