// Zubda for Node. It works on the calling thread: who does not want to be held up calls it from a worker_threads worker.
import { readFile } from "node:fs/promises";
import { make } from "./api.js";
import { trust } from "./port.js";

/** engine.js, given the file's bytes: Node fetches no files. */
async function load(address) {
  const { answer, start } = await import("./engine.js");
  const file = address === undefined ? new URL("./worker_bg.wasm", import.meta.url) : address;
  return { answer, start: async () => start(await readFile(/^file:/.test(file) ? new URL(file) : file)) };
}

export const { analyze, analyzeHtml, createAnalyzer, close } = make({
  means: (_worker, address) => ({ load: () => load(address) }),
  trusted: trust(() => false),
});
export { ZubdaError } from "./api.js";
