//! HTML as an outline: its text, a line for each block, and what the markup says of these lines.
//!
//! All the rules of reading a page stand here and nowhere else; a parser is the caller's. Whoever has one tells a
//! [`Builder`] of elements and text in document order: the command line does so directly, JavaScript as a list of
//! events (`public/outline.js`), read by [`Outline::from_events`].
//!
//! ```
//! use zubda::html::Builder;
//! use zubda::{Options, analyze};
//!
//! let mut builder = Builder::default();
//! for (tag, text) in [("h1", "افتتاح المعرض"), ("p", "افتتح الوزير المعرض."), ("h2", "جوائز"), ("p", "نال الكاتب جائزة.")] {
//!     builder.open(tag, |_attribute| None);
//!     builder.text(text);
//!     builder.close();
//! }
//! let outline = builder.finish();
//! assert_eq!(outline.text, "افتتاح المعرض\nافتتح الوزير المعرض.\nجوائز\nنال الكاتب جائزة.");
//! let analysis = analyze(&outline.text, &Options { hints: outline.hints, ..Options::default() });
//! assert_eq!(analysis.title.unwrap().text, "افتتاح المعرض");
//! assert_eq!(analysis.headings[0].excerpt.text, "جوائز");
//! ```

use crate::options::{Hint, HintKind};
use serde::{Deserialize, Serialize};

/// A text, and what is known of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// The lines, a line feed between each two.
    pub text: String,
    /// What the markup says of them, in their order; at most one hint a line.
    pub hints: Vec<Hint>,
}

impl From<String> for Outline {
    /// A text of which nothing is known.
    fn from(text: String) -> Self {
        Self { text, hints: Vec::new() }
    }
}

impl Outline {
    /// Reads the events of a part of a page, in document order, as `public/outline.js` gives them:
    ///
    /// - `"<div\trole=main\thidden="`: an element opens; its name in lower case, then its attributes, each after a tab;
    ///   of attributes only those that [`Builder::open`] asks for are of use;
    /// - `"=text"`: text;
    /// - `">"`: the innermost open element closes.
    ///
    /// Any other event is passed over.
    pub fn from_events(events: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut builder = Builder::default();
        for event in events {
            let event = event.as_ref();
            if let Some(text) = event.strip_prefix('=') {
                builder.text(text);
            } else if let Some(element) = event.strip_prefix('<') {
                let (tag, attributes) = element.split_once('\t').unwrap_or((element, ""));
                builder.open(tag, |name| {
                    let mut pairs = attributes.split('\t').filter_map(|pair| pair.split_once('='));
                    pairs.find_map(|(other, value)| (other == name).then_some(value))
                });
            } else if event == ">" {
                builder.close();
            }
        }
        builder.finish()
    }

    /// Takes an edited text; the lines before and after the edit keep their hints.
    pub fn edit(&mut self, text: String) {
        let (old, new): (Vec<&str>, Vec<&str>) = (self.text.split('\n').collect(), text.split('\n').collect());
        let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let rest = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
        let (after, moved) = (old.len() - tail, new.len() - tail);
        self.hints.retain_mut(|hint| {
            let below = hint.line >= after;
            if below {
                hint.line = (hint.line - after).saturating_add(moved);
            }
            below || hint.line < head
        });
        self.text = text;
    }
}

/// The longest title of a page that can tell a headline, in bytes.
const PAGE_TITLE: usize = 1000;

/// Makes an [`Outline`] of elements and text that are told in document order.
///
/// Nothing is expected of the markup: elements may nest in any way and to any depth, and be left open.
#[derive(Debug, Default)]
pub struct Builder {
    open: Vec<Context>,
    lines: Vec<Line>,
    /// The line that is being read.
    line: Line,
    /// Whether white space stands before what comes next in the line.
    space: bool,
    /// The page's `title`.
    title: String,
    /// How many bytes of text each `article` holds, less those within it.
    articles: Vec<usize>,
    /// How many list items have been opened.
    items: u32,
    /// The last list item that has got its line.
    itemized: u32,
    /// How many cells of tables have been opened.
    cells: u32,
    /// The open rows of tables.
    rows: Vec<Row>,
}

