//! The interface's words in each of its languages: a catalogue in which a missing word does not compile.

use crate::analysis::{Act, ParticipantKind, Status, WarningCode};
use crate::app::client::Failure;
use crate::app::marks::Layer;
use crate::app::numbers::{Digits, Noun, write};

/// A language of the interface.
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

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Language::Arabic => &ARABIC,
            Language::English => &ENGLISH,
        }
    }

    /// A number with its noun.
    pub fn count(self, number: usize, noun: &Noun, digits: Digits) -> String {
        let form = match self {
            Language::Arabic => noun.arabic(number),
            Language::English => noun.english(number),
        };
        form.replace("{}", &write(number, digits))
    }
}

/// Every word of the interface.
#[derive(Debug)]
#[expect(missing_docs, reason = "each word is its own explanation")]
pub struct Words {
    pub app_name: &'static str,
    pub tagline: &'static str,
    pub skip_to_results: &'static str,
    pub article: &'static str,
    pub placeholder: &'static str,
    pub samples: &'static str,
    pub sample_politics: &'static str,
    pub sample_economy: &'static str,
    pub sample_sport: &'static str,
    pub edit: &'static str,
    pub read: &'static str,
    pub open_file: &'static str,
    pub unreadable: &'static str,
    pub clear: &'static str,
    pub marks: &'static str,
    pub mark_bullets: &'static str,
    pub mark_people: &'static str,
    pub mark_quotes: &'static str,
    pub mark_cues: &'static str,
    pub pages: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,

    pub results: &'static str,
    pub outline: &'static str,
    pub summary: &'static str,
    pub headings: &'static str,
    pub participants: &'static str,
    pub messages: &'static str,
    pub places: &'static str,
    pub no_summary: &'static str,
    pub no_headings: &'static str,
    pub no_participants: &'static str,
    pub no_messages: &'static str,
    pub show_more: &'static str,
    pub the_article: &'static str,
    pub quoted: &'static str,
    pub of: &'static str,
    pub also_named: &'static str,

    pub copy: &'static str,
    pub copy_item: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub print: &'static str,
    pub back: &'static str,
    pub verbatim_note: &'static str,
    pub new_version: &'static str,
    pub update: &'static str,

    pub empty_title: &'static str,
    pub empty_hint: &'static str,
    pub privacy: &'static str,
    pub loading: &'static str,
    pub working: &'static str,
    pub stays_here: &'static str,
    pub reading_time: &'static str,
    pub saved: &'static str,
    pub analysed_in: &'static str,
    pub milliseconds: &'static str,

    pub failure_title: &'static str,
    pub retry: &'static str,
    pub unsupported: &'static str,
    pub blocked: &'static str,
    pub mime: &'static str,
    pub network: &'static str,
    pub timeout: &'static str,
    pub crashed: &'static str,
    pub unknown: &'static str,

    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub settings: &'static str,
    pub size: &'static str,
    pub size_normal: &'static str,
    pub size_large: &'static str,
    pub size_huge: &'static str,
    pub digits: &'static str,
    pub digits_article: &'static str,
    pub digits_arabic: &'static str,
    pub digits_latin: &'static str,
    pub reset: &'static str,
    pub order: &'static str,
    pub order_importance: &'static str,
    pub order_article: &'static str,
    pub order_speaker: &'static str,
    pub bullets: &'static str,
    pub other_language: &'static str,

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

    pub word_count: Noun,
    pub minute_count: Noun,
    pub bullet_count: Noun,
    pub heading_count: Noun,
    pub participant_count: Noun,
    pub message_count: Noun,
    pub mention_count: Noun,
}

impl Words {
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

    /// What is marked in a layer.
    pub fn layer(&self, layer: Layer) -> &'static str {
        match layer {
            Layer::Bullets => self.mark_bullets,
            Layer::People => self.mark_people,
            Layer::Quotes => self.mark_quotes,
            Layer::Cues => self.mark_cues,
        }
    }

    /// What a failure says, and what to do about it.
    pub fn failure(&self, failure: Failure) -> &'static str {
        match failure {
            Failure::Unsupported => self.unsupported,
            Failure::Blocked => self.blocked,
            Failure::Mime => self.mime,
            Failure::Network => self.network,
            Failure::Timeout => self.timeout,
            Failure::Crashed => self.crashed,
            Failure::Unknown => self.unknown,
        }
    }
}

