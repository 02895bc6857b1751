// Types of the JavaScript API. Every `text` is exactly the article's characters from `start` to `end`, offsets in UTF-16
// code units, as strings have them: `article.slice(start, end) === text`.

/** A stretch of the article. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of the article, with its text. */
export interface Excerpt extends Span {
  text: string;
}

/** A section heading; 2 is the level right under the title, as in HTML. */
export interface Heading extends Excerpt {
  level: number;
}

/** A stretch of the body under one heading. */
export interface Section extends Span {
  /** Index into `headings`, null before the first. */
  heading: number | null;
  /** List items, without their markers. */
  items: Excerpt[];
}

/** A person or an organization of the article. */
export interface Participant {
  /** The fullest form of the name, without honorifics and offices. */
  name: string;
  kind: "person" | "organization";
  /** Offices, professions, affiliations. */
  roles: Excerpt[];
  /** Other forms in which the same one is named. */
  aliases: string[];
  /** `excluded`: the article says that they took no part. */
  status: "active" | "mentioned" | "excluded";
  /** Weight in the article, 0 to 1. */
  salience: number;
  /** Every place where they are named. */
  mentions: Span[];
}

/** A place that the article names. */
export interface Place {
  name: string;
  mentions: Span[];
}

/** Who said what. */
export interface KeyMessage {
  /** The words that name the source, null where the article itself makes the claim. */
  speaker: Excerpt | null;
  /** Index into `participants`, null for an unnamed source. */
  participant: number | null;
  /** The reporting verb or phrase. */
  cue: Excerpt | null;
  /** What was said. */
  content: Excerpt;
  /** Whether that stands inside quotation marks. */
  quoted: boolean;
  act: "statement" | "call" | "warning" | "announcement" | "denial" | "promise" | "question" | "claim";
  /** Weight in the article, 0 to 1. */
  salience: number;
}

/** A sentence of the summary. */
export interface Bullet extends Excerpt {
  /** Index into `sections`. */
  section: number;
  /** Who speaks, where the sentence leaves that to an earlier one. */
  speaker: Excerpt | null;
  /** Comparable within one article only. */
  score: number;
}

/** What a reader should know before trusting the rest. */
export interface Warning {
  code: "empty" | "too_short" | "not_arabic" | "mixed_language" | "truncated_sentence";
  message: string;
}

/** All that was found in one article. */
export interface Analysis {
  offsetUnit: "utf16";
  stats: {
    words: number;
    sentences: number;
    paragraphs: number;
    readingSeconds: number;
    summaryWords: number;
    summarySeconds: number;
    /** Share of Arabic letters among all letters, 0 to 1. */
    arabicShare: number;
  };
  title: Excerpt | null;
  headings: Heading[];
  sections: Section[];
  /** Lines that are not the article itself. */
  boilerplate: Span[];
  /** The most salient first. */
  participants: Participant[];
  places: Place[];
  /** In the article's order. */
  keyMessages: KeyMessage[];
  /** The best first. */
  summary: Bullet[];
  /** The one sentence that tells most of the article. */
  gist: Excerpt | null;
  keyphrases: Excerpt[];
  warnings: Warning[];
}

/** The analysis of a page: its offsets count in `text`, the lines that were read of it. */
export interface PageAnalysis extends Analysis {
  text: string;
}

/** What is known of a line of the text. */
export interface Hint {
  /** How many line feeds stand before the line. */
  line: number;
  kind: "title" | "heading" | "item" | "paragraph" | "strong" | "quotation" | "row" | "caption";
  /** Of a heading, 1 to 6. */
  level?: number;
}

/** How an article is analysed. */
export interface PageOptions {
  /** How many bullets; by default 3 to 7, from the article's length. */
  bullets?: number;
  /** A length budget in words instead: whole sentences, as many as come closest to it. */
  words?: number;
  /** Gives the request up: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Elements that do not belong to the article. */
  isLeftOut?: (element: Element) => boolean;
}

/** How a text is analysed. */
export interface Options extends Omit<PageOptions, "isLeftOut"> {
  hints?: Hint[];
}

/** How an analyzer gets its engine. */
export interface AnalyzerOptions {
  /**
   * Whether the engine runs in a Web Worker: `true` where one is to be had (the default), `false` for the calling
   * thread, or a function that starts one with `engine-worker.js`. Node always uses the calling thread.
   */
  worker?: boolean | (() => Worker);
  /** Where `worker_bg.wasm` is, if not beside the script; in Node a path or a file: URL. */
  wasmUrl?: string | URL;
}

/** A way to the engine. Analyzers with the same options share one engine. */
export interface Analyzer {
  analyze(text: string, options?: Options): Promise<Analysis>;
  /** Analyses HTML as it is written, a document, or an element with what is in it. */
  analyzeHtml(source: string | Document | Element, options?: PageOptions): Promise<PageAnalysis>;
  /** Ends the engine, once nobody else uses it; what it is still asked is rejected. */
  close(): void;
}

/** Why there is no analysis. */
export class ZubdaError extends Error {
  readonly name: "ZubdaError";
  readonly code:
    | "unsupported"
    | "blocked"
    | "mime"
    | "network"
    | "timeout"
    | "crashed"
    | "closed"
    | "options"
    | "dom"
    | "unknown";
}

/** Makes an analyzer; the engine is loaded with its first request. */
export function createAnalyzer(options?: AnalyzerOptions): Analyzer;

/** Analyses a text with the standing analyzer, which every caller of the page shares. */
export const analyze: Analyzer["analyze"];

/** Analyses a page with the standing analyzer. Where there is no DOMParser, as in Node, it wants a node, not a string. */
export const analyzeHtml: Analyzer["analyzeHtml"];

/** Closes the standing analyzer; the next request opens it anew. */
export const close: Analyzer["close"];