/// What an element does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Element {
    /// It goes with the line around it.
    #[default]
    Inline,
    /// It is a line of its own, or several.
    Block,
    /// Nothing in it is read.
    Skipped,
    /// Only a `title` in it is read.
    Head,
    /// The page's title.
    PageTitle,
    /// Ends the line.
    Break,
    Article,
    Main,
    /// It belongs to the page, not to the article: a form.
    Aside,
    /// The head or foot of the page, or of an article or a part of it.
    Header,
    Footer,
    Bold,
    Preformatted,
    Row,
    Cell,
    /// A list item.
    Item,
    /// A block of which there is a hint.
    Hinted(HintKind),
    Heading(u8),
}

/// What elements do by their roles, which go before their names.
const ROLES: &[(Element, &str)] = &[
    (Element::Skipped, "navigation complementary button menu menubar toolbar tablist dialog alertdialog tooltip"),
    (Element::Aside, "search form"),
    (Element::Article, "article"),
    (Element::Main, "main"),
    (Element::Header, "banner"),
    (Element::Footer, "contentinfo"),
    (Element::Item, "listitem"),
    (Element::Heading(2), "heading"),
];

/// What elements do by their names; any other is a part of its line.
const TAGS: &[(Element, &str)] = &[
    (
        Element::Block,
        "div section html body ul ol dl figure hgroup hr table tbody thead tfoot details summary fieldset center dir",
    ),
    (Element::Hinted(HintKind::Paragraph), "p dd"),
    (Element::Break, "br"),
    (Element::Bold, "b strong"),
    (Element::Item, "li"),
    (
        Element::Skipped,
        "script style noscript template nav aside button select textarea input label legend datalist iframe object svg \
         canvas audio video dialog menu rp rt",
    ),
    (Element::Heading(1), "h1"),
    (Element::Heading(2), "h2"),
    (Element::Heading(3), "h3"),
    (Element::Heading(4), "h4"),
    (Element::Heading(5), "h5"),
    (Element::Heading(6), "h6"),
    (Element::Row, "tr"),
    (Element::Cell, "td th"),
    (Element::Hinted(HintKind::Quotation), "blockquote"),
    (Element::Hinted(HintKind::Caption), "figcaption caption address"),
    (Element::Hinted(HintKind::Strong), "dt"),
    (Element::Preformatted, "pre"),
    (Element::Article, "article"),
    (Element::Main, "main"),
    (Element::Header, "header"),
    (Element::Footer, "footer"),
    (Element::Aside, "form search"),
    (Element::Head, "head"),
    (Element::PageTitle, "title"),
];

impl Element {
    fn of(tag: &str, role: &str) -> Self {
        let find = |table: &[(Element, &str)], name: &str| {
            let entry = table.iter().find(|(_, names)| names.split(' ').any(|other| other == name));
            entry.map(|(element, _)| *element)
        };
        find(ROLES, role).or_else(|| find(TAGS, tag)).unwrap_or_default()
    }

    /// Whether a line ends before it and after it.
    fn is_block(self) -> bool {
        !matches!(
            self,
            Element::Inline | Element::Skipped | Element::Head | Element::PageTitle | Element::Break | Element::Bold
        )
    }
}

/// What holds of the text within an open element.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    element: Element,
    /// Nothing is read but, in the page's head, its title.
    skipped: bool,
    preformatted: bool,
    bold: bool,
    hint: Option<HintKind>,
    /// Level of the heading.
    level: Option<u8>,
    /// Number of the list item.
    item: u32,
    /// Number of the table's cell.
    cell: u32,
    origin: Origin,
}

