//! Key messages: who said what.
//!
//! Attribution in Arabic news is a grammar of its own, and is read as one. A cue ([`lexicon`]: verbs of saying in every
//! form, participles that go on with the last speaker, nominal phrases such as وفقا ل) is followed to the point where
//! what was said begins: a complementiser, a colon, a quotation mark, a preposition or a direct object that the cue
//! takes ([`attribution`]). Between the two stands the speaker, or the speaker stands before the cue, or has been named
//! earlier ([`speaker`]). What was said ends with its quotation, with its sentence, or where the next cue begins
//! ([`extent`]). All scans look a bounded number of words ahead, so that the whole is linear.

mod act;
mod attribution;
#[cfg(test)]
mod cases;
mod claims;
mod classes;
mod extent;
mod grammar;
mod inflect;
mod lexicon;
mod quotes;
mod speaker;

pub(crate) use inflect::{Form, PrincipalParts, inflect};

use crate::analysis::{Act, ParticipantKind, Span};
use crate::participants::Participants;
use crate::structure::{BlockKind, Structure};
use crate::text::{Text, TokenKind, normalize};
use classes::Class;
use std::ops::Range;

/// Who said what; spans are bytes of the original.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The words that name the source.
    pub speaker: Option<Span>,
    /// Index into [`Participants::list`].
    pub participant: Option<usize>,
    /// The reporting verb or phrase.
    pub cue: Option<Span>,
    /// What was said.
    pub content: Span,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// What the speaker does with the words.
    pub act: Act,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
}

/// Finds the key messages of `text`, in text order.
pub fn find(text: &Text, structure: &Structure, participants: &Participants) -> Vec<Message> {
    let article = &Article::new(text, structure, participants);
    let attributions = attribution::read(article);
    let contents = extent::measure(article, &attributions);
    let speakers = speaker::resolve(article, &attributions);
    let mut messages = Vec::new();
    for ((attribution, content), speaker) in attributions.iter().zip(contents).zip(speakers) {
        let Some(content) = content else { continue };
        let named = |tokens: &Range<usize>| article.participant_in(tokens.clone());
        let participant = speaker.as_ref().and_then(|tokens| named(tokens).or_else(|| article.office_holder(tokens)));
        let act = act::of(article, attribution, &content);
        messages.push(Found {
            message: Message {
                speaker: speaker.map(|tokens| article.speaker(tokens, attribution.joined)),
                participant,
                cue: Some(article.cue(attribution)),
                content: text.span(content.tokens.clone()),
                quoted: content.quoted,
                act,
                salience: act::salience(article, &content, act, participant),
            },
            content: content.tokens,
        });
    }
    if messages.is_empty() {
        messages = claims::main_claims(article).into_iter().map(|claim| claimed(article, claim)).collect();
    }
    messages.sort_by_key(|found| (found.content.start, found.content.end));
    merge(article, messages)
}

/// A message with the tokens of what was said.
struct Found {
    message: Message,
    content: Range<usize>,
}

/// A claim of the article itself.
fn claimed(article: &Article, claim: extent::Said) -> Found {
    let message = Message {
        speaker: None,
        participant: None,
        cue: None,
        content: article.text.span(claim.tokens.clone()),
        quoted: false,
        act: Act::Claim,
        salience: act::salience(article, &claim, Act::Claim, None),
    };
    Found { message, content: claim.tokens }
}

/// How many messages back a repetition is looked for.
const MAX_REPEAT: usize = 24;
/// What has less words is not compared: it repeats by chance.
const MIN_REPEAT: usize = 4;

/// The messages without those that another one says more fully: the announcement of the lead, told again in the body.
///
/// Two repeat each other if nine tenths of the shorter one's words are in the longer one, neither lies within the
/// other, and the speakers may be the same.
fn merge(article: &Article, found: Vec<Found>) -> Vec<Message> {
    let words: Vec<Vec<&str>> = (found.iter())
        .map(|found| {
            let words = found.content.clone().filter(|&at| article.is_word(at));
            let mut words: Vec<&str> = words.map(|at| article.norm(at)).collect();
            words.sort_unstable();
            words
        })
        .collect();
    let mut kept = vec![true; found.len()];
    for later in 0..found.len() {
        for earlier in later.saturating_sub(MAX_REPEAT)..later {
            let (a, b) = (&found[earlier], &found[later]);
            let same_span = a.content == b.content;
            let apart = a.content.end <= b.content.start;
            let speakers = a.message.participant == b.message.participant;
            if !kept[earlier] || !kept[later] || !(same_span || apart && speakers) {
                continue;
            }
            let (short, long) = match words[earlier].len() < words[later].len() {
                true => (earlier, later),
                false => (later, earlier),
            };
            if same_span || words[short].len() >= MIN_REPEAT && repeats(&words[short], &words[long]) {
                kept[short] = false;
            }
        }
    }
    found.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(found, _)| found.message).collect()
}

