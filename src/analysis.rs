//! The analysis of one article: plain data, as every face of Zubda shows it.
//!
//! Each [`Excerpt`] is verbatim: its text is exactly the article's characters from `start` to `end`. The engine
//! measures offsets in bytes of UTF-8; [`Analysis::convert`] turns them into the unit that a consumer counts in.

use serde::{Deserialize, Serialize};

/// The unit of every `start` and `end` in an [`Analysis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8: what Rust slices by, and what the engine gives.
    #[default]
    Byte,
    /// Unicode scalar values: what Python counts.
    Char,
    /// UTF-16 code units: what JavaScript counts.
    Utf16,
}

/// All that the engine found in one article.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Analysis {
    /// The unit of every offset below.
    #[serde(alias = "offsetUnit")]
    pub offset_unit: OffsetUnit,
    /// Counts over the whole text.
    pub stats: Stats,
    /// The headline, where the text begins with one.
    pub title: Option<Excerpt>,
    /// Section headings of the body, in text order.
    pub headings: Vec<Heading>,
    /// Stretches of the body between headings, in text order.
    pub sections: Vec<Section>,
    /// Lines that are not the article itself, in text order: bylines, captions, navigation, tags, rights.
    #[serde(default)]
    pub boilerplate: Vec<Span>,
    /// Persons and organizations, the most salient first.
    pub participants: Vec<Participant>,
    /// Places named in the text, the most frequent first.
    pub places: Vec<Place>,
    /// What was said, in text order.
    #[serde(alias = "keyMessages")]
    pub key_messages: Vec<KeyMessage>,
    /// Whole sentences, the best first.
    pub summary: Vec<Bullet>,
    /// The one sentence that tells most of the article.
    pub gist: Option<Excerpt>,
    /// The noun phrases that the article keeps coming back to, the best first.
    pub keyphrases: Vec<Excerpt>,
    /// What a reader should know about the text before trusting the rest.
    pub warnings: Vec<Warning>,
}

/// Counts over the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Stats {
    /// Words, numbers included, punctuation not.
    pub words: usize,
    /// Sentences, headings and titles included.
    pub sentences: usize,
    /// Lines that hold text.
    pub paragraphs: usize,
    /// Silent reading time in seconds.
    #[serde(alias = "readingSeconds")]
    pub reading_seconds: usize,
    /// Words of the summary.
    #[serde(alias = "summaryWords")]
    pub summary_words: usize,
    /// Silent reading time of the summary in seconds.
    #[serde(alias = "summarySeconds")]
    pub summary_seconds: usize,
    /// Share of Arabic letters among all letters, 0 to 1.
    #[serde(alias = "arabicShare")]
    pub arabic_share: f64,
}

/// A verbatim stretch of the article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Excerpt {
    /// The article's own characters from `start` to `end`.
    pub text: String,
    /// Offset of the first character.
    pub start: usize,
    /// Offset just after the last character.
    pub end: usize,
}

/// A stretch of the article by its offsets alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first character.
    pub start: usize,
    /// Offset just after the last character.
    pub end: usize,
}

/// A section heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FlatHeading")]
pub struct Heading {
    /// The heading's line.
    #[serde(flatten)]
    pub excerpt: Excerpt,
    /// Depth, 2 for a heading right under the title, as in HTML.
    pub level: u8,
}

/// A [`Heading`] as it is read. To read what is flattened serde would hold back all fields until it knows whose they
/// are, which costs the interface more code than this.
#[derive(Deserialize)]
struct FlatHeading {
    text: String,
    start: usize,
    end: usize,
    level: u8,
}

impl From<FlatHeading> for Heading {
    fn from(FlatHeading { text, start, end, level }: FlatHeading) -> Self {
        Self { excerpt: Excerpt { text, start, end }, level }
    }
}

/// A stretch of the body under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Index into [`Analysis::headings`], none before the first heading.
    pub heading: Option<usize>,
    /// Offset of the first character of the section's body.
    pub start: usize,
    /// Offset just after its last character.
    pub end: usize,
    /// The section's list items, marked with a bullet or not; the marker is not part of the item.
    pub items: Vec<Excerpt>,
}

/// What a participant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParticipantKind {
    /// One human.
    Person,
    /// A body that acts or is acted upon.
    Organization,
}

/// What part a participant takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Does something in the report.
    Active,
    /// Is only named.
    Mentioned,
    /// The text says that they took no part.
    Excluded,
}

/// A person or organization of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// The fullest form of the name in the text, without honorifics and offices.
    pub name: String,
    /// Person or organization.
    pub kind: ParticipantKind,
    /// Offices, ranks, professions, affiliations, as the text gives them.
    pub roles: Vec<Excerpt>,
    /// The other forms in which the text names the same participant.
    pub aliases: Vec<String>,
    /// What part they take.
    pub status: Status,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
    /// Every place where they are named, in text order.
    pub mentions: Vec<Span>,
}

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name as the text first gives it.
    pub name: String,
    /// Every place where it is named, in text order.
    pub mentions: Vec<Span>,
}

/// What a speaker does with the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Says that something is so.
    Statement,
    /// Calls on somebody, demands, urges.
    Call,
    /// Warns, threatens.
    Warning,
    /// Makes something known for the first time.
    Announcement,
    /// Says that something is not so.
    Denial,
    /// Commits to something.
    Promise,
    /// Asks.
    Question,
    /// Claims without a source: the article's own thesis.
    Claim,
}

