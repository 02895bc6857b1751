//! What an analysis' parts are called, in each language that Zubda speaks of them.

use crate::analysis::{Act, ParticipantKind, Status, WarningCode};

/// A language in which results are presented. The results themselves are in the article's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// العربية
    #[default]
    Arabic,
    /// English
    English,
}

impl Language {
    /// The language's tag, as in HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
        }
    }

    /// The direction of its writing, as in HTML's `dir`.
    pub fn direction(self) -> &'static str {
        match self {
            Language::Arabic => "rtl",
            Language::English => "ltr",
        }
    }

    /// What stands between the members of a list.
    pub fn comma(self) -> &'static str {
        match self {
            Language::Arabic => "، ",
            Language::English => ", ",
        }
    }

    /// Its labels.
    pub fn labels(self) -> &'static Labels {
        match self {
            Language::Arabic => &ARABIC,
            Language::English => &ENGLISH,
        }
    }
}

/// What each thing in an analysis is called.
#[derive(Debug)]
#[expect(missing_docs, reason = "each label is its own explanation")]
pub struct Labels {
    pub summary: &'static str,
    pub headings: &'static str,
    pub participants: &'static str,
    pub messages: &'static str,
    pub places: &'static str,
    pub the_article: &'static str,
    pub quoted: &'static str,
    pub also_named: &'static str,
    pub untitled: &'static str,
    pub verbatim_note: &'static str,
    pub word_total: &'static str,
    pub sentence_total: &'static str,
    pub paragraph_total: &'static str,
    pub reading_total: &'static str,
    pub person: &'static str,
    pub organization: &'static str,
    pub active: &'static str,
    pub mentioned: &'static str,
    pub excluded: &'static str,
    pub act_statement: &'static str,
    pub act_call: &'static str,
    pub act_warning: &'static str,
    pub act_announcement: &'static str,
    pub act_denial: &'static str,
    pub act_promise: &'static str,
    pub act_question: &'static str,
    pub act_claim: &'static str,
    pub warn_empty: &'static str,
    pub warn_too_short: &'static str,
    pub warn_not_arabic: &'static str,
    pub warn_mixed_language: &'static str,
    pub warn_truncated_sentence: &'static str,
}

impl Labels {
    /// What an act is called.
    pub fn act(&self, act: Act) -> &'static str {
        match act {
            Act::Statement => self.act_statement,
            Act::Call => self.act_call,
            Act::Warning => self.act_warning,
            Act::Announcement => self.act_announcement,
            Act::Denial => self.act_denial,
            Act::Promise => self.act_promise,
            Act::Question => self.act_question,
            Act::Claim => self.act_claim,
        }
    }

    /// What a participant's part is called.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Active => self.active,
            Status::Mentioned => self.mentioned,
            Status::Excluded => self.excluded,
        }
    }

    /// What a kind of participant is called.
    pub fn kind(&self, kind: ParticipantKind) -> &'static str {
        match kind {
            ParticipantKind::Person => self.person,
            ParticipantKind::Organization => self.organization,
        }
    }

    /// What a warning says.
    pub fn warning(&self, code: WarningCode) -> &'static str {
        match code {
            WarningCode::Empty => self.warn_empty,
            WarningCode::TooShort => self.warn_too_short,
            WarningCode::NotArabic => self.warn_not_arabic,
            WarningCode::MixedLanguage => self.warn_mixed_language,
            WarningCode::TruncatedSentence => self.warn_truncated_sentence,
        }
    }
}

static ARABIC: Labels = Labels {
    summary: "الخلاصة",
    headings: "المحاور",
    participants: "المشاركون",
    messages: "الرسائل الرئيسية",
    places: "الأماكن",
    the_article: "المقال",
    quoted: "اقتباس",
    also_named: "ويُذكر أيضًا باسم:",
    untitled: "مقال بلا عنوان",
    verbatim_note: "مقتطفات منقولة بنصها من المقال، استخرجتها زُبدة.",
    word_total: "الكلمات",
    sentence_total: "الجمل",
    paragraph_total: "الفقرات",
    reading_total: "القراءة بالثواني",
    person: "شخص",
    organization: "جهة",
    active: "فاعل في الخبر",
    mentioned: "مذكور فيه",
    excluded: "لم يشارك",
    act_statement: "تصريح",
    act_call: "دعوة",
    act_warning: "تحذير",
    act_announcement: "إعلان",
    act_denial: "نفي",
    act_promise: "تعهّد",
    act_question: "تساؤل",
    act_claim: "طرح المقال",
    warn_empty: "لا نص بعد.",
    warn_too_short: "النص أقصر من أن تفيده خلاصة.",
    warn_not_arabic: "لا يكاد النص يحوي عربية، وزُبدة لا تقرأ سواها.",
    warn_mixed_language: "في النص قدر كبير من لغة أخرى لم يُقرأ.",
    warn_truncated_sentence: "يبدو أن النص انقطع في وسط جملة.",
};

static ENGLISH: Labels = Labels {
    summary: "Summary",
    headings: "Headings",
    participants: "Participants",
    messages: "Key messages",
    places: "Places",
    the_article: "The article",
    quoted: "quotation",
    also_named: "Also named:",
    untitled: "Untitled article",
    verbatim_note: "Extracts from the article in its own words, made by Zubda.",
    word_total: "Words",
    sentence_total: "Sentences",
    paragraph_total: "Paragraphs",
    reading_total: "Seconds to read",
    person: "person",
    organization: "organization",
    active: "acts in the report",
    mentioned: "mentioned in it",
    excluded: "did not take part",
    act_statement: "statement",
    act_call: "call",
    act_warning: "warning",
    act_announcement: "announcement",
    act_denial: "denial",
    act_promise: "promise",
    act_question: "question",
    act_claim: "the article's claim",
    warn_empty: "There is no text yet.",
    warn_too_short: "The text is too short for a useful summary.",
    warn_not_arabic: "The text is hardly Arabic, and Zubda reads nothing else.",
    warn_mixed_language: "A good part of the text is in another language and was not read.",
    warn_truncated_sentence: "The text seems to break off in the middle of a sentence.",
};