static ARABIC: Words = Words {
    app_name: "زُبدة",
    tagline: "خلاصة المقال العربي بكلماته هو، ومن دون أن يغادر جهازك",
    skip_to_results: "انتقل إلى النتائج",
    article: "المقال",
    placeholder: "الصق مقالًا هنا، أو اكتبه…",
    samples: "جرّب بمقال:",
    sample_politics: "سياسة",
    sample_economy: "اقتصاد",
    sample_sport: "رياضة",
    edit: "تحرير",
    read: "قراءة",
    open_file: "افتح ملفًّا",
    unreadable: "تعذّرت قراءة الملف",
    clear: "مسح",
    marks: "علّم في المقال",
    mark_bullets: "جمل الخلاصة",
    mark_people: "المشاركون",
    mark_quotes: "الأقوال",
    mark_cues: "أفعال القول",
    pages: "صفحات المقال",
    previous_page: "الصفحة السابقة",
    next_page: "الصفحة التالية",

    results: "النتائج",
    outline: "أقسام النتائج",
    summary: "الخلاصة",
    headings: "المحاور",
    participants: "المشاركون",
    messages: "الرسائل الرئيسية",
    places: "الأماكن",
    no_summary: "لا جمل تصلح خلاصةً لهذا النص.",
    no_headings: "ليس في النص عناوين فرعية.",
    no_participants: "لم يُعثر في النص على أشخاص أو جهات.",
    no_messages: "لم يُعثر في النص على أقوال منسوبة.",
    show_more: "عرض المزيد",
    the_article: "المقال",
    quoted: "اقتباس",
    of: "من",
    also_named: "ويُذكر أيضًا باسم:",

    copy: "نسخ النتائج",
    copy_item: "نسخ هذه النتيجة",
    copied: "نُسخ",
    copy_failed: "تعذّر النسخ",
    print: "طباعة",
    back: "العودة إلى النتيجة",
    verbatim_note: "مقتطفات منقولة بنصها من المقال، استخرجتها زُبدة.",

    empty_title: "مقال طويل؟ خذ زبدته",
    new_version: "صدرت نسخة أحدث من زُبدة، ولن يضيع شيء مما كتبته.",
    update: "حدّث الآن",
    empty_hint: "الصق المقال فتظهر هنا خلاصته ومحاوره والمشاركون فيه وما قيل على ألسنتهم، وكل نتيجة منقولة بنصها: انقرها ترَ موضعها في المقال.",
    privacy: "يجري كل شيء في متصفحك؛ لا يُرسَل النص إلى أي خادم.",
    loading: "يُحمَّل محرّك التحليل…",
    working: "يُحلَّل النص…",
    stays_here: "لم يغادر النص جهازك",
    reading_time: "للقراءة",
    saved: "وفّرت الخلاصة",
    analysed_in: "حُلّل في",
    milliseconds: "م.ث",

    failure_title: "تعذّر التحليل",
    retry: "أعد المحاولة",
    unsupported: "لا يدعم هذا المتصفح WebAssembly، أو عُطّل فيه. حدّث المتصفح أو فعّله ثم أعد المحاولة.",
    blocked: "منعت سياسة أمان الموقع (Content-Security-Policy) تشغيل المحرّك. على صاحب الموقع أن يسمح بـ ‎'wasm-unsafe-eval'‎.",
    mime: "يقدّم الخادم ملفات البرنامج بنوع خاطئ. على صاحب الموقع أن يقدّم ‎.js‎ بنوع text/javascript و‎.wasm‎ بنوع application/wasm.",
    network: "تعذّر تنزيل المحرّك. تحقّق من اتصالك ثم أعد المحاولة.",
    timeout: "طال التحليل أكثر مما ينبغي فأوقفناه. جرّب نصًّا أقصر، أو أعد المحاولة.",
    crashed: "توقّف المحرّك فجأة وأُعيد تشغيله. أعد المحاولة.",
    unknown: "وقع خطأ لم نعرف سببه. أعد تحميل الصفحة.",

    theme: "المظهر",
    theme_system: "كالنظام",
    theme_light: "فاتح",
    theme_dark: "داكن",
    settings: "الإعدادات",
    size: "حجم النص",
    size_normal: "عادي",
    size_large: "كبير",
    size_huge: "أكبر",
    digits: "الأرقام",
    digits_article: "كما في المقال",
    digits_arabic: "٠١٢٣",
    digits_latin: "0123",
    reset: "استعادة الافتراضي",
    order: "الترتيب",
    order_importance: "بالأهمية",
    order_article: "كما في المقال",
    order_speaker: "بحسب القائل",
    bullets: "عدد الجمل",
    other_language: "English",

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

    word_count: Noun {
        zero: "لا كلمات",
        one: "كلمة واحدة",
        two: "كلمتان",
        few: "{} كلمات",
        many: "{} كلمة",
        other: "{} كلمة",
    },
    minute_count: Noun {
        zero: "أقل من دقيقة",
        one: "دقيقة",
        two: "دقيقتان",
        few: "{} دقائق",
        many: "{} دقيقة",
        other: "{} دقيقة",
    },
    bullet_count: Noun {
        zero: "لا جمل في الخلاصة",
        one: "جملة واحدة في الخلاصة",
        two: "جملتان في الخلاصة",
        few: "{} جمل في الخلاصة",
        many: "{} جملة في الخلاصة",
        other: "{} جملة في الخلاصة",
    },
    heading_count: Noun {
        zero: "لا محاور",
        one: "محور واحد",
        two: "محوران",
        few: "{} محاور",
        many: "{} محورًا",
        other: "{} محور",
    },
    participant_count: Noun {
        zero: "لا مشاركين",
        one: "مشارك واحد",
        two: "مشاركان",
        few: "{} مشاركين",
        many: "{} مشاركًا",
        other: "{} مشارك",
    },
    message_count: Noun {
        zero: "لا رسائل",
        one: "رسالة واحدة",
        two: "رسالتان",
        few: "{} رسائل",
        many: "{} رسالة",
        other: "{} رسالة",
    },
    mention_count: Noun {
        zero: "بلا ذكر",
        one: "ذُكر مرة",
        two: "ذُكر مرتين",
        few: "ذُكر {} مرات",
        many: "ذُكر {} مرة",
        other: "ذُكر {} مرة",
    },
};

