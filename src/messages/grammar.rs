//! The closed classes of the attribution grammar: complementisers, prepositions, adverbs, connectives; agreement.
//!
//! All words are in the form of [`Text::norm`](crate::text::Text::norm).

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Two,
    Many,
}

/// Gender and number of a verb, a participle or the one who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Agreement {
    pub feminine: bool,
    pub number: Number,
}

/// What a complementiser leaves to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complementiser {
    /// أن, إن, بأن: left out.
    Bare,
    /// أنه, بأنها, …: kept, for the pronoun is part of the clause.
    WithPronoun,
}

/// Reads `word` as a complementiser.
pub(super) fn complementiser(word: &str) -> Option<Complementiser> {
    let rest = word.strip_prefix('ب').unwrap_or(word).strip_prefix("ان")?;
    match rest {
        "" => Some(Complementiser::Bare),
        "ه" | "ها" | "هم" | "هما" | "هن" | "ي" | "ني" | "نا" | "ك" | "كم" => {
            Some(Complementiser::WithPronoun)
        }
        _ => None,
    }
}

/// Whether an أن after `word` belongs to `word`, not to an earlier verb: كما أن, بعد أن, إلا أن, خاصة أن.
pub(super) fn governs_clause(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 1).unwrap_or(word);
    matches!(
        word,
        "كما"
            | "بعد"
            | "قبل"
            | "الا"
            | "رغم"
            | "علما"
            | "حيث"
            | "سيما"
            | "خاصه"
            | "غير"
            | "بيد"
            | "ذلك"
            | "اذ"
            | "بما"
            | "حتي"
            | "مع"
            | "منذ"
            | "بدل"
            | "بدلا"
            | "دون"
            | "شرط"
            | "شريطه"
            | "لولا"
            | "لو"
            | "الي"
            | "علي"
            | "من"
            | "عن"
            | "في"
            | "يمكن"
            | "يجب"
            | "ينبغي"
            | "قبيل"
            | "بعيد"
            | "لمجرد"
            | "بمجرد"
            | "لاجل"
            | "اجل"
            | "خصوصا"
            | "باعتبار"
            | "بحكم"
            | "بسبب"
            | "بدون"
            | "خشيه"
            | "الرغم"
            | "المتوقع"
            | "المقرر"
            | "المنتظر"
            | "المفترض"
            | "المرجح"
            | "كان"
            | "علي ان"
            | "يريد"
            | "تريد"
            | "يستطيع"
            | "تستطيع"
            | "لابد"
            | "بد"
            | "يتوجب"
            | "يفترض"
            | "كاد"
            | "اراد"
            | "عسي"
    )
}

/// Whether `word` ends the name of a speaker: what follows is when, where or how it was said.
pub(super) fn ends_speaker(word: &str) -> bool {
    matches!(
        word,
        "خلال"
            | "عقب"
            | "بعد"
            | "قبل"
            | "اثناء"
            | "امس"
            | "اليوم"
            | "ضمن"
            | "عبر"
            | "لدي"
            | "حول"
            | "بشان"
            | "بخصوص"
            | "حين"
            | "عندما"
            | "حيث"
            | "حينما"
            | "بعدما"
            | "قبيل"
            | "بعيد"
            | "منذ"
            | "مساء"
            | "صباح"
            | "ظهر"
            | "فجر"
            | "يوم"
            | "الليله"
            | "الذي"
            | "التي"
            | "الذين"
            | "اللذان"
            | "اللتان"
            | "اللذين"
            | "اللواتي"
            | "اللاتي"
            | "ايضا"
            | "كذلك"
            | "ان"
            | "قد"
            | "بدوره"
            | "بدورها"
            | "بدورهم"
            | "بشكل"
            | "بصراحه"
            | "بوضوح"
            | "بذلك"
            | "هنا"
            | "هناك"
            | "مازحا"
            | "امام"
            | "ردا"
            | "تعليقا"
            | "رسميا"
            | "حاليا"
            | "سابقا"
            | "مؤخرا"
            | "موخرا"
            | "اخيرا"
            | "مجددا"
            | "مرارا"
            | "لاحقا"
            | "الان"
            | "حسب"
            | "وفق"
            | "وفقا"
            | "وهو"
            | "وهي"
            | "وهم"
            | "وذلك"
            | "لكن"
            | "ولكن"
            | "فان"
            | "فيه"
            | "فيها"
            | "فيهما"
            | "له"
            | "لها"
            | "لهم"
            | "لنا"
            | "لي"
            | "عنه"
            | "عنها"
            | "به"
            | "بها"
            | "الاحد"
            | "الاثنين"
            | "الثلاثاء"
            | "الاربعاء"
            | "الخميس"
            | "الجمعه"
            | "السبت"
            | "باسما"
            | "عن"
            | "حيال"
            | "تجاه"
            | "للصحفيين"
            | "للصحافيين"
            | "للاعلاميين"
            | "لوكاله"
            | "لصحيفه"
            | "لقناه"
            | "لوسائل"
            | "للوكاله"
            | "لموقع"
            | "لرويترز"
            | "لاذاعه"
            | "لهيئه"
            | "لا"
            | "لم"
            | "لن"
            | "ما"
            | "هل"
            | "فقط"
            | "بل"
            | "ثم"
            | "او"
            | "كما"
            | "فيما"
            | "بينما"
    )
}

