// The service worker: once visited, the page opens without a network. The build writes the version and the files into
// it; while developing there are none, and every request goes to the server.

const VERSION = "development";
const FILES = [];

const PREFIX = `zubda ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("fetch", (event) => {
  if (FILES.length && event.request.method === "GET") event.respondWith(answer(event.request));
});
// The page asks for this once the reader has agreed to the new version.
self.addEventListener("message", ({ data }) => data === "activate" && self.skipWaiting());

/** Puts all files of this version into its cache: from an older version's where the name holds the content's hash. */
async function fill() {
  const cache = await caches.open(CACHE);
  const fetched = FILES.map(async (file) => {
    const old = /-[0-9a-f]{16}\./.test(file) && (await caches.match(file));
    const response = old || (await fetch(file, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    await cache.put(file, response);
  });
  await Promise.all(fetched);
}

/** Drops the caches of older versions of this page; other pages of the site keep theirs. */
async function clean() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

/** A file of this version from its cache; the page itself whatever its query, which is meant for its scripts alone. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const page = request.mode === "navigate" && new URL(request.url).pathname === new URL("./", self.registration.scope).pathname;
  return (await cache.match(page ? "./" : request, { ignoreVary: true })) ?? fetch(request);
}