/// Whether nine tenths of the sorted words `short` are among the sorted words `long`.
fn repeats(short: &[&str], long: &[&str]) -> bool {
    let (mut at, mut shared) = (0, 0);
    for word in short {
        while at < long.len() && long[at] < *word {
            at += 1;
        }
        if at < long.len() && long[at] == *word {
            (at, shared) = (at + 1, shared + 1);
        }
    }
    10 * shared >= 9 * short.len()
}

/// What all steps read: the stages before, and what is worked out once for the whole text.
struct Article<'a> {
    text: &'a Text<'a>,
    structure: &'a Structure,
    participants: &'a Participants,
    lexicon: &'static lexicon::Lexicon,
    quotes: quotes::Quotes,
    /// The closed classes of each token.
    classes: Vec<Class>,
    /// For each token that begins the name of a place: the token after the name. Sorted.
    places: Vec<(usize, usize)>,
    /// For each token that begins a mention: the token after the mention, and the participant. Sorted.
    mentions: Vec<(usize, usize, usize)>,
    /// For each sentence the token after its last one, drawn out over quotations that are open there.
    limits: Vec<usize>,
}

impl<'a> Article<'a> {
    fn new(text: &'a Text<'a>, structure: &'a Structure, participants: &'a Participants) -> Self {
        let quotes = quotes::Quotes::new(text);
        let list = participants.list.iter().enumerate();
        let mut mentions: Vec<(usize, usize, usize)> = list
            .flat_map(|(index, participant)| {
                participant.mentions.iter().map(move |mention| (mention.tokens.start, mention.tokens.end, index))
            })
            .collect();
        mentions.sort_unstable();
        let mut limits: Vec<usize> = text.sentences.iter().map(|sentence| sentence.tokens.end).collect();
        for at in (0..limits.len()).rev() {
            let (_, close) = match quotes.around(limits[at] - 1) {
                Some(pair) if pair.1 >= limits[at] => pair,
                _ => continue,
            };
            limits[at] = limits[text.sentence_of(close)];
        }
        let classes = (0..text.tokens.len()).map(|at| classes::classes_of(text.norm(at))).collect();
        let places = participants.places.iter().flat_map(|place| &place.mentions);
        let mut places: Vec<(usize, usize)> =
            places.map(|mention| (mention.tokens.start, mention.tokens.end)).collect();
        places.sort_unstable();
        let lexicon = lexicon::Lexicon::get();
        Article { text, structure, participants, lexicon, quotes, classes, places, mentions, limits }
    }

    /// The speaker's bytes, without the preposition ل that may be written as one with the first word.
    fn speaker(&self, tokens: Range<usize>, joined: bool) -> Span {
        let word = self.text.word(tokens.start);
        let span = self.text.span(tokens);
        let bare = word.strip_prefix("لل").or(word.strip_prefix('ل'));
        match bare.filter(|bare| joined && !bare.is_empty()) {
            Some(bare) => Span { start: span.start + word.len() - bare.len(), ..span },
            None => span,
        }
    }

    /// The cue's bytes, without the conjunction و or ف that is written as one with it.
    fn cue(&self, attribution: &attribution::Attribution) -> Span {
        let span = self.text.span(attribution.cue.clone());
        let word = self.text.word(attribution.cue.start);
        let mut letters =
            word.char_indices().skip(1).filter(|(_, c)| !normalize(c.encode_utf8(&mut [0; 4])).is_empty());
        match letters.next().filter(|_| attribution.conjunction) {
            Some((at, _)) => Span { start: span.start + at, ..span },
            None => span,
        }
    }

    /// The normalised word at `at`, empty past the end.
    fn norm(&self, at: usize) -> &str {
        if at < self.text.tokens.len() { self.text.norm(at) } else { "" }
    }

    /// The token after the last one of the sentence of token `at`, quotations that are open there included.
    fn limit(&self, at: usize) -> usize {
        self.limits.get(self.text.sentence_of(at)).copied().unwrap_or(at)
    }

    /// Whether token `at` belongs to one of `classes`.
    fn is(&self, at: usize, classes: classes::Class) -> bool {
        self.classes.get(at).is_some_and(|own| own.any(classes))
    }

