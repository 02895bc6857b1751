// The engine's messenger. As a Web Worker's script it answers messages; as a module of the page it exports the same
// answer. A request is {id, text, options}; its reply {id, analysis, milliseconds} or {id, error}. Once the engine is
// ready a message {ready: true} tells so; one that can't be started tells {failed: reason} instead.
import init, { analyze } from "./worker.js";

const engine = init({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) });

/** Answers one request; never rejects. */
export async function answer({ id, text, options }) {
  try {
    await engine;
    const start = performance.now();
    const analysis = analyze(text, options);
    return { id, analysis, milliseconds: performance.now() - start };
  } catch (error) {
    return { id, error: String(error) };
  }
}

/** Tells whether the engine could be started; never rejects. */
export const start = () => engine.then(() => ({ ready: true }), (error) => ({ failed: String(error) }));

if (globalThis.DedicatedWorkerGlobalScope) {
  self.onmessage = async ({ data }) => self.postMessage(await answer(data));
  start().then((state) => self.postMessage(state));
}
