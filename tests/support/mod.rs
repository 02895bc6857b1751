//! What the tests of the engine share: the corpus, and the contract as a check.

use std::collections::BTreeSet;
use std::path::Path;
use zubda::analysis::{Excerpt, OffsetUnit, Span};
use zubda::{Analysis, Options, analyze};

/// Every article of `tests/corpus`: its file's name without the ending, and its text. In the names' order.
pub fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut articles: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    articles.sort();
    articles
}

/// Analyses `text` and panics where the analysis breaks the contract, in any of the three units.
pub fn analyze_and_check(text: &str, options: &Options) -> Analysis {
    let analysis = analyze(text, options);
    check_order(text, &analysis);
    check_summary(text, &analysis);
    for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
        let mut converted = analysis.clone();
        converted.convert(text, unit);
        assert_eq!(converted.offset_unit, unit);
        check_verbatim(&Ruler::new(text, unit), text, &converted);
    }
    analysis
}

/// Slices a text by offsets in one unit.
struct Ruler<'a> {
    text: &'a str,
    /// The byte offset of each offset in the unit, none inside a character.
    bytes: Vec<Option<usize>>,
}

impl<'a> Ruler<'a> {
    fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            let width = match unit {
                OffsetUnit::Byte => c.len_utf8(),
                OffsetUnit::Char => 1,
                OffsetUnit::Utf16 => c.len_utf16(),
            };
            bytes.push(Some(at));
            bytes.extend(std::iter::repeat_n(None, width - 1));
        }
        bytes.push(Some(text.len()));
        Ruler { text, bytes }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        let byte = |offset: usize| self.bytes.get(offset).copied().flatten();
        let (Some(from), Some(to)) = (byte(start), byte(end)) else { panic!("{start}..{end} cuts a character") };
        assert!(from <= to, "{start}..{end} runs backwards");
        &self.text[from..to]
    }

    /// Checks that `excerpt` is verbatim, that something is in it, and that no white space is at its ends.
    fn check(&self, what: &str, excerpt: &Excerpt) {
        assert_eq!(self.slice(excerpt.start, excerpt.end), excerpt.text, "{what}");
        assert!(!excerpt.text.is_empty(), "empty {what} at {}", excerpt.start);
        assert_eq!(excerpt.text.trim(), excerpt.text, "white space around {what}");
    }
}

fn check_verbatim(ruler: &Ruler, text: &str, analysis: &Analysis) {
    if let Some(title) = &analysis.title {
        ruler.check("title", title);
    }
    for heading in &analysis.headings {
        ruler.check("heading", &heading.excerpt);
    }
    for section in &analysis.sections {
        let body = ruler.slice(section.start, section.end);
        assert_eq!(body.trim(), body, "white space around a section");
        section.items.iter().for_each(|item| ruler.check("item", item));
    }
    for participant in &analysis.participants {
        let forms: BTreeSet<&str> = participant.aliases.iter().chain([&participant.name]).map(String::as_str).collect();
        assert_eq!(forms.len(), participant.aliases.len() + 1, "a form twice: {forms:?}");
        participant.roles.iter().for_each(|role| ruler.check("role", role));
        let mentioned: BTreeSet<&str> =
            participant.mentions.iter().map(|mention| ruler.slice(mention.start, mention.end)).collect();
        assert_eq!(mentioned, forms, "the mentions of a participant are its name and aliases");
    }
    for place in &analysis.places {
        assert!(text.contains(&place.name), "{}", place.name);
        assert!(!place.mentions.is_empty(), "{} is nowhere", place.name);
        assert!(place.mentions.iter().all(|mention| !ruler.slice(mention.start, mention.end).is_empty()));
    }
    for message in &analysis.key_messages {
        message.speaker.iter().for_each(|speaker| ruler.check("speaker", speaker));
        message.cue.iter().for_each(|cue| ruler.check("cue", cue));
        ruler.check("content", &message.content);
    }
    for bullet in &analysis.summary {
        ruler.check("bullet", &bullet.excerpt);
        bullet.speaker.iter().for_each(|speaker| ruler.check("speaker of a bullet", speaker));
    }
    analysis.gist.iter().for_each(|gist| ruler.check("gist", gist));
    analysis.keyphrases.iter().for_each(|phrase| ruler.check("keyphrase", phrase));
}

