//! An article's file as text: its encoding, and the lines of HTML.

use std::io;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use scraper::Html;
use scraper::node::Element;
use zubda::html::{Event, Outline, Outliner};
use zubda::options::Hint;

/// How far into a page browsers look for its encoding, in bytes.
const PRESCAN: usize = 1024;

/// An article, and what its format says of its lines.
pub struct Article {
    /// Its text.
    pub text: String,
    /// From HTML alone.
    pub hints: Vec<Hint>,
}

/// Reads a file's bytes; it is HTML where its name says so. An error where it is no text at all.
pub fn read(bytes: &[u8], file: &Path) -> io::Result<Article> {
    if bytes.contains(&0) && Encoding::for_bom(bytes).is_none() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "not a text, but a program's own format: save it as text first",
        ));
    }
    let is_html = file
        .extension()
        .is_some_and(|name| ["html", "htm", "xhtml"].iter().any(|html| name.eq_ignore_ascii_case(html)));
    if !is_html {
        return Ok(Article { text: decode(bytes, None), hints: Vec::new() });
    }
    let Outline { text, hints } = outline(&decode(bytes, declared(bytes)));
    Ok(Article { text, hints })
}

/// The text in its own encoding: by its byte-order mark, else UTF-8 where it is that, else as it is declared, else the
/// likeliest of the old encodings of Arabic. What is not a character of it becomes U+FFFD.
fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if Encoding::for_bom(bytes).is_none()
        && let Ok(text) = str::from_utf8(bytes)
    {
        return text.to_owned();
    }
    let guess = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        // A site of Saudi Arabia's: Arabic before Persian and Urdu.
        detector.guess(Some(b"sa"), Utf8Detection::Deny)
    };
    let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or_else(guess);
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that a page says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]);
    let (_, after) = start.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ' ', ';', '/', '>']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The lines of a page.
fn outline(page: &str) -> Outline {
    use ego_tree::iter::Edge;
    use scraper::Node;

    let page = Html::parse_document(page);
    let mut outliner = Outliner::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    outliner.event(Event::Open { name: element.name(), hidden: is_hidden(element) });
                }
                Node::Text(text) => outliner.event(Event::Text(text)),
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => outliner.event(Event::Close),
            Edge::Close(_) => {}
        }
    }
    outliner.finish()
}

fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true")
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};
    use zubda::options::HintKind;

    use super::*;

    const TEXT: &str = "أعلنت الوزارة أمس أنها أنهت المرحلة الأولى من المشروع الذي بدأ قبل عامين في مدن الشمال كلها.";

    #[test]
    fn encodings() {
        let utf16 = |big: bool| {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            "\u{feff}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
        };
        let cases: [(&str, Vec<u8>); 6] = [
            ("UTF-8", TEXT.into()),
            ("UTF-8 with a mark", format!("\u{feff}{TEXT}").into()),
            ("UTF-16, little end first", utf16(false)),
            ("UTF-16, big end first", utf16(true)),
            ("Windows-1256", WINDOWS_1256.encode(TEXT).0.into()),
            ("ISO 8859-6", ISO_8859_6.encode(TEXT).0.into()),
        ];
        for (name, bytes) in cases {
            assert_eq!(read(&bytes, Path::new("article.txt")).unwrap().text, TEXT, "{name}");
        }
    }

    #[test]
    fn a_page_says_its_encoding() {
        for declaration in
            ["<meta charset=\"windows-1256\">", "<meta content='text/html; charset=windows-1256' http-equiv=x>"]
        {
            // Too short for a guess.
            let page = format!("{declaration}<p>چاپ</p>");
            let bytes = WINDOWS_1256.encode(&page).0;
            assert_eq!(read(&bytes, Path::new("page.HTML")).unwrap().text, "چاپ", "{declaration}");
        }
        let false_claim = format!("<meta charset=iso-8859-1><p>{TEXT}</p>");
        assert_eq!(read(false_claim.as_bytes(), Path::new("page.htm")).unwrap().text, TEXT);
    }

    #[test]
    fn a_page_has_lines() {
        let page = "<!doctype html><title>موقع</title><nav>الرئيسية</nav><article><h1>عنوان &amp; عنوان</h1>\
                    <p aria-hidden=true>خفي<p>أول<p>ثان<ul><li>بند</ul><script>x()</script></article><footer>حقوق</footer>";
        let article = read(page.as_bytes(), Path::new("page.html")).unwrap();
        assert_eq!(article.text, "عنوان & عنوان\nأول\nثان\nبند");
        let kinds: Vec<HintKind> = article.hints.iter().map(|hint| hint.kind).collect();
        assert_eq!(kinds, [HintKind::Title, HintKind::Paragraph, HintKind::Paragraph, HintKind::Item]);
    }
}
