// A document's elements and text in their order, in the form that html.rs reads: "<p" and ">" around what is in an
// element, "<!p" where the page does not show it, "=" before text.

/** The events of an element and all that is in it; nothing is run, fetched or changed. */
export function events(root) {
  const events = [];
  let node = root;
  while (node) {
    let below;
    if (node.nodeType === Node.ELEMENT_NODE) {
      const hidden = node.matches("[hidden], [aria-hidden=true]");
      events.push((hidden ? "<!" : "<") + node.localName);
      below = hidden ? null : node.firstChild;
      if (!below) events.push(">");
    } else if (node.nodeType === Node.TEXT_NODE) {
      events.push("=" + node.data);
    }
    while (!below && node !== root && !node.nextSibling) {
      node = node.parentNode;
      events.push(">");
    }
    node = below ?? (node === root ? null : node.nextSibling);
  }
  return events;
}
