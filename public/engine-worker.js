// The engine in a Web Worker. The first message, {wasm}, starts it; it is answered by {ready: true} or {failed: reason}.
// Every other is a request.
import { answer, start } from "./engine.js";

self.onmessage = async ({ data }) => {
  if (data.id !== undefined) self.postMessage(answer(data));
  else self.postMessage(await start(data.wasm).then(() => ({ ready: true }), (error) => ({ failed: String(error) })));
};
