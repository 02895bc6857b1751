//! An analysis as Markdown in Arabic, for people to read and to paste elsewhere.

use crate::analysis::{Act, Analysis, KeyMessage, Participant, ParticipantKind, Status, WarningCode};

/// Renders `analysis` as Markdown under Arabic headings; lists that are empty are left out.
///
/// The article's words stay as they are but for the backslashes that keep Markdown from reading them as its own
/// marks, and line breaks within an excerpt, which become spaces.
pub fn render(analysis: &Analysis) -> String {
    let title = analysis.title.as_ref().map_or("مقال بلا عنوان".to_owned(), |title| escape(&title.text));
    let mut out = format!("# {title}\n\n");
    for warning in &analysis.warnings {
        out += &format!("> تنبيه: {}\n\n", warning_in_arabic(warning.code));
    }
    section(&mut out, "الخلاصة", analysis.summary.iter().map(|bullet| escape(&bullet.excerpt.text)));
    section(&mut out, "المشاركون", analysis.participants.iter().map(participant));
    section(&mut out, "أبرز الرسائل", analysis.key_messages.iter().map(|item| message(item, &analysis.participants)));
    section(&mut out, "عناوين المقال", analysis.headings.iter().map(|heading| escape(&heading.excerpt.text)));
    section(&mut out, "الأماكن", analysis.places.iter().map(|place| escape(&place.name)));
    let stats = &analysis.stats;
    out += &format!(
        "الكلمات: {} · الجمل: {} · الفقرات: {} · القراءة: {} ث\n",
        stats.words, stats.sentences, stats.paragraphs, stats.reading_seconds
    );
    out
}

fn section(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let items: String = items.map(|item| format!("- {item}\n")).collect();
    if !items.is_empty() {
        *out += &format!("## {heading}\n\n{items}\n");
    }
}

fn participant(participant: &Participant) -> String {
    let kind = match participant.kind {
        ParticipantKind::Person => "شخص",
        ParticipantKind::Organization => "جهة",
    };
    let status = match participant.status {
        Status::Active => "",
        Status::Mentioned => "، مذكور",
        Status::Excluded => "، مستبعد",
    };
    let mut out = format!("**{}** ({kind}{status})", escape(&participant.name));
    for (label, items) in [
        (": ", participant.roles.iter().map(|role| escape(&role.text)).collect::<Vec<_>>()),
        (" — ورد أيضًا: ", participant.aliases.iter().map(|alias| escape(alias)).collect()),
    ] {
        if !items.is_empty() {
            out += label;
            out += &items.join("؛ ");
        }
    }
    out
}

fn message(message: &KeyMessage, participants: &[Participant]) -> String {
    let mut out = String::new();
    if let Some(speaker) = &message.speaker {
        out += &format!("**{}**", escape(&speaker.text));
        let known = message.participant.and_then(|index| participants.get(index));
        if let Some(participant) = known.filter(|participant| !speaker.text.contains(&participant.name)) {
            out += &format!(" ({})", escape(&participant.name));
        }
    }
    if let Some(cue) = &message.cue {
        out += &format!(" {}", escape(&cue.text));
    }
    if !out.is_empty() {
        out += ": ";
    }
    let content = escape(&message.content.text);
    // What is quoted in part has its marks already.
    let bare = message.quoted && !content.contains(['«', '“', '"']);
    out += &if bare { format!("«{content}»") } else { content };
    let act = match message.act {
        Act::Statement | Act::Claim => return out,
        Act::Call => "دعوة",
        Act::Warning => "تحذير",
        Act::Announcement => "إعلان",
        Act::Denial => "نفي",
        Act::Promise => "وعد",
        Act::Question => "سؤال",
    };
    format!("{out} — _{act}_")
}

fn warning_in_arabic(code: WarningCode) -> &'static str {
    match code {
        WarningCode::Empty => "لا نص هنا.",
        WarningCode::TooShort => "النص أقصر من أن يُلخَّص تلخيصًا مفيدًا.",
        WarningCode::NotArabic => "النص لا يكاد يحوي عربية، وزبدة تقرأ العربية وحدها.",
        WarningCode::MixedLanguage => "قدر كبير من النص ليس عربيًّا ولم يُقرأ.",
        WarningCode::TruncatedSentence => "يبدو أن النص ينقطع وسط جملة.",
    }
}

/// `text` such that Markdown shows it as it is, on one line.
fn escape(text: &str) -> String {
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
            assert_eq!(escape(text), wanted, "{name}");
        }
    }

    #[test]
    fn an_empty_analysis_has_a_heading_and_counts_only() {
        let out = render(&crate::analyze("", &Default::default()));
        assert_eq!(out, "# مقال بلا عنوان\n\n> تنبيه: لا نص هنا.\n\nالكلمات: 0 · الجمل: 0 · الفقرات: 0 · القراءة: 0 ث\n");
    }
}
