//! Noun phrases: where the phrase that begins at a head ends, by the grammar of idafa, adjective and complement.
//!
//! An Arabic noun phrase is read from its head to the left. A noun without article opens a construct (idafa) that
//! the next noun completes; a definite noun, a name or a pronoun suffix closes it. A closed phrase goes on only
//! with a definite adjective, a preposition and its noun, or a conjunction: "نائب (open) رئيس (open) الوزراء
//! (closed) العراقي (adjective) لشؤون (preposition, open) الطاقة (closed)".

use crate::lexicon::{self, Classes};
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// The longest phrase that is read, in tokens: no office of the press is longer, and the reading stays linear.
const LONGEST: usize = 24;

/// How sure the reader must be to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Towards a known end (the name that the phrase precedes): whatever can belong to it does.
    Bounded,
    /// Into the open: only what must belong to it does.
    Open,
}

/// Reads noun phrases of one text.
#[derive(Debug)]
pub struct NounPhrases<'t, 'a> {
    text: &'t Text<'a>,
    /// For each token the end of the name that starts there, or 0.
    names: Vec<u32>,
    /// Whether the token is part of a name.
    named: Vec<bool>,
}

impl<'t, 'a> NounPhrases<'t, 'a> {
    /// A reader that takes each of `names` as one closed noun.
    pub fn new(text: &'t Text<'a>, names: impl Iterator<Item = Range<usize>>) -> Self {
        let mut ends = vec![0; text.tokens.len()];
        let mut named = vec![false; text.tokens.len()];
        for name in names {
            if let (Some(end), Some(tokens)) = (ends.get_mut(name.start), named.get_mut(name.clone())) {
                *end = name.end as u32;
                tokens.fill(true);
            }
        }
        NounPhrases { text, names: ends, named }
    }

    /// The end of the phrase whose head is token `head`, at most `limit`.
    pub fn end(&self, head: usize, limit: usize, reading: Reading) -> usize {
        let limit = limit.min(head + LONGEST).min(self.text.tokens.len());
        let mut at = self.name_end(head, limit).unwrap_or(head + 1);
        let mut open = at == head + 1 && !self.is_definite(head);
        let mut end = at.min(limit);
        while at < limit {
            let Some((next, closes)) = self.step(head, at, limit, open, reading) else { break };
            at = next;
            open = !closes;
            // A phrase never ends with a preposition or an opened bracket.
            if !self.is_preposition(at - 1) {
                end = at;
            }
        }
        end
    }

    /// Whether what stands behind a clitic ب at token `at` is a body or place: "بجامعة", "بالجيش".
    fn is_institution(&self, at: usize, rest: &str) -> bool {
        let named = self.names.get(at).is_some_and(|&end| end > 0);
        named
            || lexicon::exact(rest).any(Classes::ORGANIZATION | Classes::PLACE)
            || matches!(rest, "قسم" | "القسم" | "قطاع")
    }

    /// Whether the preposition at token `at` belongs to the phrase of `head` rather than to the clause around it:
    /// "المشرف العام على", "المبعوث إلى ليبيا", "السفير في بغداد", but not "قال الوزير في تصريح".
    fn binds(&self, head: usize, at: usize) -> bool {
        let (head, last) = (self.text.norm(head), self.text.norm(at - 1));
        let named = self.names.get(at + 1).is_some_and(|&end| end > 0);
        let next = self.text.norm(at + 1);
        match self.text.norm(at) {
            "في" => {
                named
                    || !is_event(next)
                        && (is_participle(head)
                            || is_participle(last)
                            || lexicon::classes(next).any(Classes::ORGANIZATION | Classes::PLACE))
            }
            "علي" | "عن" => {
                is_participle(last) || lexicon::without_conjunction(head).trim_start_matches("ال").starts_with('م')
            }
            "من" => matches!(
                lexicon::without_conjunction(self.text.norm(at - 1)),
                "احد" | "احدي" | "واحد" | "واحده" | "عدد"
            ),
            "الي" => named,
            "لدي" | "باسم" | "ضد" => true,
            _ => false,
        }
    }

