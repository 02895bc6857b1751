// Starts the page that is one file: each of its files stands in a block of its own, packed, in the order in which they
// speak of each other. Each gets an address, which takes the place of its name.
const addresses = new Map();

/** A file's content, with the addresses of the files that it speaks of. */
async function unpack(block) {
  const packed = Uint8Array.from(atob(block.textContent), (character) => character.charCodeAt(0));
  const content = new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  if (block.dataset.type !== "text/javascript") return content.arrayBuffer();
  let text = await content.text();
  for (const [name, address] of addresses) {
    for (const form of [`"./${name}"`, `"${name}"`, `'./${name}'`, `'${name}'`]) {
      text = text.replaceAll(form, JSON.stringify(address));
    }
  }
  return text;
}

/** A blob's address; or, for what a worker is to read, one that holds the content: of a page that was opened from a disk
    the worker may not read blobs. */
async function address(content, { type, inline }) {
  if (inline === undefined) return URL.createObjectURL(new Blob([content], { type }));
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([content], { type }));
  await new Promise((done) => (reader.onload = done));
  return reader.result;
}

try {
  for (const block of document.querySelectorAll("script[data-file]")) {
    addresses.set(block.dataset.file, await address(await unpack(block), block.dataset));
    block.remove();
  }
  await import(addresses.get("boot.js"));
} catch (error) {
  document.documentElement.dataset.state = "error";
  document.documentElement.dataset.cause = globalThis.DecompressionStream ? "unknown" : "unsupported";
  console.error(error);
}
