//! HTML as lines of text, with what its elements say of each line.
//!
//! [`Outliner`] takes a document's elements and text in their order, from whatever parser there is, and holds all the
//! rules: which elements are lines of their own, which are not the article, how white space collapses. Browsers feed it
//! from their own parser, the command-line tool from `html5ever`.

use std::ops::Range;

use crate::options::{Hint, HintKind};

/// What was made of a document: an article's text, one line for each block, and what each line is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The lines, each but the last with a line feed after it.
    pub text: String,
    /// What the lines are; plain blocks, such as a `div`, say nothing.
    pub hints: Vec<Hint>,
}

/// A step through a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// An element begins. It is hidden where the page does not show it.
    Open {
        /// Its name, in lower case.
        name: &'a str,
        /// Whether the page hides it.
        hidden: bool,
    },
    /// Text between two tags, character references resolved.
    Text(&'a str),
    /// The innermost open element ends; those that have no end tag, such as `br`, end as well.
    Close,
}

impl<'a> Event<'a> {
    /// Reads the form in which a browser hands events on: `<p` opens, `<!p` opens something hidden, `>` closes, and `=`
    /// stands before text. None for anything else.
    pub fn parse(event: &'a str) -> Option<Self> {
        match event.split_at_checked(1)? {
            ("<", name) => Some(match name.strip_prefix('!') {
                Some(name) => Event::Open { name, hidden: true },
                None => Event::Open { name, hidden: false },
            }),
            ("=", text) => Some(Event::Text(text)),
            (">", "") => Some(Event::Close),
            _ => None,
        }
    }
}

/// What an element means for the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is not the article, nor is anything in it.
    Foreign,
    /// It begins and ends a line, and says what the line is where anything is said.
    Block(Option<HintKind>),
    /// A heading of the level.
    Heading(u8),
    /// A line break.
    Break,
    /// A cell, set off from the one before it.
    Cell,
    /// Text whose white space is kept.
    Preformatted,
    /// The article among other things, the page's main part.
    Article,
    Main,
    /// Part of a line.
    Inline,
}

impl Role {
    fn of(name: &str) -> Self {
        match name {
            "script" | "style" | "noscript" | "template" | "head" | "nav" | "aside" | "footer" | "form" | "button"
            | "select" | "option" | "textarea" | "input" | "label" | "svg" | "math" | "iframe" | "object" | "video"
            | "audio" | "canvas" | "dialog" | "menu" | "rt" | "rp" => Role::Foreign,
            "h1" => Role::Heading(1),
            "h2" => Role::Heading(2),
            "h3" => Role::Heading(3),
            "h4" => Role::Heading(4),
            "h5" => Role::Heading(5),
            "h6" => Role::Heading(6),
            "p" | "blockquote" | "dd" => Role::Block(Some(HintKind::Paragraph)),
            "li" => Role::Block(Some(HintKind::Item)),
            "figcaption" | "caption" => Role::Block(Some(HintKind::Caption)),
            "address" | "details" | "div" | "dl" | "dt" | "fieldset" | "figure" | "header" | "hgroup" | "hr" | "ol"
            | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" | "body" | "html" => {
                Role::Block(None)
            }
            "br" => Role::Break,
            "td" | "th" => Role::Cell,
            "pre" => Role::Preformatted,
            "article" => Role::Article,
            "main" => Role::Main,
            _ => Role::Inline,
        }
    }

    fn is_inline(self) -> bool {
        matches!(self, Role::Inline | Role::Cell | Role::Break)
    }
}

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Element {
    role: Role,
    /// What it, or an element around it, says of its lines.
    kind: Option<HintKind>,
    /// Of a heading, 1 to 6.
    level: u8,
    /// Whether white space is kept.
    is_kept: bool,
}

/// A line in the making, or made.
#[derive(Debug, Default)]
struct Line {
    text: String,
    kind: Option<HintKind>,
    /// Of a heading, 1 to 6.
    level: u8,
}

/// Makes an [`Outline`] of a document's events. Linear in their length.
#[derive(Debug, Default)]
pub struct Outliner {
    lines: Vec<Line>,
    line: Line,
    /// White space that counts only if more text follows on the line.
    space: bool,
    open: Vec<Element>,
    /// How many of the open elements are foreign or hidden.
    foreign: usize,
    /// Where the outermost open article, and the open main part, began.
    article: Option<(usize, usize)>,
    main: Option<(usize, usize)>,
    articles: Vec<Range<usize>>,
    mains: Vec<Range<usize>>,
}