    /// Takes the piece at token `at` into the phrase: where it ends, and whether it closes the phrase.
    fn step(&self, head: usize, at: usize, limit: usize, open: bool, reading: Reading) -> Option<(usize, bool)> {
        let norm = self.text.norm(at);
        match self.text.tokens[at].kind {
            TokenKind::Mark => return self.enclosed(at, limit),
            TokenKind::Number => return (open || reading == Reading::Bounded).then_some((at + 1, false)),
            TokenKind::Foreign => return Some((at + 1, true)),
            TokenKind::Arabic => {}
        }
        if let Some(end) = self.name_end(at, limit) {
            let titled = at > head && lexicon::classes(self.text.norm(at - 1)).any(Classes::HONORIFIC | Classes::RANK);
            let joined = open || titled || norm.starts_with("ال") || norm.starts_with(['و', 'ل', 'ب']);
            return joined.then_some((end, true));
        }
        if self.is_preposition(at) {
            let next = self.text.tokens.get(at + 1).filter(|next| next.kind == TokenKind::Arabic && at + 1 < limit);
            // Asked only where there is a next token to be bound.
            let binds = || self.binds(head, at) || reading == Reading::Bounded && norm != "من";
            return (next.is_some() && (!open || is_participle(self.text.norm(at - 1))) && binds())
                .then_some((at + 1, false));
        }
        let classes = lexicon::classes(norm);
        let function = classes.any(Classes::FUNCTION) && !classes.any(Classes::PLACE);
        if function && !(open && matches!(norm, "هذا" | "هذه")) || (reading == Reading::Open && is_time(norm, classes))
        {
            return None;
        }
        if open {
            let instrument = reading == Reading::Open
                && norm.starts_with("بال")
                && lexicon::exact(norm).is_empty()
                && !self.is_institution(at, &norm["ب".len()..]);
            if instrument {
                return None;
            }
            // A noun behind a preposition is a proper name unless a definite noun completes it: "في بيروت".
            let proper = reading == Reading::Open && self.is_preposition(at - 1) && !self.definite_next(at);
            return (!looks_like_verb(norm)).then_some((at + 1, proper || self.is_definite(at)));
        }
        // From here the phrase is closed.
        let definite = self.is_definite(at);
        let bare = norm.strip_prefix('و').unwrap_or(norm);
        if bare.len() < norm.len() && lexicon::exact(norm).is_empty() && self.conjoins(at, bare, reading) {
            return Some((at + 1, definite));
        }
        if classes.any(Classes::HONORIFIC) {
            return None;
        }
        let (to, at_place) = (norm.strip_prefix('ل'), norm.strip_prefix('ب'));
        let complement = to
            .is_some_and(|rest| rest.starts_with('ل') || reading == Reading::Bounded || is_complement(rest))
            || at_place.is_some_and(|rest| self.is_institution(at, rest));
        if complement {
            return Some((at + 1, definite));
        }
        // "وكيل الوزارة [المساعد]" is one office; other definite offices begin another.
        let human = classes.any(Classes::OFFICE | Classes::RANK) && !matches!(norm, "المساعد" | "المساعده" | "المكلف");
        // "اللجنة [المكونة من": a participle with its own complement is a clause of its own.
        let clause =
            reading == Reading::Open && self.text.tokens.get(at + 1).is_some() && self.text.norm(at + 1) == "من";
        (norm.starts_with("ال") && (!human || is_nisba(norm)) && !clause).then_some((at + 1, true))
    }

    fn definite_next(&self, at: usize) -> bool {
        self.text.tokens.get(at + 1).is_some() && self.is_definite(at + 1)
    }

    /// Whether the conjunction at token `at` goes on with the phrase; `bare` is the word without it.
    fn conjoins(&self, at: usize, bare: &str, reading: Reading) -> bool {
        if lexicon::exact(bare).any(Classes::OFFICE | Classes::RANK | Classes::FUNCTION) && !is_nisba(bare) {
            return false;
        }
        if bare.starts_with("ال") || bare.starts_with("لل") {
            return true;
        }
        match reading {
            Reading::Bounded => !looks_like_verb(bare),
            Reading::Open => is_verbal_noun(bare) || self.definite_next(at) && is_complement(bare),
        }
    }

