// <zubda-summary>: the summary of an article of the page that it stands in. This is the loader: the API, the view and the
// engine are fetched once a summary is to be seen. EMBEDDING.md describes its attributes, properties, events and parts.

/** The longest selector that is tried. */
const LONGEST = 1000;
/** The most sentences that can be asked for. */
const MOST = 12;
/** How near the view a lazy summary is fetched. */
const MARGIN = "500px";

const TITLES = { ar: "زُبدة المقال", en: "The gist of the article" };
const FAILURES = {
  ar: "تعذّر تحميل الخلاصة.",
  en: "The summary could not be loaded.",
};

/** Gives a shadow root, or a page, a style sheet of our own, by a way that no style-src forbids. */
function adopt(root, css) {
  if (!("adoptedStyleSheets" in root)) {
    const style = document.createElement("style");
    style.textContent = css;
    (root.head ?? root).append(style);
  } else if (!adopt.sheets.get(root)?.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    adopt.sheets.set(root, (adopt.sheets.get(root) ?? new Set()).add(css));
  }
}
adopt.sheets = new WeakMap();

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** What is marked, and the summary that has it marked. */
const MARK = "zubda-mark";
const MARK_STYLE = `::highlight(${MARK}){background-color:var(--zubda-mark,#ffe08a);color:var(--zubda-on-mark,#231b00)}`;
let marker;