    /// Whether token `at` is an Arabic word.
    fn is_arabic(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Arabic)
    }

    /// Whether token `at` is a word or a number.
    fn is_word(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.is_word())
    }

    /// Whether token `at` is a comma or a semicolon.
    fn is_comma(&self, at: usize) -> bool {
        matches!(self.norm(at), "،" | "," | "؛" | ";")
    }

    /// Whether token `at` is an adverb by its written tanween: أيضًا, رسمياً.
    fn is_adverb(&self, at: usize) -> bool {
        self.is_arabic(at) && ["اً", "ًا"].iter().any(|tanween| self.text.word(at).ends_with(tanween))
    }

    /// The tokens of the sentence of token `at`.
    fn sentence(&self, at: usize) -> Range<usize> {
        self.text.sentences[self.text.sentence_of(at)].tokens.clone()
    }

    /// Index of the line of token `at`.
    fn line_of(&self, at: usize) -> usize {
        self.text.lines.partition_point(|line| line.tokens.end <= at)
    }

    /// Whether token `at` stands in a paragraph or a list item.
    fn is_running_text(&self, at: usize) -> bool {
        let block = self.structure.blocks.get(self.line_of(at));
        block.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item))
    }

    /// Whether token `at` rather heads a direct object than a name.
    fn heads_object(&self, at: usize) -> bool {
        let object = self.is(at, Class::OBJECT) || self.is_arabic(at) && grammar::is_verbal_noun(self.norm(at));
        object
            && self.mention_end(at).is_none()
            && self.place_end(at).is_none()
            && !self.lexicon.is_source(self.norm(at))
    }

    /// Whether the part of a word after a preposition heads a direct object.
    fn heads_object_as(&self, word: &str) -> bool {
        classes::classes_of(word).any(Class::OBJECT) || grammar::is_verbal_noun(word)
    }

    /// The token after the name of a place that begins at `at`.
    fn place_end(&self, at: usize) -> Option<usize> {
        let place = self.places.binary_search_by_key(&at, |place| place.0).ok()?;
        Some(self.places[place].1)
    }

    /// Whether a person is named at `at`.
    fn person_at(&self, at: usize) -> bool {
        let first = self.mentions.partition_point(|mention| mention.0 < at);
        let here = self.mentions[first..].iter().take_while(|mention| mention.0 == at);
        here.clone().any(|mention| self.participants.list[mention.2].kind == ParticipantKind::Person)
    }

    /// The token after the mention that begins at `at`.
    fn mention_end(&self, at: usize) -> Option<usize> {
        let first = self.mentions.partition_point(|mention| mention.0 < at);
        self.mentions[first..].iter().take_while(|mention| mention.0 == at).map(|mention| mention.1).max()
    }

    /// The first mention that begins in `tokens`: its tokens and its participant.
    fn mention_in(&self, tokens: Range<usize>) -> Option<(Range<usize>, usize)> {
        let first = self.mentions.partition_point(|mention| mention.0 < tokens.start);
        let &(start, end, index) = self.mentions.get(first).filter(|mention| mention.0 < tokens.end)?;
        Some((start..end, index))
    }

    /// The person whom the speaker's words `tokens` call by an office that the text gives them: الوزير for a وزير الصحة
    /// named before, وزير الصحة for a وزير الصحة العماني. None where that might be several.
    fn office_holder(&self, tokens: &Range<usize>) -> Option<usize> {
        let said: Vec<&str> = tokens.clone().filter(|&at| self.is_word(at)).map(|at| self.norm(at)).collect();
        let (first, last) = (said.first()?, said.last()?);
        // An office without the article is somebody's only if what follows makes it definite.
        let bare = first.strip_prefix("ال").filter(|_| said.len() == 1);
        if bare.is_none() && (said.len() < 2 || !last.starts_with("ال")) {
            return None;
        }
        let holds = |office: &Span| {
            let start = self.text.tokens.partition_point(|token| token.span().start < office.start);
            let words = (start..self.text.tokens.len()).take_while(|&at| self.text.tokens[at].span().end <= office.end);
            let mut words = words.filter(|&at| self.is_word(at)).map(|at| self.norm(at));
            match bare {
                Some(bare) => words.next().is_some_and(|word| word == bare || word == *first),
                None => said.iter().all(|said| words.next() == Some(said)),
            }
        };
        let mut holders = self.participants.list.iter().enumerate().filter(|(_, participant)| {
            let before = participant.mentions.first().is_some_and(|mention| mention.tokens.start < tokens.start);
            before && participant.kind == ParticipantKind::Person && participant.roles.iter().any(holds)
        });
        let (holder, _) = holders.next()?;
        holders.next().is_none().then_some(holder)
    }

    /// The participant that the speaker's words `tokens` name: a person before an organization.
    fn participant_in(&self, tokens: Range<usize>) -> Option<usize> {
        let first = self.mentions.partition_point(|mention| mention.0 < tokens.start);
        let inside =
            || self.mentions[first..].iter().take_while(|mention| mention.0 < tokens.end).map(|mention| mention.2);
        let person = |&index: &usize| self.participants.list[index].kind == ParticipantKind::Person;
        inside().find(person).or_else(|| inside().next())
    }
}
