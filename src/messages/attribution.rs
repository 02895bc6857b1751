//! Attributions: a cue, who speaks, and where what was said begins.

use super::Article;
use super::classes::Class;
use super::grammar::{Agreement, Complementiser, Number, complementiser};
use super::inflect::Form;
use super::lexicon::{Reading, Subject};
use super::speaker;
use crate::analysis::Act;
use crate::lexicon::exact;
use crate::structure::BlockKind;
use crate::text::TokenKind;
use std::ops::Range;

/// How many tokens lie at most between a cue and what was said.
const MAX_AHEAD: usize = 45;
/// How many commas.
const MAX_COMMAS: usize = 3;
/// How many tokens a clause may hold before its verb.
const MAX_BACK: usize = 20;
/// How many tokens lie at most between a verb without a subject and what was said.
const MAX_BARE: usize = 12;
/// How many tokens lie at most between the subject and a preposition that the verb takes, but for adverbials.
const MAX_BETWEEN: usize = 3;
/// How many tokens lie at most from one "between" to the next.
const MAX_BETWEEN_NOUNS: usize = 8;
/// A quotation of no more words is a name or a scare quote unless what stands around it says otherwise.
pub(super) const SHORT_QUOTE: usize = 3;
/// A subject that is neither a mention nor a source's head is believed up to this length.
const MAX_UNKNOWN: usize = 6;

/// A cue with what belongs to it. Ranges and positions are tokens.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// Where its clause begins: its connectives and a subject before the verb included.
    pub clause: usize,
    /// The reporting verb or phrase.
    pub cue: Range<usize>,
    /// The words that name the source, none where it has been named before.
    pub speaker: Option<Range<usize>>,
    /// Whether the speaker's first word begins with the preposition ل of the cue.
    pub joined: bool,
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
    /// In the sentence around the cue, which is put in at this token.
    Around(usize),
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
                        Content::Before(_) | Content::Around(_) => attribution.cue.end.max(at + 1),
                    };
                    let resumed = resumed(article, &attribution);
                    found.push(attribution);
                    if let Some(resumed) = resumed {
                        at = resumed.clause;
                        found.push(resumed);
                    }
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The second half of a quotation that the cue stands in the middle of: «...»، يقول فلان، «...».
fn resumed(article: &Article, attribution: &Attribution) -> Option<Attribution> {
    let (Content::Before(_), Some(speaker)) = (attribution.content, &attribution.speaker) else { return None };
    if !follows_quotation(article, attribution.cue.start) {
        return None;
    }
    let end = article.limit(attribution.cue.start).min(speaker.end + MAX_BARE);
    let comma = (speaker.end..end).find(|&at| article.is_comma(at) || article.quotes.opens(at))?;
    let open = comma + usize::from(article.is_comma(comma));
    opens_long_quote(article, open).then(|| Attribution {
        clause: open,
        content: Content::AfterColon(open),
        coordinate: false,
        ..attribution.clone()
    })
}

fn read_at(article: &Article, at: usize) -> Option<Attribution> {
    if article.text.tokens[at].kind != TokenKind::Arabic || inside_speech(article, at) {
        return None;
    }
    phrase_at(article, at).or_else(|| {
        let readings = article.lexicon.readings(article.norm(at)).into_iter();
        readings.filter(|reading| fits_spelling(article.text.word(at), reading)).find_map(|reading| {
            match reading.form {
                Form::Past | Form::Present => finite_at(article, at, &reading),
                Form::Participle => participle_at(article, at, &reading),
                Form::Masdar => masdar_at(article, at, &reading),
            }
        })
    })
}

/// Whether the word as spelled can be read so: no verb bears tanween, no pronoun is written ة, and a hamza on the alef
/// of اعترف makes the first person of it.
fn fits_spelling(word: &str, reading: &Reading) -> bool {
    let finite = matches!(reading.form, Form::Past | Form::Present);
    let first = if reading.conjunction { word.chars().nth(1) } else { word.chars().next() };
    let tanween = finite && word.contains(['\u{64b}', '\u{64c}', '\u{64d}']);
    let first_person = reading.form == Form::Past && reading.verb.wasl && first == Some('أ');
    !(tanween || first_person || reading.pronoun && word.ends_with('ة'))
}

