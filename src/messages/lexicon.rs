//! The cue lexicon: reads the data files of `lexicon/` once and finds a word of the text in them.

use super::grammar::{Agreement, Number};
use super::inflect::{Form, PrincipalParts, inflect};
use crate::analysis::Act;
use crate::lexicon::{Classes, classes, exact};
use crate::text::normalize;
use std::sync::OnceLock;

const VERBS: &str = include_str!("lexicon/verbs.txt");
const PHRASES: &str = include_str!("lexicon/phrases.txt");
const SOURCES: &str = include_str!("lexicon/sources.txt");

/// A verb of saying: a line of `verbs.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    pub act: Act,
    /// Takes a clause with أن.
    pub clause: bool,
    /// Takes a colon or a quotation.
    pub colon: bool,
    /// Takes a direct object.
    pub object: bool,
    /// Takes these prepositions, one-letter ones included.
    pub prepositions: Vec<String>,
    /// See the flags in `verbs.txt`.
    pub noun: bool,
    pub impersonal: bool,
    pub weak: bool,
    pub to: bool,
    /// Whether the past begins with an alef without hamza: with one, أعترف is what the speaker says of himself.
    pub wasl: bool,
    /// Where the source stands.
    pub subject: Subject,
    /// The nouns of which one must follow, normalised: وجه دعوة.
    pub with: Vec<String>,
}

/// Where the source of a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// It is the verb's subject.
    Plain,
    /// It follows في: جاء في البيان أن.
    In,
    /// It follows عن: نقلت الوكالة عن الوزير قوله.
    From,
}

/// A nominal cue: a line of `phrases.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its words, normalised.
    pub words: Vec<String>,
    /// The preposition before the source.
    pub joined_by: Option<String>,
    /// Whether an organization or an office alone is no source here: وفق المركز.
    pub strict: bool,
}

/// A word of the text read as a form of a verb of saying.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub verb: &'a Verb,
    pub form: Form,
    pub agreement: Agreement,
    /// Whether و or ف was left off.
    pub conjunction: bool,
    /// Whether an object pronoun was left off: اعتبره, أوضحته.
    pub pronoun: bool,
}

impl Reading<'_> {
    /// Whether the word may be a noun or another verb: only the bare past is (طالب, كشف), not طالبت or يكشف.
    pub(super) fn may_be_noun(&self) -> bool {
        let bare = Agreement { feminine: false, number: Number::One };
        self.verb.noun && self.form == Form::Past && self.agreement == bare
    }

    /// Whether the word may be a noun in the accusative: the dual of the past is (طلبا).
    pub(super) fn may_be_adverb(&self) -> bool {
        self.form == Form::Past && self.agreement.number == Number::Two && !self.agreement.feminine
    }
}

struct Entry {
    form: String,
    verb: usize,
    kind: Form,
    agreement: Agreement,
}

/// All cues.
pub(super) struct Lexicon {
    verbs: Vec<Verb>,
    entries: Vec<Entry>,
    pub phrases: Vec<Phrase>,
    sources: Vec<String>,
}

