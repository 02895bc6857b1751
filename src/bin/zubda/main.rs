//! The command-line tool: articles in, analyses out.

mod input;
mod jsonl;
mod tag;

use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use zubda::analysis::OffsetUnit;
use zubda::document::document;
use zubda::explain::explain;
use zubda::html::Outline;
use zubda::labels::Language;
use zubda::{Options, analyze};

/// Summarizes Arabic articles: headings, participants, key messages and bullets, all verbatim.
///
/// Reads text or HTML from the files, or from standard input, and writes readable Markdown. Encodings are recognised:
/// UTF-8, UTF-16, Windows-1256, ISO 8859-6.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Articles, one a file; standard input where none is given or for "-"
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read HTML, as of files with such a name in any case
    #[arg(long, conflicts_with_all = ["jsonl", "tag"])]
    html: bool,
    /// Write JSON, pretty
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
    /// Tell what each stage decided and by what, for work on the rules
    #[arg(long, conflicts_with_all = ["json", "jsonl", "tag"])]
    explain: bool,
    /// Read and write one JSON object a line: {"id": …, "text": …, "options": {"bullets": 4}}
    #[arg(long)]
    jsonl: bool,
    /// Tag tokens with the entity model alone: one token a line, a blank line between sentences
    #[arg(long, conflicts_with_all = ["json", "jsonl"])]
    tag: bool,
    /// How many lines of --jsonl to analyse at once [default: the number of cores]
    #[arg(long, value_name = "N", requires = "jsonl")]
    threads: Option<std::num::NonZeroUsize>,
    /// Unit of the offsets in JSON
    #[arg(long, value_name = "UNIT", default_value = "char", value_parser = unit_parser())]
    offsets: OffsetUnit,
    /// How many bullets [default: 3 to 7, from the article's length]
    #[arg(long, value_name = "N")]
    bullets: Option<usize>,
    /// Length of the summary in words, in place of --bullets
    #[arg(long, value_name = "N", conflicts_with = "bullets")]
    words: Option<usize>,
}

fn unit_parser() -> impl TypedValueParser<Value = OffsetUnit> {
    PossibleValuesParser::new(["byte", "char", "utf16"]).map(|unit| match unit.as_str() {
        "byte" => OffsetUnit::Byte,
        "utf16" => OffsetUnit::Utf16,
        _ => OffsetUnit::Char,
    })
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of our output has had enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zubda: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers every input; false where one of them could not be read. An error is one of the output, or ends the run.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let stdin = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
    let mut out = io::stdout().lock();
    let mut all_well = true;
    for (index, file) in files.iter().enumerate() {
        let input = open(file)
            .and_then(|input| if arguments.jsonl { Ok(Input::Lines(input)) } else { arguments.read(file, input) });
        match input {
            Ok(Input::Lines(lines)) => {
                all_well &= jsonl::run(lines, &mut out, arguments.options(), arguments.offsets, arguments.threads())?
            }
            Ok(Input::Article(article)) if arguments.tag => tag::write(&mut out, &article.text)?,
            Ok(Input::Article(article)) => write_one(&mut out, arguments, index, file, article)?,
            Err(error) => {
                eprintln!("zubda: {}: {error}", file.display());
                all_well = false;
            }
        }
    }
    Ok(all_well)
}

enum Input {
    Lines(Box<dyn Read + Send>),
    Article(Outline),
}

impl Arguments {
    fn options(&self) -> Options {
        Options { bullets: self.bullets, words: self.words, hints: Vec::new() }
    }

    /// The whole of a file as an article.
    fn read(&self, file: &Path, mut input: impl Read) -> io::Result<Input> {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes)?;
        input::outline(&bytes, self.is_html(file)).map(Input::Article)
    }

    fn is_html(&self, file: &Path) -> bool {
        self.html || (input::is_html(file) && !self.tag)
    }

    fn threads(&self) -> usize {
        self.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from)
    }
}

fn write_one(
    out: &mut impl Write,
    arguments: &Arguments,
    index: usize,
    file: &Path,
    Outline { text, hints }: Outline,
) -> io::Result<()> {
    let options = Options { hints, ..arguments.options() };
    let rule = if index > 0 { "\n---\n\n" } else { "" };
    if arguments.explain {
        return write!(out, "{rule}{}", explain(&text, &options));
    }
    let mut analysis = analyze(&text, &options);
    if !arguments.json {
        let bullets: Vec<usize> = (0..analysis.summary.len()).collect();
        return write!(out, "{rule}{}", document(&analysis, &bullets, Language::Arabic, None).to_markdown());
    }
    analysis.convert(&text, arguments.offsets);
    let id = (!is_stdin(file)).then(|| file.to_string_lossy().into());
    let text = arguments.is_html(file).then_some(text);
    serde_json::to_writer_pretty(&mut *out, &jsonl::Answer { id, text, analysis })?;
    writeln!(out)
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn open(file: &Path) -> io::Result<Box<dyn Read + Send>> {
    Ok(if is_stdin(file) { Box::new(io::stdin()) } else { Box::new(fs::File::open(file)?) })
}