/// Order, indices and weights. Offsets are bytes.
fn check_order(text: &str, analysis: &Analysis) {
    let span = |excerpt: &Excerpt| Span { start: excerpt.start, end: excerpt.end };
    let apart = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);

    let lines: Vec<Span> =
        analysis.title.iter().chain(analysis.headings.iter().map(|heading| &heading.excerpt)).map(span).collect();
    assert!(apart(&lines), "title and headings out of order: {lines:?}");
    assert!(analysis.headings.iter().all(|heading| (2..=6).contains(&heading.level)));

    let sections: Vec<Span> =
        analysis.sections.iter().map(|section| Span { start: section.start, end: section.end }).collect();
    assert!(apart(&sections), "sections out of order: {sections:?}");
    let named: Vec<usize> = analysis.sections.iter().filter_map(|section| section.heading).collect();
    assert_eq!(named, (0..analysis.headings.len()).collect::<Vec<_>>(), "each heading has one section");
    assert!(analysis.sections.iter().skip(1).all(|section| section.heading.is_some()), "a section without heading");
    for section in &analysis.sections {
        let heading = section.heading.map(|heading| span(&analysis.headings[heading].excerpt));
        assert!(heading.is_none_or(|heading| heading.end <= section.start), "a section before its heading");
        let items: Vec<Span> = section.items.iter().map(span).collect();
        assert!(apart(&items), "items out of order: {items:?}");
        assert!(items.iter().all(|item| section.start <= item.start && item.end <= section.end), "an item outside");
    }

    for pair in analysis.participants.windows(2) {
        assert!(pair[0].salience >= pair[1].salience, "participants out of order");
    }
    let weights = (analysis.participants.iter().map(|participant| participant.salience))
        .chain(analysis.key_messages.iter().map(|message| message.salience));
    assert!(weights.into_iter().all(|weight| (0.0..=1.0).contains(&weight)), "a weight outside 0 to 1");
    for mentions in (analysis.participants.iter().map(|participant| &participant.mentions))
        .chain(analysis.places.iter().map(|place| &place.mentions))
    {
        assert!(apart(mentions), "mentions out of order: {mentions:?}");
    }
    for message in &analysis.key_messages {
        assert!(message.participant.is_none_or(|index| index < analysis.participants.len()));
    }
    for pair in analysis.key_messages.windows(2) {
        assert!(pair[0].content.start <= pair[1].content.start, "messages out of order");
    }
    assert!((0.0..=1.0).contains(&analysis.stats.arabic_share));
    let letter = |c: char| c.is_alphanumeric() && !is_sign(c);
    assert_eq!(analysis.stats.words == 0, !text.chars().any(letter), "words, and what is none");
}

/// Whether `c` only goes with a letter, although Unicode counts it among the alphabetic: tashkeel, tatweel.
fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{8ca}'..='\u{8ff}' | '\u{fc5e}'..='\u{fc63}' | '\u{fcf2}'..='\u{fcf4}'
        | '\u{fe70}'..='\u{fe7f}')
}

/// Each bullet is a whole sentence of its section and no heading. Offsets are bytes.
fn check_summary(text: &str, analysis: &Analysis) {
    assert!(analysis.keyphrases.len() <= 10);
    assert!(analysis.gist.is_some() || analysis.summary.is_empty(), "bullets, and none of them tells most");
    let mut seen = BTreeSet::new();
    for bullet in &analysis.summary {
        let speaker = bullet.speaker.as_ref();
        assert!(speaker.is_none_or(|speaker| speaker.end <= bullet.excerpt.start), "a speaker named later");
        let Excerpt { text: sentence, start, end } = &bullet.excerpt;
        assert!(seen.insert(*start), "a bullet twice: {sentence}");
        let section = &analysis.sections[bullet.section];
        assert!(section.start <= *start && *end <= section.end, "a bullet outside its section: {sentence}");
        for line in analysis.title.iter().chain(analysis.headings.iter().map(|heading| &heading.excerpt)) {
            assert!(*end <= line.start || line.end <= *start, "a heading in the summary: {sentence}");
        }
        let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let is_stop = |c: char| (!c.is_alphanumeric() || is_sign(c)) && !matches!(c, '،' | '؛' | ',' | ';');
        let before = text[..*start].trim_end_matches(|c: char| c.is_whitespace() && !is_break(c));
        let item = section.items.iter().any(|item| item.start == *start);
        assert!(
            item || before.chars().next_back().is_none_or(|c| is_break(c) || is_stop(c)),
            "begins amid: {sentence}"
        );
        let after = text[*end..].trim_start_matches(|c: char| c.is_whitespace() && !is_break(c));
        let whole = sentence.ends_with(is_stop) || after.chars().next().is_none_or(|c| is_break(c) || is_stop(c));
        assert!(whole, "breaks off: {sentence}");
    }
}