impl Lexicon {
    /// The lexicon of the data files, made at the first call.
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon =
                Lexicon { verbs: Vec::new(), entries: Vec::new(), phrases: Vec::new(), sources: Vec::new() };
            lines(VERBS).for_each(|line| lexicon.add_verb(line));
            lexicon.entries.sort_by(|a, b| a.form.cmp(&b.form).then(a.verb.cmp(&b.verb)));
            lexicon.phrases = lines(PHRASES).filter_map(phrase).collect();
            lexicon.sources = lines(SOURCES).flat_map(source_forms).collect();
            lexicon.sources.sort();
            lexicon.sources.dedup();
            lexicon
        })
    }

    fn add_verb(&mut self, line: &str) {
        let mut columns = line.split_whitespace();
        let mut part = || columns.next().filter(|&part| part != "-");
        let parts = PrincipalParts { past: part(), present: part(), participle: part(), masdar: part() };
        let mut verb = Verb {
            act: columns.next().and_then(act).unwrap_or(Act::Statement),
            clause: false,
            colon: false,
            object: false,
            prepositions: Vec::new(),
            noun: false,
            impersonal: false,
            weak: false,
            to: false,
            wasl: parts.past.is_some_and(|past| past.starts_with('ا')),
            subject: Subject::Plain,
            with: Vec::new(),
        };
        for column in columns {
            match column {
                "أن" => verb.clause = true,
                ":" => verb.colon = true,
                "~" => verb.object = true,
                "+noun" => verb.noun = true,
                "+impersonal" => verb.impersonal = true,
                "+weak" => verb.weak = true,
                "+to" => verb.to = true,
                "+in" => verb.subject = Subject::In,
                "+from" => verb.subject = Subject::From,
                with if with.starts_with("+with=") => {
                    verb.with = with["+with=".len()..].split(',').map(normalize).collect();
                }
                preposition => verb.prepositions.push(normalize(preposition)),
            }
        }
        let index = self.verbs.len();
        self.verbs.push(verb);
        let entries = &mut self.entries;
        inflect(parts, &mut |form, kind, agreement| entries.push(Entry { form, verb: index, kind, agreement }));
    }

    /// All readings of the normalised `word`, the plainest first; nearly always none.
    pub(super) fn readings(&self, word: &str) -> Vec<Reading<'_>> {
        let mut out = Vec::new();
        self.read(word, false, &mut out);
        if out.is_empty()
            && let Some(rest) = word.strip_prefix(['و', 'ف'])
        {
            self.read(rest, true, &mut out);
        }
        out
    }

    fn read<'a>(&'a self, word: &str, conjunction: bool, out: &mut Vec<Reading<'a>>) {
        let any = |_: Form| true;
        let finite = |form: Form| matches!(form, Form::Past | Form::Present);
        self.find(word, any, conjunction, false, out);
        if let Some(rest) = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت'])) {
            self.find(rest, |form| form == Form::Present, conjunction, false, out);
        }
        if let Some(rest) = word.strip_prefix(['ب', 'ل']) {
            self.find(rest, |form| form == Form::Masdar, conjunction, false, out);
        }
        if !out.is_empty() {
            return;
        }
        for pronoun in ["ه", "ها", "هم", "هما", "هن"] {
            let Some(rest) = word.strip_suffix(pronoun) else { continue };
            let objects = out.len();
            self.find(rest, finite, conjunction, true, out);
            if rest.ends_with('و') {
                self.find(&format!("{rest}ا"), finite, conjunction, true, out);
            } else if let Some(stem) = rest.strip_suffix('ا') {
                self.find(&format!("{stem}ي"), finite, conjunction, true, out);
            }
            let mut at = objects;
            while at < out.len() {
                if out[at].verb.noun {
                    out.swap_remove(at);
                } else {
                    at += 1;
                }
            }
        }
    }

    fn find<'a>(
        &'a self,
        word: &str,
        kinds: impl Fn(Form) -> bool,
        conjunction: bool,
        pronoun: bool,
        out: &mut Vec<Reading<'a>>,
    ) {
        let first = self.entries.partition_point(|entry| entry.form.as_str() < word);
        let same = self.entries[first..].iter().take_while(|entry| entry.form == word);
        out.extend(same.filter(|entry| kinds(entry.kind)).map(|entry| Reading {
            verb: &self.verbs[entry.verb],
            form: entry.kind,
            agreement: entry.agreement,
            conjunction,
            pronoun,
        }));
    }

    /// Whether the normalised `word` heads the name of a source: an office, an organization or a line of
    /// `sources.txt`. The article and one clitic may stand before it.
    pub(super) fn is_source(&self, word: &str) -> bool {
        let heads = Classes::OFFICE | Classes::RANK | Classes::HONORIFIC | Classes::ORGANIZATION;
        classes(word).any(heads) || self.is_unnamed_source(word)
    }

    /// Whether `word` without a clitic heads the name of a source.
    pub(super) fn is_source_itself(&self, word: &str) -> bool {
        let heads = Classes::OFFICE | Classes::RANK | Classes::HONORIFIC | Classes::ORGANIZATION;
        exact(word).any(heads) || self.knows_source(word)
    }

    /// Whether the normalised `word` is a word of `sources.txt`; the article and one clitic may stand before it.
    pub(super) fn is_unnamed_source(&self, word: &str) -> bool {
        self.knows_source(word)
            || word.strip_prefix("لل").is_some_and(|word| self.knows_source(word))
            || word.strip_prefix(['و', 'ف', 'ل', 'ب']).is_some_and(|word| self.knows_source(word))
    }

    /// Whether the head of a source is a person, people or a document, not a body.
    pub(super) fn is_person_or_document(&self, word: &str) -> bool {
        classes(word).any(Classes::OFFICE) || self.is_unnamed_source(word)
    }

    fn knows_source(&self, word: &str) -> bool {
        let known = |word: &str| self.sources.binary_search_by(|source| source.as_str().cmp(word)).is_ok();
        // A dual in the construct state: حركتا فتح وحماس.
        let dual = |stem: &str| classes(&[stem, "ه"].concat()).any(Classes::ORGANIZATION);
        known(word) || word.strip_prefix("ال").is_some_and(known) || word.strip_suffix("تا").is_some_and(dual)
    }
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn act(name: &str) -> Option<Act> {
    Some(match name {
        "statement" => Act::Statement,
        "call" => Act::Call,
        "warning" => Act::Warning,
        "announcement" => Act::Announcement,
        "denial" => Act::Denial,
        "promise" => Act::Promise,
        "question" => Act::Question,
        _ => return None,
    })
}

