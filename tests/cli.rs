//! The command-line tool as its users call it.

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "افتتح وزير الثقافة سامي الحداد معرض الكتاب في مدينة صفاقس، وقال إن المعرض يستقبل زواره عشرة أيام. \
    وأكد الحداد أن عدد دور النشر المشاركة بلغ 120 دارا من 14 بلدا، وأن الدخول مجاني للطلبة.\n";

/// Runs `zubda` with `input` on standard input.
fn zubda(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zubda"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // From a thread, for a child that answers while it still reads. One that reads nothing closes the pipe.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn standard_input_gives_markdown_in_arabic() {
    let output = zubda(&[], ARTICLE);
    assert!(output.status.success());
    assert!(stdout(&output).starts_with("# مقال بلا عنوان\n\n"), "{}", stdout(&output));
    assert!(stdout(&output).contains("الكلمات: 34 · "), "{}", stdout(&output));
    assert_eq!(zubda(&["-"], ARTICLE).stdout, output.stdout);
}

#[test]
fn several_files_are_answered_in_order() {
    let first = file("first.txt", ARTICLE);
    let empty = file("empty.txt", "");
    let output = zubda(&[first.to_str().unwrap(), empty.to_str().unwrap()], "");
    assert!(output.status.success());
    let (one, two) = stdout(&output).split_once("\n---\n\n").unwrap();
    assert!(one.contains("الكلمات: 34 · ") && two.contains("الكلمات: 0 · "));
}