/// Who said what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyMessage {
    /// The words that name the source, none where the article itself makes the claim.
    pub speaker: Option<Excerpt>,
    /// Index into [`Analysis::participants`], none for an unnamed source.
    pub participant: Option<usize>,
    /// The reporting verb or phrase.
    pub cue: Option<Excerpt>,
    /// What was said: one contiguous stretch.
    pub content: Excerpt,
    /// Whether the content stands inside quotation marks.
    pub quoted: bool,
    /// What the speaker does with the words.
    pub act: Act,
    /// Weight in the report, 0 to 1.
    pub salience: f64,
}

/// A sentence of the summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "FlatBullet")]
pub struct Bullet {
    /// The whole sentence.
    #[serde(flatten)]
    pub excerpt: Excerpt,
    /// Index into [`Analysis::sections`].
    pub section: usize,
    /// The words that name who speaks, where the sentence leaves that to an earlier one (وأضاف أن…).
    pub speaker: Option<Excerpt>,
    /// The ranker's score; comparable within one article only.
    pub score: f64,
}

/// A [`Bullet`] as it is read; see [`FlatHeading`].
#[derive(Deserialize)]
struct FlatBullet {
    text: String,
    start: usize,
    end: usize,
    section: usize,
    speaker: Option<Excerpt>,
    score: f64,
}

impl From<FlatBullet> for Bullet {
    fn from(FlatBullet { text, start, end, section, speaker, score }: FlatBullet) -> Self {
        Self { excerpt: Excerpt { text, start, end }, section, speaker, score }
    }
}

/// Something that a reader should know about the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What it is, for programs.
    pub code: WarningCode,
    /// What it is, for people, in plain English; an interface translates by the code.
    pub message: String,
}

/// The kinds of [`Warning`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// No text at all.
    Empty,
    /// Too little text for a summary.
    TooShort,
    /// Hardly any Arabic letters.
    NotArabic,
    /// A good part of the letters is not Arabic.
    MixedLanguage,
    /// The text breaks off in the middle of a sentence.
    TruncatedSentence,
}

impl Excerpt {
    /// Its offsets alone.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

impl Analysis {
    /// Turns every offset into `unit`, counting in `text`, which must be the analysed text.
    ///
    /// Linear in the text and in the number of offsets. Offsets that are in `unit` already are left alone; an
    /// analysis can only be converted from bytes, so converting twice to different units changes nothing.
    pub fn convert(&mut self, text: &str, unit: OffsetUnit) {
        if self.offset_unit != OffsetUnit::Byte || unit == OffsetUnit::Byte {
            return;
        }
        self.offset_unit = unit;
        let mut offsets: Vec<&mut usize> = Vec::new();
        self.each_offset(|offset| offsets.push(offset));
        offsets.sort_by_key(|offset| **offset);
        let (mut at, mut count) = (0, 0);
        for offset in offsets {
            let piece = text.get(at..*offset).unwrap_or_default();
            count += match unit {
                OffsetUnit::Byte => piece.len(),
                OffsetUnit::Char => piece.chars().count(),
                OffsetUnit::Utf16 => piece.chars().map(char::len_utf16).sum(),
            };
            at = at.max(*offset);
            *offset = count;
        }
    }

    /// What a message's speaker is called: by name where the text has it elsewhere, for it may call them by an office or
    /// a pronoun here; none for the article itself.
    pub fn speaker_name<'a>(&'a self, message: &'a KeyMessage) -> Option<&'a str> {
        let participant = message.participant.and_then(|at| self.participants.get(at));
        let name = participant.map(|participant| participant.name.as_str());
        name.or(message.speaker.as_ref().map(|speaker| speaker.text.as_str()))
    }

    fn each_offset<'a>(&'a mut self, mut visit: impl FnMut(&'a mut usize)) {
        let mut pair = |start: &'a mut usize, end: &'a mut usize| {
            visit(start);
            visit(end);
        };
        for Excerpt { start, end, .. } in (self.title.iter_mut())
            .chain(self.headings.iter_mut().map(|heading| &mut heading.excerpt))
            .chain(
                self.summary.iter_mut().flat_map(|bullet| [&mut bullet.excerpt].into_iter().chain(&mut bullet.speaker)),
            )
            .chain(&mut self.gist)
            .chain(&mut self.keyphrases)
        {
            pair(start, end);
        }
        for section in &mut self.sections {
            pair(&mut section.start, &mut section.end);
            section.items.iter_mut().for_each(|item| pair(&mut item.start, &mut item.end));
        }
        self.boilerplate.iter_mut().for_each(|span| pair(&mut span.start, &mut span.end));
        for participant in &mut self.participants {
            participant.roles.iter_mut().for_each(|role| pair(&mut role.start, &mut role.end));
            participant.mentions.iter_mut().for_each(|span| pair(&mut span.start, &mut span.end));
        }
        for place in &mut self.places {
            place.mentions.iter_mut().for_each(|span| pair(&mut span.start, &mut span.end));
        }
        for message in &mut self.key_messages {
            for Excerpt { start, end, .. } in message.speaker.iter_mut().chain(&mut message.cue) {
                pair(start, end);
            }
            pair(&mut message.content.start, &mut message.content.end);
        }
    }
}

impl WarningCode {
    /// What it says, in plain English.
    pub fn message(self) -> &'static str {
        match self {
            WarningCode::Empty => "There is no text.",
            WarningCode::TooShort => "The text is too short for a useful summary.",
            WarningCode::NotArabic => "The text is hardly Arabic; Zubda reads Arabic.",
            WarningCode::MixedLanguage => "A good part of the text is not Arabic and was not read.",
            WarningCode::TruncatedSentence => "The text seems to break off in the middle of a sentence.",
        }
    }
}
