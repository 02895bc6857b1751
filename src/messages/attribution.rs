//! Attributions: a cue, who speaks, and where what was said begins.

use super::Article;
use super::grammar::{
    self, Agreement, Complementiser, complementiser, ends_speaker, governs_clause, heads_object, is_relative,
    is_transparent, negates, opens_clause,
};
use super::inflect::Form;
use super::lexicon::Reading;
use super::speaker;
use crate::analysis::Act;
use crate::structure::BlockKind;
use crate::text::TokenKind;
use std::ops::Range;

/// How many tokens lie at most between a cue and what was said.
const MAX_AHEAD: usize = 45;
/// How many commas.
const MAX_COMMAS: usize = 3;
/// How many tokens a clause may hold before its verb.
const MAX_BACK: usize = 20;
/// A quotation of no more words is a name or a scare quote unless what stands around it says otherwise.
pub(super) const SHORT_QUOTE: usize = 3;

/// A cue with what belongs to it. Ranges and positions are tokens.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// Where its clause begins: its connectives and a subject before the verb included.
    pub clause: usize,
    /// The reporting verb or phrase.
    pub cue: Range<usize>,
    /// The words that name the source, none where it has been named before.
    pub speaker: Option<Range<usize>>,
    /// Where what was said stands.
    pub content: Content,
    /// Whether a new clause begins here that what was said before cannot run over.
    pub coordinate: bool,
    /// Whether the cue's first letter is the conjunction و or ف.
    pub conjunction: bool,
    /// Gender and number by the cue's form.
    pub agreement: Agreement,
    pub act: Act,
}

/// Where what was said stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// From this token on.
    From(usize),
    /// From this token on, after a colon: whole sentences may follow.
    AfterColon(usize),
    /// In the quotation or clause that ends before this token.
    Before(usize),
}

