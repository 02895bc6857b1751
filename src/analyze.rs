//! The stages in their order, and the contract made from what they found.

use crate::analysis::{
    self, Analysis, Bullet, Heading, KeyMessage, OffsetUnit, Span, Stats, Status, Warning, WarningCode,
};
use crate::messages;
use crate::options::Options;
use crate::participants::{Participant, Participants};
use crate::structure::{Block, BlockKind, Structure};
use crate::summary;
use crate::text::{Text, TokenKind};
use std::collections::HashSet;

/// Silent reading of Arabic news, in words a minute (Brysbaert 2019 gives 181 for Arabic).
const WORDS_A_MINUTE: usize = 181;

/// The fewest tokens of a line that is taken for a sentence.
const SENTENCE: usize = 5;

/// Analyses one article. Offsets are bytes; the same text and options always give the same analysis.
///
/// Never fails and never panics: a hopeless text gives empty lists and a warning. Linear in the text's length.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    let text = &Text::new(text);
    let structure = &Structure::new(text, &options.hints);
    let participants = &Participants::new(text, structure);
    let messages = messages::find(text, structure, participants);
    let speakers: HashSet<usize> = messages.iter().filter_map(|message| message.participant).collect();
    let summary = summary::summarize(text, structure, &messages, options);
    let summary_words = summary.picks.iter().map(|pick| words(text, pick.tokens.clone())).sum();

    let headings = structure.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some(Heading { excerpt: text.excerpt(text.span(block.tokens.clone())), level }),
        _ => None,
    });
    let mut heading = 0;
    let sections = structure.sections.iter().map(|section| {
        let blocks = &structure.blocks[section.blocks.clone()];
        let body = match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => text.span(first.tokens.start..last.tokens.end),
            _ => section.heading.map_or(Span::default(), |at| {
                let end = text.span(structure.blocks[at].tokens.clone()).end;
                Span { start: end, end }
            }),
        };
        let items = blocks.iter().filter(|block| block.kind == BlockKind::Item);
        analysis::Section {
            heading: section.heading.map(|_| {
                heading += 1;
                heading - 1
            }),
            start: body.start,
            end: body.end,
            items: items.map(|block| text.excerpt(text.span(block.tokens.clone()))).collect(),
        }
    });
    Analysis {
        offset_unit: OffsetUnit::Byte,
        stats: stats(text, summary_words),
        title: structure.title().map(|block| text.excerpt(text.span(block.tokens.clone()))),
        headings: headings.collect(),
        sections: sections.collect(),
        boilerplate: (structure.blocks.iter())
            .filter(|block| block.kind == BlockKind::Boilerplate)
            .map(|block| text.span(block.tokens.clone()))
            .collect(),
        participants: (participants.list.iter().enumerate())
            .map(|(index, participant)| {
                let speaks = speakers.contains(&index);
                self::participant(text, participant, speaks)
            })
            .collect(),
        places: (participants.places.iter())
            .map(|place| analysis::Place {
                name: text.excerpt(place.mentions[0].span).text,
                mentions: place.mentions.iter().map(|mention| mention.span).collect(),
            })
            .collect(),
        key_messages: (messages.iter())
            .map(|message| KeyMessage {
                speaker: message.speaker.map(|span| text.excerpt(span)),
                participant: message.participant,
                cue: message.cue.map(|span| text.excerpt(span)),
                content: text.excerpt(message.content),
                quoted: message.quoted,
                act: message.act,
                salience: round(message.salience),
            })
            .collect(),
        summary: (summary.picks.iter())
            .map(|pick| Bullet {
                excerpt: text.excerpt(text.span(pick.tokens.clone())),
                section: structure.section_of(pick.block),
                speaker: pick.speaker.map(|span| text.excerpt(span)),
                score: round(pick.score),
            })
            .collect(),
        gist: summary.gist.map(|pick| text.excerpt(text.span(pick.tokens))),
        keyphrases: (summary::keyphrases(text, structure, participants).into_iter())
            .map(|span| text.excerpt(span))
            .collect(),
        warnings: warnings(text, structure),
    }
}

fn participant(text: &Text, participant: &Participant, speaks: bool) -> analysis::Participant {
    let name = text.excerpt(participant.name).text;
    let mut seen = HashSet::from([name.clone()]);
    let forms = participant.mentions.iter().map(|mention| text.excerpt(mention.span).text);
    let aliases = forms.filter(|form| seen.insert(form.clone())).collect();
    analysis::Participant {
        name,
        kind: participant.kind,
        roles: participant.roles.iter().map(|&role| text.excerpt(role)).collect(),
        aliases,
        status: if speaks && participant.status == Status::Mentioned { Status::Active } else { participant.status },
        salience: round(participant.salience),
        mentions: participant.mentions.iter().map(|mention| mention.span).collect(),
    }
}