/// Whether `word` after في or على is an occasion on which, or a place where, something is said.
pub(super) fn is_occasion(word: &str) -> bool {
    let word = word.strip_prefix("ال").unwrap_or(word);
    let word = ["هما", "هم", "ها", "ه"]
        .iter()
        .find_map(|p| word.strip_suffix(p).filter(|w| w.chars().count() > 2))
        .unwrap_or(word);
    matches!(
        word,
        "تصريح"
            | "تصريحات"
            | "تصريحا"
            | "بيان"
            | "بيانات"
            | "حديث"
            | "احاديث"
            | "موتمر"
            | "موتمره"
            | "مقابل"
            | "كلم"
            | "خطاب"
            | "خطب"
            | "خطابات"
            | "اتصال"
            | "رسال"
            | "لقاء"
            | "تغريد"
            | "تقرير"
            | "حوار"
            | "مداخل"
            | "ختام"
            | "وقت"
            | "سياق"
            | "اعقاب"
            | "نهاي"
            | "بداي"
            | "اطار"
            | "هذا"
            | "هذ"
            | "ظل"
            | "سن"
            | "عام"
            | "شهر"
            | "جلس"
            | "افتتاح"
            | "مستهل"
            | "معرض"
            | "هامش"
            | "صفح"
            | "حساب"
            | "موقع"
            | "تدوين"
            | "منشور"
            | "مقال"
            | "كتاب"
            | "برنامج"
            | "رد"
            | "تعليق"
            | "اجتماع"
            | "ندو"
            | "محاضر"
            | "مذكر"
            | "تلك"
            | "ذلك"
            | "نفس"
            | "سوال"
            | "شان"
            | "مجال"
            | "جانب"
            | "جه"
            | "ناحي"
            | "خضم"
            | "غضون"
            | "وقتها"
            | "مناسب"
            | "يناير"
            | "فبراير"
            | "مارس"
            | "ابريل"
            | "مايو"
            | "يونيو"
            | "يوليو"
            | "اغسطس"
            | "سبتمبر"
            | "اكتوبر"
            | "نوفمبر"
            | "ديسمبر"
            | "وسائل"
            | "اخر"
            | "اول"
            | "حفل"
            | "شهاد"
            | "افاد"
            | "مرافع"
            | "استجواب"
            | "تصريحه"
            | "لسان"
            | "هجائ"
            | "وصف"
            | "قول"
            | "مطلع"
            | "ايار"
            | "نيسان"
            | "حزيران"
            | "تموز"
            | "اب"
            | "ايلول"
            | "شباط"
            | "اذار"
            | "كانون"
            | "تشرين"
    )
}

/// Whether `word` only hands the floor to the speaker's words: قائلا, بقوله, بالقول.
pub(super) fn is_transparent(word: &str) -> bool {
    matches!(
        word,
        "قايلا"
            | "قايله"
            | "قايلين"
            | "قايلات"
            | "بقوله"
            | "بقولها"
            | "بقولهم"
            | "بقولهما"
            | "بقولهن"
            | "بالقول"
            | "يقول"
            | "تقول"
            | "فقال"
            | "فقالت"
    )
}

/// Whether `word` may stand between a comma and a reporting verb: it connects, dates or places the clause.
pub(super) fn opens_clause(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 1).unwrap_or(word);
    matches!(
        word,
        "كما"
            | "فيما"
            | "بينما"
            | "حيث"
            | "قد"
            | "لقد"
            | "كان"
            | "كانت"
            | "من"
            | "جهته"
            | "جهتها"
            | "جهتهم"
            | "جانبه"
            | "جانبها"
            | "جانبهم"
            | "ناحيته"
            | "ناحيتها"
            | "بدوره"
            | "بدورها"
            | "ايضا"
            | "ثم"
            | "لكن"
            | "لكنه"
            | "لكنها"
            | "لكنهم"
            | "لذلك"
            | "عندما"
            | "حين"
            | "اذ"
            | "وقت"
            | "الي"
            | "ذلك"
            | "هنا"
            | "بعدما"
            | "امس"
            | "اليوم"
            | "انه"
            | "انها"
            | "مع"
            | "في"
            | "هو"
            | "هي"
            | "هم"
            | "الا"
            | "غير"
            | "سبق"
            | "حينها"
            | "بعد"
            | "بعدها"
            | "ان"
            | "هذا"
            | "السياق"
            | "نفسه"
            | "الوقت"
            | "ذاته"
            | "كذلك"
            | "بهذا"
            | "الصدد"
    )
}

