// Zubda for pages, workers, bundlers and Deno; node.js is for Node.
import { make } from "./api.js";
import { trust } from "./port.js";

const HERE = import.meta.url;
const beside = (name) => new URL(name, HERE);

/** Bundlers give this module another name, and rewrite the addresses of the files that it speaks of. */
const isBundled = !/\/zubda\.js([?#]|$)/.test(HERE);

/** A blob that imports the worker's script: of another origin than the page's no worker may be made directly. */
const shim = (script) =>
  URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" }));

let blob;
const script = String(beside("engine-worker.js"));
const trusted = trust((url) => url === script || url === blob);

function spawn() {
  // In the form in which bundlers know it.
  if (isBundled) return new Worker(new URL("./engine-worker.js", import.meta.url), { type: "module" });
  const isForeign = globalThis.location && new URL(script).origin !== location.origin;
  if (isForeign) blob ??= shim(script);
  return new Worker(trusted.createScriptURL(isForeign ? blob : script), { type: "module" });
}

/** Where the engine is, relative to the page. */
const resolve = (address) => address && String(new URL(address, globalThis.document?.baseURI ?? globalThis.location?.href));

/** In the form in which bundlers know it, too. */
const ENGINE = String(new URL("./worker_bg.wasm", import.meta.url));

const means = (worker, address) => ({
  spawn: typeof worker === "function" ? worker : worker && globalThis.Worker ? spawn : undefined,
  load: () => import("./engine.js"),
  wasm: resolve(address) ?? ENGINE,
  files: isBundled ? undefined : { script: beside("engine.js"), wasm: resolve(address) ?? ENGINE },
});

export const { analyze, analyzeHtml, createAnalyzer, close } = make({ means, trusted });
export { ZubdaError } from "./api.js";
