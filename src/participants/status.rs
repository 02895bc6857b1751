//! Status: whom the text says took no part, and who does something in it.

use super::roles::Setting;
use crate::lexicon::{self, Classes};
use crate::text::Text;
use std::ops::Range;

/// How far a cue of exclusion reaches to the first name, in tokens.
const REACH: usize = 10;

/// Nouns of leaving out and staying away; the person follows as their object.
const NOUNS: [&str; 12] =
    ["استثناء", "استبعاد", "غياب", "اقصاء", "تغيب", "اعتذار", "ابعاد", "تغييب", "انسحاب", "مقاطعه", "حرمان", "اعفاء"];
/// Nouns of taking part, negated by "دون" or "عدم".
const PRESENCE: [&str; 8] = ["حضور", "مشاركه", "دعوه", "وجود", "استدعاء", "تواجد", "ضم", "الحاجه"];
/// Verbs of staying away, of any subject.
const ABSENT: [&str; 14] = [
    "غاب",
    "غابت",
    "يغيب",
    "تغيب",
    "تغيبت",
    "يتغيب",
    "تخلف",
    "تخلفت",
    "يتخلف",
    "قاطع",
    "قاطعت",
    "يقاطع",
    "غيب",
    "اقصي",
];
/// Verbs that leave somebody out or decline, by what goes on behind the person: see [`Tail`].
const REMOVE: [&str; 9] = ["استبعد", "استبعدت", "يستبعد", "استثني", "استثنت", "حرم", "ابعد", "اعتذر", "اعتذرت"];
/// Verbs of taking part, after a negation.
const ATTEND: [&str; 12] =
    ["يشارك", "تشارك", "يحضر", "تحضر", "يتواجد", "يدع", "تدع", "يستدع", "يدرج", "يضم", "يلتحق", "يظهر"];

/// For each of `people` whether the text says that they took no part.
pub fn excluded(text: &Text, people: &[Range<usize>], settings: &[Setting]) -> Vec<bool> {
    let mut excluded = vec![false; people.len()];
    let mut next = 0;
    for sentence in &text.sentences {
        let first = next;
        while people.get(next).is_some_and(|name| name.start < sentence.tokens.end) {
            next += 1;
        }
        if first == next {
            continue;
        }
        let scope = Scope { text, sentence: sentence.tokens.clone() };
        for at in sentence.tokens.clone() {
            let Some(cue) = scope.cue(at) else { continue };
            let object = Some(people.partition_point(|name| name.start <= at)).filter(|&person| person < next);
            let subject =
                people.partition_point(|name| name.end <= at).checked_sub(1).filter(|&person| person >= first);
            let named = match cue {
                Cue::Before => object.filter(|&person| scope.reaches(at, settings[person].start)),
                Cue::Either(tail) => {
                    let follows = |&person: &usize| {
                        scope.reaches(at, settings[person].start) && scope.goes_on(settings[person].end, tail)
                    };
                    let precedes = |&person: &usize| {
                        // A name's apposition may reach past the cue.
                        let end = settings[person].end;
                        (end..=end + 1).contains(&at) && (tail == Tail::Any || scope.goes_on(at + 1, tail))
                    };
                    object.filter(follows).or_else(|| subject.filter(precedes))
                }
            };
            let Some(mut person) = named else { continue };
            excluded[person] = true;
            // "باستثناء فلان وفلان", "لم يحضر فلان ولا فلان": coordinated names share the cue.
            let joined = |end: usize, start: usize| {
                end == start && text.norm(start).starts_with('و') || end + 1 == start && text.norm(end) == "ولا"
            };
            while person + 1 < next && joined(settings[person].end, settings[person + 1].start) {
                person += 1;
                excluded[person] = true;
            }
        }
    }
    excluded
}

enum Cue {
    /// The person follows.
    Before,
    /// The person follows or stands right before, and the clause goes on so.
    Either(Tail),
}

/// What must come after verb and person for the person to be out.
#[derive(Clone, Copy, PartialEq)]
enum Tail {
    /// Anything.
    Any,
    /// "من" or "عن": "استبعد فلان من القائمة", but "استبعد فلان أن" rules something out.
    From,
    /// "عن" and what is declined: "اعتذر عن الحضور", but "اعتذر عن الخطأ" asks for pardon.
    Declined,
}

struct Scope<'t, 'a> {
    text: &'t Text<'a>,
    sentence: Range<usize>,
}

impl Scope<'_, '_> {
    fn cue(&self, at: usize) -> Option<Cue> {
        let norm = self.text.norm(at);
        let bare = lexicon::without_conjunction(norm);
        let noun = bare.strip_prefix('ب').unwrap_or(bare);
        let before = match at.checked_sub(1).filter(|&before| before >= self.sentence.start) {
            Some(before) => self.text.norm(before),
            None => "",
        };
        // Particles are too short for `lexicon::without_conjunction`: "ولم", "فلا".
        let before = before.strip_prefix(['و', 'ف']).filter(|rest| !rest.is_empty()).unwrap_or(before);
        let negated = matches!(before, "لم" | "لن" | "لا" | "ما" | "دون" | "بدون" | "عدم" | "غير" | "بلا");
        if NOUNS.contains(&noun) || (matches!(bare, "عدا" | "ماعدا") && before != "من") {
            return (!negated || bare == "عدا").then_some(Cue::Before);
        }
        if PRESENCE.contains(&noun) && matches!(before, "دون" | "بدون" | "عدم" | "بعدم" | "لعدم") {
            return Some(Cue::Before);
        }
        if ABSENT.contains(&bare) {
            return (!negated).then_some(Cue::Either(Tail::Any));
        }
        if REMOVE.contains(&bare) {
            let tail = if bare.starts_with("اعتذر") { Tail::Declined } else { Tail::From };
            return (!negated).then_some(Cue::Either(tail));
        }
        let denied = matches!(before, "لم" | "لن" | "لا");
        (denied && ATTEND.contains(&bare)).then_some(Cue::Either(Tail::Any))
    }

