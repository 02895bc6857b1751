// Where the stretches of a text stand in the page that it was read of.

/** What HTML calls white space: the text has other white space than the page, and nothing else. */
const SPACE = /[ \t\n\r\f]+/g;
const squeeze = (text) => text.replace(SPACE, "");

/** The number of lines that may be nowhere before the rest is no longer looked for: a page that changed altogether. */
const MISSES = 200;

export class Places {
  /** The page's text nodes, each with the number of letters before it. */
  #nodes = [];
  /** The lines of the text, each with its offset and the number of letters before it in the page, if it is there. */
  #lines = [];
  #letters;
  #text;

  /** `text` was read of the element `root`, less the elements of which `isLeftOut` is true. */
  constructor(root, isLeftOut, text) {
    this.#text = text;
    this.#letters = this.#read(root, isLeftOut);
    let [offset, from, misses] = [0, 0, 0];
    for (const line of text.split("\n")) {
      const letters = squeeze(line);
      const at = misses < MISSES ? this.#letters.indexOf(letters, from) : -1;
      if (at < 0) misses += 1;
      else from = at + letters.length;
      this.#lines.push({ offset, at: at < 0 ? undefined : at });
      offset += line.length + 1;
    }
  }

  #read(root, isLeftOut) {
    const pieces = [];
    let before = 0;
    const accept = (node) =>
      node.nodeType === Node.ELEMENT_NODE && isLeftOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const letters = squeeze(node.data);
      if (!letters) continue;
      this.#nodes.push({ node, before });
      pieces.push(letters);
      before += letters.length;
    }
    return pieces.join("");
  }

  /** The stretch from `start` to `end` in the page, or undefined where it is not there. */
  range(start, end) {
    const wanted = squeeze(this.#text.slice(start, end));
    if (!wanted) return undefined;
    const line = this.#lines.findLast(({ offset }) => offset <= start);
    // A line may hold more in the page than in the text; then the first place of the stretch is as good as any.
    let at = line.at === undefined ? -1 : line.at + squeeze(this.#text.slice(line.offset, start)).length;
    if (at < 0 || !this.#letters.startsWith(wanted, at)) at = this.#letters.indexOf(wanted);
    if (at < 0) return undefined;
    const range = document.createRange();
    range.setStart(...this.#place(at));
    const [node, offset] = this.#place(at + wanted.length - 1);
    range.setEnd(node, offset + 1);
    return range;
  }

  /** The node and offset of a letter. */
  #place(letter) {
    const { node, before } = this.#nodes.findLast((other) => other.before <= letter);
    let left = letter - before;
    let offset = -1;
    do offset += 1;
    while (/[ \t\n\r\f]/.test(node.data[offset]) || left-- > 0);
    return [node, offset];
  }
}
