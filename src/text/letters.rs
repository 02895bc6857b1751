//! Letters: the normalised form in which words are compared.

/// Whether `c` is left out of normalised text: tashkeel, Quranic marks, tatweel, zero-width and bidi controls.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Appends the normalised form of `text` to `out`.
///
/// Marks are left out; alef forms become ا, ى becomes ي, ة becomes ه, ؤ becomes و, ئ becomes ي; Persian forms and
/// Arabic-Indic digits become their common ones; letters with case become lower case. Comparing in this form is
/// what pyarabic calls searching without hamza and tashkeel.
pub fn normalize_into(text: &str, out: &mut String) {
    for c in text.chars().filter(|&c| !is_mark(c)) {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ئ' | 'ی' => out.push('ي'),
            'ة' => out.push('ه'),
            'ؤ' => out.push('و'),
            'ک' => out.push('ك'),
            '\u{660}'..='\u{669}' => out.push((b'0' + (c as u32 - 0x660) as u8) as char),
            '\u{6f0}'..='\u{6f9}' => out.push((b'0' + (c as u32 - 0x6f0) as u8) as char),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// The normalised form of `text`; see [`normalize_into`].
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    normalize_into(text, &mut out);
    out
}

/// Whether `c` belongs inside a word although it is no letter: a combining mark or a joiner.
pub(super) fn joins_word(c: char) -> bool {
    is_mark(c) && !matches!(c, '\u{feff}')
}
