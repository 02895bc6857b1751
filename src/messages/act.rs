//! Acts and salience: what a speaker does with the words, and how much they matter.

use super::Article;
use super::attribution::Attribution;
use super::classes::Class;
use super::extent::Said;
use crate::analysis::Act;

/// The act of a message: the cue's, unless a plain statement begins or ends like another act.
pub(super) fn of(article: &Article, attribution: &Attribution, said: &Said) -> Act {
    let head = said.tokens.start;
    let one = article.text.sentence_of(head) == article.text.sentence_of(said.tokens.end - 1);
    let asks = |at: usize| one && matches!(article.norm(at), "؟" | "?");
    if attribution.act != Act::Statement {
        attribution.act
    } else if article.is(head, Class::QUESTION) || asks(said.tokens.end) || asks(said.tokens.end - 1) {
        Act::Question
    } else if article.is(head, Class::NEED) {
        Act::Call
    } else if article.is(head, Class::COMMITMENT) {
        Act::Promise
    } else if article.is(head, Class::DANGER) {
        Act::Warning
    } else if article.is(head, Class::REFUSAL) {
        Act::Denial
    } else {
        Act::Statement
    }
}

/// The weight of a message in the report, 0 to 1: early, by a salient speaker, more than a plain statement, of some
/// length, in the speaker's own words.
pub(super) fn salience(article: &Article, said: &Said, act: Act, participant: Option<usize>) -> f64 {
    let place = 1.0 - said.tokens.start as f64 / article.text.tokens.len().max(1) as f64;
    let speaker = participant.map_or(0.0, |index| article.participants.list[index].salience);
    let length = said.tokens.len().min(30) as f64 / 30.0;
    let act = match act {
        Act::Statement | Act::Claim | Act::Question => 0.0,
        Act::Call | Act::Denial | Act::Promise => 0.7,
        Act::Warning | Act::Announcement => 1.0,
    };
    let quoted = if said.quoted { 1.0 } else { 0.0 };
    (0.35 * place + 0.25 * speaker + 0.15 * length + 0.15 * act + 0.1 * quoted).clamp(0.0, 1.0)
}
