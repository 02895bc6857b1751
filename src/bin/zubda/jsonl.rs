//! `--jsonl`: one article a line in, one analysis a line out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use zubda::analysis::OffsetUnit;
use zubda::{Analysis, Options, analyze};

/// How many lines may wait at each worker: enough to keep it busy, few enough to hold little.
const QUEUE: usize = 8;

/// An input line, less its id.
#[derive(Deserialize)]
struct Question {
    text: String,
    options: Option<Options>,
}

/// An output line, and the whole output of `--json`.
#[derive(Serialize)]
pub struct Answer {
    /// The question's, or the file's path; left out where there is neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Value>,
    /// Of a page the text in which the offsets count; left out where the caller has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The contract.
    #[serde(flatten)]
    pub analysis: Analysis,
}

/// Answers every line of `input` that is not blank, in order; false where a line got an error in place of an answer.
///
/// Lines go to the workers in turn and the answers are fetched in the same turn, so the order needs no bookkeeping
/// and memory is bounded. The workers are not scoped: where the output is closed, nobody waits for more input.
pub fn run(
    input: impl Read + Send + 'static,
    out: &mut impl Write,
    options: Options,
    unit: OffsetUnit,
    threads: usize,
) -> io::Result<bool> {
    let input = BufReader::new(input);
    let (senders, workers): (Vec<_>, Vec<_>) = (0..threads).map(|_| worker(options.clone(), unit)).unzip();
    let reader = thread::spawn(move || deal(input, &senders));
    let mut all_well = true;
    for (answers, _) in workers.iter().cycle() {
        let Ok((line, well)) = answers.recv() else { break };
        all_well &= well;
        out.write_all(line.as_bytes())?;
    }
    for (_, handle) in workers {
        handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
    reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    Ok(all_well)
}

type Worker = (Receiver<(String, bool)>, JoinHandle<()>);

fn worker(options: Options, unit: OffsetUnit) -> (SyncSender<Vec<u8>>, Worker) {
    let (questions, lines) = sync_channel::<Vec<u8>>(QUEUE);
    let (answers, receiver) = sync_channel(QUEUE);
    let handle = thread::spawn(move || {
        for line in lines {
            if answers.send(answer(&line, &options, unit)).is_err() {
                break;
            }
        }
    });
    (questions, (receiver, handle))
}

/// Hands the lines to the workers in turn.
fn deal(mut input: impl BufRead, workers: &[SyncSender<Vec<u8>>]) -> io::Result<()> {
    let mut turn = workers.iter().cycle();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        if turn.next().is_none_or(|worker| worker.send(line).is_err()) {
            return Ok(());
        }
    }
}

/// The answer to one line, with its line end, and whether it is an analysis.
fn answer(line: &[u8], options: &Options, unit: OffsetUnit) -> (String, bool) {
    let mut id = Value::Null;
    let answer = serde_json::from_slice(line).and_then(|mut fields: Map<String, Value>| {
        id = fields.remove("id").unwrap_or_default();
        let question: Question = serde_json::from_value(fields.into())?;
        let mut analysis = analyze(&question.text, question.options.as_ref().unwrap_or(options));
        analysis.convert(&question.text, unit);
        serde_json::to_string(&Answer { id: Some(id.take()), text: None, analysis })
    });
    match answer {
        Ok(answer) => (answer + "\n", true),
        Err(error) => (format!("{{\"id\":{id},\"error\":{}}}\n", Value::from(error.to_string())), false),
    }
}
