// Marks in the article that leave its elements alone: CSS Custom Highlight API. Where a browser lacks it, or cannot
// underline by it, the interface wraps the same stretches in elements. Both look as style/marks.css says.

/** Whether this browser has highlights that can be told apart without colour. */
export function canHighlight() {
  if (!globalThis.Highlight || !CSS.highlights) return false;
  const { textDecorationLine } = getComputedStyle(document.documentElement, "::highlight(people)");
  return textDecorationLine.includes("underline");
}

/** Paints a layer: `offsets` has the start and the end of each stretch. */
export function highlight(layer, offsets) {
  if (!offsets.length) return void CSS.highlights.delete(layer);
  const pieces = textNodes();
  const ranges = [];
  for (let at = 0; at < offsets.length; at += 2) {
    const [start, end] = [offsets[at], offsets[at + 1]];
    // A stretch may begin or end on another page.
    const first = pieces.findLast((piece) => piece.start <= start) ?? pieces[0];
    const last = pieces.findLast((piece) => piece.start < end);
    if (!first || !last) continue;
    ranges.push(
      new StaticRange({
        startContainer: first.node,
        startOffset: Math.min(Math.max(start - first.start, 0), first.node.length),
        endContainer: last.node,
        endOffset: Math.min(end - last.start, last.node.length),
      }),
    );
  }
  CSS.highlights.set(layer, new Highlight(...ranges));
}

/** The article's text nodes, each with the offset in the article at which it starts. */
function textNodes() {
  const nodes = [];
  for (const line of document.querySelectorAll("#reading [data-line]")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let start = Number(line.dataset.line);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start });
      start += walker.currentNode.length;
    }
  }
  return nodes;
}

/** The offset in the article of the character at a point of the view; undefined where there is none. */
export function offsetAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? undefined : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  const offset = caret?.offset ?? range?.startOffset;
  const line = node?.nodeType === Node.TEXT_NODE ? node.parentElement.closest("[data-line]") : null;
  // Beside the text the nearest caret is told as well.
  const at = line && [offset, offset - 1].find((at) => isAt(node, at, x, y));
  if (at == null) return undefined;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  return Number(line.dataset.line) + before.toString().length;
}

/** Whether a character stands at a point of the view, or so near that a finger could not tell. */
function isAt(node, at, x, y) {
  if (at < 0 || at >= node.length) return false;
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left - 2 <= x && x <= right + 2 && top <= y && y <= bottom,
  );
}
