// The way to the engine, wherever it runs, for the page (boot.js) and the JavaScript API alike.

let blocked = false;
globalThis.addEventListener?.("securitypolicyviolation", ({ effectiveDirective }) => {
  blocked ||= /^(script|worker|connect|default)-src/.test(effectiveDirective);
});

/**
 * What makes scripts' addresses and pages' sources pass where the page demands Trusted Types; `isOurs` tells which
 * addresses do. A page that admits no policy called zubda gets none.
 */
export function trust(isOurs) {
  const rules = {
    createScriptURL(url) {
      if (!isOurs(url)) throw new TypeError(`${url} is not of Zubda`);
      return url;
    },
    // For DOMParser alone, which runs nothing.
    createHTML: (html) => html,
  };
  try {
    return globalThis.trustedTypes?.createPolicy("zubda", rules) ?? rules;
  } catch {
    return rules;
  }
}

/**
 * Why a script or its WebAssembly could not be had: "unsupported" (no WebAssembly here), "blocked" (by the site's content
 * security policy), "mime" (served with a wrong type), "network", or "unknown".
 */
export async function causeOf(error, { script, wasm } = {}) {
  if (typeof WebAssembly !== "object") return "unsupported";
  if (blocked || /content security policy|unsafe-eval|\bCSP\b/i.test(error)) return "blocked";
  try {
    if (script) {
      const response = await fetch(script);
      if (!response.ok) return "network";
      if (!/javascript/.test(response.headers.get("content-type"))) return "mime";
    }
    if (wasm && !(await fetch(wasm)).ok) return "network";
  } catch {
    return "network";
  }
  if (/mime|not a valid javascript/i.test(error)) return "mime";
  return /failed to fetch|networkerror|load failed|ENOENT/i.test(error) ? "network" : "unknown";
}

/**
 * Opens the engine: in a Web Worker, or on this thread where a worker is not to be had.
 *
 * `spawn` starts a worker with engine-worker.js and may throw; without it none is wanted. `load` imports engine.js.
 * `wasm` is the address of the engine's WebAssembly, or null where `load` knows it. `files` are {script, wasm}, to find out
 * what is wrong where they cannot be had.
 *
 * `receive` gets every reply of the engine, {ready: true, place} with a place of "worker" or "page" once it is there,
 * {crashed: reason} where it has broken down, and {failed: reason, cause} where it cannot be had at all.
 * Returns {post, close}; requests that are posted before the engine is ready wait for it.
 */
export function open({ spawn, load, wasm, files }, receive) {
  const waiting = [];
  let open = true;
  let ready = false;
  let worker;
  let post = (request) => waiting.push(request);
  const tell = (message) => open && receive(message);
  const begin = (place, send) => {
    ready = true;
    post = send;
    tell({ ready, place });
    waiting.splice(0).forEach(post);
  };

  const stay = async () => {
    worker?.terminate();
    worker = undefined;
    try {
      const engine = await load();
      await engine.start(wasm);
      // A macrotask first, so that a page is painted before its thread is busy.
      begin("page", (request) => setTimeout(() => open && tell(engine.answer(request))));
    } catch (error) {
      tell({ failed: String(error), cause: await causeOf(String(error), files) });
    }
  };

  try {
    worker = spawn?.();
    if (!worker) stay();
    else {
      worker.onmessage = ({ data }) => {
        if (data.failed) stay();
        else if (data.ready) begin("worker", (request) => worker.postMessage(request));
        else tell(data);
      };
      // Before it is ready an error means that there is no worker to be had; afterwards that this one has crashed.
      worker.onerror = (event) => {
        event.preventDefault();
        if (ready) tell({ crashed: event.message ?? "" });
        else stay();
      };
      worker.postMessage({ wasm });
    }
  } catch {
    stay();
  }

  return {
    post: (request) => post(request),
    close() {
      open = false;
      worker?.terminate();
    },
  };
}