/// Whether `at` is inside a quotation long enough to be somebody's words.
fn inside_speech(article: &Article, at: usize) -> bool {
    article.quotes.around(at).is_some_and(|(open, close)| close - open > SHORT_QUOTE + 2)
}

/// The point after a cue at which what was said begins.
struct Introducer {
    /// The first token that belongs neither to the cue nor to the speaker.
    at: usize,
    content: usize,
    kind: IntroducerKind,
    /// Whether a word like قائلا stands before it.
    handover: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum IntroducerKind {
    /// A colon or a quotation mark.
    Colon,
    /// A complementiser, by itself or after a preposition.
    Clause,
    /// A preposition.
    Preposition,
}

impl Introducer {
    fn content(&self) -> Content {
        match self.kind {
            IntroducerKind::Colon => Content::AfterColon(self.content),
            _ => Content::From(self.content),
        }
    }

    /// The cue that begins at `at` with its verb, and with the preposition that follows at once.
    fn cue(&self, article: &Article, at: usize) -> Range<usize> {
        let preposition =
            self.at == at + 1 && self.content > self.at && complementiser(article.norm(self.at)).is_none();
        at..at + 1 + usize::from(preposition && self.kind != IntroducerKind::Colon)
    }
}

/// Looks for the point after `from` at which what was said begins.
fn introducer(article: &Article, from: usize, reading: &Reading) -> Option<Introducer> {
    let verb = reading.verb;
    let end = article.limit(from.saturating_sub(1)).min(from + MAX_AHEAD);
    let (mut at, mut commas, mut handover) = (from, 0, None);
    while at < end {
        let word = article.norm(at);
        let start = handover.unwrap_or(at);
        if !article.is_word(at) {
            match word {
                ":" => {
                    let fits = verb.colon || handover.is_some();
                    return fits.then_some(Introducer {
                        at: start,
                        content: at + 1,
                        kind: IntroducerKind::Colon,
                        handover: handover.is_some(),
                    });
                }
                "(" | "[" => {
                    let close = (at..end.min(at + 12)).find(|&at| matches!(article.norm(at), ")" | "]"));
                    at = close.map_or(at + 1, |close| close + 1);
                }
                _ if article.is_comma(at) => {
                    commas += 1;
                    if commas > MAX_COMMAS || begins_clause(article, at + 1, true) {
                        return None;
                    }
                    at += 1;
                }
                _ if article.quotes.opens(at) => {
                    let close = article.quotes.close_of(at);
                    let long = close.is_none_or(|close| close - at > SHORT_QUOTE + 1);
                    let named = long && close.is_some_and(|close| complementiser(article.norm(close + 1)).is_some());
                    if long && !named && (verb.colon || handover.is_some()) {
                        return Some(Introducer {
                            at: start,
                            content: at,
                            kind: IntroducerKind::Colon,
                            handover: handover.is_some(),
                        });
                    }
                    at = close? + 1;
                }
                _ => at += 1,
            }
            continue;
        }
        if article.is(at, Class::HANDOVER) {
            handover = Some(start);
            at += 1;
            continue;
        }
        if let Some(kind) = complementiser(word) {
            let governed = at > from && article.is(at - 1, Class::GOVERNOR);
            if !governed && (verb.clause || handover.is_some()) {
                let content = after_complementiser(article, at, kind);
                return Some(Introducer {
                    at: start,
                    content,
                    kind: IntroducerKind::Clause,
                    handover: handover.is_some(),
                });
            }
        } else if let Some(introducer) = preposition_at(article, from, at, reading) {
            if introducer.kind != IntroducerKind::Preposition || !hands_over(article, at..end) {
                return Some(introducer);
            }
        } else if at > from && begins_clause(article, at, false) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a word like قائلا follows within the clause: تحدث عن الواقعة قائلا.
fn hands_over(article: &Article, tokens: Range<usize>) -> bool {
    let clause = tokens.take(MAX_BARE).take_while(|&at| !article.is_comma(at));
    clause.skip(1).any(|at| {
        let next = article.norm(at + 1);
        let opens = next == ":" || article.quotes.opens(at + 1) || complementiser(next).is_some();
        article.is(at, Class::HANDOVER) && opens
    })
}

/// The first token of the clause that the complementiser at `at` opens.
fn after_complementiser(article: &Article, at: usize, kind: Complementiser) -> usize {
    match kind {
        Complementiser::WithPronoun => at,
        Complementiser::Bare if matches!(article.norm(at + 1), ":" | "،") => at + 2,
        Complementiser::Bare => at + 1,
    }
}

/// What begins at `at`, if the word there is a preposition that the verb before `from` takes.
fn preposition_at(article: &Article, from: usize, at: usize, reading: &Reading) -> Option<Introducer> {
    let word = article.norm(at);
    for preposition in &reading.verb.prepositions {
        let Some(rest) = word.strip_prefix(preposition.as_str()) else { continue };
        if preposition.chars().count() == 1 {
            let noun = rest.strip_prefix('ل').unwrap_or(rest);
            let joined = at == from || preposition == "ب" || article.heads_object_as(noun);
            let name = article.mention_end(at).is_some()
                || article.place_end(at).is_some()
                || article.is(at, Class::UNPREFIXED)
                || !exact(word).is_empty();
            let listener =
                preposition == "ل" && (article.is(at, Class::NAME_END) || speaker::begins_listener(article, at));
            if joined && rest.chars().count() >= 3 && !name && !listener {
                return Some(Introducer { at, content: at, kind: IntroducerKind::Preposition, handover: false });
            }
        } else if rest.is_empty() || rest == "ما" {
            let governed = preposition != "الي"
                && (at > from && article.is(at - 1, Class::GOVERNING_NOUN)
                    || preposition != "عن" && article.is(at + 1, Class::OCCASION));
            if governed {
                return None;
            }
            return Some(match complementiser(article.norm(at + 1)) {
                Some(kind) => {
                    let content = after_complementiser(article, at + 1, kind);
                    Introducer { at, content, kind: IntroducerKind::Clause, handover: false }
                }
                None => Introducer { at, content: at + 1, kind: IntroducerKind::Preposition, handover: false },
            });
        }
    }
    None
}

/// Whether another attribution begins at `at`: a participle, or a finite cue after و or after a comma.
fn begins_clause(article: &Article, at: usize, after_comma: bool) -> bool {
    if at >= article.text.tokens.len() || article.is(at, Class::HANDOVER) {
        return false;
    }
    let starts = after_comma || at > 0 && article.is(at - 1, Class::STARTER);
    article.lexicon.readings(article.norm(at)).iter().any(|reading| match reading.form {
        Form::Past => (reading.conjunction || starts) && !reading.may_be_noun(),
        Form::Present => (reading.conjunction || starts) && !reading.verb.impersonal,
        Form::Participle => {
            let next = article.norm(at + 1);
            let quotes = article.quotes.opens(at + 1) || next == ":";
            quotes
                || complementiser(next).is_some()
                || reading.verb.prepositions.iter().any(|preposition| preposition == next)
        }
        Form::Masdar => false,
    })
}

/// Reads the finite verb at `at`.
fn finite_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let before = at.checked_sub(1);
    let hinders =
        |before: usize| article.is(before, Class::NEGATION) || matches!(article.norm(before), "من" | "ومن" | "فمن");
    let range = reading.may_be_noun() && before.is_some_and(|before| article.norm(before) == "ما");
    let prayer = reading.pronoun && article.norm(at + 1) == "الله";
    if before.is_some_and(hinders) || range || prayer || is_passive(article, at) || is_between(article, at) {
        return None;
    }
    let subjunctive =
        reading.form == Form::Present && before.is_some_and(|at| complementiser(article.norm(at)).is_some());
    if subjunctive && at.checked_sub(2).is_none_or(|at| article.norm(at) != "قبل") {
        return None;
    }
    let from = at + 1;
    let place = clause_start(article, at, reading);
    let attribution = |clause: usize, cue: Range<usize>, speaker: Option<Range<usize>>, content: Content| Attribution {
        clause,
        cue,
        speaker,
        joined: false,
        content,
        coordinate: place.opens && !before.is_some_and(|before| article.is(before, Class::SUBORDINATOR)),
        conjunction: reading.conjunction,
        agreement: reading.agreement,
        act: reading.verb.act,
    };
    match reading.verb.subject {
        Subject::Plain => {}
        Subject::In => {
            let introducer = introducer(article, from, reading)?;
            let named = article.norm(from) == "في";
            let speaker = if named { Some(speaker::name(article, from + 1..introducer.at)?) } else { None };
            let fits = named || article.is(from, Class::DOCUMENT);
            return fits.then(|| attribution(place.start, at..from + 1, speaker, introducer.content()));
        }
        Subject::From => {
            let introducer = introducer(article, from, reading)?;
            let link = (from..introducer.at).find(|&at| article.norm(at) == "عن")?;
            let speaker = speaker::name(article, link + 1..introducer.at)?;
            return Some(attribution(place.start, at..from, Some(speaker), introducer.content()));
        }
    }
    if !reading.verb.with.is_empty() {
        let noun = (from..article.limit(at).min(from + MAX_BARE))
            .find(|&at| reading.verb.with.iter().any(|noun| noun == article.norm(at)))?;
        let introducer = introducer(article, noun + 1, reading)?;
        let speaker = speaker::after_verb(article, from..noun, reading).or(place.subject.clone());
        return Some(attribution(place.start, at..from, speaker, introducer.content()));
    }
    let introducer = introducer(article, from, reading);
    let direct = (reading.verb.object && place.opens).then(|| speaker::before_object(article, from, reading)).flatten();
    let put_in = introducer
        .as_ref()
        .is_some_and(|introducer| article.quotes.opens(introducer.content) && article.is_comma(introducer.content - 1));
    let put_in = put_in && follows_quotation(article, at);
    let parenthetical = put_in || is_parenthetical(article, at, introducer.as_ref(), reading, direct.is_some());
    let object_first = introducer.as_ref().zip(direct.as_ref()).is_some_and(|(introducer, (_, content))| {
        introducer.kind == IntroducerKind::Preposition && *content < introducer.at && article.heads_object(*content)
    });
    let colon = introducer.as_ref().is_some_and(|introducer| introducer.kind == IntroducerKind::Colon);
    let back = reading.pronoun && !reading.verb.to && !colon;
    if !parenthetical
        && !object_first
        && !back
        && let Some(introducer) = &introducer
        && let Some(speaker) = subject(article, at, introducer, reading, &place)
    {
        return Some(attribution(place.start, introducer.cue(article, at), speaker, introducer.content()));
    }
    if parenthetical || follows_quotation(article, at) {
        let end = article.limit(at).min(from + MAX_AHEAD);
        let stop = (from..end).find(|&at| article.is_comma(at) || opens_long_quote(article, at)).unwrap_or(end);
        let speaker = speaker::after_verb(article, from..stop, reading)?;
        let mut clause = place.start;
        while clause > 0
            && (article.is(clause - 1, Class::PARENTHESIS | Class::PARENTHESIS_MA)
                || matches!(article.norm(clause - 1), "كما" | "ما"))
        {
            clause -= 1;
        }
        let opening = parenthetical && clause == article.sentence(at).start;
        let content = if opening { Content::From(stop + 1) } else { Content::Before(clause) };
        return Some(Attribution { coordinate: true, ..attribution(clause, at..from, Some(speaker), content) });
    }
    if introducer.is_none()
        && let Some((speaker, content)) = interrupting(article, at, reading)
    {
        return Some(Attribution { coordinate: true, ..attribution(at, at..from, Some(speaker), content) });
    }
    let passive = reading.verb.impersonal && reading.form == Form::Present && !reading.pronoun;
    if !passive && let Some((subject, content)) = direct {
        let speaker = subject.or(place.subject.clone().filter(|_| !reading.may_be_noun()));
        let weak = speaker.as_ref().is_none_or(|name| !article.lexicon.is_person_or_document(article.norm(name.start)));
        if (reading.may_be_noun() || reading.may_be_adverb()) && speaker.is_none() || reading.verb.weak && weak {
            return None;
        }
        return Some(attribution(place.start, at..from, speaker, Content::From(content)));
    }
    None
}

/// The subject of the verb at `at`: none if it has no subject of its own, nothing at all if the verb reports nobody's
/// words here.
fn subject(
    article: &Article,
    at: usize,
    introducer: &Introducer,
    reading: &Reading,
    place: &Place,
) -> Option<Option<Range<usize>>> {
    let verb = reading.verb;
    let from = at + 1;
    let clause = introducer.kind != IntroducerKind::Preposition;
    let after = speaker::after_verb(article, from..introducer.at, reading);
    let known = |name: &Range<usize>| speaker::is_known(article, name);
    let end = after.as_ref().map_or(from, |name| name.end.min(introducer.at));
    let reach = if speaker::opens_adverbial(article, end) { MAX_BACK } else { MAX_BETWEEN };
    if !clause && !verb.to && introducer.at - end > reach {
        return None;
    }
    let subject = match (&place.subject, after) {
        (Some(before), after) if verb.to || after.as_ref().is_none_or(|after| !known(after)) => Some(before.clone()),
        (_, after) => after,
    };
    let noun = reading.may_be_noun() || reading.may_be_adverb();
    let present = reading.form == Form::Present;
    let says = match &subject {
        Some(subject) if known(subject) => {
            let weak = verb.weak && !article.lexicon.is_person_or_document(article.norm(subject.start));
            let impersonal = verb.impersonal && present && introducer.kind == IntroducerKind::Colon;
            let far = noun && !place.sentence && introducer.at > from + MAX_BARE && !clause;
            let before = noun && place.subject.as_ref() == Some(subject) && introducer.at > from + 1;
            !weak && !impersonal && !far && !before && (!noun || place.opens || clause)
        }
        Some(subject) => {
            let named = subject.len() <= MAX_UNKNOWN && (clause || !article.norm(subject.start).starts_with("ال"));
            let doubtful = verb.weak || noun && !place.opens || verb.impersonal && present;
            introducer.handover || named && !doubtful
        }
        None => {
            let impersonal = verb.impersonal && present && (!reading.agreement.feminine || verb.noun);
            let stands = place.opens && (!present || clause || place.sentence) || article.is(from, Class::DOCUMENT);
            !impersonal
                && !verb.weak
                && stands
                && introducer.at <= from + MAX_BARE
                && (!noun || clause || introducer.at == from)
        }
    };
    let quoted = introducer.kind == IntroducerKind::Colon && article.norm(introducer.content - 1) != ":";
    let scare = noun && quoted && !place.sentence && !introducer.handover;
    let idiom =
        (from..introducer.at).any(|at| article.is(at, Class::IDIOM)) && introducer.kind != IntroducerKind::Clause;
    (says && !idiom && !scare).then_some(subject)
}

/// Whether the verb at `at` is marked as passive by a damma: ذُكر.
fn is_passive(article: &Article, at: usize) -> bool {
    let word = article.text.word(at).trim_start_matches(['و', 'ف', '\u{64e}']);
    let mut letters = word.chars();
    !word.starts_with(['ي', 'ت', 'س']) && letters.next().is_some() && letters.next() == Some('\u{64f}')
}

/// Whether the word at `at` is the second half of "between … and between …": بينه وبين ناديه.
fn is_between(article: &Article, at: usize) -> bool {
    let between = |at: usize| article.norm(at).trim_start_matches(['و', 'ف', 'ل']).starts_with("بين");
    let sentence = article.sentence(at).start;
    article.norm(at) == "وبين" && (at.saturating_sub(MAX_BETWEEN_NOUNS).max(sentence)..at).any(between)
}

/// Whether the clause of the verb at `at` is put in: كما قال فلان, وفق ما ذكرت الوكالة, حسبما أفاد.
fn is_parenthetical(
    article: &Article,
    at: usize,
    introducer: Option<&Introducer>,
    reading: &Reading,
    direct: bool,
) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if introducer.is_some_and(|introducer| introducer.kind == IntroducerKind::Colon) {
        return false;
    }
    article.is(before, Class::PARENTHESIS)
        || article.norm(before) == "ما"
            && before > 0
            && !(reading.pronoun && reading.verb.object)
            && article.is(before - 1, Class::PARENTHESIS_MA)
        || article.norm(before) == "كما"
            && !direct
            && introducer.is_none_or(|introducer| (at..introducer.at).any(|at| article.is_comma(at)))
}

/// The subject of the verb at `at` if the two stand between commas and nothing else belongs to them, with what was said
/// around them, before them, or after them where only the clause is opened before: المشروع، يقول فلان، سيوفر وظائف.
fn interrupting(article: &Article, at: usize, reading: &Reading) -> Option<(Range<usize>, Content)> {
    let put_in = at > 0 && article.is_comma(at - 1) && !reading.conjunction && !reading.pronoun;
    if !put_in || !reading.verb.clause || reading.verb.weak || reading.may_be_noun() || reading.may_be_adverb() {
        return None;
    }
    let limit = article.limit(at);
    let stop = (at + 1..limit.min(at + MAX_BARE)).find(|&at| !article.is_word(at))?;
    let speaker = speaker::after_verb(article, at + 1..stop, reading)?;
    let rest = stop + 1..limit.min(stop + MAX_AHEAD);
    let ends = article.is_comma(stop) || rest.clone().all(|at| !article.is_word(at));
    let later = rest.clone().any(|at| {
        let word = article.norm(at);
        word == ":" || complementiser(word).is_some() || opens_long_quote(article, at)
    });
    // What follows goes on with the subject: وهو, الذي.
    let apposed = article.norm(rest.start).starts_with('و') || article.is(rest.start, Class::RELATIVE);
    if !ends || later || apposed || speaker.end != stop || !speaker::is_known(article, &speaker) {
        return None;
    }
    let opened = (article.sentence(at).start..at - 1).all(|at| article.is(at, Class::OPENER));
    let content = match article.is_comma(stop) {
        true if opened => Content::From(rest.start),
        true => Content::Around(at),
        false => Content::Before(at),
    };
    Some((speaker, content))
}

/// Whether a quotation opens at `at` that is too long to be a name.
fn opens_long_quote(article: &Article, at: usize) -> bool {
    article.quotes.opens(at) && article.quotes.close_of(at).is_none_or(|close| close - at > SHORT_QUOTE + 1)
}

/// Whether a quotation ends right before the verb at `at`, a comma perhaps between.
fn follows_quotation(article: &Article, at: usize) -> bool {
    let low = at.saturating_sub(3);
    let last =
        (low..at).rev().find(|&at| !article.is_comma(at) && !matches!(article.norm(at), "-" | "–" | "." | "هكذا"));
    last.is_some_and(|last| article.quotes.open_of(last).is_some_and(|open| last - open > SHORT_QUOTE + 1))
}

/// Where the clause of a verb begins, and a subject before the verb.
struct Place {
    start: usize,
    subject: Option<Range<usize>>,
    /// Whether the clause stands on its own: at the start of a sentence, after a comma or a connective.
    opens: bool,
    /// Whether it begins its sentence.
    sentence: bool,
}

fn clause_start(article: &Article, at: usize, reading: &Reading) -> Place {
    let (start, subject, opens) = clause_before(article, at, reading);
    Place { start, subject, opens, sentence: start <= article.sentence(at).start }
}

/// Where the clause of the verb at `at` begins, a subject before the verb, and whether the clause stands on its own.
fn clause_before(article: &Article, at: usize, reading: &Reading) -> (usize, Option<Range<usize>>, bool) {
    let sentence = article.sentence(at).start;
    let low = sentence.max(at.saturating_sub(MAX_BACK));
    let boundary = |at: usize| at <= sentence || !article.is_word(at - 1);
    if let Some(topic) = (low..at).rev().find(|&at| matches!(article.norm(at), "اما" | "واما"))
        && (reading.conjunction || article.is(at - 1, Class::STARTER))
        && let Some(subject) = speaker::name(article, topic + 1..at)
    {
        return (topic, Some(subject), true);
    }
    if reading.conjunction {
        return (at, None, true);
    }
    if boundary(at) {
        let subject = (at > low).then(|| speaker::before_apposition(article, low..at)).flatten();
        return (at, subject, true);
    }
    let before = at - 1;
    if article.is(before, Class::RELATIVE) {
        let end = if article.is_comma(before.max(1) - 1) { before.max(1) - 1 } else { before };
        return (before, speaker::before(article, low..end, reading.agreement), false);
    }
    if article.is(before, Class::OPENER | Class::STARTER) {
        let past = matches!(article.norm(before), "قد" | "لقد" | "وقد" | "فقد");
        let had = (low..before)
            .rev()
            .find(|&at| matches!(article.norm(at), "كان" | "كانت" | "وكان" | "وكانت" | "وكانوا" | "كانوا"));
        if let Some(had) = had.filter(|&had| past && had + 1 < before) {
            return (had, speaker::name(article, had + 1..before), true);
        }
        let mut start = at;
        while start > low && article.is(start - 1, Class::OPENER | Class::STARTER) {
            start -= 1;
        }
        let subject = (past && start > low).then(|| speaker::before(article, low..start, reading.agreement)).flatten();
        let opens = boundary(start) || article.is(before, Class::STARTER);
        return (start, subject, opens);
    }
    let opening =
        |at: usize| complementiser(article.norm(at - 1)).is_some() || article.is(at - 1, Class::STARTER | Class::JOINT);
    let Some(start) = (low..at).rev().find(|&at| boundary(at) || opening(at)) else {
        return (at, None, false);
    };
    let bracketed = |start: usize| {
        (start > low && article.is_comma(start - 1)).then(|| speaker::before_apposition(article, low..start)).flatten()
    };
    let subordinate = start > sentence && complementiser(article.norm(start - 1)).is_some();
    match speaker::whole(article, start..at, reading.agreement) {
        Some(subject) => (start, Some(bracketed(start).unwrap_or(subject)), !subordinate),
        None => (at, None, false),
    }
}

/// Reads the participle at `at`, which goes on with the last speaker.
fn participle_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let verb = reading.verb;
    let from = at + 1;
    if at.checked_sub(1).is_some_and(|before| article.is(before, Class::NEGATION))
        || article.is(at, Class::HANDOVER) && follows_cue(article, at)
    {
        return None;
    }
    let sentence = article.sentence(at).start;
    let first = !(sentence..at).any(|at| article.is_word(at));
    let apart = at == 0 || !article.is_word(at - 1) || reading.conjunction;
    let attribution = |cue: Range<usize>, content: Content| Attribution {
        clause: at,
        cue,
        speaker: None,
        joined: false,
        content,
        coordinate: true,
        conjunction: reading.conjunction,
        agreement: reading.agreement,
        act: verb.act,
    };
    if let Some(introducer) = introducer(article, from, reading) {
        let reach = match (apart, verb.to) {
            (true, true) => MAX_BACK,
            (true, false) => MAX_BARE / 2,
            (false, _) => 0,
        };
        let at_once = introducer.at == from && introducer.content > from;
        let fits = !first || introducer.kind == IntroducerKind::Clause;
        if fits && introducer.at <= from + reach && (apart || introducer.kind != IntroducerKind::Preposition || at_once)
        {
            return Some(attribution(introducer.cue(article, at), introducer.content()));
        }
    }
    let object =
        article.is_word(from) && !article.is(from, Class::NAME_END | Class::OPENER) || article.quotes.opens(from);
    (verb.object && apart && object && !first).then(|| attribution(at..from, Content::From(from)))
}

