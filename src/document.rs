//! An analysis as a document that can be taken elsewhere: plain text, Markdown, HTML.

use crate::analysis::{Act, Analysis, Bullet, KeyMessage, Participant, Status};
use crate::labels::Language;

/// What was found in an article, in the order of the page, free of any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The language of its headings; what stands below them is the article's own.
    pub language: Language,
    /// The article's headline, or that it has none.
    pub title: String,
    /// What a reader should know about the article.
    pub warnings: Vec<&'static str>,
    /// Its parts, none of them empty.
    pub parts: Vec<Part>,
    /// Counts.
    pub facts: String,
    /// What it is and when it was made.
    pub note: String,
}

/// A part with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it holds.
    pub heading: &'static str,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item: words of the article, and what goes with them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// What comes before the words, such as the speaker.
    pub lead: Option<String>,
    /// Words of the article, unchanged.
    pub text: String,
    /// What is said of them, such as that they are a warning.
    pub tail: Option<String>,
}

/// Collects what was found; `bullets` are the sentences of the summary that are wanted, as indices into it, and `date`
/// is today's as readers write it, if it is to be told.
pub fn document(analysis: &Analysis, bullets: &[usize], language: Language, date: Option<&str>) -> Document {
    let labels = language.labels();
    let plain = |text: &str| Item { text: text.to_owned(), ..Item::default() };
    let parts: [(&str, Vec<Item>); 5] = [
        (labels.summary, bullets.iter().filter_map(|&at| analysis.summary.get(at)).map(bullet_item).collect()),
        (labels.headings, analysis.headings.iter().map(|heading| plain(&heading.excerpt.text)).collect()),
        (labels.participants, analysis.participants.iter().map(|one| participant_item(one, language)).collect()),
        (labels.messages, analysis.key_messages.iter().map(|one| message_item(analysis, one, language)).collect()),
        (labels.places, analysis.places.iter().map(|place| plain(&place.name)).collect()),
    ];
    let stats = &analysis.stats;
    let facts = [
        (labels.word_total, stats.words),
        (labels.sentence_total, stats.sentences),
        (labels.paragraph_total, stats.paragraphs),
        (labels.reading_total, stats.reading_seconds),
    ];
    Document {
        language,
        title: analysis.title.as_ref().map_or(labels.untitled, |title| &title.text).to_owned(),
        warnings: analysis.warnings.iter().map(|warning| labels.warning(warning.code)).collect(),
        parts: (parts.into_iter())
            .filter(|(_, items)| !items.is_empty())
            .map(|(heading, items)| Part { heading, items })
            .collect(),
        facts: facts.map(|(label, count)| format!("{label}: {count}")).join(" · "),
        note: [labels.verbatim_note, date.unwrap_or_default()].join(" ").trim_end().to_owned(),
    }
}

/// A sentence of the summary, after the one who speaks in it where it leaves that to an earlier one.
pub fn bullet_item(bullet: &Bullet) -> Item {
    let lead = bullet.speaker.as_ref().map(|speaker| format!("[{}]", speaker.text));
    Item { lead, text: bullet.excerpt.text.clone(), tail: None }
}

/// A participant with roles and other names.
pub fn participant_item(participant: &Participant, language: Language) -> Item {
    let labels = language.labels();
    let comma = language.comma();
    let roles = participant.roles.iter().map(|role| role.text.as_str()).collect::<Vec<_>>().join(comma);
    let mut tail = labels.kind(participant.kind).to_owned();
    if participant.status != Status::Active {
        tail = tail + comma + labels.status(participant.status);
    }
    if !participant.aliases.is_empty() {
        tail = tail + comma + labels.also_named + " " + &participant.aliases.join(comma);
    }
    let name = participant.name.clone();
    let (lead, text) = if roles.is_empty() { (None, name) } else { (Some(name), roles) };
    Item { lead, text, tail: Some(tail) }
}

/// A key message with who says it.
pub fn message_item(analysis: &Analysis, message: &KeyMessage, language: Language) -> Item {
    let labels = language.labels();
    let speaker = analysis.speaker_name(message).unwrap_or(labels.the_article);
    let lead = match &message.cue {
        Some(cue) => format!("{speaker} ({})", cue.text),
        None => speaker.to_owned(),
    };
    // Words that hold a quotation of their own are told from it by the cue alone.
    let marked = message.quoted && !message.content.text.contains(['«', '"', '“']);
    let text = if marked { format!("«{}»", message.content.text) } else { message.content.text.clone() };
    let says_more = !matches!(message.act, Act::Statement | Act::Claim);
    Item { lead: Some(lead), text, tail: says_more.then(|| labels.act(message.act).to_owned()) }
}