fn phrase(line: &str) -> Option<Phrase> {
    let (words, joined_by) = line.split_once('>')?;
    let mut rest = joined_by.split_whitespace();
    let joined_by = rest.next().map(normalize).filter(|word| word != "-");
    Some(Phrase {
        words: words.split_whitespace().map(normalize).collect(),
        joined_by,
        strict: rest.next() == Some("+strict"),
    })
}

/// The normalised forms of the nouns in a line of `sources.txt`.
fn source_forms(line: &'static str) -> Vec<String> {
    let (words, inflected) = line.strip_suffix('#').map_or((line, false), |words| (words, true));
    let mut forms = Vec::new();
    for word in words.split_whitespace().map(normalize) {
        if inflected {
            let stem = word.strip_suffix('ه').unwrap_or(&word);
            forms.extend(["ه", "ون", "ين", "ات"].map(|ending| format!("{stem}{ending}")));
        }
        forms.push(word);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed() {
        for line in lines(VERBS) {
            let columns: Vec<&str> = line.split_whitespace().collect();
            assert!(columns.len() >= 6, "{line}");
            assert!(act(columns[4]).is_some(), "{line}: {} is no act", columns[4]);
            for column in &columns[5..] {
                let takes = ["أن", ":", "~", "إلى", "على", "عن", "من", "في", "ب", "ل"];
                let flags = ["+noun", "+impersonal", "+weak", "+to", "+in", "+from"];
                let known = takes.contains(column) || flags.contains(column);
                assert!(known || column.starts_with("+with="), "{line}: {column} is neither a way to go on nor a flag");
            }
        }
        for line in lines(PHRASES) {
            assert!(phrase(line).is_some_and(|phrase| !phrase.words.is_empty()), "{line}");
        }
    }

    #[test]
    fn words_with_clitics() {
        let lexicon = Lexicon::get();
        for (word, conjunction, pronoun) in [
            ("قال", false, false),
            ("وقالت", true, false),
            ("وسيعلن", true, false),
            ("اعتبره", false, true),
            ("اعتبروها", false, true),
            ("وصف", false, false),
        ] {
            let reading = lexicon.readings(word)[0];
            assert_eq!((reading.conjunction, reading.pronoun), (conjunction, pronoun), "{word}");
        }
        assert!(lexicon.readings("مدرسه").is_empty());
        assert!(lexicon.is_source("الوزيره") && lexicon.is_source("للوزاره") && lexicon.is_source("مسوولون"));
    }
}
