// What the types allow, and what they don't.
import { ZubdaError, analyze, analyzeHtml, close, createAnalyzer } from "zubda";
import type { Analysis, Analyzer, PageAnalysis } from "zubda";
import type { ZubdaSummary } from "zubda/embed";

export async function allowed(element: Element, signal: AbortSignal) {
  const analysis: Analysis = await analyze("نص", { bullets: 3, signal, hints: [{ line: 0, kind: "heading", level: 2 }] });
  const { start, end, text } = analysis.summary[0]!;
  const same: boolean = "نص".slice(start, end) === text;
  const heading: string | undefined = analysis.headings[analysis.sections[0]!.heading ?? 0]?.text;
  const page: PageAnalysis = await analyzeHtml(element, { words: 40, isLeftOut: (element) => element.matches("nav") });
  const analyzer: Analyzer = createAnalyzer({ worker: false, wasmUrl: new URL("https://example.org/worker_bg.wasm") });
  createAnalyzer({ worker: () => new Worker("engine-worker.js", { type: "module" }) });
  analyzer.close();
  close();
  return [same, heading, page.text, analysis.keyMessages[0]?.speaker?.text];
}

export function told(error: unknown): string {
  if (!(error instanceof ZubdaError)) return "";
  switch (error.code) {
    case "blocked":
      return error.message;
    // @ts-expect-error: no such code
    case "tired":
      return "";
    default:
      return error.code;
  }
}

export async function forbidden() {
  // @ts-expect-error: a text is a string
  await analyze(7);
  // @ts-expect-error: no such option
  await analyze("نص", { sentences: 3 });
  // @ts-expect-error: the contract's names are in camelCase here
  (await analyze("نص")).key_messages;
  // @ts-expect-error: hints are of a page's own making
  await analyzeHtml("<p>نص</p>", { hints: [] });
}

export function embedded() {
  const summary: ZubdaSummary = document.createElement("zubda-summary");
  summary.article = document.querySelector("article");
  summary.bullets = null;
  summary.addEventListener("zubda-result", ({ detail }) => detail.analysis.summary.length);
  summary.addEventListener("zubda-error", ({ detail }) => detail.code === "article" && detail.message);
  // @ts-expect-error: it is found, not given
  summary.analysis = null;
  // @ts-expect-error: no such theme
  summary.theme = "pink";
  return summary.refresh().then((analysis) => analysis?.text);
}
