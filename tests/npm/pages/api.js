// Asks the bundled API, and leaves its answers where a browser test can see them.
import { ZubdaError, analyze, analyzeHtml, createAnalyzer } from "zubda";

const source = document.getElementById("source");
const name = (error) => (error instanceof ZubdaError ? error.code : error.name);
const titleOf = async (analyzer) => ({ title: (await analyzer.analyzeHtml(source)).title?.text });

const here = createAnalyzer({ worker: false });
const closed = createAnalyzer();
closed.close();
const requests = [
  () => analyze("نص", { signal: AbortSignal.abort() }),
  () => analyze("نص", { bullets: "many" }),
  () => analyze(7),
  () => closed.analyze("نص"),
];
const errors = [];
for (const request of requests) errors.push(await request().then(() => "none", name));

globalThis.answers = {
  worker: await titleOf({ analyzeHtml }),
  page: await titleOf(here),
  headings: (await analyzeHtml(`<body>${source.outerHTML}</body>`)).headings.map(({ text }) => text),
  errors,
};
