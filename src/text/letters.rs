//! Letters: what each character is, and the normalised form in which words are compared.

use super::presentation;

/// What a character is, as far as cutting words goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space and control characters.
    Space,
    /// Belongs to the letter before it or to nothing: tashkeel, tatweel, combining marks, joiners, bidi controls.
    Joined,
    /// An Arabic letter, of whatever language.
    Arabic,
    /// A letter of another script.
    Foreign,
    /// A digit of whatever script.
    Digit,
    /// Everything else: punctuation, symbols, emoji.
    Other,
}

impl Class {
    /// The class of `c`; what most characters of Arabic text are is told at once.
    #[inline]
    pub(super) fn of(c: char) -> Class {
        match c {
            '\u{627}'..='\u{63a}' | '\u{641}'..='\u{64a}' => Class::Arabic,
            ' ' => Class::Space,
            _ => Class::of_other(c),
        }
    }

    fn of_other(c: char) -> Class {
        match c {
            'a'..='z' | 'A'..='Z' => Class::Foreign,
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Class::Digit,
            '\0'..=' ' | '\u{7f}' => Class::Space,
            '!'..='~' => Class::Other,
            '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' => Class::Arabic,
            '،' | '؛' | '؟' | '«' | '»' | '\u{2010}'..='\u{2027}' => Class::Other,
            _ if is_mark(c) => Class::Joined,
            _ if c.is_whitespace() || c.is_control() => Class::Space,
            _ if c.is_numeric() => Class::Digit,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{870}'..='\u{8c9}'
            | '\u{fb50}'..='\u{fdfb}'
            | '\u{fe70}'..='\u{fefc}'
                if c.is_alphabetic() =>
            {
                Class::Arabic
            }
            _ if c.is_alphabetic() => Class::Foreign,
            _ => Class::Other,
        }
    }
}

/// How many bytes at the start of `bytes` are common Arabic letters, of which each has two; with `plain`, such as are
/// their own normalised form. Most of any Arabic text is read here.
#[inline]
pub(super) fn common_letters(bytes: &[u8], plain: bool) -> usize {
    let is_common = |pair: &[u8; 2]| match u16::from_be_bytes(*pair) {
        // ا to غ, ف to ي
        letter @ (0xd8a7..=0xd8ba | 0xd981..=0xd98a) => !(plain && matches!(letter, 0xd8a9 | 0xd989)),
        // ء to ئ
        letter @ 0xd8a1..=0xd8a6 => !plain || letter == 0xd8a1,
        _ => false,
    };
    2 * bytes.as_chunks().0.iter().take_while(|pair| is_common(pair)).count()
}

/// Whether `c` is left out of normalised text: tashkeel, Quranic marks, tatweel, other combining marks, zero-width
/// and bidi controls, variation selectors, the soft hyphen.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{610}'..='\u{61a}' | '\u{61c}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
        || (c >= '\u{fb50}' && presentation::letters_of(c) == Some(""))
}

/// Whether `c` is invisible: a joiner, a bidi control, a byte order mark. Words neither begin nor end with one.
pub(super) fn is_control(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{ad}'
        | '\u{180e}' | '\u{feff}')
}

/// Appends the normalised form of `text` to `out`.
///
/// Marks are left out; alef forms become ا, ى becomes ي, ة becomes ه, ؤ becomes و, ئ becomes ي; Persian forms and
/// all decimal digits of Arabic script become their common ones; presentation forms become their letters; letters
/// with case become lower case. Comparing in this form is what pyarabic calls searching without hamza and tashkeel.
pub fn normalize_into(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let (plain, other) = rest.split_at(common_letters(rest.as_bytes(), true));
        out.push_str(plain);
        let mut chars = other.chars();
        let Some(c) = chars.next() else { return };
        rest = chars.as_str();
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\0'..='\u{7f}' => out.push(c),
            'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => out.push('ا'),
            'ى' | 'ئ' | 'ی' | 'ۍ' | 'ې' | 'ے' | 'ۓ' => out.push('ي'),
            'ة' | 'ۃ' | 'ہ' | 'ۂ' | 'ھ' | 'ە' | 'ۀ' => out.push('ه'),
            'ؤ' => out.push('و'),
            'ک' | 'ڪ' => out.push('ك'),
            '\u{660}'..='\u{669}' => out.push((b'0' + (c as u32 - 0x660) as u8) as char),
            '\u{6f0}'..='\u{6f9}' => out.push((b'0' + (c as u32 - 0x6f0) as u8) as char),
            '٫' => out.push('.'),
            '٬' => out.push(','),
            '٪' => out.push('%'),
            _ => match presentation::letters_of(c) {
                Some(letters) => out.push_str(letters),
                None if is_mark(c) => {}
                None => out.extend(c.to_lowercase()),
            },
        }
    }
}

/// The normalised form of `text`; see [`normalize_into`].
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    normalize_into(text, &mut out);
    out
}
