//! Speakers: the words that name the source, after the cue, before it, or earlier in the text.

use super::Article;
use super::attribution::{Attribution, SHORT_QUOTE};
use super::grammar::{
    Agreement, Number, complementiser, ends_speaker, heads_object, is_occasion, is_relative, opens_clause,
};
use super::lexicon::{Reading, agreement_of};
use crate::lexicon::{Classes, classes};
use crate::text::TokenKind;
use std::ops::Range;

/// How many tokens the name of a source holds at most.
const MAX_NAME: usize = 24;

/// The subject among the tokens between a verb and what was said, none where the verb has no subject of its own.
pub(super) fn after_verb(article: &Article, tokens: Range<usize>, reading: &Reading) -> Option<Range<usize>> {
    if reading.agreement.number != Number::One {
        return None;
    }
    name(article, tokens)
}

/// The name that begins `tokens`, once what tells when, where and to whom has been left off before and after it.
pub(super) fn name(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut at = tokens.start;
    while at < tokens.end {
        let word = article.norm(at);
        let token = article.text.tokens[at];
        if token.kind == TokenKind::Mark && !article.quotes.opens(at) {
            at += 1;
        } else if word == "ل" && article.quotes.opens(at + 1) {
            at = article.quotes.close_of(at + 1)? + 1;
        } else if matches!(
            word,
            "في" | "خلال"
                | "علي"
                | "عقب"
                | "بعد"
                | "قبل"
                | "اثناء"
                | "من"
                | "عبر"
                | "ضمن"
                | "لدي"
                | "حول"
                | "الي"
                | "عن"
                | "مع"
                | "امام"
                | "منذ"
                | "فيما"
                | "بعيد"
                | "قبيل"
        ) || begins_listener(article, at)
        {
            at = skip_phrase(article, at + 1..tokens.end)?;
        } else if ends_speaker(word) || article.text.tokens[at].kind == TokenKind::Number || is_adverb(article, at) {
            at += 1;
        } else {
            break;
        }
    }
    if at >= tokens.end || heads_object(article.norm(at)) && article.mention_end(at).is_none() {
        return None;
    }
    let end = name_end(article, at, tokens.end);
    trim(article, at..end)
}

/// Whether the word at `at` is an adverb by its tanween: أيضا, رسميا, مؤخرا.
fn is_adverb(article: &Article, at: usize) -> bool {
    let word = article.text.word(at);
    word.ends_with("اً") || word.ends_with("ًا")
}

/// Whether the word at `at` names those who are told: لصحيفة, لوكالة, للصحفيين.
fn begins_listener(article: &Article, at: usize) -> bool {
    let word = article.norm(at);
    let head =
        word.strip_prefix("لل").map(|rest| ["ال", rest].concat()).or_else(|| word.strip_prefix('ل').map(str::to_owned));
    head.is_some_and(|head| classes(&head).any(Classes::ORGANIZATION)) && !classes(word).any(Classes::OFFICE)
        || ends_speaker(word) && word.starts_with('ل')
}

