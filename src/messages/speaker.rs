//! Speakers: the words that name the source, after the cue, before it, or earlier in the text.

use super::Article;
use super::attribution::{Attribution, SHORT_QUOTE};
use super::classes::Class;
use super::grammar::{Agreement, Number, agreement_of, complementiser, is_verbal_noun};
use super::inflect::Form;
use super::lexicon::Reading;
use crate::lexicon::{Classes, classes, exact, without_conjunction};
use std::ops::Range;

/// How many tokens the name of a source holds at most.
const MAX_NAME: usize = 24;
/// How many words of title stand at most before a name whose title the lexicon doesn't know.
const MAX_TITLES: usize = 4;
/// How many sentences back an antecedent is looked for.
const MAX_SENTENCES_BACK: usize = 3;

/// Nouns that announce a person's name.
const TITLES: Classes = Classes::OFFICE;

/// The subject among the tokens between a verb and what was said, none where the verb has no subject of its own.
pub(super) fn after_verb(article: &Article, tokens: Range<usize>, reading: &Reading) -> Option<Range<usize>> {
    if reading.agreement.number != Number::One {
        return None;
    }
    let name = name(article, tokens)?;
    let adverbial = name.len() > 1 && article.norm(name.start).starts_with('ب') && !is_known(article, &name);
    (!adverbial && agrees(article, &name, reading)).then_some(name)
}

/// Whether `name` can be the subject of the verb before it: a masculine verb is followed by no feminine, and what
/// follows a verb like دعا or طالب in the accusative is the one spoken to.
fn agrees(article: &Article, name: &Range<usize>, reading: &Reading) -> bool {
    let head = article.norm(name.start);
    let person = article.person_at(name.start);
    let feminine = (article.text.word(name.start).ends_with('ة') || head.ends_with("ات")) && !person;
    if feminine && !reading.agreement.feminine && head != "فئه" && head != "مجموعه" {
        return false;
    }
    // المواطنين is accusative, الأمين is an office.
    let accusative = head.starts_with("ال")
        && head.strip_suffix("ين").is_some_and(|stem| {
            let office = classes(head).any(Classes::OFFICE | Classes::RANK);
            !office || classes(stem).any(Classes::OFFICE)
        });
    let group = head.starts_with("ال") && article.lexicon.is_unnamed_source(head) && !head.ends_with("ون");
    let thing = head.starts_with("ال") && !article.lexicon.is_source(head) && !head.ends_with("ون");
    !reading.verb.to
        || article.mention_end(name.start).is_some()
        || article.place_end(name.start).is_some()
        || !(accusative || group || thing)
}

/// Whether the head of `name` tells that it can be a source: a mention, a word that heads sources, or a person by the
/// word's form.
pub(super) fn is_known(article: &Article, name: &Range<usize>) -> bool {
    let head = article.norm(name.start);
    let long = head.chars().count() > 5;
    article.lexicon.is_source(head)
        || name.start > 0 && article.quotes.opens(name.start - 1)
        || article.quotes.opens(name.start)
        || long
            && (head.ends_with("ون") && !head.starts_with(['و', 'س', 'ي', 'ت'])
                || head.starts_with("ال") && head.ends_with('ي'))
        || article.place_end(name.start).is_some()
        || titles_a_mention(article, name)
}

/// Whether a mention begins in the first words of `name`, after nothing but titles: definite words or offices.
fn titles_a_mention(article: &Article, name: &Range<usize>) -> bool {
    let title = |at: usize| article.norm(at).starts_with("ال") || article.lexicon.is_source(article.norm(at));
    let mention = article.mention_in(name.start..name.end.min(name.start + MAX_TITLES));
    mention.is_some_and(|(mention, _)| (name.start..mention.start).all(title))
}

