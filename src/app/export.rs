//! The results as a document that can be taken elsewhere: plain text, Markdown, HTML.

use crate::analysis::{Analysis, KeyMessage, Status};
use crate::app::i18n::Language;
use crate::app::speakers;

/// The results in the order of the page, free of any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub language: Language,
    /// The article's headline, where it has one.
    pub title: Option<String>,
    /// Its parts, none of them empty.
    pub parts: Vec<Part>,
    /// What it is and where it comes from.
    pub note: String,
}

/// A part with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it holds.
    pub heading: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item: words of the article, and what goes with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What comes before the words, such as the speaker.
    pub lead: Option<String>,
    /// Words of the article, unchanged.
    pub text: String,
}

/// Collects the results; `bullets` are those of the summary that are shown, `date` is today's as readers write it.
pub fn document(analysis: &Analysis, bullets: &[usize], language: Language, date: &str) -> Document {
    let words = language.words();
    let plain = |text: &str| Item { lead: None, text: text.to_owned() };
    let comma = language.comma();
    let participants = analysis.participants.iter().map(|participant| {
        let roles = participant.roles.iter().map(|role| role.text.as_str()).collect::<Vec<_>>().join(comma);
        let name = match participant.status {
            Status::Excluded => format!("{} ({})", participant.name, words.excluded),
            _ => participant.name.clone(),
        };
        if roles.is_empty() { Item { lead: None, text: name } } else { Item { lead: Some(name), text: roles } }
    });
    let messages = analysis.key_messages.iter().map(|message| message_item(analysis, message, language));
    let parts = [
        (words.summary, bullets.iter().map(|&at| plain(&analysis.summary[at].excerpt.text)).collect()),
        (words.headings, analysis.headings.iter().map(|heading| plain(&heading.excerpt.text)).collect()),
        (words.participants, participants.collect()),
        (words.messages, messages.collect::<Vec<Item>>()),
    ];
    Document {
        language,
        title: analysis.title.as_ref().map(|title| title.text.clone()),
        parts: (parts.into_iter())
            .filter(|(_, items)| !items.is_empty())
            .map(|(heading, items)| Part { heading: heading.to_owned(), items })
            .collect(),
        note: format!("{} {date}", words.verbatim_note),
    }
}

/// A key message with who says it.
pub fn message_item(analysis: &Analysis, message: &KeyMessage, language: Language) -> Item {
    let speaker = speakers::name(analysis, message).unwrap_or(language.words().the_article);
    let lead = match &message.cue {
        Some(cue) => format!("{speaker} ({})", cue.text),
        None => speaker.to_owned(),
    };
    // Words that hold a quotation of their own are told from it by the cue alone.
    let marked = message.quoted && !message.content.text.contains(['«', '"', '“']);
    let text = if marked { format!("«{}»", message.content.text) } else { message.content.text.clone() };
    Item { lead: Some(lead), text }
}