/// What part of the page a line is from.
#[derive(Debug, Clone, Copy, Default)]
struct Origin {
    /// The innermost article's index.
    article: Option<usize>,
    main: bool,
    /// Whether it belongs to the page rather than to what is in it.
    aside: bool,
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    hint: Option<HintKind>,
    level: Option<u8>,
    cell: u32,
    origin: Origin,
    /// Whether a letter or digit of it is not bold.
    plain: bool,
}

/// An open row of a table.
#[derive(Debug)]
struct Row {
    /// Index of its first line.
    start: usize,
    /// Whether it holds rows itself, as where a table is there for the layout only.
    nested: bool,
}

impl Builder {
    /// An element opens: its name in lower case, and the value of each of its attributes (`role`, `aria-level`,
    /// `aria-hidden` and `hidden` are asked for; one without value is empty).
    ///
    /// Each is to be closed, those without content too.
    pub fn open<'a>(&mut self, tag: &str, attribute: impl Fn(&str) -> Option<&'a str>) {
        let around = self.open.last().copied().unwrap_or_default();
        let role = attribute("role").and_then(|role| role.split_ascii_whitespace().next()).unwrap_or_default();
        let element = match Element::of(tag, role) {
            Element::PageTitle if !around.skipped || around.element == Element::Head => Element::PageTitle,
            _ if around.skipped => Element::Skipped,
            element => element,
        };
        let mut context = Context { element, ..around };
        let unseen = attribute("aria-hidden") == Some("true");
        if attribute("hidden").is_some() || (unseen && !element.is_block()) {
            context.element = Element::Skipped;
        }
        if context.element.is_block() {
            self.end_line();
            context.bold = false;
            context.origin.aside |= unseen;
        }
        self.enter(&mut context);
        if let (Element::Heading(_), Some(level)) = (element, attribute("aria-level")) {
            context.level = level.parse().ok().filter(|level| (1..=6).contains(level)).or(context.level);
        }
        self.open.push(context);
    }

    /// Lets an element do what it does, its attributes left aside.
    fn enter(&mut self, context: &mut Context) {
        match context.element {
            Element::Skipped | Element::Head | Element::PageTitle => context.skipped = true,
            Element::Break if context.level.is_some() => self.space = true,
            Element::Break => self.end_line(),
            Element::Article => {
                let origin = Origin { article: Some(self.articles.len()), aside: false, ..context.origin };
                *context = Context { element: context.element, origin, ..Context::default() };
                self.articles.push(0);
            }
            Element::Main => context.origin = Origin { main: true, aside: false, ..context.origin },
            Element::Aside => context.origin.aside = true,
            Element::Header => context.origin.aside |= !context.origin.within(),
            Element::Footer if context.origin.within() => context.hint = Some(HintKind::Caption),
            Element::Footer => context.origin.aside = true,
            Element::Bold => context.bold = true,
            Element::Preformatted => context.preformatted = true,
            Element::Item => {
                self.items += 1;
                context.item = self.items;
                context.hint = Some(HintKind::Item);
            }
            Element::Row => {
                if let Some(around) = self.rows.last_mut() {
                    around.nested = true;
                }
                self.rows.push(Row { start: self.lines.len(), nested: false });
                context.hint = None;
            }
            Element::Cell => {
                self.cells += 1;
                context.cell = self.cells;
            }
            Element::Hinted(HintKind::Paragraph) => context.hint = context.hint.or(Some(HintKind::Paragraph)),
            Element::Hinted(hint) => context.hint = Some(hint),
            Element::Heading(level) => {
                context.hint = Some(HintKind::Heading);
                context.level = Some(level);
            }
            Element::Inline | Element::Block => {}
        }
    }

    /// Text within the elements that are open, its entities resolved.
    pub fn text(&mut self, text: &str) {
        let context = self.open.last().copied().unwrap_or_default();
        if context.element == Element::PageTitle {
            self.title.extend(text.chars().take(PAGE_TITLE.saturating_sub(self.title.len())));
        }
        if context.skipped {
            return;
        }
        for c in text.chars() {
            match c {
                '\n' | '\r' if context.preformatted => self.end_line(),
                // What HTML calls white space.
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => self.letter(c, &context),
            }
        }
    }

    fn letter(&mut self, c: char, context: &Context) {
        if self.line.text.is_empty() {
            let repeated = context.hint == Some(HintKind::Item) && context.item <= self.itemized;
            self.line.hint = if repeated { Some(HintKind::Paragraph) } else { context.hint };
            self.line.level = context.level;
            self.line.cell = context.cell;
            self.line.origin = context.origin;
        } else if self.space {
            self.line.text.push(' ');
        }
        self.space = false;
        self.line.plain |= !context.bold && c.is_alphanumeric();
        self.line.text.push(c);
    }

    /// The innermost open element closes.
    pub fn close(&mut self) {
        let Some(context) = self.open.pop() else { return };
        if context.element.is_block() {
            self.end_line();
        }
        if context.element == Element::Row
            && let Some(row) = self.rows.pop().filter(|row| !row.nested)
        {
            self.end_row(row.start);
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        let mut line = std::mem::take(&mut self.line);
        let text = line.text.trim();
        if text.is_empty() {
            return;
        }
        if text.len() < line.text.len() {
            line.text = text.to_owned();
        }
        match line.hint {
            Some(HintKind::Item) => self.itemized = self.items,
            None | Some(HintKind::Paragraph) if !line.plain => line.hint = Some(HintKind::Strong),
            _ => {}
        }
        if let Some(article) = line.origin.article.filter(|_| !line.origin.aside) {
            self.articles[article] += line.text.len();
        }
        self.lines.push(line);
    }

    /// Makes one line of a row's cells, unless one of them has several lines or a heading.
    fn end_row(&mut self, start: usize) {
        let cells = &self.lines[start..];
        let flat = cells.windows(2).all(|pair| pair[0].cell < pair[1].cell)
            && cells.iter().all(|line| line.hint != Some(HintKind::Heading));
        if cells.len() < 2 || !flat {
            return;
        }
        let cells = self.lines.split_off(start);
        let text = cells.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\t");
        let first = cells.into_iter().next().unwrap_or_default();
        self.lines.push(Line { text, hint: Some(HintKind::Row), ..first });
    }

    /// The outline of all that was told.
    ///
    /// Of a page with an `article` or `main` it is that part's, under the page's `h1` where it has no heading of its own.
    pub fn finish(mut self) -> Outline {
        self.end_line();
        let mut lines = self.body();
        if let Some(title) = self.headline(&lines) {
            lines[title].hint = Some(HintKind::Title);
            lines[title].level = None;
        }
        let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let hint = |(at, line): (usize, &Line)| Some(Hint { line: at, kind: line.hint?, level: line.level });
        Outline { text, hints: lines.iter().enumerate().filter_map(hint).collect() }
    }

    /// Takes the lines out that are what the page is there for.
    fn body(&mut self) -> Vec<Line> {
        let lines = std::mem::take(&mut self.lines);
        let total: usize = lines.iter().map(|line| line.text.len()).sum();
        let (largest, most) =
            (self.articles.iter().copied().enumerate()).max_by_key(|(_, length)| *length).unwrap_or_default();
        // Where none of several articles stands out, the page is a list of them.
        let chosen = (most * 2 > self.articles.iter().sum()).then_some(largest);
        let parts: [&dyn Fn(&Line) -> bool; 3] = [
            &|line| chosen.is_some() && line.origin.article == chosen && !line.origin.aside,
            &|line| line.origin.main && !line.origin.aside,
            &|line| !line.origin.aside,
        ];
        // A part with next to nothing in it is not what the page is about.
        let large = |part: &dyn Fn(&Line) -> bool| {
            lines.iter().filter(|line| part(line)).map(|line| line.text.len()).sum::<usize>() * 10 > total
        };
        let Some(part) = parts.into_iter().find(|part| large(part)) else { return lines };
        let start = lines.iter().position(part).unwrap_or_default();
        let heads = |line: &Line| line.hint == Some(HintKind::Heading) && line.level == Some(1);
        let headed = lines.get(start).is_some_and(|line| line.hint == Some(HintKind::Heading))
            || lines.iter().any(|line| part(line) && heads(line));
        let headline = lines[..start].iter().position(heads).filter(|_| !headed);
        let keeps = |(at, line): &(usize, Line)| Some(*at) == headline || part(line);
        lines.into_iter().enumerate().filter(keeps).map(|(_, line)| line).collect()
    }

    /// Index of the headline: what the page's title repeats, else the first of the headings if it is above all others.
    fn headline(&self, lines: &[Line]) -> Option<usize> {
        let page = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let repeated = |line: &&(usize, &Line)| {
            let headline =
                !matches!(line.1.hint, Some(HintKind::Item | HintKind::Quotation | HintKind::Row | HintKind::Caption));
            headline && line.1.text.contains(' ') && page.contains(&line.1.text)
        };
        let all: Vec<(usize, &Line)> = lines.iter().enumerate().collect();
        let repeated = all.iter().filter(repeated).rev().max_by_key(|(_, line)| line.text.len());
        if let Some((at, _)) = repeated {
            return Some(*at);
        }
        let mut headings = all.iter().filter(|(_, line)| line.hint == Some(HintKind::Heading));
        let (at, first) = headings.next()?;
        let above = headings.all(|(_, other)| other.level > first.level);
        (above && (first.level == Some(1) || *at == 0)).then_some(*at)
    }
}

