//! The results as a document that can be taken elsewhere: plain text, Markdown, HTML.

use crate::analysis::{Analysis, Status};
use crate::app::i18n::Language;

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

/// Collects the results; `bullets` are those of the summary that are shown.
pub fn document(analysis: &Analysis, bullets: &[usize], language: Language) -> Document {
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
    let messages = analysis.key_messages.iter().map(|message| {
        let participant = message.participant.and_then(|at| analysis.participants.get(at));
        let speaker = (participant.map(|participant| participant.name.as_str()))
            .or(message.speaker.as_ref().map(|speaker| speaker.text.as_str()))
            .unwrap_or(words.the_article);
        let lead = match &message.cue {
            Some(cue) => format!("{speaker} ({})", cue.text),
            None => speaker.to_owned(),
        };
        // Words that hold a quotation of their own are told from it by the cue alone.
        let marked = message.quoted && !message.content.text.contains(['«', '"', '“']);
        let text = if marked { format!("«{}»", message.content.text) } else { message.content.text.clone() };
        Item { lead: Some(lead), text }
    });
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
        note: words.verbatim_note.to_owned(),
    }
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
    /// As plain text, for any text field.
    pub fn to_text(&self) -> String {
        self.write(&TEXT)
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
        let mut out = String::new();
        let mut put = |[before, after]: [&str; 2], text: &str| {
            out.push_str(before);
            out.push_str(&(format.escape)(text));
            out.push_str(after);
        };
        const NOTHING: &str = "";
        if let Some(title) = &self.title {
            put(format.title, title);
        }
        for part in &self.parts {
            put(format.heading, &part.heading);
            put([format.list[0], NOTHING], NOTHING);
            for item in &part.items {
                put([format.item[0], NOTHING], NOTHING);
                if let Some(lead) = &item.lead {
                    put(format.lead, lead);
                }
                put([NOTHING, format.item[1]], &item.text);
            }
            put([NOTHING, format.list[1]], NOTHING);
        }
        put(format.note, &self.note);
        out
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
    fn formats() {
        assert_eq!(sample().to_text(), "عنوان *مهم*\n\nالرسائل\n• هند: 5 < 6\n• نص\n\nمنقول\n");
        let markdown = "# عنوان \\*مهم\\*\n\n## الرسائل\n\n- **هند:** 5 \\< 6\n- نص\n\n*منقول*\n";
        assert_eq!(sample().to_markdown(), markdown);
        assert_eq!(
            sample().to_html(),
            "<div lang=\"ar\" dir=\"rtl\"><h1>عنوان *مهم*</h1><h2>الرسائل</h2>\
             <ul><li><b>هند:</b> 5 &lt; 6</li><li>نص</li></ul><p><small>منقول</small></p></div>"
        );
    }
}