impl Outliner {
    /// Takes the next event.
    pub fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Open { name, hidden } => self.open(if hidden { Role::Foreign } else { Role::of(name) }),
            Event::Text(text) => self.text(text),
            Event::Close => self.close(),
        }
    }

    fn open(&mut self, role: Role) {
        if role == Role::Foreign {
            self.foreign += 1;
        } else if self.foreign == 0 {
            match role {
                Role::Inline => {}
                Role::Cell => self.space = true,
                _ => self.end_line(),
            }
            let depth = self.open.len();
            match role {
                Role::Article if self.article.is_none() => self.article = Some((depth, self.lines.len())),
                Role::Main if self.main.is_none() => self.main = Some((depth, self.lines.len())),
                _ => {}
            }
        }
        let outer = self.open.last().copied();
        let mut element = Element { role, ..outer.unwrap_or(Element { role, kind: None, level: 0, is_kept: false }) };
        match role {
            Role::Heading(level) => (element.kind, element.level) = (Some(HintKind::Heading), level),
            // A paragraph in a list item or a caption is that.
            Role::Block(Some(HintKind::Paragraph))
                if matches!(element.kind, Some(HintKind::Item | HintKind::Caption)) => {}
            Role::Block(Some(kind)) => (element.kind, element.level) = (Some(kind), 0),
            Role::Preformatted => element.is_kept = true,
            _ => {}
        }
        self.open.push(element);
    }

    fn close(&mut self) {
        let Some(Element { role, .. }) = self.open.pop() else { return };
        if role == Role::Foreign {
            self.foreign -= 1;
            return;
        }
        if self.foreign > 0 {
            return;
        }
        if !role.is_inline() {
            self.end_line();
        }
        let (depth, end) = (self.open.len(), self.lines.len());
        if let Some((_, start)) = self.article.take_if(|(at, _)| *at == depth) {
            self.articles.push(start..end);
        }
        if let Some((_, start)) = self.main.take_if(|(at, _)| *at == depth) {
            self.mains.push(start..end);
        }
    }

    fn text(&mut self, text: &str) {
        if self.foreign > 0 {
            return;
        }
        let (kind, level, is_kept) =
            self.open.last().map_or((None, 0, false), |element| (element.kind, element.level, element.is_kept));
        for character in text.chars() {
            match character {
                '\n' if is_kept => self.end_line(),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => {
                    if self.line.text.is_empty() {
                        (self.line.kind, self.line.level) = (kind, level);
                    } else if self.space {
                        self.line.text.push(' ');
                    }
                    self.space = false;
                    self.line.text.push(character);
                }
            }
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.line.text.is_empty() {
            self.lines.push(std::mem::take(&mut self.line));
        }
    }

    /// Ends the document, and takes the article out of it: the longest `article`, else `main`, else all of it. A first
    /// heading of level 1 above the article belongs to it.
    pub fn finish(mut self) -> Outline {
        while !self.open.is_empty() {
            self.close();
        }
        self.end_line();
        let length = |range: &Range<usize>| self.lines[range.clone()].iter().map(|line| line.text.len()).sum::<usize>();
        let longest = |ranges: &[Range<usize>]| {
            ranges.iter().filter(|range| !range.is_empty()).max_by_key(|range| length(range)).cloned()
        };
        let body = longest(&self.articles).or_else(|| longest(&self.mains)).unwrap_or(0..self.lines.len());
        let is_title = |line: &&Line| line.kind == Some(HintKind::Heading) && line.level == 1;
        let inside = &self.lines[body.clone()];
        let above = match inside.iter().any(|line| is_title(&line)) {
            true => None,
            false => self.lines[..body.start].iter().rfind(is_title),
        };
        let mut outline = Outline::default();
        let mut titled = false;
        for (number, line) in above.into_iter().chain(inside).enumerate() {
            if number > 0 {
                outline.text.push('\n');
            }
            outline.text.push_str(&line.text);
            let Some(kind) = line.kind else { continue };
            let is_title = line.level == 1 && !titled;
            titled |= is_title;
            let kind = if is_title { HintKind::Title } else { kind };
            let level = (kind == HintKind::Heading).then_some(line.level.max(2));
            outline.hints.push(Hint { line: number, kind, level });
        }
        outline
    }
}

