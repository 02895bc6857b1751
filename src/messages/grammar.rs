//! Agreement, complementisers, and nouns by their pattern.
//!
//! All words are in the form of [`Text::norm`](crate::text::Text::norm).

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    One,
    Two,
    Many,
}

/// Gender and number of a verb, a participle or the one who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agreement {
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

/// Whether `word` looks like a verbal noun by its letters: استمرار, اعتقال, تطوير, تعاون, مشاركة, and so rather heads a
/// direct object than belongs to a name.
pub(super) fn is_verbal_noun(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: usize| letters.get(index).copied();
    let count = letters.len();
    let before_last = count.checked_sub(2).and_then(at);
    let tenth_form = word.starts_with("است") && count >= 6 && before_last == Some('ا');
    let with_alef = at(0) == Some('ا')
        && (5..=7).contains(&count)
        && before_last == Some('ا')
        && !matches!(at(1), Some('ب' | 'س' | 'ي'));
    let second_form = at(0) == Some('ت') && count == 5 && before_last == Some('ي');
    let sixth_form = at(0) == Some('ت') && count == 5 && at(2) == Some('ا');
    let third_form = at(0) == Some('م') && count == 6 && at(2) == Some('ا') && at(5) == Some('ه');
    !word.starts_with("ال") && (tenth_form || with_alef || second_form || sixth_form || third_form)
}

/// What the head of a speaker's name tells of gender and number beyond its verb, which stays singular before it.
pub(super) fn agreement_of(head: &str, verb: Agreement) -> Agreement {
    let bare = head.strip_prefix("ال").unwrap_or(head);
    let sound = bare.ends_with("ون") && bare.chars().count() > 4;
    let broken = matches!(
        bare,
        "خبراء"
            | "علماء"
            | "نشطاء"
            | "شهود"
            | "نواب"
            | "سكان"
            | "اهالي"
            | "شعراء"
            | "اطباء"
            | "اعضاء"
            | "قاده"
            | "وزراء"
    );
    if sound || broken { Agreement { number: Number::Many, ..verb } } else { verb }
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
    fn verbal_nouns() {
        for (word, wanted) in [
            ("اعتقال", true),
            ("استمرار", true),
            ("تعاون", true),
            ("تطوير", true),
            ("مشاركه", true),
            ("الوزير", false),
            ("محمد", false),
            ("ايران", false),
        ] {
            assert_eq!(is_verbal_noun(word), wanted, "{word}");
        }
    }
}