/// Reads all attributions of the running text, in text order. Linear.
pub(super) fn read(article: &Article) -> Vec<Attribution> {
    let mut found = Vec::new();
    for block in &article.structure.blocks {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let mut at = block.tokens.start;
        while at < block.tokens.end {
            match read_at(article, at) {
                Some(attribution) => {
                    at = match attribution.content {
                        Content::From(start) | Content::AfterColon(start) => start.max(at + 1),
                        Content::Before(_) => attribution.cue.end.max(at + 1),
                    };
                    found.push(attribution);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn read_at(article: &Article, at: usize) -> Option<Attribution> {
    if article.text.tokens[at].kind != TokenKind::Arabic || inside_speech(article, at) {
        return None;
    }
    phrase_at(article, at).or_else(|| {
        article.lexicon.readings(article.norm(at)).into_iter().find_map(|reading| match reading.form {
            Form::Past | Form::Present => finite_at(article, at, &reading),
            Form::Participle => participle_at(article, at, &reading),
            Form::Masdar => masdar_at(article, at, &reading),
        })
    })
}

/// Whether `at` is inside a quotation long enough to be somebody's words.
fn inside_speech(article: &Article, at: usize) -> bool {
    article.quotes.around(at).is_some_and(|(open, close)| close - open > SHORT_QUOTE + 2)
}

/// Where what was said begins, after a cue.
struct Introducer {
    /// The first token that belongs neither to the cue nor to the speaker.
    at: usize,
    content: usize,
    colon: bool,
    /// The preposition right after the cue, which belongs to it.
    preposition: bool,
}

/// Looks for the point after `from` at which what was said begins.
fn introducer(article: &Article, from: usize, reading: &Reading) -> Option<Introducer> {
    let verb = reading.verb;
    let end = article.limit(from.saturating_sub(1)).min(from + MAX_AHEAD);
    let (mut at, mut commas, mut transparent) = (from, 0, None);
    while at < end {
        let word = article.norm(at);
        let start = transparent.unwrap_or(at);
        if article.text.tokens[at].kind == TokenKind::Mark {
            match word {
                ":" => {
                    if !verb.colon && transparent.is_none() {
                        return None;
                    }
                    return Some(Introducer { at: start, content: at + 1, colon: true, preposition: false });
                }
                "(" | "[" => {
                    let close = (at..end.min(at + 12)).find(|&at| matches!(article.norm(at), ")" | "]"));
                    at = close.map_or(at + 1, |close| close + 1);
                }
                "،" | "," | "؛" | ";" => {
                    commas += 1;
                    if commas > MAX_COMMAS || begins_clause(article, at + 1) {
                        return None;
                    }
                    at += 1;
                }
                _ if article.quotes.opens(at) => {
                    let close = article.quotes.close_of(at);
                    let long = close.is_none_or(|close| close - at > SHORT_QUOTE + 1);
                    let named = long && close.is_some_and(|close| complementiser(article.norm(close + 1)).is_some());
                    if long && !named && (verb.colon || transparent.is_some()) {
                        return Some(Introducer { at: start, content: at, colon: true, preposition: false });
                    }
                    at = close? + 1;
                }
                _ => at += 1,
            }
            continue;
        }
        if is_transparent(word) {
            transparent = Some(start);
            at += 1;
            continue;
        }
        if let Some(kind) = complementiser(word) {
            let governed = at > from && governs_clause(article.norm(at - 1));
            if !governed && (verb.clause || transparent.is_some()) {
                return Some(Introducer {
                    at: start,
                    content: after_complementiser(article, at, kind),
                    colon: false,
                    preposition: false,
                });
            }
        } else if let Some(content) = after_preposition(article, from, at, reading) {
            return Some(Introducer { at: start, content, colon: false, preposition: content > at && at == from });
        } else if at > from && begins_clause(article, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// The first token of the clause that the complementiser at `at` opens.
fn after_complementiser(article: &Article, at: usize, kind: Complementiser) -> usize {
    match kind {
        Complementiser::WithPronoun => at,
        Complementiser::Bare if matches!(article.norm(at + 1), ":" | "،") => at + 2,
        Complementiser::Bare => at + 1,
    }
}

/// Where what was said begins, if the word at `at` is a preposition that the verb takes.
fn after_preposition(article: &Article, from: usize, at: usize, reading: &Reading) -> Option<usize> {
    let word = article.norm(at);
    for preposition in &reading.verb.prepositions {
        if preposition.chars().count() == 1 {
            let fits = word.strip_prefix(preposition.as_str()).is_some_and(|rest| {
                rest.chars().count() >= 3
                    && (rest.starts_with("ال")
                        || preposition == "ل" && word.starts_with("لل")
                        || grammar::heads_object(rest)
                        || at == from)
            });
            let named = article.mention_end(at).is_some()
                || matches!(
                    word,
                    "بدوره"
                        | "بدورها"
                        | "بدورهم"
                        | "باسم"
                        | "بيان"
                        | "بعض"
                        | "بين"
                        | "بعد"
                        | "بلاده"
                        | "بلادها"
                        | "بشان"
                        | "بندر"
                        | "بشار"
                        | "بلدية"
                        | "بشكل"
                        | "بينما"
                        | "لكن"
                        | "لدي"
                        | "لها"
                        | "لهم"
                        | "بها"
                        | "بهم"
                        | "بذلك"
                );
            let listener = preposition == "ل" && ends_speaker(word);
            if fits && !named && !listener {
                return Some(at);
            }
        } else if word == preposition.as_str()
            || word.strip_prefix(preposition.as_str()) == Some("ما") && word.len() > 4
        {
            let governed = at > from && takes_preposition(article.norm(at - 1))
                || grammar::is_occasion(article.norm(at + 1)) && word != "الي";
            if governed {
                return None;
            }
            return Some(match complementiser(article.norm(at + 1)) {
                Some(kind) => after_complementiser(article, at + 1, kind),
                None => at + 1,
            });
        }
    }
    None
}

/// Whether a preposition after `word` belongs to it: المشرف على, المسؤول عن, الخبير في.
fn takes_preposition(word: &str) -> bool {
    let word = word.strip_prefix("ال").unwrap_or(word);
    matches!(
        word,
        "مشرف"
            | "مشرفه"
            | "قايم"
            | "قايمه"
            | "قايمين"
            | "قايمون"
            | "مسوول"
            | "مسووله"
            | "مسوولون"
            | "مسوولين"
            | "باحث"
            | "باحثه"
            | "خبير"
            | "متخصص"
            | "متخصصه"
            | "استاذ"
            | "محلل"
            | "عضو"
            | "مشرفون"
            | "مشرفين"
            | "صادر"
            | "صادره"
            | "مبعوث"
            | "سفير"
            | "حاصل"
            | "مطلع"
            | "مدافع"
            | "مقيم"
            | "مشارك"
    )
}

/// Whether another attribution begins at `at`: a finite cue after و, or a participle.
fn begins_clause(article: &Article, at: usize) -> bool {
    if at >= article.text.tokens.len() || is_transparent(article.norm(at)) {
        return false;
    }
    article.lexicon.readings(article.norm(at)).iter().any(|reading| match reading.form {
        Form::Past | Form::Present => reading.conjunction,
        Form::Participle => {
            let next = article.norm(at + 1);
            complementiser(next).is_some() || reading.verb.prepositions.iter().any(|preposition| preposition == next)
        }
        Form::Masdar => false,
    })
}

/// Reads the finite verb at `at`.
fn finite_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let verb = reading.verb;
    let before = at.checked_sub(1).map_or("", |at| article.norm(at));
    if negates(before) || is_passive(article, at) {
        return None;
    }
    let subjunctive = reading.form == Form::Present && complementiser(before).is_some();
    if subjunctive && at.checked_sub(2).is_none_or(|at| article.norm(at) != "قبل") {
        return None;
    }
    let from = at + 1;
    let place = clause_start(article, at, reading);
    let introducer = introducer(article, from, reading);
    let parenthetical = is_parenthetical(article, at);
    if let Some(introducer) = introducer.filter(|_| !parenthetical) {
        let after = speaker::after_verb(article, from..introducer.at, reading);
        let speaker = after.clone().or(place.subject.clone());
        let bare = after.is_none();
        let opens = place.start == at || article.text.tokens[at].kind == TokenKind::Arabic && place.opens;
        let clause_like = introducer.colon
            || introducer.content != introducer.at
            || complementiser(article.norm(introducer.at)).is_some();
        if bare && place.subject.is_none() {
            let impersonal =
                verb.impersonal && reading.form == Form::Present && !reading.agreement.feminine && !reading.conjunction;
            if impersonal || introducer.at > from + 12 {
                return None;
            }
        }
        if verb.noun && (!clause_like || introducer.at > from && speaker.is_none()) && !opens {
            return None;
        }
        if verb.weak && speaker.is_none() {
            return None;
        }
        let cue = if introducer.preposition { at..from + 1 } else { at..from };
        return Some(Attribution {
            clause: place.start,
            cue,
            speaker,
            content: if introducer.colon {
                Content::AfterColon(introducer.content)
            } else {
                Content::From(introducer.content)
            },
            coordinate: place.opens,
            conjunction: reading.conjunction,
            agreement: reading.agreement,
            act: verb.act,
        });
    }
    if parenthetical || follows_quotation(article, at) {
        let end = article.limit(at).min(from + MAX_AHEAD);
        let stop = (from..end).find(|&at| article.is_comma(at) || article.quotes.opens(at)).unwrap_or(end);
        let speaker = speaker::after_verb(article, from..stop, reading)?;
        let mut clause = place.start;
        while clause > 0
            && matches!(
                article.norm(clause - 1),
                "كما" | "ما" | "وفق" | "حسب" | "بحسب" | "علي" | "حسبما" | "وفقما" | "بحسبما" | "مثلما"
            )
        {
            clause -= 1;
        }
        let opening = clause == article.text.sentences[article.text.sentence_of(at)].tokens.start;
        let content = if opening { Content::From(stop + 1) } else { Content::Before(clause) };
        return Some(Attribution {
            clause,
            cue: at..from,
            speaker: Some(speaker),
            content,
            coordinate: true,
            conjunction: reading.conjunction,
            agreement: reading.agreement,
            act: verb.act,
        });
    }
    if verb.object && (!verb.impersonal || reading.form == Form::Past || reading.pronoun) && place.opens {
        let (speaker, content) = speaker::before_object(article, from, reading)?;
        let speaker = speaker.or(place.subject.clone());
        if (verb.noun || verb.weak) && speaker.is_none() {
            return None;
        }
        return Some(Attribution {
            clause: place.start,
            cue: at..from,
            speaker,
            content: Content::From(content),
            coordinate: place.opens,
            conjunction: reading.conjunction,
            agreement: reading.agreement,
            act: verb.act,
        });
    }
    None
}

/// Whether the verb at `at` is marked as passive by a damma: ذُكر.
fn is_passive(article: &Article, at: usize) -> bool {
    article.text.word(at).chars().take(3).any(|c| c == '\u{64f}') && !article.text.word(at).starts_with(['ي', 'ت', 'م'])
}

/// Whether the clause of the verb at `at` is put in: كما قال فلان, وفق ما ذكرت الوكالة, حسبما أفاد.
fn is_parenthetical(article: &Article, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| article.norm(at)) else { return false };
    match before {
        "حسبما" | "وفقما" | "بحسبما" | "وحسبما" => true,
        "ما" => at
            .checked_sub(2)
            .is_some_and(|at| matches!(article.norm(at), "وفق" | "حسب" | "بحسب" | "علي" | "ووفق" | "وبحسب" | "وحسب")),
        "كما" => {
            !(at + 1..article.limit(at).min(at + 16)).take_while(|&at| !article.is_comma(at)).any(|at| {
                complementiser(article.norm(at)).is_some() || matches!(article.norm(at), ":" | "الي" | "علي" | "عن")
            }) && article.lexicon.readings(article.norm(at)).iter().any(|reading| !reading.verb.object)
        }
        _ => false,
    }
}

/// Whether a quotation ends right before the verb at `at`, a comma perhaps between.
fn follows_quotation(article: &Article, at: usize) -> bool {
    let mut before = at;
    while before > 0
        && (article.is_comma(before - 1) || matches!(article.norm(before - 1), "-" | "–" | "." | "هكذا" | "بهذه"))
        && before + 3 > at
    {
        before -= 1;
    }
    before > 0 && article.quotes.open_of(before - 1).is_some_and(|open| before - 1 - open > SHORT_QUOTE + 1)
}

/// Where the clause of a verb begins, and a subject before the verb.
struct Place {
    start: usize,
    subject: Option<Range<usize>>,
    /// Whether the clause stands on its own: at the start of a sentence, after a comma or a connective.
    opens: bool,
}

fn clause_start(article: &Article, at: usize, reading: &Reading) -> Place {
    let text = article.text;
    let sentence = text.sentences[text.sentence_of(at)].tokens.start;
    let low = sentence.max(at.saturating_sub(MAX_BACK));
    let boundary = |at: usize| at <= sentence || !article.is_word(at - 1);
    if reading.conjunction || boundary(at) {
        return Place { start: at, subject: None, opens: true };
    }
    let before = article.norm(at - 1);
    if is_relative(before) {
        let end = (low..at - 1).rev().find(|&at| article.is_word(at)).map_or(at - 1, |last| last + 1);
        let subject = speaker::before(article, low..end);
        return Place { start: at - 1, subject, opens: false };
    }
    if matches!(before, "قد" | "لقد" | "وقد" | "فقد") || opens_clause(before) {
        let had = (low..at)
            .rev()
            .find(|&at| matches!(article.norm(at), "كان" | "كانت" | "وكان" | "وكانت" | "وكانوا" | "كانوا"));
        if let Some(had) = had.filter(|&had| before == "قد" && had + 1 < at - 1) {
            let subject = speaker::trim(article, had + 1..at - 1);
            return Place { start: had, subject, opens: true };
        }
        let mut start = at;
        while start > low && opens_clause(article.norm(start - 1)) {
            start -= 1;
        }
        let subject = (start > low && before == "قد").then(|| speaker::before(article, low..start)).flatten();
        let stands = boundary(start)
            || article.norm(start).starts_with('و')
            || matches!(before, "حيث" | "كما" | "فيما" | "بينما" | "قد" | "لقد" | "عندما" | "بعدما");
        return Place { start, subject, opens: stands };
    }
    let start = (low..at).rev().find(|&at| {
        boundary(at) || complementiser(article.norm(at - 1)).is_some() || opens_clause(article.norm(at - 1))
    });
    let Some(start) = start else { return Place { start: at, subject: None, opens: false } };
    let subordinate = start > sentence && complementiser(article.norm(start - 1)).is_some();
    match speaker::whole(article, start..at) {
        Some(subject) => Place { start, subject: Some(subject), opens: !subordinate },
        None => Place { start: at, subject: None, opens: false },
    }
}

/// Reads the participle at `at`, which goes on with the last speaker.
fn participle_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let verb = reading.verb;
    let from = at + 1;
    let before = at.checked_sub(1).map_or("", |at| article.norm(at));
    if negates(before) || is_transparent(article.norm(at)) && at > 0 && follows_cue(article, at) {
        return None;
    }
    let comma = at == 0 || !article.is_word(at - 1) || reading.conjunction;
    let attribution = |cue: Range<usize>, content: Content| Attribution {
        clause: at,
        cue,
        speaker: None,
        content,
        coordinate: true,
        conjunction: reading.conjunction,
        agreement: reading.agreement,
        act: verb.act,
    };
    if let Some(introducer) = introducer(article, from, reading) {
        let near = introducer.at
            <= from
                + if verb.to && comma {
                    20
                } else if comma {
                    6
                } else {
                    2
                };
        let clause = introducer.colon
            || complementiser(article.norm(introducer.content.saturating_sub(1))).is_some()
            || complementiser(article.norm(introducer.content)).is_some();
        if near && (comma || clause || introducer.preposition) {
            let cue = if introducer.preposition { at..from + 1 } else { at..from };
            let content = if introducer.colon {
                Content::AfterColon(introducer.content)
            } else {
                Content::From(introducer.content)
            };
            return Some(attribution(cue, content));
        }
    }
    (verb.object
        && comma
        && article.is_word(from)
        && !ends_speaker(article.norm(from))
        && !article.norm(from).is_empty()
        && !is_occasion_phrase(article, from))
    .then(|| attribution(at..from, Content::From(from)))
}

fn is_occasion_phrase(article: &Article, at: usize) -> bool {
    matches!(article.norm(at), "في" | "علي" | "من" | "خلال" | "بعد" | "الي")
        || article.lexicon.is_source(article.norm(at)) && at + 1 >= article.limit(at)
}

/// Whether a finite cue within the few words before `at` hands over to the word at `at`: واستطرد فلان قائلا.
fn follows_cue(article: &Article, at: usize) -> bool {
    let low = article.text.sentences[article.text.sentence_of(at)].tokens.start.max(at.saturating_sub(MAX_BACK));
    (low..at).rev().take_while(|&at| !article.is_comma(at)).any(|at| {
        article
            .lexicon
            .readings(article.norm(at))
            .iter()
            .any(|reading| matches!(reading.form, Form::Past | Form::Present))
    })
}

/// Reads the verbal noun with a pronoun at `at`: بقوله, في قولها, تأكيده أن.
fn masdar_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let from = at + 1;
    if follows_cue(article, at) && is_transparent(article.norm(at)) {
        return None;
    }
    let mut next = from;
    if article.norm(next) == ":" {
        next += 1;
    }
    let content = match complementiser(article.norm(next)) {
        Some(kind) => after_complementiser(article, next, kind),
        None if next > from || article.quotes.opens(next) => next,
        None => return None,
    };
    let (cue, speaker) = quoted_from(article, at).map_or((at..from, None), |speaker| (at..from, Some(speaker)));
    let colon = next > from || article.quotes.opens(next);
    Some(Attribution {
        clause: at,
        cue,
        speaker,
        content: if colon { Content::AfterColon(content) } else { Content::From(content) },
        coordinate: false,
        conjunction: reading.conjunction,
        agreement: reading.agreement,
        act: reading.verb.act,
    })
}

/// The source in "نقلت الوكالة عن فلان قوله", which stands between عن and the verbal noun at `at`.
fn quoted_from(article: &Article, at: usize) -> Option<Range<usize>> {
    let low = article.text.sentences[article.text.sentence_of(at)].tokens.start.max(at.saturating_sub(MAX_BACK));
    let from = (low..at).rev().find(|&at| article.norm(at) == "عن")?;
    speaker::trim(article, from + 1..at)
}

/// Reads a nominal cue at `at`: وفقا للوزارة, بحسب مصادر أمنية, نقلا عن شهود.
fn phrase_at(article: &Article, at: usize) -> Option<Attribution> {
    let phrase = article.lexicon.phrases.iter().filter(|phrase| {
        phrase.words.iter().enumerate().all(|(index, word)| match article.norm(at + index) {
            first if index == 0 => first == word || first.strip_prefix('و') == Some(word),
            other => other == word,
        })
    });
    let phrase = phrase.max_by_key(|phrase| phrase.words.len())?;
    let mut cue = at..at + phrase.words.len();
    let mut from = cue.end;
    match phrase.joined_by.as_deref() {
        Some(preposition) if preposition.chars().count() == 1 => {
            if article.norm(from) == preposition {
                from += 1;
            } else if !article.norm(from).starts_with(preposition) {
                return None;
            }
        }
        Some(preposition) => {
            if article.norm(from) != preposition {
                return None;
            }
            from += 1;
            cue.end = from;
        }
        None => {}
    }
    let sentence = article.text.sentences[article.text.sentence_of(at)].tokens.clone();
    let end = article.limit(at).min(from + MAX_AHEAD);
    let opens = at == sentence.start;
    let stop = (from..end)
        .find(|&at| {
            article.is_comma(at)
                || matches!(article.norm(at), "فان" | ":")
                || article.quotes.opens(at)
                    && article.quotes.close_of(at).is_none_or(|close| close - at > SHORT_QUOTE + 1)
        })
        .unwrap_or(end);
    let known = article.lexicon.is_source(article.norm(from)) || article.mention_in(from..stop.min(from + 4)).is_some();
    if !known || heads_object(article.norm(from)) {
        return None;
    }
    let speaker = speaker::name(article, from..stop)?;
    let content = if opens {
        let start = stop + 1;
        let start = if article.norm(start) == "فان" { start + 1 } else { start };
        (start < end).then_some(Content::From(start))?
    } else {
        Content::Before(at)
    };
    Some(Attribution {
        clause: at,
        cue,
        speaker: Some(speaker),
        content,
        coordinate: true,
        conjunction: article.norm(at) != phrase.words[0],
        agreement: Agreement { feminine: false, number: grammar::Number::One },
        act: Act::Statement,
    })
}
