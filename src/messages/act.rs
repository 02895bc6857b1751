//! Acts and salience: what a speaker does with the words, and how much they matter.

use super::Article;
use super::attribution::Attribution;
use super::extent::Said;
use crate::analysis::Act;

/// The act of a message: the cue's, unless what was said begins like another act.
pub(super) fn of(article: &Article, attribution: &Attribution, said: &Said) -> Act {
    if attribution.act != Act::Statement {
        return attribution.act;
    }
    let question = article.norm(said.tokens.end) == "؟"
        || matches!(article.norm(said.tokens.start), "هل" | "لماذا" | "كيف" | "متي" | "اين");
    let need = matches!(article.norm(said.tokens.start), "ضروره" | "وجوب" | "يجب" | "ينبغي" | "لابد");
    if question {
        Act::Question
    } else if need {
        Act::Call
    } else {
        Act::Statement
    }
}

/// The weight of a message in the report, 0 to 1.
pub(super) fn salience(article: &Article, attribution: &Attribution, said: &Said, participant: Option<usize>) -> f64 {
    let place = 1.0 - attribution.cue.start as f64 / article.text.tokens.len().max(1) as f64;
    let speaker = participant.map_or(0.0, |index| article.participants.list[index].salience);
    let length = (said.tokens.len().min(30) as f64) / 30.0;
    let act = match attribution.act {
        Act::Statement | Act::Claim | Act::Question => 0.0,
        Act::Call | Act::Denial | Act::Promise => 0.7,
        Act::Warning | Act::Announcement => 1.0,
    };
    0.35 * place + 0.25 * speaker + 0.15 * length + 0.15 * act + if said.quoted { 0.1 } else { 0.0 }
}