/// Counts over `text` alone, without the rest of the analysis and so without a summary to count: quick enough for every
/// keystroke.
pub fn count(text: &str) -> Stats {
    stats(&Text::new(text), 0)
}

/// Three decimals: enough for a reader, and printed alike everywhere.
fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn stats(text: &Text, summary_words: usize) -> Stats {
    let words = words(text, 0..text.tokens.len());
    let seconds = |words: usize| (words * 60).div_ceil(WORDS_A_MINUTE);
    Stats {
        words,
        sentences: text.sentences.len(),
        paragraphs: text.lines.len(),
        reading_seconds: seconds(words),
        summary_words,
        summary_seconds: seconds(summary_words),
        arabic_share: round(arabic_share(text)),
    }
}

fn words(text: &Text, tokens: std::ops::Range<usize>) -> usize {
    text.tokens[tokens].iter().filter(|token| token.is_word()).count()
}

fn arabic_share(text: &Text) -> f64 {
    let (mut arabic, mut foreign) = (0, 0);
    for token in &text.tokens {
        let Span { start, end } = token.span();
        // Every character has one byte that does not go on with another.
        let letters = || text.source.as_bytes()[start..end].iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        match token.kind {
            TokenKind::Arabic => arabic += letters(),
            TokenKind::Foreign => foreign += letters(),
            TokenKind::Number | TokenKind::Mark => {}
        }
    }
    if arabic == 0 { 0.0 } else { arabic as f64 / (arabic + foreign) as f64 }
}

fn warnings(text: &Text, structure: &Structure) -> Vec<Warning> {
    let words = words(text, 0..text.tokens.len());
    let arabic = arabic_share(text);
    let mut codes = Vec::new();
    if words == 0 {
        codes.push(WarningCode::Empty);
    } else {
        if words < 30 {
            codes.push(WarningCode::TooShort);
        }
        if arabic < 0.3 {
            codes.push(WarningCode::NotArabic);
        } else if arabic < 0.7 {
            codes.push(WarningCode::MixedLanguage);
        }
        if words >= 30 && breaks_off(text, structure) {
            codes.push(WarningCode::TruncatedSentence);
        }
    }
    codes.into_iter().map(|code| Warning { code, message: code.message().to_owned() }).collect()
}

/// Whether the article ends in a paragraph without a full stop although most of its paragraphs have one.
///
/// Lists, verse and contact lines at the end have none either, and break off nothing.
fn breaks_off(text: &Text, structure: &Structure) -> bool {
    let is_open = |block: &Block| {
        let last = block.tokens.clone().next_back();
        last.is_some_and(|last| text.tokens[last].is_word() || matches!(text.word(last), "،" | "," | "؛" | ";"))
    };
    let mut body = structure.blocks.iter().rev().filter(|block| block.kind != BlockKind::Boilerplate);
    let Some(last) = body.next() else { return false };
    let (open, closed): (Vec<_>, Vec<_>) =
        body.filter(|block| block.kind == BlockKind::Paragraph).partition(|block| is_open(block));
    let long = last.tokens.len() >= SENTENCE;
    last.kind == BlockKind::Paragraph && long && is_open(last) && open.len() <= closed.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_called_by_name() {
        let text = "قال الوزير سالم العمري إن الخطة جاهزة. وأكدت المديرة هند الراشد أن العمل بدأ. \
                    وقال سالم العمري إن التمويل متاح.";
        let analysis = analyze(text, &Options::default());
        let names: Vec<_> = analysis.key_messages.iter().map(|message| analysis.speaker_name(message)).collect();
        assert_eq!(names, [Some("سالم العمري"), Some("هند الراشد"), Some("سالم العمري")]);
    }

    #[test]
    fn only_a_broken_sentence_breaks_off() {
        let paragraph = "أعلنت وزارة الصحة أن عدد المتطوعين في حملة التلقيح بلغ ألف متطوع في ثلاث ولايات.";
        let closed = format!("{paragraph}\n{paragraph}\n{paragraph}\n");
        for (name, end, breaks) in [
            ("full stop", "وأضافت الوزارة أن الحملة تنتهي يوم الخميس.", false),
            ("no full stop", "وأضافت الوزارة في بيان أن الحملة التي بدأت في مطلع الشهر الماضي لن", true),
            ("comma", "وأضافت الوزارة في بيان أن الحملة التي بدأت في مطلع الشهر الماضي،", true),
            ("list", "وتشمل الحملة ما يلي:\n- اللقاح الأول في الشمال\n- اللقاح الثاني في الجنوب", false),
            ("contact", "للتواصل: 0123", false),
        ] {
            let analysis = analyze(&format!("{closed}{end}"), &Options::default());
            let found = analysis.warnings.iter().any(|warning| warning.code == WarningCode::TruncatedSentence);
            assert_eq!(found, breaks, "{name}");
        }
        let open = closed.replace('.', "");
        assert_eq!(analyze(&open, &Options::default()).warnings, [], "a text without full stops");
    }
}