/// The name that begins `tokens`, once what tells when, where and to whom has been left off before and after it.
pub(super) fn name(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut at = tokens.start;
    while at < tokens.end {
        let word = article.norm(at);
        if article.mention_end(at).is_some() || article.quotes.opens(at) {
            break;
        } else if !article.is_word(at) {
            at += 1;
        } else if word == "ل" && article.quotes.opens(at + 1) {
            at = article.quotes.close_of(at + 1)? + 1;
        } else if word == "نقلا" && article.norm(at + 1) == "عن" {
            at += 2;
        } else if is_preposition(word) || begins_listener(article, at) {
            at = after_phrase(article, at + 1..tokens.end)?;
        } else if article.is(at, Class::NAME_END)
            || !article.is_arabic(at)
            || article.is_adverb(at)
            || is_particle(article, at)
        {
            at += 1;
        } else {
            break;
        }
    }
    let participle = || {
        let readings = article.lexicon.readings(article.norm(at));
        readings.iter().any(|reading| reading.form == Form::Participle) && !article.lexicon.is_source(article.norm(at))
    };
    if at >= tokens.end || article.heads_object(at) || participle() {
        return None;
    }
    let end = name_end(article, at, tokens.end);
    trim(article, at..end)
}

/// The name that begins `tokens`, written as one with a preposition: "وفقا لبيانات الوزارة".
pub(super) fn joined_name(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let end = name_end(article, tokens.start, tokens.end);
    strip(article, tokens.start..end)
}

/// Whether the word at `at` is a function word that no name begins with; أم and بعض begin names.
fn is_particle(article: &Article, at: usize) -> bool {
    let word = article.norm(at);
    let function = exact(word).any(Classes::FUNCTION) || exact(without_conjunction(word)).any(Classes::FUNCTION);
    function && word != "ام" && !article.lexicon.is_source(word)
}

/// Whether `word` is a preposition that opens a phrase between a verb and its subject.
fn is_preposition(word: &str) -> bool {
    matches!(
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
            | "بهذا"
            | "بهذه"
            | "لهذا"
    )
}

/// Whether what begins at `at` tells when, where or how: it may be long.
pub(super) fn opens_adverbial(article: &Article, at: usize) -> bool {
    let word = article.norm(at);
    !article.is_word(at)
        || is_preposition(word)
        || article.is(at, Class::NAME_END) && word != "عددا"
        || article.is_adverb(at)
}

/// Whether the word at `at` names those who are told: لصحيفة, لوكالة, للصحفيين.
pub(super) fn begins_listener(article: &Article, at: usize) -> bool {
    let word = article.norm(at);
    let Some(rest) = word.strip_prefix('ل') else { return false };
    let head = rest.strip_prefix('ل').unwrap_or(rest);
    article.is(at, Class::NAME_END)
        || classes(head).any(Classes::ORGANIZATION)
            && matches!(
                head,
                "وكاله"
                    | "صحيفه"
                    | "قناه"
                    | "جريده"
                    | "مجله"
                    | "موقع"
                    | "اذاعه"
                    | "شبكه"
                    | "هيئه"
                    | "برنامج"
            )
}