/// Whether a finite cue within the few words before `at` hands over to the word at `at`: واستطرد فلان قائلا.
fn follows_cue(article: &Article, at: usize) -> bool {
    let low = article.sentence(at).start.max(at.saturating_sub(MAX_BACK));
    let clause = (low..at).rev().take_while(|&at| !article.is_comma(at));
    clause
        .flat_map(|at| article.lexicon.readings(article.norm(at)))
        .any(|reading| matches!(reading.form, Form::Past | Form::Present))
}

/// Reads the verbal noun with a pronoun at `at`: بقوله, في قولها, تأكيده أن.
fn masdar_at(article: &Article, at: usize, reading: &Reading) -> Option<Attribution> {
    let from = at + 1;
    if article.is(at, Class::HANDOVER) && follows_cue(article, at) {
        return None;
    }
    let colon = article.norm(from) == ":" || article.quotes.opens(from);
    let next = from + usize::from(article.norm(from) == ":");
    let content = match complementiser(article.norm(next)) {
        Some(kind) => after_complementiser(article, next, kind),
        None if colon => next,
        None => return None,
    };
    Some(Attribution {
        clause: at,
        cue: at..from,
        speaker: None,
        joined: false,
        content: if colon { Content::AfterColon(content) } else { Content::From(content) },
        coordinate: colon,
        conjunction: reading.conjunction,
        agreement: reading.agreement,
        act: reading.verb.act,
    })
}