    /// A quoted or bracketed piece that opens at token `at` and closes before `limit`, or a hyphen inside a word.
    fn enclosed(&self, at: usize, limit: usize) -> Option<(usize, bool)> {
        let close = match self.text.word(at) {
            "«" => "»",
            "“" => "”",
            "\"" => "\"",
            "(" => ")",
            "-" | "–" => {
                let glued = |left: usize, right: usize| {
                    let (left, right) = (self.text.tokens.get(left)?, self.text.tokens.get(right)?);
                    (left.span().end == right.span().start).then_some(())
                };
                let inside = at > 0 && at + 1 < limit && glued(at - 1, at).is_some() && glued(at, at + 1).is_some();
                return inside.then_some((at + 2, true));
            }
            _ => return None,
        };
        let end = (at + 1..limit.min(at + 10)).find(|&other| self.text.word(other) == close)?;
        Some((end + 1, true))
    }

    fn name_end(&self, at: usize, limit: usize) -> Option<usize> {
        let end = self.names.get(at).copied().unwrap_or(0) as usize;
        (end > at).then_some(end.min(limit))
    }

    /// Whether token `at` closes a construct: it has the article, a pronoun suffix, or belongs to a name.
    pub fn is_definite(&self, at: usize) -> bool {
        if self.named.get(at).copied().unwrap_or(false) {
            return true;
        }
        let norm = lexicon::without_conjunction(self.text.norm(at));
        let article =
            ["ال", "لل", "بال", "كال"].iter().any(|prefix| norm.len() >= prefix.len() + 4 && norm.starts_with(prefix));
        // The letter of the text, not the normalised one: ة ends a noun, ه is "his".
        let suffix = [("ه", 4), ("ها", 3), ("هم", 3), ("هن", 3), ("نا", 3)]
            .iter()
            .any(|(suffix, stem)| norm.len() >= suffix.len() + 2 * stem && self.text.word(at).ends_with(suffix));
        article || suffix
    }

    /// Whether token `at` is a preposition that may bind a complement to a noun.
    pub fn is_preposition(&self, at: usize) -> bool {
        matches!(self.text.norm(at), "في" | "علي" | "عن" | "لدي" | "الي" | "باسم" | "ضد" | "بين" | "من")
    }
}

/// Whether a definite word is an adjective of relation (nisba) by its form: "الفني", "السياسية".
pub fn is_nisba(norm: &str) -> bool {
    norm.starts_with("ال") && (norm.ends_with('ي') || norm.ends_with("يه"))
}

/// Whether a noun has the shape of a participle, which governs as its verb does: "المشرف على", "الناشط في".
pub fn is_participle(norm: &str) -> bool {
    let norm = lexicon::without_conjunction(norm);
    let mut letters = norm.strip_prefix("ال").unwrap_or(norm).chars();
    letters.next() == Some('م') || letters.next() == Some('ا')
}

/// Whether a noun without article typically stands as complement or second part: an institution, or a verbal noun.
fn is_complement(norm: &str) -> bool {
    let classes = lexicon::exact(norm);
    classes.any(Classes::ORGANIZATION | Classes::PLACE)
        || norm.ends_with('ه')
        || is_verbal_noun(norm)
        || matches!(norm, "شوون" | "امن" | "قطاع" | "ملف" | "حقوق" | "كره" | "علوم" | "فنون" | "خدمات" | "موارد")
}

/// Whether a word has the shape of a verbal noun of a derived form: تفعيل، انفعال، افتعال، استفعال.
pub fn is_verbal_noun(norm: &str) -> bool {
    let letters: Vec<char> = norm.chars().collect();
    match letters[..] {
        ['ت', _, _, 'ي', _] => true,
        ['ا', .., 'ا', _] => letters.len() >= 5,
        _ => false,
    }
}

/// Whether a word looks like a finite verb rather than a noun: an imperfect of the third person.
fn looks_like_verb(norm: &str) -> bool {
    let letters = norm.chars().count();
    norm.starts_with("سي") && letters >= 5
        || norm.starts_with('ي')
            && (4..=7).contains(&letters)
            && lexicon::exact(norm).is_empty()
            && !norm.ends_with('ا')
}

