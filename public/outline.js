// Tells of a part of a page in the form in which the engine reads it: flat, in document order. What is a block, what is
// no part of an article and the like is the engine's to know (src/html.rs).

/** The attributes that the engine asks for. */
const ATTRIBUTES = ["aria-hidden", "aria-level", "hidden", "role"];

/** The event of an element that opens: its name, then its attributes, each after a tab. */
function opening(element) {
  const told = ATTRIBUTES.filter((name) => element.hasAttribute(name));
  return [`<${element.localName}`, ...told.map((name) => `${name}=${element.getAttribute(name)}`)].join("\t");
}

/**
 * The events of a document, or of an element with all that is in it: "<p" opens an element, "=text" is text, ">" closes
 * the innermost. Pass them to `outline` of worker.js, and its hints on to `analyze`:
 *
 *     const { text, hints } = outline(events(document.querySelector("article")));
 *     analyze(text, { hints });
 */
export function events(root) {
  const list = [];
  const enter = (node) => {
    if (node.nodeType === Node.TEXT_NODE) list.push(`=${node.data}`);
    if (node.nodeType === Node.ELEMENT_NODE) list.push(opening(node));
  };
  const leave = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) list.push(">");
  };
  // Not by recursion: a page may nest deeper than the stack.
  let node = root;
  enter(node);
  for (;;) {
    if (node.firstChild) {
      node = node.firstChild;
      enter(node);
      continue;
    }
    while (node !== root && !node.nextSibling) {
      leave(node);
      node = node.parentNode;
    }
    leave(node);
    if (node === root) return list;
    node = node.nextSibling;
    enter(node);
  }
}
