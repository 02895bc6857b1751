/** Puts a text into the clipboard in two flavours; `done` is told whether that was allowed. */
export function copy(text, html, done) {
  const blob = (type, content) => new Blob([content], { type });
  const item = () =>
    new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) });
  const write = globalThis.ClipboardItem ? navigator.clipboard?.write([item()]) : navigator.clipboard?.writeText(text);
  Promise.resolve(write ?? Promise.reject()).then(() => done(true), () => done(false));
}