/// Whether a noun names an occasion of speech or a time: after "في" it no longer belongs to an office.
fn is_event(norm: &str) -> bool {
    matches!(
        norm.strip_prefix("ال").unwrap_or(norm),
        "تصريح"
            | "تصريحات"
            | "بيان"
            | "بيانه"
            | "موتمر"
            | "كلمه"
            | "كلمته"
            | "حديث"
            | "حديثه"
            | "حوار"
            | "مقابله"
            | "لقاء"
            | "اتصال"
            | "خطاب"
            | "خطابه"
            | "رساله"
            | "جلسه"
            | "اجتماع"
            | "ختام"
            | "وقت"
            | "ذلك"
            | "هذا"
            | "هذه"
            | "اطار"
            | "ظل"
            | "سياق"
            | "تغريده"
            | "تقرير"
            | "مستهل"
            | "معرض"
            | "نهايه"
            | "بدايه"
            | "افتتاح"
            | "حفل"
            | "عام"
            | "يوم"
            | "مقال"
            | "مقاله"
            | "كتابه"
            | "حسابه"
            | "صفحته"
            | "تصريحاته"
    )
}

fn is_time(norm: &str, classes: Classes) -> bool {
    classes.any(Classes::MONTH)
        || matches!(norm, "امس" | "اليوم" | "غدا" | "مساء" | "صباح" | "الماضي" | "المقبل" | "الجاري")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each phrase ends at the bar; names stand in braces.
    fn check(reading: Reading, cases: &[&str]) {
        for case in cases {
            let mut source = String::new();
            let (mut names, mut expected) = (Vec::new(), 0);
            for c in case.chars() {
                match c {
                    '{' => names.push(source.len()..0),
                    '}' => names.last_mut().unwrap().end = source.len(),
                    '|' => expected = source.len(),
                    c => source.push(c),
                }
            }
            let text = Text::new(&source);
            let token = |byte: usize| text.tokens.partition_point(|token| token.span().start < byte);
            let names: Vec<_> = names.into_iter().map(|name| token(name.start)..token(name.end)).collect();
            let phrases = NounPhrases::new(&text, names.into_iter());
            let end = phrases.end(0, text.tokens.len(), reading);
            assert_eq!(&source[..text.span(0..end).end], source[..expected].trim_end(), "{case}");
        }
    }

    #[test]
    fn phrases_in_the_open_end_where_the_grammar_does() {
        check(
            Reading::Open,
            &[
                "نائب وزير الدفاع|، أمس",
                "قائد لواء 444 قتال|.",
                "عضو لجنة الترتيبات الأمنية والعسكرية|، مع",
                "نائبة المبعوثة الأممية إلى {ليبيا}|، سلسلة",
                "رئيس مجلس الوزراء| أن",
                "وزير الخارجية المصري| في تصريح",
                "مدير المستشفى| أمس",
                "الرئيس التنفيذي للشركة| يعلن",
                "مدير عام الهيئة العامة للطيران المدني| أعلن",
                "رئيس قسم الجراحة بكلية الطب| وقال",
                "وكيل وزارة العمل للتفتيش وتطوير بيئة العمل|، أن",
                "السفير الياباني في {بغداد}| إن",
                "رئيس تحرير صحيفة «النهار» اللبنانية| كتب",
                "رئيس لجنة الحوار الليبي-الليبي| أعلن",
                "مدرب منتخب تونس الأول|، الذي",
                "مجموعة سنابل| بالتعاون مع الوزارة",
                "مساعده|، الذي",
                "الأمين العام للأمم المتحدة| الجمعة",
                "رئيس الوزراء| والوزير",
                // Found by fuzzing: the text ends behind the preposition.
                "نائبة المبعوثة الأممية| إلى",
            ],
        );
    }

    #[test]
    fn bounded_phrases_reach_their_name() {
        check(
            Reading::Bounded,
            &[
                "خبير التأمين الصحي والإدارة الصحية| الدكتور",
                "رئيس لجنة الاحتراف في الاتحاد السعودي لكرة القدم| الدكتور",
                "رئيس اللجنة الاجتماعية الأهلية لحي الروضة|، قال",
                "مدير قناة الأفق|، قال",
                "وكيل الوزارة لتطوير المناهج|، قال",
            ],
        );
    }
}
