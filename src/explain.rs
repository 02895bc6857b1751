//! What each stage decided and by what, for people who work on the rules: `zubda --explain`.

use std::fmt::Write;

use crate::analysis::Span;
use crate::messages;
use crate::options::Options;
use crate::participants::{Participants, entities};
use crate::structure::{self, Structure};
use crate::summary;
use crate::text::Text;

/// Explains the analysis of an article stage by stage, as plain text; see CONTRIBUTING.md for how to read it.
pub fn explain(text: &str, options: &Options) -> String {
    let text = &Text::new(text);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out, text, options);
    out
}

fn write(out: &mut String, text: &Text, options: &Options) -> std::fmt::Result {
    let excerpt = |span: Span| text.excerpt(span).text.replace(['\n', '\r'], " ");

    writeln!(
        out,
        "# structure: what each line is, its evidence for a heading (positive: it is one), what is seen of it"
    )?;
    let structure = &Structure::new(text, &options.hints);
    let evidence = structure::evidence(text, &options.hints);
    for ((line, block), evidence) in text.lines.iter().zip(&structure.blocks).zip(evidence) {
        writeln!(out, "{:?}\t{evidence}\t{}", block.kind, excerpt(text.span(line.tokens.clone())))?;
    }

    writeln!(out, "\n# entities: kind, by how much the model is sure (16: 3 to 1; 64: certain), name")?;
    for entity in entities::find(text) {
        let name = excerpt(text.span(entity.tokens));
        writeln!(out, "{:?}\t{}\t{name}", entity.kind, entity.confidence)?;
    }

    writeln!(out, "\n# participants: kind, status, salience, name; roles; the names that were taken for theirs")?;
    let participants = &Participants::new(text, structure);
    for participant in &participants.list {
        let list = |spans: &mut dyn Iterator<Item = Span>| spans.map(excerpt).collect::<Vec<_>>().join(" / ");
        let (roles, mentions) = (
            list(&mut participant.roles.iter().copied()),
            list(&mut participant.mentions.iter().map(|mention| mention.span)),
        );
        let (kind, status) = (participant.kind, participant.status);
        writeln!(out, "{kind:?}\t{status:?}\t{:.2}\t{}", participant.salience, excerpt(participant.name))?;
        writeln!(out, "\troles\t{roles}\n\tnames\t{mentions}")?;
    }

    writeln!(
        out,
        "\n# messages: act, salience, cue; the words that name the speaker, whom they were taken for; what was said"
    )?;
    let messages = messages::find(text, structure, participants);
    for message in &messages {
        let cue = message.cue.map(excerpt).unwrap_or_default();
        let said = message.speaker.map(excerpt).unwrap_or_default();
        let who = message.participant.map(|at| excerpt(participants.list[at].name)).unwrap_or_default();
        let quoted = if message.quoted { "quoted" } else { "reported" };
        writeln!(out, "{:?}\t{:.2}\t{cue}", message.act, message.salience)?;
        writeln!(out, "\tspeaker\t{said}\t{who}\n\t{quoted}\t{}", excerpt(message.content))?;
    }

    writeln!(out, "\n# summary: place, score, sentence; what its features add to the score, the most first")?;
    let candidates = summary::candidates(text, structure, &messages);
    let order = summary::choose(&candidates, summary::weights(), candidates.len());
    for (at, candidate) in candidates.iter().enumerate() {
        let place =
            order.iter().position(|&chosen| chosen == at).map_or("-".to_owned(), |place| (place + 1).to_string());
        let mut parts: Vec<(&str, f64)> = summary::FEATURES
            .iter()
            .zip(candidate.values)
            .zip(summary::weights())
            .map(|(((name, _), value), weight)| (*name, value * weight))
            .filter(|(_, part)| *part != 0.0)
            .collect();
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let parts = parts.iter().map(|(name, part)| format!("{name} {part:+.2}")).collect::<Vec<_>>().join(", ");
        let score = summary::score(candidate, summary::weights());
        writeln!(out, "{place}\t{score:.2}\t{}\n\t{parts}", excerpt(text.span(candidate.tokens.clone())))?;
    }
    Ok(())
}