/// The token after a prepositional phrase: after a comma or a quotation, or at a word that can head a name.
fn after_phrase(article: &Article, tokens: Range<usize>) -> Option<usize> {
    let mut at = tokens.start;
    while at < tokens.end {
        if article.is_comma(at) {
            return Some(at + 1);
        }
        if article.quotes.opens(at) {
            return Some(article.quotes.close_of(at)? + 1);
        }
        let heads = article.person_at(at) || classes(article.norm(at)).any(Classes::HONORIFIC | Classes::RANK);
        if at > tokens.start && heads {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The token after the name that begins at `start`.
fn name_end(article: &Article, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + MAX_NAME);
    if let Some(end) = article.place_end(start).filter(|_| article.mention_end(start).is_none()) {
        return end.min(limit);
    }
    let mut at = start;
    while at < limit {
        if article.person_at(at)
            && let Some(end) = article.mention_end(at)
        {
            return end.min(limit);
        }
        if article.quotes.opens(at) {
            match article.quotes.close_of(at) {
                Some(close) if close - at <= SHORT_QUOTE + 2 && close < limit => {
                    at = close + 1;
                    continue;
                }
                _ => return at,
            }
        }
        let word = article.norm(at);
        if article.is_comma(at) {
            return named_after_comma(article, at, limit).unwrap_or(at);
        }
        let joins = matches!(word, "." | "/")
            || touches(article, at)
            || at > start && classes(article.norm(at - 1)).any(Classes::HONORIFIC);
        if !article.is_word(at) && !joins {
            return at;
        }
        if at > start && ends_name(article, at) {
            return at;
        }
        at += 1;
    }
    at
}

/// The end of the name in "المتحدث باسم الوزارة، محمد علي": a person's name right after the comma at `comma`.
fn named_after_comma(article: &Article, comma: usize, limit: usize) -> Option<usize> {
    let mut at = comma + 1;
    while at < limit
        && at < comma + 3
        && classes(article.norm(at)).any(Classes::HONORIFIC | Classes::RANK)
        && !article.person_at(at)
    {
        at += 1;
    }
    let end = article.mention_end(at).filter(|_| article.person_at(at))?;
    (end < limit && article.is_comma(end) || end == limit).then_some(end)
}

/// Whether the name before `at` ends there.
fn ends_name(article: &Article, at: usize) -> bool {
    let word = article.norm(at);
    let occasion = matches!(word, "في" | "علي") && article.is(at + 1, Class::OCCASION)
        || word.strip_prefix('ب').is_some_and(|rest| matches!(rest, "تصريح" | "تصريحات" | "بيان" | "كلمه"));
    let listener = word == "ل" && article.quotes.opens(at + 1) || begins_listener(article, at);
    // "أصدرت النقابة بيانا": after a definite noun, an indefinite occasion is what was given.
    let indefinite = !word.starts_with("ال") && article.text.word(at).ends_with(['ا', 'ة', '\u{64b}']);
    let given = indefinite && article.norm(at - 1).starts_with("ال") && article.is(at, Class::OCCASION);
    // "ختم الباحث محاضرته": after a definite noun, what belongs to the subject is the object.
    let owned = ["ه", "ها", "هم"].iter().any(|pronoun| article.text.word(at).ends_with(pronoun));
    let owned = owned
        && !word.starts_with("ال")
        && article.norm(at - 1).starts_with("ال")
        && word.chars().count() >= 4
        && !word.starts_with("نفس")
        && !word.starts_with("ذات");
    let pointing = matches!(word, "بهذا" | "بهذه" | "لهذا");
    let plural_verb = article.lexicon.readings(word).iter().any(|reading| {
        matches!(reading.form, Form::Past | Form::Present)
            && reading.agreement.number != Number::One
            && !reading.verb.noun
    });
    article.is(at, Class::NAME_END | Class::HANDOVER)
        || occasion
        || given
        || pointing
        || owned && article.mention_end(at).is_none()
        || listener
        || plural_verb
        || article.is_adverb(at)
}

/// Whether mark `at` is written together with the words on both sides.
fn touches(article: &Article, at: usize) -> bool {
    let tokens = &article.text.tokens;
    at > 0
        && tokens[at - 1].span().end == tokens[at].span().start
        && tokens.get(at + 1).is_some_and(|next| next.span().start == tokens[at].span().end)
}

/// `tokens` without marks, adverbs and particles at both ends.
fn strip(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = tokens;
    let drop = |at: usize| {
        let quote = article.quotes.close_of(at).is_some() || article.quotes.open_of(at).is_some();
        let particle = article.is(at, Class::NAME_END | Class::JOINT) || is_preposition(article.norm(at));
        let particle = particle || matches!(article.norm(at), "هو" | "هي" | "كان" | "كانت") || article.is_adverb(at);
        if article.is_word(at) { particle && article.mention_end(at).is_none() } else { !quote }
    };
    while start < end && drop(start) {
        start += 1;
    }
    while start < end && drop(end - 1) {
        end -= 1;
    }
    if start < end && article.quotes.close_of(start) == Some(end - 1) {
        (start, end) = (start + 1, end - 1);
    }
    (end > start && end - start <= MAX_NAME).then_some(start..end)
}

/// `tokens` without marks, adverbs and particles at both ends; none if what is left can't be a name.
fn trim(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = strip(article, tokens)?;
    let head = article.norm(start);
    let letter = end - start == 1 && article.text.word(start).chars().count() < 2;
    let prefixed = head.starts_with(['ب', 'ك', 'ل'])
        && article.lexicon.is_source(head)
        && !classes(head).any(Classes::FUNCTION)
        && !article.lexicon.is_source_itself(head);
    let unfit = letter || is_particle(article, start) || prefixed || article.is(start, Class::IDIOM);
    (!unfit || article.mention_end(start).is_some()).then_some(start..end)
}

/// All of `tokens` as a subject before its verb: a mention or a source's head must begin it.
pub(super) fn whole(article: &Article, tokens: Range<usize>, verb: Agreement) -> Option<Range<usize>> {
    let tokens = trim(article, tokens)?;
    let plural = verb.number == Number::Many && article.norm(tokens.start).ends_with("ين");
    let end = name_end(article, tokens.start, tokens.end);
    let name = trim(article, tokens.start..end)?;
    (plural || is_known(article, &name) && !article.heads_object(name.start)).then_some(name)
}

/// The name that ends `tokens`: the antecedent of a relative pronoun.
pub(super) fn before(article: &Article, tokens: Range<usize>, verb: Agreement) -> Option<Range<usize>> {
    let end = tokens.end;
    let mut best: Option<usize> = None;
    let fits = |at: usize| {
        article.person_at(at) || article.text.word(at).ends_with('ة') == verb.feminine || verb.number != Number::One
    };
    for at in tokens.rev() {
        let word = article.norm(at);
        let quote = article.quotes.opens(at) || article.quotes.open_of(at).is_some();
        if !article.is_word(at) && !quote || complementiser(word).is_some() {
            break;
        }
        if article.mention_end(at).is_some() || article.is_word(at) && article.lexicon.is_source(word) {
            // The nearest head that agrees, drawn out over the heads that it depends on: وزير التعليم.
            if best.is_none_or(|best| !fits(best) || best == at + 1) {
                best = Some(at);
            }
        } else if article.is(at, Class::OPENER) || is_preposition(word) {
            break;
        }
    }
    let start = best?;
    trim(article, start..name_end(article, start, end))
}

/// The person whose apposition ends `tokens`, between commas: "فلان، المتحدث باسم الوزارة،".
pub(super) fn before_apposition(article: &Article, tokens: Range<usize>) -> Option<Range<usize>> {
    let last = tokens.end.checked_sub(1).filter(|&last| last > tokens.start && article.is_comma(last))?;
    let ends = |last: usize| {
        (tokens.start..last).rev().take(8).find(|&at| article.person_at(at) && article.mention_end(at) == Some(last))
    };
    if let Some(start) = ends(last) {
        let from = (tokens.start..start).rev().find(|&at| !article.is_word(at)).map_or(tokens.start, |at| at + 1);
        return name(article, from..last).or(Some(start..last));
    }
    let comma = (tokens.start..last).rev().find(|&at| article.is_comma(at))?;
    ends(comma).map(|start| start..comma)
}

/// Subject and start of the direct object after a verb that ends at `from`.
pub(super) fn before_object(
    article: &Article,
    from: usize,
    reading: &Reading,
) -> Option<(Option<Range<usize>>, usize)> {
    let limit = article.limit(from.saturating_sub(1)).min(from + MAX_NAME);
    let subject = match reading.agreement.number {
        Number::One => subject_before_object(article, from, limit).filter(|name| agrees(article, name, reading)),
        _ => None,
    };
    let mut content = subject.as_ref().map_or(from, |subject| subject.end);
    let mut commas = 0;
    while content < limit && !article.quotes.opens(content) {
        if article.is_comma(content) {
            commas += 1;
        } else if article.norm(content) == "ل"
            && let Some(close) = article.quotes.close_of(content + 1)
        {
            content = close;
        } else if article.is_word(content) && !article.is(content, Class::TIME) && !article.is_adverb(content) {
            break;
        }
        content += 1;
    }
    let function = is_particle(article, content);
    let object =
        article.is_word(content) && !function || article.heads_object(content) || article.quotes.opens(content);
    (object && content < limit && commas <= 1).then_some((subject, content))
}

fn subject_before_object(article: &Article, from: usize, limit: usize) -> Option<Range<usize>> {
    let head = from..(from + 1).min(limit);
    if head.is_empty() || !is_known(article, &head) || article.heads_object(from) {
        return None;
    }
    let titled = |at: usize| classes(article.norm(at)).any(TITLES | Classes::HONORIFIC | Classes::RANK);
    let (mut at, mut complete, mut unknown) = (from, false, 0);
    while at < limit {
        if let Some(end) = article.mention_end(at) {
            (at, complete) = (end, true);
            continue;
        }
        if let Some(close) = article.quotes.close_of(at).filter(|close| close - at <= SHORT_QUOTE + 2) {
            (at, complete) = (close + 1, true);
            continue;
        }
        if article.is_comma(at) {
            at = named_after_comma(article, at, limit).unwrap_or(at);
            break;
        }
        if at > from
            && (article.heads_object(at) || ends_name(article, at) || article.is(at, Class::RELATIVE | Class::TIME))
        {
            break;
        }
        let word = article.norm(at);
        let definite = word.starts_with("ال");
        let act = || word.strip_prefix("ال").is_some_and(is_act);
        let body =
            definite && article.norm(at.max(1) - 1).starts_with("ال") && classes(word).any(Classes::ORGANIZATION);
        let quantity = is_particle(article, at) && !is_preposition(word) || matches!(word, "بعض" | "عدد" | "جميع");
        if complete && at > from && (body || quantity || act()) {
            break;
        }
        let source = word.strip_prefix('و').is_some_and(|rest| article.lexicon.is_source_itself(rest));
        let linked = source
            || is_preposition(word)
            || matches!(word, "باسم")
            || word.starts_with("لل")
            || word.starts_with("وال")
            || word.starts_with("بال");
        if complete && !definite && !linked && !titled(at) {
            let named = titled(at - 1) && unknown < 3 && at > from;
            if !named && unknown == 0 || unknown >= 3 {
                break;
            }
            unknown += 1;
        }
        complete |= definite;
        at += 1;
    }
    (at < limit).then(|| trim(article, from..at)).flatten()
}

/// Whether a noun, less its article, is a verbal noun that is no adjective: الانتهاء, التعاون, التقدم.
fn is_act(bare: &str) -> bool {
    let fifth_form = bare.starts_with('ت') && bare.chars().count() == 4 && !bare.ends_with(['ي', 'ه']);
    bare.starts_with(['ا', 'ت']) && is_verbal_noun(bare) || fifth_form
}

/// The source of each attribution: its own, or for a dropped subject the last one named that agrees with the cue.
pub(super) fn resolve(article: &Article, attributions: &[Attribution]) -> Vec<Option<Range<usize>>> {
    let mut known: Vec<(Range<usize>, Agreement)> = Vec::new();
    let mut out = Vec::with_capacity(attributions.len());
    let mut sentence = usize::MAX;
    for attribution in attributions {
        let here = article.text.sentence_of(attribution.cue.start);
        let first = here != sentence;
        sentence = here;
        let speaker = match &attribution.speaker {
            Some(speaker) => Some(speaker.clone()),
            None => {
                let starts = attribution.clause <= article.text.sentences[here].tokens.start;
                let topic = (first && !starts).then(|| topic(article, here, attribution)).flatten();
                topic.or_else(|| antecedent(&known, attribution.agreement)).or_else(|| {
                    let low = here.saturating_sub(MAX_SENTENCES_BACK);
                    (low..here).rev().find_map(|sentence| self::topic(article, sentence, attribution))
                })
            }
        };
        if let Some(speaker) = &speaker {
            let agreement = agreement_of(article.norm(speaker.start), attribution.agreement);
            known.retain(|(_, other)| *other != agreement);
            known.push((speaker.clone(), agreement));
        }
        out.push(speaker);
    }
    out
}

/// The last of `known` that agrees, else the last of the same number, else the last.
fn antecedent(known: &[(Range<usize>, Agreement)], agreement: Agreement) -> Option<Range<usize>> {
    let same = known.iter().rev().find(|(_, other)| *other == agreement);
    let close = known.iter().rev().find(|(_, other)| other.number == agreement.number);
    same.or(close).or(known.last()).map(|(speaker, _)| speaker.clone())
}

/// The subject with which sentence `sentence` begins, after its verb or before, if it agrees with `attribution`.
fn topic(article: &Article, sentence: usize, attribution: &Attribution) -> Option<Range<usize>> {
    let tokens = article.text.sentences[sentence].tokens.clone();
    let end = tokens.end.min(attribution.clause);
    let head = (tokens.start..end.min(tokens.start + 6))
        .find(|&at| article.is_word(at) && is_known(article, &(at..at + 1)) && !article.heads_object(at))?;
    let before = (tokens.start..head)
        .filter(|&at| article.is_word(at) && !article.is(at, Class::OPENER | Class::NAME_END))
        .count();
    let name = name(article, head..end).filter(|_| before <= 1)?;
    let feminine = article.text.word(name.start).ends_with('ة');
    let person = article.person_at(name.start);
    (person || feminine == attribution.agreement.feminine || attribution.agreement.number != Number::One)
        .then_some(name)
}
