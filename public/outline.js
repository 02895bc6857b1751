// Tells of a part of a page in the form in which the engine reads it: flat, in document order. What is a block, what is
// no part of an article and the like is the engine's to know (src/html.rs).

/** The attributes that the engine asks for. */
const ATTRIBUTES = ["aria-hidden", "aria-level", "hidden", "role"];

/** The event of an element that opens: its name, then its attributes, each after a tab. */
function opening(element) {
  const told = ATTRIBUTES.filter((name) => element.hasAttribute(name));
  return [`<${element.localName}`, ...told.map((name) => `${name}=${element.getAttribute(name)}`)].join("\t");
}

/** A page's source less its styles, of which Chromium would complain, though it runs and fetches nothing here. */
function unstyled(html) {
  const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
  const style = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
  return html.replace(/<style\b[^>]*>[^]*?<\/style\s*>/gi, "").replace(tag, (tag) => tag.replace(style, ""));
}

/** A page's source as a document, made by the browser's own parser, which runs and fetches nothing. */
export function parse(html, trusted) {
  return new DOMParser().parseFromString(trusted.createHTML(unstyled(html)), "text/html");
}

/**
 * The events of a document, or of an element with all that is in it: "<p" opens an element, "=text" is text, ">" closes
 * the innermost. An element of which `isLeftOut` is true is passed over, with all that is in it. `outline` of worker.js
 * makes a text and hints of them:
 *
 *     const { text, hints } = outline(events(document.querySelector("article")));
 *     analyze(text, { hints });
 */
export function events(root, isLeftOut = () => false) {
  const list = [];
  /** Whether what is in the node is to be told of. */
  const enter = (node) => {
    if (node.nodeType === node.TEXT_NODE) list.push(`=${node.data}`);
    if (node.nodeType !== node.ELEMENT_NODE) return true;
    if (isLeftOut(node)) return false;
    list.push(opening(node));
    return true;
  };
  const leave = (node) => {
    if (node.nodeType === node.ELEMENT_NODE) list.push(">");
  };
  // Not by recursion: a page may nest deeper than the stack.
  let node = root;
  let told = enter(node);
  for (;;) {
    if (told && node.firstChild) {
      node = node.firstChild;
      told = enter(node);
      continue;
    }
    if (told) leave(node);
    while (node !== root && !node.nextSibling) {
      node = node.parentNode;
      leave(node);
    }
    if (node === root) return list;
    node = node.nextSibling;
    told = enter(node);
  }
}