/// Reads a nominal cue at `at`: وفقا للوزارة, بحسب مصادر أمنية, نقلا عن شهود.
fn phrase_at(article: &Article, at: usize) -> Option<Attribution> {
    let phrases = article.lexicon.phrases.iter().filter(|phrase| {
        phrase.words.iter().enumerate().all(|(index, word)| match article.norm(at + index) {
            first if index == 0 => first == word || first.strip_prefix('و') == Some(word),
            other => other == word,
        })
    });
    let phrase = phrases.max_by_key(|phrase| phrase.words.len())?;
    let mut cue = at..at + phrase.words.len();
    let mut from = cue.end;
    match phrase.joined_by.as_deref() {
        Some(preposition) if preposition.chars().count() == 1 => {
            from += usize::from(article.norm(from) == preposition);
            if from == cue.end && !article.norm(from).starts_with(preposition) {
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
    let end = article.limit(at).min(from + MAX_AHEAD);
    let stop = (from..end)
        .find(|&at| article.is_comma(at) || matches!(article.norm(at), "فان" | ":") || opens_long_quote(article, at))
        .unwrap_or(end);
    let joined = from == cue.end && phrase.joined_by.is_some();
    let speaker = if joined { speaker::joined_name(article, from..stop) } else { speaker::name(article, from..stop) }?;
    let named = article.quotes.opens(from) || article.mention_in(from..stop.min(from + 4)).is_some();
    let source = article.lexicon.is_source(article.norm(from))
        && (!phrase.strict || article.lexicon.is_unnamed_source(article.norm(from)));
    let resumes = at == article.sentence(at).start && article.norm(stop) == "فان";
    if !(named || source || resumes) || article.heads_object(from) {
        return None;
    }
    let content = if at == article.sentence(at).start {
        let comma = article.is_comma(stop);
        let start = stop + usize::from(comma);
        let resumes = matches!(article.norm(start), "فان" | "فقد");
        (start < end && (comma || resumes)).then_some(Content::From(start + usize::from(resumes)))?
    } else {
        Content::Before(at)
    };
    Some(Attribution {
        clause: at,
        cue,
        speaker: Some(speaker),
        joined,
        content,
        coordinate: true,
        conjunction: article.norm(at) != phrase.words[0],
        agreement: Agreement { feminine: false, number: Number::One },
        act: Act::Statement,
    })
}