/// What a format puts before and after each part of a document.
struct Format {
    title: [&'static str; 2],
    warning: [&'static str; 2],
    heading: [&'static str; 2],
    list: [&'static str; 2],
    item: [&'static str; 2],
    lead: [&'static str; 2],
    tail: [&'static str; 2],
    facts: [&'static str; 2],
    note: [&'static str; 2],
    escape: fn(&str) -> String,
}

/// A mark before each line of the article's has it run from the right even where it begins with a Latin word or a
/// number.
const TEXT: Format = Format {
    title: ["\u{200f}", "\n\n"],
    warning: ["! ", "\n\n"],
    heading: ["", "\n"],
    list: ["", "\n"],
    item: ["\u{200f}• ", "\n"],
    lead: ["", ": "],
    tail: [" (", ")"],
    facts: ["", "\n"],
    note: ["", "\n"],
    escape: |text| text.replace(['\n', '\r'], " "),
};

const MARKDOWN: Format = Format {
    title: ["# ", "\n\n"],
    warning: ["> ", "\n\n"],
    heading: ["## ", "\n\n"],
    list: ["", "\n"],
    item: ["- ", "\n"],
    lead: ["**", ":** "],
    tail: [" — _", "_"],
    facts: ["", "\n\n"],
    note: ["*", "*\n"],
    escape: escape_markdown,
};

/// Each element that holds words of the article says so, and keeps its direction in a word processor or a mail.
const HTML: Format = Format {
    title: ["<h1 lang=\"ar\" dir=\"rtl\">", "</h1>"],
    warning: ["<blockquote>", "</blockquote>"],
    heading: ["<h2>", "</h2>"],
    list: ["<ul>", "</ul>"],
    item: ["<li lang=\"ar\" dir=\"rtl\">", "</li>"],
    lead: ["<b>", ":</b> "],
    tail: [" <i>(", ")</i>"],
    facts: ["<p><small>", "</small></p>"],
    note: ["<p><small>", "</small></p>"],
    escape: escape_html,
};

/// A document in the making.
struct Writer<'a> {
    format: &'a Format,
    out: String,
}

impl<'a> Writer<'a> {
    fn new(format: &'a Format) -> Self {
        Self { format, out: String::new() }
    }

    /// Writes a text, of which nothing is markup, between two marks.
    fn put(&mut self, [before, after]: [&str; 2], text: &str) {
        self.out.push_str(before);
        self.out.push_str(&(self.format.escape)(text));
        self.out.push_str(after);
    }

    fn item(&mut self, item: &Item) {
        if let Some(lead) = &item.lead {
            self.put(self.format.lead, lead);
        }
        self.put(["", ""], &item.text);
        if let Some(tail) = &item.tail {
            self.put(self.format.tail, tail);
        }
    }
}

impl Item {
    fn write(&self, format: &Format) -> String {
        let mut writer = Writer::new(format);
        writer.item(self);
        writer.out
    }
}

impl Document {
    /// As plain text, for any text field.
    pub fn to_text(&self) -> String {
        self.write(&TEXT)
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        self.write(&MARKDOWN)
    }

    /// As a piece of HTML, for word processors and mail.
    pub fn to_html(&self) -> String {
        self.enclose(&self.write(&HTML))
    }

    /// One of its items as plain text, and below it where it comes from.
    pub fn item_to_text(&self, item: &Item) -> String {
        format!("{}\n{}\n", item.write(&TEXT), self.source())
    }

    /// The same as a piece of HTML.
    pub fn item_to_html(&self, item: &Item) -> String {
        let (item, source) = (item.write(&HTML), escape_html(&self.source()));
        self.enclose(&format!("<p lang=\"ar\" dir=\"rtl\">{item}</p><p><small>{source}</small></p>"))
    }

    /// What a single item comes from.
    fn source(&self) -> String {
        format!("{} · {}", self.title, self.note)
    }

    /// HTML in an element that says the document's own language.
    fn enclose(&self, html: &str) -> String {
        let (language, direction) = (self.language.tag(), self.language.direction());
        format!("<div lang=\"{language}\" dir=\"{direction}\">{html}</div>")
    }

    fn write(&self, format: &Format) -> String {
        let mut writer = Writer::new(format);
        writer.put(format.title, &self.title);
        for warning in &self.warnings {
            writer.put(format.warning, warning);
        }
        for part in &self.parts {
            writer.put(format.heading, part.heading);
            writer.out.push_str(format.list[0]);
            for item in &part.items {
                writer.out.push_str(format.item[0]);
                writer.item(item);
                writer.out.push_str(format.item[1]);
            }
            writer.out.push_str(format.list[1]);
        }
        writer.put(format.facts, &self.facts);
        writer.put(format.note, &self.note);
        writer.out
    }
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `text` such that Markdown shows it as it is, on one line.
fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut numbered = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' => true,
            // Within a word, as in a hashtag, it emphasizes nothing.
            '_' => {
                !(before.is_some_and(char::is_alphanumeric) && chars.peek().is_some_and(|next| next.is_alphanumeric()))
            }
            '#' | '+' | '-' => before.is_none(),
            '.' | ')' => numbered && before.is_some() && chars.peek().is_none_or(|next| next.is_whitespace()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        numbered &= c.is_ascii_digit();
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn sample() -> Document {
        let item = |lead: Option<&str>, text: &str, tail: Option<&str>| Item {
            lead: lead.map(str::to_owned),
            text: text.to_owned(),
            tail: tail.map(str::to_owned),
        };
        Document {
            language: Language::Arabic,
            title: "عنوان *مهم*".to_owned(),
            warnings: vec!["قصير"],
            parts: vec![Part {
                heading: "الرسائل",
                items: vec![item(Some("هند"), "5 < 6", Some("نفي")), item(None, "سطر\nوسطر", None)],
            }],
            facts: "الكلمات: 3".to_owned(),
            note: "منقول".to_owned(),
        }
    }

    #[test]
    fn one_item() {
        let document = sample();
        let item = &document.parts[0].items[0];
        assert_eq!(document.item_to_text(item), "هند: 5 < 6 (نفي)\nعنوان *مهم* · منقول\n");
        assert_eq!(
            document.item_to_html(item),
            "<div lang=\"ar\" dir=\"rtl\"><p lang=\"ar\" dir=\"rtl\"><b>هند:</b> 5 &lt; 6 <i>(نفي)</i></p>\
             <p><small>عنوان *مهم* · منقول</small></p></div>"
        );
    }

    #[test]
    fn formats() {
        assert_eq!(
            sample().to_text(),
            "\u{200f}عنوان *مهم*\n\n! قصير\n\nالرسائل\n\u{200f}• هند: 5 < 6 (نفي)\n\u{200f}• سطر وسطر\n\n\
             الكلمات: 3\nمنقول\n"
        );
        assert_eq!(
            sample().to_markdown(),
            "# عنوان \\*مهم\\*\n\n> قصير\n\n## الرسائل\n\n- **هند:** 5 \\< 6 — _نفي_\n- سطر وسطر\n\n\
             الكلمات: 3\n\n*منقول*\n"
        );
        assert_eq!(
            sample().to_html(),
            "<div lang=\"ar\" dir=\"rtl\"><h1 lang=\"ar\" dir=\"rtl\">عنوان *مهم*</h1>\
             <blockquote>قصير</blockquote><h2>الرسائل</h2>\
             <ul><li lang=\"ar\" dir=\"rtl\"><b>هند:</b> 5 &lt; 6 <i>(نفي)</i></li>\
             <li lang=\"ar\" dir=\"rtl\">سطر\nوسطر</li></ul>\
             <p><small>الكلمات: 3</small></p><p><small>منقول</small></p></div>"
        );
    }

    #[test]
    fn an_analysis_tells_who_said_what_and_when_it_was_made() {
        let text = "حذرت المديرة هند الراشد من تأخر الأمطار. وأضافت أن السدود لم تمتلئ بعد.";
        let analysis = analyze(text, &Options::default());
        let document = document(&analysis, &[0], Language::Arabic, Some("1 يناير"));
        assert_eq!(document.title, "مقال بلا عنوان");
        assert!(document.note.ends_with(" 1 يناير"), "{}", document.note);
        let messages = document.parts.iter().find(|part| part.heading == "الرسائل الرئيسية").unwrap();
        assert_eq!(messages.items[0].lead.as_deref(), Some("هند الراشد (حذرت)"));
        assert_eq!(messages.items[0].tail.as_deref(), Some("تحذير"));
    }

    #[test]
    fn an_empty_analysis_has_a_heading_and_counts_only() {
        let document = document(&analyze("", &Options::default()), &[], Language::Arabic, None);
        assert!(document.parts.is_empty());
        assert!(document.to_markdown().starts_with("# مقال بلا عنوان\n\n> لا نص بعد.\n\nالكلمات: 0 · "));
    }

    #[test]
    fn markdown_marks_in_the_article_are_escaped() {
        for (name, text, wanted) in [
            ("plain", "قال الوزير: «نعم».", "قال الوزير: «نعم»."),
            ("emphasis", "سعر *خاص*", "سعر \\*خاص\\*"),
            ("hashtag", "#معرض_الكتاب", "\\#معرض_الكتاب"),
            ("underscore at the edge", "_كلمة_", "\\_كلمة\\_"),
            ("link", "[هنا](http://a.b)", "\\[هنا\\](http://a.b)"),
            ("numbered", "12. بند", "12\\. بند"),
            ("decimal", "3.5 في المئة", "3.5 في المئة"),
            ("dash inside", "ليبي-ليبي", "ليبي-ليبي"),
            ("line break", "سطر\nوسطر", "سطر وسطر"),
        ] {
            assert_eq!(escape_markdown(text), wanted, "{name}");
        }
    }
}