/// The token after a prepositional phrase: a comma, the end of a quotation, or a word that can head a name.
fn skip_phrase(article: &Article, tokens: Range<usize>) -> Option<usize> {
    let mut at = tokens.start;
    while at < tokens.end {
        if article.is_comma(at) {
            return Some(at + 1);
        }
        if article.quotes.opens(at) {
            return Some(article.quotes.close_of(at)? + 1);
        }
        if at > tokens.start
            && (article.mention_end(at).is_some() || classes(article.norm(at)).any(Classes::HONORIFIC | Classes::RANK))
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The token after the name that begins at `at`.
fn name_end(article: &Article, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + MAX_NAME);
    let mut at = start;
    while at < limit {
        if let Some(end) = article.mention_end(at)
            && person_at(article, at)
        {
            return end.min(limit);
        }
        let word = article.norm(at);
        if article.quotes.opens(at) {
            match article.quotes.close_of(at) {
                Some(close) if close - at <= SHORT_QUOTE + 2 && close < limit => {
                    at = close + 1;
                    continue;
                }
                _ => return at,
            }
        }
        let mark = article.text.tokens[at].kind == TokenKind::Mark;
        if mark && !matches!(word, "." | "/" | "-" | "_") || at > start && (is_relative(word) || ends_speaker(word)) {
            return at;
        }
        if at > start && matches!(word, "في" | "علي" | "ب") && is_occasion(article.norm(at + 1))
            || at > start && begins_listener(article, at)
        {
            return at;
        }
        if at > start && word == "ل" && article.quotes.opens(at + 1) {
            return at;
        }
        if mark && matches!(word, "-" | "_" | "–") && at > start && !touches(article, at) {
            return at;
        }
        at += 1;
    }
    at
}

/// Whether mark `at` is written together with the words on both sides.
fn touches(article: &Article, at: usize) -> bool {
    let tokens = &article.text.tokens;
    at > 0
        && tokens[at - 1].span().end == tokens[at].span().start
        && tokens.get(at + 1).is_some_and(|next| next.span().start == tokens[at].span().end)
}

fn person_at(article: &Article, at: usize) -> bool {
    use crate::analysis::ParticipantKind;
    let first = article.mentions.partition_point(|mention| mention.0 < at);
    article
        .mentions
        .get(first)
        .is_some_and(|mention| mention.0 == at && article.participants.list[mention.2].kind == ParticipantKind::Person)
}

/// `tokens` without marks and adverbs at both ends; none if nothing that can be a name is left.
pub(super) fn trim(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = tokens;
    let drop = |at: usize| {
        let word = article.norm(at);
        let mark = article.text.tokens[at].kind == TokenKind::Mark;
        mark && article.quotes.close_of(at).is_none() && article.quotes.open_of(at).is_none()
            || !mark
                && (ends_speaker(word)
                    || is_adverb(article, at)
                    || matches!(word, "و" | "من" | "في" | "علي" | "الي" | "هو" | "هي" | "وقد" | "كان" | "كانت"))
    };
    while start < end && drop(start) {
        start += 1;
    }
    while start < end && drop(end - 1) {
        end -= 1;
    }
    // A quotation that holds the whole name is left off: «أم باسم».
    if start < end && article.quotes.close_of(start) == Some(end - 1) {
        (start, end) = (start + 1, end - 1);
    }
    if end <= start || end - start > MAX_NAME || !(start..end).any(|at| article.is_word(at)) {
        return None;
    }
    if classes(article.norm(start)).any(Classes::FUNCTION) && !article.lexicon.is_source(article.norm(start)) {
        return None;
    }
    Some(start..end)
}

/// All of `tokens` as a subject before its verb: a mention or a source's head must begin it.
pub(super) fn whole(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let tokens = trim(article, tokens)?;
    let head = article.norm(tokens.start);
    let known = article.lexicon.is_source(head)
        || article.mention_in(tokens.start..(tokens.start + 3).min(tokens.end)).is_some();
    let end = name_end(article, tokens.start, tokens.end);
    (known && !heads_object(head)).then(|| trim(article, tokens.start..end)).flatten()
}

/// The name that ends `tokens`: the antecedent of a relative pronoun.
pub(super) fn before(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let end = tokens.end;
    let mut best = None;
    for at in tokens.clone().rev() {
        let word = article.norm(at);
        if !article.is_word(at) && !article.quotes.opens(at) && article.quotes.open_of(at).is_none()
            || complementiser(word).is_some()
        {
            break;
        }
        if article.mention_end(at).is_some() || article.lexicon.is_source(word) && article.is_word(at) {
            best = Some(at);
        } else if opens_clause(word) || matches!(word, "علي" | "عن" | "الي" | "بين") {
            break;
        }
    }
    let start = best?;
    trim(article, start..name_end(article, start, end))
}

/// Subject and start of the direct object after a verb that ends at `from`.
pub(super) fn before_object(
    article: &Article,
    from: usize,
    reading: &Reading,
) -> Option<(Option<Range<usize>>, usize)> {
    let limit = article.limit(from.saturating_sub(1)).min(from + MAX_NAME);
    if from >= limit {
        return None;
    }
    let subject = match reading.agreement.number {
        Number::One => subject_before_object(article, from, limit),
        _ => None,
    };
    let mut content = subject.as_ref().map_or(from, |subject| subject.end);
    let mut commas = 0;
    while content < limit && !article.quotes.opens(content) {
        let word = article.norm(content);
        if article.is_comma(content) {
            commas += 1;
        } else if article.is_word(content)
            && !(matches!(
                word,
                "امس"
                    | "اليوم"
                    | "ايضا"
                    | "رسميا"
                    | "السبت"
                    | "الاحد"
                    | "الاثنين"
                    | "الثلاثاء"
                    | "الاربعاء"
                    | "الخميس"
                    | "الجمعه"
            ) || is_adverb(article, content))
        {
            break;
        }
        content += 1;
    }
    let word = article.norm(content);
    let object = article.is_word(content) && !classes(word).any(Classes::FUNCTION)
        || heads_object(word)
        || article.quotes.opens(content)
        || matches!(word, "هذا" | "هذه" | "تلك" | "ذلك" | "ما" | "كل" | "اي" | "عدم");
    (object && content < limit && commas <= 1).then_some((subject, content))
}

fn subject_before_object(article: &Article, from: usize, limit: usize) -> Option<Range<usize>> {
    let head = article.norm(from);
    let known = article.mention_end(from).is_some() || article.lexicon.is_source(head) || article.quotes.opens(from);
    if !known || heads_object(head) && article.mention_end(from).is_none() {
        return None;
    }
    let mut at = from;
    let mut named = None;
    while at < limit {
        if let Some(end) = article.mention_end(at) {
            at = end;
            named = Some(end);
            continue;
        }
        let word = article.norm(at);
        let stop = article.is_comma(at)
            || at > from && (heads_object(word) || ends_speaker(word) || is_relative(word))
            || named.is_some_and(|end| at > end) && !word.starts_with("ال")
            || named == Some(at) && !word.starts_with("ال");
        if stop {
            break;
        }
        at += 1;
    }
    if at >= limit {
        at = named?;
    }
    trim(article, from..at)
}

/// The source of each attribution: its own, or for a dropped subject the last one named that agrees with the cue.
pub(super) fn resolve(article: &Article, attributions: &[Attribution]) -> Vec<Option<Range<usize>>> {
    let mut known: Vec<(Range<usize>, Agreement)> = Vec::new();
    let mut out = Vec::with_capacity(attributions.len());
    for attribution in attributions {
        let speaker = match &attribution.speaker {
            Some(speaker) => {
                let agreement = agreement_of(article.norm(speaker.start), attribution.agreement);
                known.retain(|(_, other)| *other != agreement);
                known.push((speaker.clone(), agreement));
                Some(speaker.clone())
            }
            None => {
                let fits = |other: &Agreement| {
                    other.feminine == attribution.agreement.feminine && other.number == attribution.agreement.number
                };
                let same = known.iter().rev().find(|(_, other)| fits(other));
                let close = known.iter().rev().find(|(_, other)| other.number == attribution.agreement.number);
                same.or(close).or(known.last()).map(|(speaker, _)| speaker.clone())
            }
        };
        out.push(speaker);
    }
    out
}
