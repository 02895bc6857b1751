// What the tests do in a page with an article. They pass strings only: Firefox keeps a test's own objects from the page.
import "../dist/npm/embed.js";

window.told = [];
for (const type of ["zubda-ready", "zubda-result", "zubda-error"]) {
  document.addEventListener(type, ({ target, detail }) => told.push(`${type} ${target.id} ${detail.code ?? ""}`.trim()));
}

let root = document;

const letters = (text) => text.replace(/\s/g, "");

Object.assign(window, {
  /** Adds a summary with these attributes, above all else. */
  add(attributes) {
    const made = document.createElement("zubda-summary");
    for (const [name, value] of Object.entries(JSON.parse(attributes))) made.setAttribute(name, value);
    (root.body ?? root).prepend(made);
  },

  /** Adds an article of paragraphs. */
  write(id, paragraphs) {
    const article = document.createElement("article");
    article.id = id;
    for (const text of JSON.parse(paragraphs)) article.append(Object.assign(document.createElement("p"), { textContent: text }));
    document.body.append(article);
  },

  /** Works within a shadow root from now on, into which the article moves. */
  nest() {
    const host = document.createElement("div");
    document.body.append(host);
    root = host.attachShadow({ mode: "open" });
    root.append(document.getElementById("story"));
  },

  summary: (id) => root.getElementById(id),

  /** What is drawn in a summary. */
  inside: (id) => root.getElementById(id)?.shadowRoot,

  /** The stretches of a part of it. */
  links: (id, part) => [...(window.inside(id)?.querySelectorAll(`#${part} .span-link`) ?? [])],

  /** What of the article is marked, less white space. */
  marked: () => letters([...(CSS.highlights?.get("zubda-mark") ?? [])].join("") || String(getSelection())),

  /** Whether what is marked is in view. */
  isSeen() {
    const range = [...(CSS.highlights?.get("zubda-mark") ?? [])][0] ?? getSelection().getRangeAt(0);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  },

  letters,
});
