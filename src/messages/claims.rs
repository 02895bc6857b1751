//! Claims: where an article quotes nobody, what its author says stands in.
//!
//! An opinion piece or an encyclopedic text attributes nothing. Its main claims are taken to be the sentences that open
//! it and its paragraphs, say what ought to be or what follows, and are neither too short to claim anything nor too long
//! to be one claim.

use super::Article;
use super::classes::Class;
use super::extent::{Said, trim};
use crate::structure::BlockKind;

/// How many claims are shown at most.
const MAX_CLAIMS: usize = 5;
/// One claim for so many sentences.
const SENTENCES_A_CLAIM: usize = 5;
/// The number of words of a sentence that can be a claim.
const WORDS: std::ops::RangeInclusive<usize> = 6..=45;

/// The main claims of an article, in text order. Linear but for sorting the sentences by weight.
pub(super) fn main_claims(article: &Article) -> Vec<Said> {
    let paragraphs = article.structure.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let mut rated = Vec::new();
    let mut count = 0_usize;
    for (order, block) in paragraphs.enumerate() {
        for sentence in block.sentences.clone() {
            let tokens = article.text.sentences[sentence].tokens.clone();
            count += 1;
            let words = tokens.clone().filter(|&at| article.is_word(at)).count();
            let asks = tokens.clone().any(|at| matches!(article.norm(at), "؟" | "?"));
            let Some(said) = trim(article, tokens.clone()).filter(|_| WORDS.contains(&words) && !asks) else {
                continue;
            };
            let thesis = tokens.filter(|&at| article.is(at, Class::THESIS | Class::NEED)).count().min(2);
            let opens = usize::from(sentence == block.sentences.start);
            let lead = if order == 0 { 2 } else { 0 };
            rated.push((2 * thesis + opens + lead, said));
        }
    }
    rated.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.tokens.start.cmp(&second.tokens.start)));
    rated.truncate(count.div_ceil(SENTENCES_A_CLAIM).min(MAX_CLAIMS));
    let mut claims: Vec<Said> = rated.into_iter().map(|(_, said)| said).collect();
    claims.sort_by_key(|said| said.tokens.start);
    claims
}
