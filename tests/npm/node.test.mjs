// The npm package in Node, as installed from its tarball. ZUBDA_CLI is the command-line tool, ZUBDA_CORPUS a folder of
// articles.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { parseHTML } from "linkedom";
import { ZubdaError, analyze, analyzeHtml, close, createAnalyzer } from "zubda";

const { ZUBDA_CLI, ZUBDA_CORPUS } = process.env;
const corpus = readdirSync(ZUBDA_CORPUS)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, text: readFileSync(`${ZUBDA_CORPUS}/${name}`, "utf8") }));
const { text: article } = corpus.find(({ name }) => name === "libya.txt");

const camel = (key) => key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const camelKeys = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [camel(key), value]));

/** What the command-line tool finds. */
function native(text) {
  const json = execFileSync(ZUBDA_CLI, ["--json", "--offsets", "utf16"], { input: text, maxBuffer: 1e8 });
  const analysis = camelKeys(JSON.parse(json));
  return { ...analysis, stats: camelKeys(analysis.stats) };
}

/** Every object with a text and offsets in an analysis. */
function* excerpts(value) {
  if (value === null || typeof value !== "object") return;
  if (typeof value.text === "string" && "start" in value) yield value;
  for (const part of Object.values(value)) yield* excerpts(part);
}

test("every article's analysis is the command line's", async () => {
  assert.ok(corpus.length >= 20);
  for (const { name, text } of corpus) assert.deepEqual(await analyze(text), native(text), name);
});

test("offsets are those of strings, and every text is the article's", async () => {
  const text = `😀 ${article}`;
  const found = [...excerpts(await analyze(text))];
  assert.ok(found.length > 20);
  for (const { text: excerpt, start, end } of found) assert.equal(text.slice(start, end), excerpt);
});

test("options are heeded", async () => {
  assert.equal((await analyze(article, { bullets: 2 })).summary.length, 2);
  const { headings } = await analyze(`كلمة عابرة\n${article}`, { hints: [{ line: 0, kind: "heading", level: 2 }] });
  assert.equal(headings[0].text, "كلمة عابرة");
});

test("many requests at once are each answered", async () => {
  const texts = corpus.map(({ text }) => text);
  const analyses = await Promise.all(texts.map((text) => analyze(text)));
  for (const [at, text] of texts.entries()) assert.deepEqual(analyses[at], await analyze(text));
});

test("a request can be given up", async () => {
  await assert.rejects(analyze(article, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const controller = new AbortController();
  const given = analyze(article, { signal: controller.signal });
  const kept = analyze(article);
  const reason = new Error("enough");
  controller.abort(reason);
  await assert.rejects(given, reason);
  assert.deepEqual(await kept, await analyze(article));
});

test("what can't be analysed is told by type", async () => {
  await assert.rejects(analyze(), TypeError);
  await assert.rejects(analyzeHtml(null), TypeError);
  const is = (code) => (error) => error instanceof ZubdaError && error.code === code && error.message.length > 0;
  await assert.rejects(analyze(article, { bullets: "many" }), is("options"));
  await assert.rejects(analyze(article, { bullets: () => 3 }), is("options"));
  await assert.rejects(analyzeHtml("<p>نص</p>"), is("dom"));
  const lost = createAnalyzer({ wasmUrl: "no/such.wasm" });
  await assert.rejects(lost.analyze(article), is("network"));
  lost.close();
  await assert.rejects(lost.analyze(article), is("closed"));
});

test("one engine serves all until the last closes", async () => {
  const [first, second] = [createAnalyzer(), createAnalyzer()];
  const asked = first.analyze(article);
  second.close();
  second.close();
  assert.deepEqual(await asked, native(article));
  const left = first.analyze(article);
  first.close();
  await assert.rejects(left, { code: "closed" });
  close();
  assert.deepEqual(await analyze(article), native(article), "the standing analyzer opens anew");
});

test("a page of any DOM keeps its structure", async () => {
  const { document } = parseHTML(
    `<html><body><nav>الرئيسية</nav><article><h1>افتتاح المعرض</h1><p>افتتح الوزير المعرض.</p><h2>جوائز</h2>` +
      `<p>نال الكاتب جائزة.</p><aside>إعلان</aside></article></body></html>`,
  );
  const { text, title, headings } = await analyzeHtml(document);
  assert.equal(text, "افتتاح المعرض\nافتتح الوزير المعرض.\nجوائز\nنال الكاتب جائزة.");
  assert.equal(title.text, "افتتاح المعرض");
  assert.deepEqual(headings.map(({ text, level }) => [text, level]), [["جوائز", 2]]);
  const part = await analyzeHtml(document.querySelector("article"), { isLeftOut: ({ localName }) => localName === "h2" });
  assert.equal(part.text, "افتتاح المعرض\nافتتح الوزير المعرض.\nنال الكاتب جائزة.");
});

test("markup and lone surrogates stay text", async () => {
  const text = `<script>alert("x")</script> قال الوزير "<img src=x onerror=alert(1)>" \ud800 أمس.\n${article}`;
  for (const { text: excerpt, start, end } of excerpts(await analyze(text))) {
    assert.equal(text.slice(start, end).replaceAll("\ud800", "\ufffd"), excerpt);
  }
});

test("it works in a worker thread", async () => {
  const script = `
    import { parentPort, workerData } from "node:worker_threads";
    import { analyze } from "zubda";
    parentPort.postMessage(await analyze(workerData));
  `;
  const url = new URL(`data:text/javascript,${encodeURIComponent(script.replace('"zubda"', JSON.stringify(import.meta.resolve("zubda"))))}`);
  const worker = new Worker(url, { workerData: article });
  const analysis = await new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
  assert.deepEqual(analysis, native(article));
  await worker.terminate();
});