static ENGLISH: Words = Words {
    app_name: "Zubda",
    tagline: "The gist of an Arabic article, in its own words and without leaving your device",
    skip_to_results: "Skip to the results",
    article: "Article",
    placeholder: "Paste an Arabic article here, or write it…",
    samples: "Try an article:",
    sample_politics: "Politics",
    sample_economy: "Economy",
    sample_sport: "Sport",
    edit: "Edit",
    read: "Read",
    open_file: "Open a file",
    unreadable: "The file could not be read",
    clear: "Clear",
    marks: "Mark in the article",
    mark_bullets: "Summary",
    mark_people: "Participants",
    mark_quotes: "What was said",
    mark_cues: "Reporting verbs",
    pages: "Pages of the article",
    previous_page: "Previous page",
    next_page: "Next page",

    results: "Results",
    outline: "Parts of the results",
    summary: "Summary",
    headings: "Headings",
    participants: "Participants",
    messages: "Key messages",
    places: "Places",
    no_summary: "No sentence of this text would make a summary.",
    no_headings: "The text has no section headings.",
    no_participants: "No person or organization was found in the text.",
    no_messages: "No attributed words were found in the text.",
    show_more: "Show more",
    the_article: "The article",
    quoted: "quotation",
    of: "of",
    also_named: "Also named:",

    copy: "Copy results",
    copy_item: "Copy this result",
    copied: "Copied",
    copy_failed: "Copying failed",
    print: "Print",
    back: "Back to the result",
    verbatim_note: "Extracts from the article in its own words, made by Zubda.",

    empty_title: "A long article? Take its gist",
    new_version: "A newer version of Zubda is here; nothing you typed will be lost.",
    update: "Update now",
    empty_hint: "Paste an article and its summary, headings, participants and what they said appear here, all in its own words: click a result to see its place in the article.",
    privacy: "Everything happens in your browser; the text is sent to no server.",
    loading: "Loading the engine…",
    working: "Reading the text…",
    stays_here: "The text has not left your device",
    reading_time: "to read",
    saved: "The summary saves",
    analysed_in: "Analysed in",
    milliseconds: "ms",

    failure_title: "The analysis failed",
    retry: "Try again",
    unsupported: "This browser has no WebAssembly, or it is switched off. Update the browser or switch it on, then try again.",
    blocked: "The site's Content-Security-Policy stopped the engine. Its owner must allow 'wasm-unsafe-eval'.",
    mime: "The server gives the program's files a wrong type. Its owner must serve .js as text/javascript and .wasm as application/wasm.",
    network: "The engine could not be downloaded. Check your connection, then try again.",
    timeout: "The analysis took too long and was stopped. Try a shorter text, or try again.",
    crashed: "The engine stopped suddenly and was started anew. Try again.",
    unknown: "Something failed and we could not tell why. Reload the page.",

    theme: "Theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    settings: "Settings",
    size: "Text size",
    size_normal: "Normal",
    size_large: "Large",
    size_huge: "Larger",
    digits: "Digits",
    digits_article: "As in the article",
    digits_arabic: "٠١٢٣",
    digits_latin: "0123",
    reset: "Reset",
    order: "Order",
    order_importance: "By importance",
    order_article: "As in the article",
    order_speaker: "By speaker",
    bullets: "Sentences",
    other_language: "العربية",

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

    word_count: english("no words", "1 word", "{} words"),
    minute_count: english("less than a minute", "1 minute", "{} minutes"),
    bullet_count: english("no sentences in the summary", "1 sentence in the summary", "{} sentences in the summary"),
    heading_count: english("no headings", "1 heading", "{} headings"),
    participant_count: english("no participants", "1 participant", "{} participants"),
    message_count: english("no messages", "1 message", "{} messages"),
    mention_count: english("not mentioned", "mentioned once", "mentioned {} times"),
};

const fn english(zero: &'static str, one: &'static str, other: &'static str) -> Noun {
    Noun { zero, one, two: other, few: other, many: other, other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_both_languages() {
        let count = |language: Language, number| language.count(number, &language.words().message_count, Digits::Latin);
        assert_eq!(
            [0, 1, 2, 5, 11, 100].map(|n| count(Language::Arabic, n)),
            ["لا رسائل", "رسالة واحدة", "رسالتان", "5 رسائل", "11 رسالة", "100 رسالة"]
        );
        assert_eq!([0, 1, 2].map(|n| count(Language::English, n)), ["no messages", "1 message", "2 messages"]);
    }
}
