// The engine's messenger, for a Web Worker (engine-worker.js) or the page's own thread.
import init, { analyze, outline } from "./worker.js";

/** Loads the engine's WebAssembly: an address, or its bytes. */
export const start = (wasm) => init({ module_or_path: wasm });

/**
 * Answers a request once the engine is there; never throws. A request is {id, text, options}, or {id, events, options}
 * with what outline.js tells of a page; its reply {id, analysis, milliseconds}, of a page with its `text`, or
 * {id, error, broken}: whether it is the engine's fault and not the request's.
 */
export function answer({ id, text, events, options }) {
  try {
    const begin = performance.now();
    const page = events && outline(events);
    const analysis = page ? analyze(page.text, { ...options, hints: page.hints }) : analyze(text, options);
    return { id, analysis, text: page?.text, milliseconds: performance.now() - begin };
  } catch (error) {
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    return { id, error: String(error), broken };
  }
}
