//! What the engine makes of each article of the corpus, to be read in a diff.
//!
//! `INSTA_UPDATE=always cargo test --test snapshots` writes the files in `tests/snapshots` anew; read what changed.

mod support;

use std::fmt::{self, Write};
use support::{analyze_and_check, corpus};
use zubda::analysis::Excerpt;
use zubda::{Analysis, Options};

#[test]
fn every_article_reads_as_it_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, text) in corpus() {
            let analysis = analyze_and_check(&text, &Options::default());
            insta::assert_snapshot!(name, render(&analysis).unwrap());
        }
    });
}

/// The analysis without offsets, one finding a line.
fn render(analysis: &Analysis) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let o = &mut out;
    let stats = &analysis.stats;
    writeln!(o, "{} words, {} sentences, {} paragraphs", stats.words, stats.sentences, stats.paragraphs)?;
    for warning in &analysis.warnings {
        writeln!(o, "warning: {:?}", warning.code)?;
    }
    writeln!(o, "\nSTRUCTURE")?;
    if let Some(title) = &analysis.title {
        writeln!(o, "title: {}", title.text)?;
    }
    for section in &analysis.sections {
        if let Some(heading) = section.heading.map(|heading| &analysis.headings[heading]) {
            writeln!(o, "{} {}", "#".repeat(heading.level.into()), heading.excerpt.text)?;
        }
        for item in &section.items {
            writeln!(o, "- {}", item.text)?;
        }
    }
    writeln!(o, "\nPARTICIPANTS")?;
    for participant in &analysis.participants {
        let kind = format!("{:?} {:?}", participant.status, participant.kind).to_lowercase();
        write!(o, "{} ({kind}, {} times)", participant.name, participant.mentions.len())?;
        if !participant.roles.is_empty() {
            write!(o, ": {}", joined(participant.roles.iter().map(|role| role.text.as_str())))?;
        }
        if !participant.aliases.is_empty() {
            write!(o, " = {}", joined(participant.aliases.iter().map(String::as_str)))?;
        }
        writeln!(o)?;
    }
    if !analysis.places.is_empty() {
        writeln!(o, "places: {}", joined(analysis.places.iter().map(|place| place.name.as_str())))?;
    }
    writeln!(o, "\nMESSAGES")?;
    for message in &analysis.key_messages {
        let words = |excerpt: &Option<Excerpt>| excerpt.as_ref().map_or("-".to_owned(), |excerpt| excerpt.text.clone());
        let named =
            message.participant.map_or(String::new(), |index| format!(" [{}]", analysis.participants[index].name));
        let act = format!("{:?}{}", message.act, if message.quoted { ", quoted" } else { "" }).to_lowercase();
        writeln!(o, "{}{named} | {} | {act}", words(&message.speaker), words(&message.cue))?;
        writeln!(o, "    {}", message.content.text.replace('\n', "⏎"))?;
    }
    writeln!(o, "\nSUMMARY")?;
    for bullet in &analysis.summary {
        writeln!(o, "* {}", bullet.excerpt.text.replace('\n', "⏎"))?;
    }
    Ok(out)
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" | ")
}