/// What a format puts before and after each part of a document.
struct Format {
    title: [&'static str; 2],
    heading: [&'static str; 2],
    list: [&'static str; 2],
    item: [&'static str; 2],
    lead: [&'static str; 2],
    note: [&'static str; 2],
    escape: fn(&str) -> String,
}

const NOTHING: &str = "";

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
        self.put([NOTHING; 2], &item.text);
    }
}

impl Item {
    /// As plain text.
    pub fn to_text(&self) -> String {
        self.write(&TEXT)
    }

    /// As a piece of HTML that keeps its direction in a word processor or a mail: the article's is Arabic.
    pub fn to_html(&self) -> String {
        format!("<p lang=\"ar\" dir=\"rtl\">{}</p>", self.write(&HTML))
    }

    fn write(&self, format: &Format) -> String {
        let mut writer = Writer::new(format);
        writer.item(self);
        writer.out
    }
}

const TEXT: Format = Format {
    title: ["", "\n\n"],
    heading: ["", "\n"],
    list: ["", "\n"],
    item: ["• ", "\n"],
    lead: ["", ": "],
    note: ["", "\n"],
    escape: str::to_owned,
};

const MARKDOWN: Format = Format {
    title: ["# ", "\n\n"],
    heading: ["## ", "\n\n"],
    list: ["", "\n"],
    item: ["- ", "\n"],
    lead: ["**", ":** "],
    note: ["*", "*\n"],
    escape: escape_markdown,
};

const HTML: Format = Format {
    title: ["<h1>", "</h1>"],
    heading: ["<h2>", "</h2>"],
    list: ["<ul>", "</ul>"],
    item: ["<li>", "</li>"],
    lead: ["<b>", ":</b> "],
    note: ["<p><small>", "</small></p>"],
    escape: escape_html,
};

impl Document {
    /// As plain text, for any text field. A mark before each Arabic line has it run from the right even where it begins
    /// with a Latin word or a number.
    pub fn to_text(&self) -> String {
        let mark = if self.language == Language::Arabic { "\u{200f}" } else { "" };
        let text = self.write(&TEXT);
        text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{mark}{line}\n") }).collect()
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        self.write(&MARKDOWN)
    }

    /// As a piece of HTML that keeps its direction in a word processor or a mail.
    pub fn to_html(&self) -> String {
        let (language, direction) = (self.language.tag(), self.language.direction());
        format!("<div lang=\"{language}\" dir=\"{direction}\">{}</div>", self.write(&HTML))
    }

    fn write(&self, format: &Format) -> String {
        let mut writer = Writer::new(format);
        if let Some(title) = &self.title {
            writer.put(format.title, title);
        }
        for part in &self.parts {
            writer.put(format.heading, &part.heading);
            writer.put([format.list[0], NOTHING], NOTHING);
            for item in &part.items {
                writer.put([format.item[0], NOTHING], NOTHING);
                writer.item(item);
                writer.put([NOTHING, format.item[1]], NOTHING);
            }
            writer.put([NOTHING, format.list[1]], NOTHING);
        }
        writer.put(format.note, &self.note);
        writer.out
    }
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Takes their meaning from the characters that Markdown would read as markup within a line.
fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        Document {
            language: Language::Arabic,
            title: Some("عنوان *مهم*".to_owned()),
            parts: vec![Part {
                heading: "الرسائل".to_owned(),
                items: vec![
                    Item { lead: Some("هند".to_owned()), text: "5 < 6".to_owned() },
                    Item { lead: None, text: "نص".to_owned() },
                ],
            }],
            note: "منقول".to_owned(),
        }
    }

    #[test]
    fn one_item() {
        let item = &sample().parts[0].items[0];
        assert_eq!(item.to_text(), "هند: 5 < 6");
        assert_eq!(item.to_html(), "<p lang=\"ar\" dir=\"rtl\"><b>هند:</b> 5 &lt; 6</p>");
    }

    #[test]
    fn formats() {
        let text = "\u{200f}عنوان *مهم*\n\n\u{200f}الرسائل\n\u{200f}• هند: 5 < 6\n\u{200f}• نص\n\n\u{200f}منقول\n";
        assert_eq!(sample().to_text(), text);
        let english = Document { language: Language::English, ..sample() };
        assert_eq!(english.to_text(), text.replace('\u{200f}', ""), "an English page runs from the left");
        let markdown = "# عنوان \\*مهم\\*\n\n## الرسائل\n\n- **هند:** 5 \\< 6\n- نص\n\n*منقول*\n";
        assert_eq!(sample().to_markdown(), markdown);
        assert_eq!(
            sample().to_html(),
            "<div lang=\"ar\" dir=\"rtl\"><h1>عنوان *مهم*</h1><h2>الرسائل</h2>\
             <ul><li><b>هند:</b> 5 &lt; 6</li><li>نص</li></ul><p><small>منقول</small></p></div>"
        );
    }
}