/// Makes an outline of events.
pub fn outline<'a>(events: impl IntoIterator<Item = Event<'a>>) -> Outline {
    let mut outliner = Outliner::default();
    events.into_iter().for_each(|event| outliner.event(event));
    outliner.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outline of well-formed markup, a line each with what it is: a parser for tests alone.
    fn lines(markup: &str) -> Vec<String> {
        let mut events = Vec::new();
        for part in markup.split_inclusive('>') {
            let (text, tag) = part.split_once('<').unwrap_or((part, ""));
            events.push(format!("={text}"));
            let tag = tag.trim_end_matches('>');
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            match tag.strip_prefix('/') {
                Some(_) => events.push(">".to_owned()),
                None if tag.is_empty() => {}
                None => events.push(format!("<{}{name}", if attributes == "hidden" { "!" } else { "" })),
            }
            if ["br", "hr", "img"].contains(&name) {
                events.push(">".to_owned());
            }
        }
        let outline = outline(events.iter().filter_map(|event| Event::parse(event)));
        let hint = |at| {
            let hint = outline.hints.iter().find(|hint| hint.line == at)?;
            Some(format!("{:?}{}", hint.kind, hint.level.map_or(String::new(), |level| level.to_string())))
        };
        let lines = outline.text.lines().enumerate();
        lines.map(|(at, line)| format!("{}: {line}", hint(at).unwrap_or_default())).collect()
    }

    #[test]
    fn cases() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("nothing", "", &[]),
            ("plain text", "نص", &[": نص"]),
            ("blocks are lines", "<div>أ</div><div>ب</div>", &[": أ", ": ب"]),
            ("a block in a block", "<div>أ<p>ب</p>ج</div>", &[": أ", "Paragraph: ب", ": ج"]),
            ("inline elements are no lines", "<p>أ<b>ب</b> <a>ج</a></p>", &["Paragraph: أب ج"]),
            ("white space collapses", "<p>\n  أ \t\n ب  </p>", &["Paragraph: أ ب"]),
            ("also across elements", "<p>أ <i> ب</i> </p>", &["Paragraph: أ ب"]),
            ("a no-break space stays", "<p>أ\u{a0} ب</p>", &["Paragraph: أ\u{a0} ب"]),
            ("a line break", "<p>أ<br>ب</p>", &["Paragraph: أ", "Paragraph: ب"]),
            ("preformatted lines", "<pre>أ\nب</pre>", &[": أ", ": ب"]),
            ("the first h1 is the title", "<h1>أ</h1><h1>ب</h1>", &["Title: أ", "Heading2: ب"]),
            ("headings keep their level", "<h2>أ</h2><h3>ب</h3>", &["Heading2: أ", "Heading3: ب"]),
            ("a heading in a link", "<a><h2>أ</h2></a>", &["Heading2: أ"]),
            ("a list", "<ul><li>أ</li><li>ب</li></ul>", &["Item: أ", "Item: ب"]),
            ("a paragraph in an item", "<li><p>أ</p></li>", &["Item: أ"]),
            ("a list in a list", "<ul><li>أ<ul><li>ب</li></ul></li></ul>", &["Item: أ", "Item: ب"]),
            ("a quotation", "<blockquote><p>أ</p></blockquote>", &["Paragraph: أ"]),
            ("a caption", "<figure><img><figcaption>أ</figcaption></figure>", &["Caption: أ"]),
            ("a row is a line", "<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>", &[": أ ب", ": ج"]),
            ("navigation is not the article", "<nav><ul><li>أ</li></ul></nav><p>ب</p>", &["Paragraph: ب"]),
            ("nor are scripts and styles", "<script>أ</script><style>ب</style><p>ج</p>", &["Paragraph: ج"]),
            ("nor what is hidden", "<div hidden><p>أ</p></div><p>ب</p>", &["Paragraph: ب"]),
            ("text goes on after something foreign", "<p>أ<button>ب</button>ج</p>", &["Paragraph: أج"]),
            ("the longest article", "<article><p>أ</p></article><article><p>بب</p></article>", &["Paragraph: بب"]),
            ("an article in an article", "<article>أ<article>ب</article></article>", &[": أ", ": ب"]),
            ("else the main part", "<div>أ</div><main>ب</main>", &[": ب"]),
            ("an empty article does not count", "<article></article><p>أ</p>", &["Paragraph: أ"]),
            ("the title above it", "<h1>أ</h1><div>ب</div><article>ج</article>", &["Title: أ", ": ج"]),
            ("its own title first", "<h1>أ</h1><article><h1>ب</h1>ج</article>", &["Title: ب", ": ج"]),
        ];
        for (name, markup, expected) in cases {
            assert_eq!(lines(markup), *expected, "{name}");
        }
    }

    #[test]
    fn events_that_do_not_fit_do_no_harm() {
        let events = [">", ">", "<p", "=أ", "<!div", "=ب", "<", "", "x", ">", ">", "=ج", ">"];
        let outline = outline(events.iter().filter_map(|event| Event::parse(event)));
        assert_eq!(outline.text, "أج");
    }

    #[test]
    fn deep_documents_are_read() {
        let open = std::iter::repeat_n(Event::Open { name: "div", hidden: false }, 100_000);
        assert_eq!(outline(open.chain([Event::Text("نص")])).text, "نص");
    }
}