/// Whether `word` only joins the next clause, so that nothing can end with it.
pub(super) fn joins_clauses(word: &str) -> bool {
    matches!(
        word,
        "و" | "كما"
            | "فيما"
            | "حيث"
            | "بينما"
            | "وقد"
            | "ثم"
            | "لكن"
            | "ولكن"
            | "اذ"
            | "وكان"
            | "وكانت"
            | "الذي"
            | "التي"
            | "بعدما"
    )
}

/// Whether `word` negates the verb after it.
pub(super) fn negates(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    matches!(word, "لم" | "لن" | "لا" | "ما" | "دون" | "عدم" | "غير" | "لما" | "ليس" | "ليست")
}

/// Whether `word` is a relative pronoun.
pub(super) fn is_relative(word: &str) -> bool {
    matches!(word, "الذي" | "التي" | "الذين" | "اللذان" | "اللتان" | "اللذين" | "اللتين" | "اللواتي" | "اللاتي")
}

/// Whether `word` looks like the head of a direct object rather than a part of the speaker's name: a verbal noun by its
/// pattern, a demonstrative, or one of the nouns that news says people affirm, deny or praise.
pub(super) fn heads_object(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: usize| letters.get(index).copied();
    let count = letters.len();
    let definite = word.starts_with("ال");
    let before_last = count.checked_sub(2).and_then(at);
    matches!(
        word,
        "التزام"
            | "التحاق"
            | "التقاء"
            | "التماس"
            | "الغاء"
            | "الحاق"
            | "الزام"
            | "القاء"
            | "اهميه"
            | "ضروره"
            | "دعم"
            | "رفض"
            | "حرص"
            | "عدم"
            | "وجود"
            | "حق"
            | "قدره"
            | "دور"
            | "عزم"
            | "وقوف"
            | "موقف"
            | "مواقف"
            | "مقتل"
            | "خبر"
            | "صحه"
            | "نجاح"
            | "فشل"
            | "قيام"
            | "صدور"
            | "وصول"
            | "سقوط"
            | "هذا"
            | "هذه"
            | "ذلك"
            | "تلك"
            | "ما"
            | "كل"
            | "نيه"
            | "نيته"
            | "رغبته"
            | "رغبتها"
            | "سعي"
            | "بدء"
            | "فتح"
            | "منع"
            | "نقل"
            | "حصول"
            | "ثقه"
            | "ثقته"
            | "امل"
            | "امله"
            | "جهود"
            | "رغبه"
            | "دعوه"
            | "خوض"
            | "فوز"
            | "حدوث"
            | "وقوع"
            | "اي"
            | "كون"
            | "حاجه"
            | "مسووليه"
            | "علي"
            | "عوده"
            | "زياره"
            | "موافقه"
            | "جاهزيه"
            | "قبول"
            | "وقف"
            | "حرمان"
            | "غياب"
            | "قرار"
            | "سياسه"
            | "عن"
            | "مدي"
            | "بقاء"
            | "رفع"
            | "خفض"
            | "حرصه"
            | "حرصها"
            | "دعمه"
            | "دعمها"
            | "رفضه"
            | "رفضها"
    ) || !definite
        && (word.starts_with("است") && count >= 6 && before_last == Some('ا')
            || at(0) == Some('ا')
                && (5..=7).contains(&count)
                && before_last == Some('ا')
                && at(1) != Some('ب')
                && at(1) != Some('س')
            || at(0) == Some('ت') && count == 5 && (before_last == Some('ي') || at(2) == Some('ا'))
            || at(0) == Some('م') && count == 6 && at(2) == Some('ا') && at(5) == Some('ه'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complementisers() {
        for (word, wanted) in [
            ("ان", Some(Complementiser::Bare)),
            ("بان", Some(Complementiser::Bare)),
            ("انها", Some(Complementiser::WithPronoun)),
            ("بانهم", Some(Complementiser::WithPronoun)),
            ("انقره", None),
            ("بانياس", None),
        ] {
            assert_eq!(complementiser(word), wanted, "{word}");
        }
    }

    #[test]
    fn verbal_nouns_head_objects() {
        for (word, wanted) in
            [("التزام", true), ("استمرار", true), ("تعاون", true), ("مشاركه", true), ("الوزير", false), ("محمد", false)]
        {
            assert_eq!(heads_object(word), wanted, "{word}");
        }
    }
}