#[test]
fn json_is_the_contract_in_its_order() {
    let path = file("article.txt", ARTICLE);
    let output = zubda(&["--json", path.to_str().unwrap()], "");
    assert!(output.status.success());
    let keys: Vec<&str> = (stdout(&output).lines())
        .filter_map(|line| line.strip_prefix("  \"")?.split_once('"').map(|(key, _)| key))
        .collect();
    assert_eq!(
        keys,
        [
            "id",
            "offset_unit",
            "stats",
            "title",
            "headings",
            "sections",
            "boilerplate",
            "participants",
            "places",
            "key_messages",
            "summary",
            "gist",
            "keyphrases",
            "warnings"
        ]
    );
    let analysis: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(analysis["id"], path.to_str().unwrap());
    assert_eq!(analysis["offset_unit"], "char");
    let stats = analysis["stats"].as_object().unwrap();
    assert_eq!(stats.len(), 7);
    assert_eq!(stats["words"], 34);
    let from_stdin: Value = serde_json::from_str(stdout(&zubda(&["--json"], ARTICLE))).unwrap();
    assert_eq!(from_stdin.get("id"), None);
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    for (unit, length) in [
        ("byte", ARTICLE.trim_end().len()),
        ("char", ARTICLE.trim_end().chars().count()),
        ("utf16", ARTICLE.trim_end().encode_utf16().count()),
    ] {
        let output = zubda(&["--json", "--offsets", unit], ARTICLE);
        let analysis: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(analysis["offset_unit"], unit);
        assert_eq!(analysis["sections"][0]["end"], length, "{unit}");
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let with_mark = zubda(&["--json"], format!("\u{feff}{ARTICLE}"));
    assert_eq!(stdout(&with_mark), stdout(&zubda(&["--json"], ARTICLE)));
}

#[test]
fn jsonl_answers_in_order_whatever_the_number_of_threads() {
    let input: String =
        (0..100).map(|n| json!({"id": format!("a{n}"), "text": ARTICLE.repeat(n % 7)}).to_string() + "\n").collect();
    let one = zubda(&["--jsonl", "--threads", "1"], &input);
    assert!(one.status.success());
    let ids: Vec<Value> = lines(&one).iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, (0..100).map(|n| json!(format!("a{n}"))).collect::<Vec<_>>());
    assert!(stdout(&one).starts_with(r#"{"id":"a0","offset_unit":"char","stats":{"words":0,"#));
    for threads in [&["--threads", "3"][..], &["--threads", "16"], &[]] {
        let output = zubda(&[&["--jsonl"], threads].concat(), &input);
        assert_eq!(output.stdout, one.stdout, "{threads:?}");
    }
}

#[test]
fn jsonl_reads_files_too() {
    let line = json!({"id": 7, "text": ARTICLE}).to_string();
    let path = file("articles.jsonl", format!("{line}\n{line}"));
    let output = zubda(&["--jsonl", path.to_str().unwrap()], "");
    assert!(output.status.success());
    assert_eq!(lines(&output).iter().map(|answer| &answer["id"]).collect::<Vec<_>>(), [7, 7]);
}

#[test]
fn jsonl_streams() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zubda"))
        .args(["--jsonl", "--threads", "4"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    for n in 0..6 {
        writeln!(stdin, "{}", json!({"id": n, "text": ARTICLE})).unwrap();
        // The answer comes although the input goes on.
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            let mut byte = [0];
            stdout.read_exact(&mut byte).unwrap();
            line.push(byte[0]);
        }
        assert_eq!(serde_json::from_slice::<Value>(&line).unwrap()["id"], n);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_bad_line_gets_an_error_in_its_place() {
    let good = json!({"id": "good", "text": ARTICLE}).to_string();
    for (name, bad, id) in [
        ("no JSON", &b"surely not"[..], Value::Null),
        ("broken off", br#"{"id": "x", "text": "#, Value::Null),
        ("no object", br#"["x"]"#, Value::Null),
        ("no text", br#"{"id": "x"}"#, json!("x")),
        ("text of another type", br#"{"id": "x", "text": 5}"#, json!("x")),
        ("impossible option", br#"{"id": "x", "text": "", "options": {"bullets": -1}}"#, json!("x")),
        ("half a surrogate pair", br#"{"id": "x", "text": "\ud83d"}"#, Value::Null),
        ("not UTF-8", b"{\"id\": \"x\", \"text\": \"\xe3\"}", Value::Null),
    ] {
        let input = [good.as_bytes(), bad, good.as_bytes()].join(&b'\n');
        let output = zubda(&["--jsonl"], input);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let answers = lines(&output);
        assert_eq!(answers.len(), 3, "{name}");
        assert_eq!(answers[0], answers[2], "{name}");
        assert_eq!(answers[1]["id"], id, "{name}");
        assert!(answers[1]["error"].as_str().is_some_and(|error| !error.is_empty()), "{name}");
        assert_eq!(answers[1].as_object().unwrap().len(), 2, "{name}");
    }
}

#[test]
fn blank_lines_are_no_questions() {
    let output = zubda(&["--jsonl"], format!("\n{}\r\n \n", json!({"id": "x", "text": ARTICLE})));
    assert!(output.status.success());
    assert_eq!(lines(&output).len(), 1);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let article = file("readable.txt", ARTICLE);
    let picture = file("picture.txt", b"\x89PNG\0\xff");
    for (bad, said) in
        [("no-such-file.txt", "no-such-file.txt: "), (picture.to_str().unwrap(), "picture.txt: not a text")]
    {
        let output = zubda(&[bad, article.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert!(stdout(&output).contains("الكلمات: 34 · "));
    }
}

const PAGE: &str = "<title>معرض الكتاب</title><nav>الرئيسية</nav><h1>معرض الكتاب</h1>\n\
    <p>افتتح وزير الثقافة سامي الحداد معرض الكتاب في مدينة صفاقس.<h2>الجوائز<br>والضيوف</h2>\n\
    <p>وقال الحداد إن المعرض يستقبل زواره عشرة أيام.<ul><li>ضيوف <b>من</b> المغرب<li>ضيوف من لبنان</ul>";

#[test]
fn pages_are_read_as_their_markup_says() {
    let page = file("page.HTML", PAGE);
    let named: Value = serde_json::from_str(stdout(&zubda(&["--json", page.to_str().unwrap()], ""))).unwrap();
    let told: Value = serde_json::from_str(stdout(&zubda(&["--json", "--html"], PAGE))).unwrap();
    for analysis in [&named, &told] {
        assert_eq!(analysis["title"]["text"], "معرض الكتاب");
        assert_eq!(analysis["headings"][0]["text"], "الجوائز والضيوف");
        assert_eq!(analysis["sections"][1]["items"][1]["text"], "ضيوف من لبنان");
        let text: Vec<char> = analysis["text"].as_str().unwrap().chars().collect();
        let offset = |end: &str| analysis["headings"][0][end].as_u64().unwrap() as usize;
        assert_eq!(text[offset("start")..offset("end")].iter().collect::<String>(), "الجوائز والضيوف");
    }
    assert!(stdout(&zubda(&["--html"], PAGE)).starts_with("# معرض الكتاب\n"));
    assert!(stdout(&zubda(&["--json"], PAGE)).contains("<nav>"), "text is text unless it is told to be more");
}

#[test]
fn hints_come_with_the_options() {
    let text = format!("{ARTICLE}هذا عنوان له نقطة.\n{ARTICLE}");
    let hints = json!([{"line": 1, "kind": "heading", "level": 3}, {"line": 9, "kind": "title"}]);
    let output = zubda(&["--jsonl"], json!({"id": 1, "text": text, "options": {"hints": hints}}).to_string());
    assert_eq!(lines(&output)[0]["headings"][0]["text"], "هذا عنوان له نقطة.");
    assert_eq!(lines(&output)[0]["headings"][0]["level"], 3);
}

#[test]
fn old_encodings_are_recognised() {
    // "وقال الوزير إن الوفد عاد.", as Windows-1256 and ISO-8859-6 have it.
    let windows = b"\xe6\xde\xc7\xe1 \xc7\xe1\xe6\xd2\xed\xd1 \xc5\xe4 \xc7\xe1\xe6\xdd\xcf \xda\xc7\xcf.";
    let iso = b"\xe8\xe2\xc7\xe4 \xc7\xe4\xe8\xd2\xea\xd1 \xc5\xe6 \xc7\xe4\xe8\xe1\xcf \xd9\xc7\xcf.";
    let expected = zubda(&["--json"], "وقال الوزير إن الوفد عاد.");
    assert_eq!(stdout(&zubda(&["--json"], windows)), stdout(&expected));
    assert_eq!(stdout(&zubda(&["--json"], iso)), stdout(&expected));
    let utf16: Vec<u8> = "\u{feff}وقال الوزير إن الوفد عاد.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(stdout(&zubda(&["--json"], utf16)), stdout(&expected));
}

#[test]
fn explanations_follow_the_analysis() {
    let output = zubda(&["--explain"], ARTICLE);
    assert!(output.status.success());
    let (explained, analysis) = (stdout(&output), zubda(&["--json"], ARTICLE));
    let analysis: Value = serde_json::from_str(stdout(&analysis)).unwrap();
    for stage in ["structure", "entities", "participants", "messages", "summary"] {
        assert!(explained.contains(&format!("# {stage}: ")), "{stage} is missing:\n{explained}");
    }
    let first = analysis["summary"][0]["text"].as_str().unwrap();
    let sentence = explained.lines().position(|line| line.starts_with("1\t") && line.ends_with(first));
    let features = explained.lines().nth(sentence.expect("the best sentence has the first place") + 1).unwrap();
    assert!(features.contains("first +"), "{features}");
    for participant in analysis["participants"].as_array().unwrap() {
        assert!(explained.contains(participant["name"].as_str().unwrap()), "{participant}");
    }
}

#[test]
fn a_closed_output_ends_the_run_quietly() {
    let line = json!({"id": "x", "text": ARTICLE}).to_string() + "\n";
    for arguments in [&["--jsonl", "--threads", "2"][..], &["--json"], &[]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zubda"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        // Fails where the child has ended already, which is what we want.
        let mut stdin = child.stdin.take().unwrap();
        let _ = (0..1000).try_for_each(|_| stdin.write_all(line.as_bytes()));
        if !arguments.contains(&"--jsonl") {
            drop(stdin);
        }
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[test]
fn contradictory_arguments_are_refused() {
    for arguments in [
        &["--json", "--jsonl"][..],
        &["--bullets", "3", "--words", "50"],
        &["--bullets", "many"],
        &["--offsets", "pixels"],
        &["--jsonl", "--html"],
        &["--threads", "2"],
        &["--jsonl", "--threads", "0"],
        &["--no-such-option"],
    ] {
        let output = zubda(arguments, ARTICLE);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stdout(&output).is_empty() && !stderr(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn tag_gives_tokens_with_tags_in_the_shape_of_the_input() {
    let input = "قال\tO\nالرئيس\nحسني\nمبارك\nفي\nالقاهرة\n.\n\n\nعاد\n";
    let output = zubda(&["--tag"], input);
    assert!(output.status.success());
    let expected = "قال\tO\nالرئيس\tO\nحسني\tB-PER\nمبارك\tI-PER\nفي\tO\nالقاهرة\tB-LOC\n.\tO\n\n\nعاد\tO\n";
    assert_eq!(stdout(&output), expected);
    assert!(zubda(&["--tag"], "").stdout.is_empty());
}
