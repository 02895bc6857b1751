// Types of <zubda-summary>. The script can be imported wherever there is a page; it defines the element.
import type { Analysis, PageAnalysis } from "./zubda.js";

export type { Analysis, PageAnalysis };

/** The codes of `zubda-error`: those of `ZubdaError`, and `article` where the page has none in the named place. */
export type Code = import("./zubda.js").ZubdaError["code"] | "article";

/** The summary of an article of the page that it stands in. */
export class ZubdaSummary extends HTMLElement {
  /** The article; null to have it found by `htmlFor`, or among the children. */
  article: Element | null;
  /** What was found, or null. */
  readonly analysis: PageAnalysis | null;
  /** The attribute `for`: a CSS selector. */
  htmlFor: string;
  /** How many sentences, 1 to 12; null leaves it to the engine. */
  bullets: number | null;
  /** Which parts, in any order: summary, headings, participants, messages; all where none is named. */
  sections: string;
  theme: "auto" | "light" | "dark";
  /** Whether it is unfolded; a folded one fetches nothing. */
  open: boolean;
  /** Whether it fetches nothing until it comes near the view. */
  lazy: boolean;
  /** Reads the article anew; gives what was found, or null where that could not be. */
  refresh(): Promise<PageAnalysis | null>;
  /** Marks a stretch of the analysis in the article and scrolls to it; tells whether it was found there. */
  reveal(start: number, end: number): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    "zubda-summary": ZubdaSummary;
  }
  interface HTMLElementEventMap {
    "zubda-ready": CustomEvent<Record<never, never>>;
    "zubda-result": CustomEvent<{ analysis: PageAnalysis }>;
    "zubda-error": CustomEvent<{ code: Code; message: string }>;
  }
}