impl Origin {
    /// Whether the line is from a part of the page that has a head and foot of its own.
    fn within(self) -> bool {
        self.article.is_some() || self.main
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of well-formed markup without entities; `<br/>` opens and closes.
    fn events(markup: &str) -> Vec<String> {
        let mut events = Vec::new();
        for piece in markup.split_inclusive('>').flat_map(|piece| piece.split_inclusive('<')) {
            match piece.strip_suffix('>') {
                Some(tag) if tag.starts_with('/') => events.push(">".to_owned()),
                Some(tag) => {
                    events.push(format!("<{}", tag.trim_end_matches('/').replace(' ', "\t")));
                    events.extend(tag.ends_with('/').then(|| ">".to_owned()));
                }
                None => events.push(format!("={}", piece.trim_end_matches('<'))),
            }
        }
        events
    }

    /// Each line after what is known of it.
    fn show(outline: &Outline) -> Vec<String> {
        let lines = outline.text.split('\n').enumerate().filter(|(_, line)| !line.is_empty());
        lines
            .map(|(at, line)| {
                let hint = outline.hints.iter().find(|hint| hint.line == at);
                match hint.map(|hint| (hint.kind, hint.level)) {
                    None => line.to_owned(),
                    Some((HintKind::Heading, level)) => format!("h{}: {line}", level.unwrap_or(0)),
                    Some((kind, _)) => format!("{kind:?}: {line}").to_lowercase(),
                }
            })
            .collect()
    }

    #[test]
    fn pages() {
        for (name, markup, expected) in [
            ("text alone", "ab", &["ab"][..]),
            ("nothing", "", &[]),
            ("blocks are lines", "<div>a<p>b</p>c</div>", &["a", "paragraph: b", "c"]),
            ("inline elements are none", "<p>a<span>b</span> <i>c</i></p>", &["paragraph: ab c"]),
            ("white space collapses", "<p>\n  a \t\n b\n</p>\n<p> </p>", &["paragraph: a b"]),
            ("across elements", "<p>a <i> b </i> c</p>", &["paragraph: a b c"]),
            ("a no-break space is none", "<p>a\u{a0} b</p>", &["paragraph: a\u{a0} b"]),
            ("but no line is made of such", "<p>\u{a0}</p>", &[]),
            ("a break ends the line", "<p>a<br/>b<br/><br/>c</p>", &["paragraph: a", "paragraph: b", "paragraph: c"]),
            ("but not a heading's", "<h2>a<br/>b</h2>", &["title: a b"]),
            ("preformatted lines", "<pre>a  b\nc</pre>", &["a b", "c"]),
            ("a possible break is no space", "<p>a<wbr/>b</p>", &["paragraph: ab"]),
            ("a rule parts lines", "a<hr/>b", &["a", "b"]),
            ("one h1 is the title", "<p>a</p><h1>b</h1><h2>c</h2>", &["paragraph: a", "title: b", "h2: c"]),
            ("a heading over all others is", "<h2>a</h2><p>b</p><h3>c</h3>", &["title: a", "paragraph: b", "h3: c"]),
            ("of equals none is", "<h2>a</h2><h2>b</h2>", &["h2: a", "h2: b"]),
            ("a section's heading is not", "<p>a</p><h2>b</h2>", &["paragraph: a", "h2: b"]),
            (
                "what the page's title repeats is",
                "<head><title>site | a  b</title></head><h1>site</h1><div>a b</div>",
                &["h1: site", "title: a b"],
            ),
            ("headings of each level", "<p>a</p><h3>b</h3><h6>c</h6>", &["paragraph: a", "h3: b", "h6: c"]),
            (
                "headings by role",
                "a<div role=heading aria-level=4>b</div><div role=heading>c</div>",
                &["a", "h4: b", "h2: c"],
            ),
            ("list items", "<ul><li>a</li><li><p>b</p></li></ul>", &["item: a", "item: b"]),
            ("an item of two paragraphs", "<li><p>a</p><p>b</p></li>", &["item: a", "paragraph: b"]),
            ("lists in lists", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", &["item: a", "item: b", "item: c"]),
            ("terms and their definitions", "<dl><dt>a</dt><dd>b</dd></dl>", &["strong: a", "paragraph: b"]),
            ("a quotation", "<blockquote><p>a</p>b</blockquote>", &["quotation: a", "quotation: b"]),
            ("a caption", "<figure><img/><figcaption>a</figcaption></figure>b", &["caption: a", "b"]),
            ("an address", "<address>a</address>b", &["caption: a", "b"]),
            ("bold lines", "<p><b>a</b>:</p><p><b>a</b> b</p>", &["strong: a:", "paragraph: a b"]),
            ("bold around blocks means nothing", "<b><p>a</p><p>b</p></b>", &["paragraph: a", "paragraph: b"]),
            (
                "rows of a table",
                "<table><caption>a</caption><tr><th>b</th><th>c</th></tr><tr><td><p>d</p></td><td>e</td></tr></table>",
                &["caption: a", "row: b\tc", "row: d\te"],
            ),
            ("a table of one column", "<table><tr><td><p>a</p></td></tr></table>", &["paragraph: a"]),
            (
                "a table for the layout",
                "<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>",
                &["a", "paragraph: b", "paragraph: c"],
            ),
            (
                "tables in tables",
                "<tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr>",
                &["a", "row: b\tc"],
            ),
            (
                "what is not read",
                "<script>a</script><style>b</style><nav>c</nav><aside>d</aside><button>e</button><p hidden=>f</p>\
                 <template>g</template><svg><title>h</title><text>i</text></svg><label>j</label>k",
                &["k"],
            ),
            ("nor by role", "<div role=navigation>a</div><ul role=menu><li>b</li></ul>c", &["c"]),
            (
                "nor hidden from those who listen",
                "<div aria-hidden=true>a</div><p><i aria-hidden=true>b</i>c</p>",
                &["paragraph: c"],
            ),
            ("the page's head and foot", "<header>a</header><p>b</p><footer>c</footer>", &["paragraph: b"]),
            (
                "the article's own",
                "<article><header><h1>a</h1></header><p>b</p><footer>c</footer></article>",
                &["title: a", "paragraph: b", "caption: c"],
            ),
            ("an article in a page", "<p>a</p><article><p>b</p></article><p>c</p>", &["paragraph: b"]),
            ("the page's headline comes along", "<h1>a</h1><article><p>b</p></article>", &["title: a", "paragraph: b"]),
            (
                "unless the article has one",
                "<h1>a</h1><article><p>b</p><h1>c</h1><p>d</p></article>",
                &["paragraph: b", "title: c", "paragraph: d"],
            ),
            (
                "or begins with another heading",
                "<h1>a</h1><article><h2>b</h2><p>c</p></article>",
                &["title: b", "paragraph: c"],
            ),
            (
                "one of several articles that stands out",
                "<article>aaaa</article><article>b</article><article>c</article>",
                &["aaaa"],
            ),
            ("several alike are a list", "<main><article>a</article><article>b</article></main>c", &["a", "b"]),
            ("an article in an article is another", "<article>aaa<article>b</article></article>", &["aaa"]),
            ("the main part", "<div>a</div><main><p>b</p></main><div>c</div>", &["paragraph: b"]),
            (
                "a page with next to nothing in its main part",
                "<p>a long paragraph</p><main>b</main>",
                &["paragraph: a long paragraph", "b"],
            ),
            ("a page in a form", "<form><p>a</p></form>", &["paragraph: a"]),
            ("a form in a page", "<p>a</p><form><p>b</p></form>", &["paragraph: a"]),
            ("an article in a form", "<form>a<article>b</article></form>", &["b"]),
        ] {
            assert_eq!(show(&Outline::from_events(events(markup))), expected, "{name}");
        }
    }

    #[test]
    fn markup_that_does_not_fit_is_read_all_the_same() {
        for (events, text) in [
            (&[">", ">", "=a", ">"][..], "a"),
            (&["<p", "=a", "<li", "=b"], "a\nb"),
            (&["<", "=a", "?", ""], "a"),
            (&["<tr", "<td", "=a", "<tr", "=b", ">", "=c"], "a\nb\nc"),
            (&["<p\t\t=\thidden", "=a"], "a"),
        ] {
            assert_eq!(Outline::from_events(events).text, text, "{events:?}");
        }
        let deep = ["<div", "<table", "<tr", "<td", "=a"].repeat(50_000);
        assert_eq!(Outline::from_events(deep).text.lines().count(), 50_000);
    }

    #[test]
    fn edits_keep_the_hints_of_other_lines() {
        let heading = |line| Hint { line, kind: HintKind::Heading, level: Some(2) };
        for (name, edited, lines) in [
            ("nothing", "a\nb\na\nc", &[0, 1, 2, 3][..]),
            ("a line changed", "a\nB\na\nc", &[0, 2, 3]),
            ("a line more", "a\nb\nnew\na\nc", &[0, 1, 3, 4]),
            ("a line less", "a\na\nc", &[0, 1, 2]),
            ("before all", "new\na\nb\na\nc", &[1, 2, 3, 4]),
            ("all of it", "x\ny", &[]),
            ("cleared", "", &[]),
        ] {
            let mut outline = Outline { text: "a\nb\na\nc".to_owned(), hints: (0..4).map(heading).collect() };
            outline.edit(edited.to_owned());
            assert_eq!(outline.text, edited);
            assert_eq!(outline.hints.iter().map(|hint| hint.line).collect::<Vec<_>>(), lines, "{name}");
        }
        // A link may hold anything.
        let mut outline = Outline { text: "a".to_owned(), hints: vec![heading(usize::MAX)] };
        outline.edit("b\na".to_owned());
        assert_eq!(outline.hints[0].line, usize::MAX);
    }
}