    fn goes_on(&self, at: usize, tail: Tail) -> bool {
        let norm = |at: usize| if at < self.sentence.end { self.text.norm(at) } else { "" };
        match tail {
            Tail::Any => true,
            Tail::From => matches!(norm(at), "من" | "عن"),
            Tail::Declined => {
                let noun = norm(at + 1).strip_prefix("ال").unwrap_or(norm(at + 1));
                let declined = noun == "عدم" || PRESENCE.contains(&noun);
                norm(at) == "عن" && (declined || matches!(noun, "تلبيه" | "قبول" | "موتمر" | "اجتماع" | "لقاء"))
            }
        }
    }

    /// Whether the phrase that starts at `start` still stands under a cue at `at`.
    fn reaches(&self, at: usize, start: usize) -> bool {
        start > at
            && start - at <= REACH
            && (at + 1..start).all(|between| {
                let norm = self.text.norm(between);
                self.text.tokens[between].is_word()
                    && !matches!(norm, "ان" | "لكن" | "ثم" | "بينما" | "الذي" | "التي" | "الذين")
            })
    }
}

/// Whether the phrase that starts at token `start` is the subject of its clause: it opens the sentence, or follows
/// the verb that does.
pub fn is_subject(text: &Text, start: usize) -> bool {
    let sentence = &text.sentences[text.sentence_of(start)].tokens;
    let opens = |at: usize| at == sentence.start || !text.tokens[at - 1].is_word();
    if start == sentence.start {
        return true;
    }
    let verb = start - 1;
    let norm = text.norm(verb);
    let classes = lexicon::classes(norm);
    let copula = matches!(lexicon::without_conjunction(norm), "كان" | "كانت");
    let nominal = classes
        .any(Classes::FUNCTION | Classes::OFFICE | Classes::HONORIFIC | Classes::ORGANIZATION | Classes::PLACE)
        && !copula;
    let aspect = verb > sentence.start
        && matches!(text.norm(verb - 1), "قد" | "وقد" | "لقد" | "كما" | "فيما" | "بينما" | "كان" | "حيث" | "ثم");
    text.tokens[verb].is_word()
        && !nominal
        && !norm.starts_with("ال")
        && (opens(verb) || aspect || norm.starts_with('و'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::participants::noun_phrase::NounPhrases;
    use crate::participants::roles;

    /// Names stand in braces; those that took no part have a minus before them.
    #[test]
    fn exclusion_follows_cue_and_scope() {
        for case in [
            "ضم الوفد {سالم الكعبي}، مع استبعاد {-محمود نصر} قائد اللواء.",
            "حضر الجميع باستثناء {-سالم الكعبي} {-ومحمود نصر}.",
            "اجتمع القادة في غياب {-سالم الكعبي}.",
            "غاب {-سالم الكعبي} عن المباراة.",
            "ويغيب المهاجم {-سالم الكعبي} عن اللقاء للإصابة، فيما يعود {محمود نصر}.",
            "لم يشارك {-سالم الكعبي} في الجلسة.",
            "عقد الاجتماع دون حضور الوزير {-سالم الكعبي}.",
            "اعتذر الوزير {-سالم الكعبي} عن عدم الحضور.",
            "{-سالم الكعبي} اعتذر عن المشاركة.",
            "استبعد المدرب {-سالم الكعبي} من التشكيلة.",
            "حضر الجميع عدا {-سالم الكعبي}.",
            "جاء ذلك بعدم مشاركة {-سالم الكعبي}.",
            "وتغيبت الوزيرة {-هند الراشد} عن الجلسة لظروف صحية.",
            "التأم المجلس بكامل أعضائه ما عدا {-سالم الكعبي}.",
            "ولم يحضر {-سالم الكعبي} ولا {-محمود نصر} الاجتماع.",
            "تخلف النائب {-سالم الكعبي} عن الحضور.",
            // No exclusion.
            "اعتذر {سالم الكعبي} للجمهور.",
            "لم يغادر {سالم الكعبي} القاعة.",
            "اعتذر {سالم الكعبي} عن تصريحاته.",
            "استبعد {سالم الكعبي} أن تجرى الانتخابات.",
            "لم يغب {سالم الكعبي} عن أي مباراة.",
            "دون استبعاد {سالم الكعبي} من القائمة.",
            "حضر {سالم الكعبي} اللقاء.",
            "شارك {سالم الكعبي} رغم غياب الجمهور.",
            "انتقد {سالم الكعبي} قرار المحكمة.",
        ] {
            let mut source = String::new();
            let (mut bytes, mut expected) = (Vec::<Range<usize>>::new(), Vec::new());
            for c in case.chars() {
                match c {
                    '{' => {
                        bytes.push(source.len()..0);
                        expected.push(false);
                    }
                    '}' => bytes.last_mut().unwrap().end = source.len(),
                    '-' => *expected.last_mut().unwrap() = true,
                    c => source.push(c),
                }
            }
            let text = Text::new(&source);
            let token = |byte: usize| text.tokens.partition_point(|token| token.span().end <= byte);
            let people: Vec<Range<usize>> =
                bytes.iter().map(|name| token(name.start)..token(name.end - 1) + 1).collect();
            let phrases = NounPhrases::new(&text, people.iter().cloned());
            let settings = roles::settings(&text, &phrases, &people);
            assert_eq!(excluded(&text, &people, &settings), expected, "{case}");
        }
    }
}
