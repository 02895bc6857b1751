//! What an article is read from: plain text or HTML, in the encodings that Arabic has been written in.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use scraper::{Html, Node};
use std::borrow::Cow;
use std::io;
use std::path::Path;
use zubda::html::{Builder, Outline};

/// How far into a page its encoding may be told, in bytes, by the HTML standard.
const PRESCAN: usize = 1024;

/// Whether the file's name is that of a page.
pub fn is_html(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_ref(), "html" | "htm" | "xhtml"))
}

/// The text of `bytes`, and of a page what it says of its lines.
pub fn outline(bytes: &[u8], html: bool) -> io::Result<Outline> {
    let text = decode(bytes, html)?;
    Ok(if html { page(&text) } else { Outline::from(text.into_owned()) })
}

/// What a page says.
fn page(source: &str) -> Outline {
    let page = Html::parse_document(source);
    let mut builder = Builder::default();
    for edge in page.root_element().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => builder.open(element.name(), |name| element.attr(name)),
                Node::Text(text) => builder.text(text),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if node.value().is_element() {
                    builder.close();
                }
            }
        }
    }
    builder.finish()
}

/// The text in its own encoding: by its byte-order mark, else UTF-8 where it is that, else as a page says, else the
/// likelier of the two old encodings of Arabic. The browser goes by the same rules (`public/boot.js`).
fn decode(bytes: &[u8], html: bool) -> io::Result<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(text.into());
    }
    if bytes.contains(&0) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "not a text, but a program's own format: save it as text first",
        ));
    }
    let told = if html { told_encoding(bytes) } else { None };
    Ok(told.unwrap_or_else(|| arabic_encoding(bytes)).decode_without_bom_handling(bytes).0)
}

/// The encoding that a page tells in its head; not UTF-8, which it would be then.
fn told_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'']).split(['"', '\'', ';', '>', ' ', '/']).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_single_byte())
}

/// The old encoding of Arabic that is likelier: the letter yeh, in every line of it, is another byte in each.
fn arabic_encoding(bytes: &[u8]) -> &'static Encoding {
    let count = |yeh: u8| bytes.iter().filter(|&&byte| byte == yeh).count();
    if count(0xea) > count(0xed) { ISO_8859_6 } else { WINDOWS_1256 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "قال الوزير إن المعرض كان ناجحا، وإن الزوار كانوا كثيرين.";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        bytes.into_owned()
    }

    #[test]
    fn each_encoding_is_recognised() {
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}".encode_utf16().chain(ARABIC.encode_utf16()).flat_map(order).collect()
        };
        for (name, bytes) in [
            ("UTF-8", ARABIC.into()),
            ("UTF-8 with a mark", format!("\u{feff}{ARABIC}").into_bytes()),
            ("UTF-16, little end first", utf16(u16::to_le_bytes)),
            ("UTF-16, big end first", utf16(u16::to_be_bytes)),
            ("Windows-1256", encoded(WINDOWS_1256, ARABIC)),
            ("ISO-8859-6", encoded(ISO_8859_6, ARABIC)),
        ] {
            assert_eq!(decode(&bytes, false).unwrap(), ARABIC, "{name}");
        }
        assert_eq!(encoded(WINDOWS_1256, "قال")[..], [0xde, 0xc7, 0xe1]);
        assert_eq!(encoded(ISO_8859_6, "قال")[..], [0xe2, 0xc7, 0xe4]);
    }

    #[test]
    fn a_page_tells_its_encoding() {
        // Without a yeh neither of the two is likelier.
        let short = "فن";
        for (head, encoding) in [
            ("<meta charset=iso-8859-6>", ISO_8859_6),
            ("<meta charset=\"windows-1256\" />", WINDOWS_1256),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET=ISO-8859-6'>", ISO_8859_6),
            ("<meta charset=utf-8>", WINDOWS_1256),
            ("<meta charset=nonsense>", WINDOWS_1256),
        ] {
            let page = format!("{head}<p>{short}</p>");
            assert_eq!(outline(&encoded(encoding, &page), true).unwrap().text, short, "{head}");
        }
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        assert!(decode(b"PK\x03\x04\0\0\xff", false).is_err());
        assert_eq!(decode(b"", false).unwrap(), "");
    }

    /// Each page of `tests/html` has its outline beside it: after each line's kind, the line.
    #[test]
    fn pages_have_their_outlines() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let pages: Vec<_> = files.filter(|path| is_html(path)).collect();
        assert!(pages.len() >= 5);
        for path in pages {
            let Outline { text, hints } = outline(&std::fs::read(&path).unwrap(), true).unwrap();
            let shown: String = (text.lines().enumerate())
                .map(|(at, line)| {
                    let hint = hints.iter().find(|hint| hint.line == at);
                    let kind = hint.map(|hint| format!("{:?}", hint.kind).to_lowercase()).unwrap_or_default();
                    let level = hint.and_then(|hint| hint.level).map(|level| level.to_string()).unwrap_or_default();
                    format!("{kind}{level}: {line}\n")
                })
                .collect();
            let expected = std::fs::read_to_string(path.with_extension("outline")).unwrap_or_default();
            assert_eq!(shown, expected, "{}:\n{shown}", path.display());
        }
    }

    #[test]
    fn pages_by_name() {
        for (name, html) in [("a.html", true), ("a.HTM", true), ("a.txt", false), ("html", false), ("-", false)] {
            assert_eq!(is_html(Path::new(name)), html, "{name}");
        }
    }
}
