// Links that hold an article or its results: packed in the fragment of the address, which no browser sends to a server.
// And what else the page is given from outside.

/** The longest link that is made, in characters: what mails and messengers still carry whole. */
const LONGEST = 32_000;
/** How much may come out of a link, in bytes. No honest link of that length holds as much. */
const MOST = 1_000_000;
/** How much of a link is unpacked at a time: a thousandfold at the most comes out of it. */
const STEP = 1_000;

/** Whether a fragment is that of such a link. */
const isLink = (fragment) => /^#(article|results)=/.test(fragment);

/** Makes a link to this page with a text of a kind packed into it; `done` is given it, or nothing where it would be too long. */
export function pack(kind, text, done) {
  linkOf(kind, text).then(done, () => done());
}

async function linkOf(kind, text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  if (bytes.length > LONGEST) return undefined;
  const code = btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_", "=": "" })[sign]);
  const link = `${page()}#${kind}=${code}`;
  return link.length > LONGEST ? undefined : link;
}

/**
 * What a fragment brings: {kind, article} with its text and hints, {kind, results}, {fault} where it can't be opened
 * ("broken", "big", "unsupported"), nothing where it brings nothing.
 */
async function unpack(fragment) {
  if (!isLink(fragment)) return undefined;
  const [kind, code] = fragment.slice(1).split("=");
  if (!globalThis.DecompressionStream) return { fault: "unsupported" };
  try {
    return { kind, [kind]: JSON.parse(await inflate(code)) };
  } catch (error) {
    return { fault: error instanceof RangeError ? "big" : "broken" };
  }
}

async function inflate(code) {
  const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0));
  let at = 0;
  const steps = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += STEP)));
      else controller.close();
    },
  });
  const reader = steps.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST) {
      reader.cancel().catch(() => {});
      throw new RangeError("too much comes out of the link");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What the address asks for beside a link: a text, as another app shares it, or the example. */
function query() {
  const query = new URLSearchParams(location.search);
  const text = [query.get("title"), query.get("text")].filter(Boolean).join("\n\n");
  if (query.get("text")) return { kind: "article", article: { text, hints: [] } };
  return query.has("sample") ? { kind: "sample" } : undefined;
}

/** Whether the address brings something. */
export const isBrought = () => isLink(location.hash) || Boolean(query());

/** Takes what it brought out of the address. */
export function settleAddress() {
  if (isBrought()) history.replaceState(history.state, "", page());
}

/** Gives on what the page is given: by its address, and files by the system. */
export function onArrival(receive) {
  const brought = query();
  if (brought) receive(brought);
  else unpack(location.hash).then((brought) => brought && receive(brought));
  // Another link in the same tab starts anew: what was written is kept as a draft.
  addEventListener("hashchange", () => isLink(location.hash) && location.reload());
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    const opened = await Promise.all(files.map((file) => file.getFile()));
    if (opened.length) receive({ kind: "files", files: opened });
  });
}

/** Whether the system can pass links on to other apps. */
export const canSend = () => Boolean(navigator.share);

/** Has the system pass a link on to another app. */
export function send(url) {
  // Rejected where the reader changes their mind.
  navigator.share({ url, title: document.title }).catch(() => {});
}

/** The page's address without what it brings. */
const page = () => location.href.split(/[?#]/)[0];