/** Marks a stretch of the page and scrolls to it, and leaves the page's elements alone: by a highlight, or by selecting. */
function mark(range, owner) {
  marker = owner;
  const around = range.startContainer.parentElement;
  if (globalThis.Highlight && CSS.highlights) {
    adopt(around.getRootNode(), MARK_STYLE);
    CSS.highlights.set(MARK, new Highlight(range));
  } else {
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  // What is within the window may still be hidden in a part of the page that scrolls by itself.
  const block = offCentre(range) ? "center" : "nearest";
  around.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
  // The stretch may be far from the middle of its paragraph.
  scrollBy({ top: offCentre(range), behavior: "instant" });
}

/** How far a stretch is from the middle of the window, in pixels, if any of it is out of view; else 0. */
function offCentre(range) {
  const { top, bottom } = range.getBoundingClientRect();
  return top < 0 || bottom > innerHeight ? (top + bottom - innerHeight) / 2 : 0;
}

function unmark(owner) {
  if (marker !== owner) return;
  marker = undefined;
  if (globalThis.CSS?.highlights) CSS.highlights.delete(MARK);
}

const isHidden = (part) => getComputedStyle(part).display === "none";

class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class ZubdaSummary extends HTMLElement {
  static observedAttributes = ["bullets", "for", "lang", "lazy", "open", "sections", "theme"];

  #article;
  #analysis;
  #analyzer;
  #request;
  #observer;
  #view;
  #places;
  #isLive = false;
  #title = element("summary", { part: "title" });
  #body = element("div", { part: "body" });
  #fold = element("details", { part: "frame" }, this.#title, this.#body);
  #frame = element("div", { class: "zubda", part: "root" }, this.#fold);

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#frame, document.createElement("slot"));
    this.#fold.addEventListener("toggle", () => (this.open = this.#fold.open));
  }

  connectedCallback() {
    if (this.#isLive) return;
    this.#isLive = true;
    // What was set before this script was there.
    for (const name of ["article", "bullets", "htmlFor", "lazy", "open", "sections", "theme"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#dress();
    this.#schedule();
  }

  disconnectedCallback() {
    // One that is only moved is back at once.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#isLive || old === value) return;
    this.#dress();
    if (name === "open" || name === "lazy") this.#schedule();
    else if (name === "for") this.#renew();
    // A number that was not asked for is asked for now.
    else if (name === "bullets" && old === null) this.#renew();
  }

  /** The article: an element, or null to have it found by `for` or among the children. */
  get article() {
    return this.#article ?? null;
  }
  set article(element) {
    this.#article = element ?? undefined;
    this.#renew();
  }

  /** What was found, or null. */
  get analysis() {
    return this.#analysis ?? null;
  }

  get htmlFor() {
    return this.getAttribute("for") ?? "";
  }
  set htmlFor(selector) {
    this.#set("for", selector);
  }

  /** How many sentences, 1 to 12; null leaves it to the engine. */
  get bullets() {
    const number = Number(this.getAttribute("bullets"));
    return Number.isInteger(number) && number >= 1 ? Math.min(number, MOST) : null;
  }
  set bullets(number) {
    this.#set("bullets", number);
  }

  get sections() {
    return this.getAttribute("sections") ?? "";
  }
  set sections(names) {
    this.#set("sections", names);
  }

  /** "light", "dark", or "auto". */
  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : "auto";
  }
  set theme(theme) {
    this.#set("theme", theme);
  }

  get open() {
    return this.hasAttribute("open");
  }
  set open(open) {
    this.toggleAttribute("open", Boolean(open));
  }

  get lazy() {
    return this.hasAttribute("lazy");
  }
  set lazy(lazy) {
    this.toggleAttribute("lazy", Boolean(lazy));
  }

  /** Reads the article anew; gives what was found, or null where it could not be. */
  async refresh() {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const { signal } = request;
    try {
      const [{ createAnalyzer }, view] = await Promise.all([import("./zubda.js"), this.#draw()]);
      if (signal.aborted || !view) return null;
      view.wait();
      const article = this.#find();
      this.#analyzer ??= createAnalyzer();
      const isLeftOut = (part) => part !== this && (part.localName === this.localName || isHidden(part));
      const bullets = this.bullets === null ? undefined : MOST;
      const begin = performance.now();
      const analysis = await this.#analyzer.analyzeHtml(article, { bullets, isLeftOut, signal });
      this.#analysis = analysis;
      this.#places = { article, isLeftOut };
      view.show(analysis, performance.now() - begin);
      this.#tell("result", { analysis });
      return analysis;
    } catch (error) {
      if (signal.aborted) return null;
      this.#fail(error);
      return null;
    }
  }

  /** Marks a stretch of the analysis in the page's own article and scrolls to it; tells whether it was found there. */
  async reveal(start, end) {
    if (!this.#places) return false;
    const { Places } = await import("./places.js");
    const { article, isLeftOut } = this.#places;
    // Where the page has changed since, the old places are of no use.
    const range = new Places(article, isLeftOut, this.#analysis.text).range(start, end);
    if (range) mark(range, this);
    return Boolean(range);
  }

  #set(name, value) {
    if (value === null || value === undefined || value === "") this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  get #language() {
    return /^en\b/i.test(this.lang) ? "en" : "ar";
  }

  /** Brings what is drawn in line with the attributes. */
  #dress() {
    const language = this.#language;
    this.#frame.lang = language;
    this.#frame.dir = language === "ar" ? "rtl" : "ltr";
    this.#frame.dataset.theme = this.theme;
    this.#title.textContent = TITLES[language];
    this.#fold.open = this.open;
    this.#view?.configure(language, this.bullets ?? undefined, this.sections.slice(0, LONGEST));
  }

  /** Reads the article once it is to be seen. */
  #schedule() {
    this.#observer?.disconnect();
    if (!this.open || this.#view) return;
    if (!this.lazy) return void this.refresh();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#observer.disconnect();
        this.refresh();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this.#frame);
  }

  /** Reads the article anew where it has been read. */
  #renew() {
    if (this.#isLive && this.#view) this.refresh();
  }

  #find() {
    if (this.#article) return this.#article;
    const selector = this.htmlFor;
    if (!selector) return this;
    try {
      const found = selector.length <= LONGEST && (this.getRootNode().querySelector(selector) ?? document.querySelector(selector));
      if (found) return found;
    } catch (error) {
      throw new Failure("article", `The attribute for is no selector: ${error.message}`);
    }
    throw new Failure("article", `Nothing is found by the attribute for: ${selector.slice(0, 80)}`);
  }

  /** The view, loaded where it is not there yet. */
  async #draw() {
    if (this.#view) return this.#view;
    const [{ default: init, View }, { default: style }] = await Promise.all([
      import("./widget.js"),
      import("./widget-style.js"),
    ]);
    await init({ module_or_path: new URL("./widget_bg.wasm", import.meta.url) });
    if (this.#view || !this.#isLive) return this.#view;
    adopt(this.shadowRoot, style);
    this.#body.replaceChildren();
    this.#view = new View(this.#body, {
      reveal: (start, end) => void this.reveal(start, end),
      // Where more sentences are wanted than were asked for, the attribute's change has them asked for.
      choose: (bullets) => (this.bullets = bullets),
      refresh: () => queueMicrotask(() => this.refresh()),
    });
    this.#dress();
    this.#tell("ready", {});
    return this.#view;
  }

  #fail(error) {
    const { code = "unknown", message } = error;
    if (this.#view) this.#view.fail(code);
    else this.#body.replaceChildren(element("p", { part: "error", role: "alert" }, FAILURES[this.#language]));
    this.#tell("error", { code, message });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`zubda-${what}`, { bubbles: true, composed: true, detail }));
  }

  #end() {
    this.#isLive = false;
    this.#observer?.disconnect();
    this.#request?.abort();
    this.#view?.free();
    this.#view = undefined;
    this.#body.replaceChildren();
    this.#analyzer?.close();
    this.#analyzer = undefined;
    this.#analysis = undefined;
    this.#places = undefined;
    unmark(this);
  }
}

if (!customElements.get("zubda-summary")) customElements.define("zubda-summary", ZubdaSummary);
