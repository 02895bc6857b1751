//! How the page is used: by keyboard and pointer, on a phone and in large letters, by links, files and the history.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::json;

use crate::cases::{IMAGE, SCRIPT, SHORT, article, marked_up};
use crate::native;
use crate::page::Page;

/// What the keyboard is on: the id of the part of the page, and the stretch that it shows.
const FOCUS: &str = "(() => {
    const element = document.activeElement;
    const { start, end } = (element.closest('mark') ?? element).dataset;
    return [element.closest('mark') ? 'article' : element.closest('section')?.id ?? element.id, Number(start), Number(end)];
})()";

impl Page {
    /// Presses a key where the keyboard is.
    async fn press(&self, key: Key) -> Result<()> {
        Ok(self.client.active_element().await?.send_keys(&char::from(key).to_string()).await?)
    }

    /// Moves the pointer to a point of the view, and clicks there where that is wanted.
    async fn point(&self, [x, y]: [f64; 2], click: bool) -> Result<()> {
        let mut mouse = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo { duration: None, x, y });
        if click {
            mouse = mouse.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        }
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Waits until the keyboard is on a stretch, in a part of the page.
    async fn is_on(&self, part: &str, start: usize, end: usize) -> Result<()> {
        self.wait(&format!("{FOCUS}.join() === '{part},{start},{end}'")).await.with_context(|| part.to_owned())
    }

    /// Opens an address in the tab as if it were new.
    pub async fn visit(&self, address: &str) -> Result<()> {
        self.client.goto("about:blank").await?;
        self.client.goto(address).await?;
        self.wait("document.documentElement.dataset.state !== 'loading'").await
    }

    /// What the keyboard is on must be seen.
    async fn has_keyboard(&self, after: &str) -> Result<()> {
        let seen = "document.activeElement !== document.body && document.activeElement.getClientRects().length > 0";
        self.wait(seen).await.with_context(|| format!("the keyboard is lost after {after}"))
    }

    /// Opens a dialog that makes a link, and gives the link of the kind that is chosen there.
    pub async fn link(&self, choice: &str) -> Result<String> {
        self.click("#share").await?;
        self.click(choice).await?;
        let kind = choice.trim_start_matches("#share-");
        self.wait(&format!("document.querySelector('#share-link').value.includes('#{kind}=')")).await?;
        let link = self.evaluate("document.querySelector('#share-link').value", vec![]).await?;
        self.click("#share-dialog .close").await?;
        Ok(link)
    }

    /// Has the file field take files of these names and texts.
    async fn open_files(&self, files: &[(&str, &str)]) -> Result<()> {
        let script = "
            const files = new DataTransfer();
            for (const [name, text] of arguments[0]) files.items.add(new File([text], name));
            const field = document.getElementById('file');
            field.files = files.files;
            field.dispatchEvent(new Event('change', {bubbles: true}));";
        self.run(script, vec![json!(files)]).await
    }
}

pub async fn the_keyboard_goes_to_the_place_and_back(page: &Page) -> Result<()> {
    page.analyze(&article()?).await?;
    for part in ["summary", "headings", "participants", "messages"] {
        let selector = format!("#{part} .span-link");
        let link = page.stretches(&selector).await?.into_iter().next().context(part)?;
        page.focus(&selector).await?;
        page.press(Key::Enter).await?;
        page.is_on("article", link.start, link.end).await.context(part)?;
        page.press(Key::Enter).await?;
        page.is_on(part, link.start, link.end).await.context(part)?;
        // And once more, by the button; a participant's name goes on to the next mention.
        page.press(Key::Enter).await?;
        page.wait("document.activeElement.closest('mark')").await.context(part)?;
        page.focus("#back").await?;
        page.press(Key::Enter).await?;
        page.is_on(part, link.start, link.end).await.context(part)?;
    }
    Ok(())
}

/// The first rectangle of a stretch of the article, as left, top, width and height.
const RECTANGLE: &str = "(() => {
    const [start, end] = arguments;
    for (const line of document.querySelectorAll('#reading [data-line]')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let at = Number(line.dataset.line);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (at <= start && start < at + node.length) {
                const range = document.createRange();
                range.setStart(node, start - at);
                range.setEnd(node, Math.min(end - at, node.length));
                line.scrollIntoView({block: 'center'});
                const {left, top, width, height} = range.getClientRects()[0];
                return [left + width / 2, top + height / 2];
            }
            at += node.length;
        }
    }
})()";

/// How many stretches of a layer are marked: painted, or as elements.
async fn marked(page: &Page, layer: &str) -> Result<usize> {
    let count = "Math.max(globalThis.Highlight ? CSS.highlights.get(arguments[0])?.size ?? 0 : 0, \
                 document.querySelectorAll(`#reading .layer.${arguments[0]}`).length)";
    page.evaluate(count, vec![json!(layer)]).await
}

pub async fn marks_lead_to_their_results(page: &Page) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let native = native::analyze(&text)?;
    let person = native.participants.first().context("nobody takes part")?;
    let later = person.mentions.last().filter(|_| person.mentions.len() > 1).context("nobody is named twice")?;
    let name = page.stretches("#participants .span-link").await?.into_iter().next().context("no name")?;

    for layer in ["bullets", "people", "quotes", "cues"] {
        ensure!(marked(page, layer).await? == 0, "{layer} are marked unasked");
        page.click(&format!(".toggle.{layer}")).await?;
        page.wait(&format!(
            "document.querySelector('.toggle.{layer}').ariaPressed === 'true' || \
                            document.querySelector('.toggle.{layer}').getAttribute('aria-pressed') === 'true'"
        ))
        .await?;
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while marked(page, layer).await? == 0 {
            ensure!(std::time::Instant::now() < deadline, "{layer} are not marked");
        }
    }
    // A click on a later mention goes to the one whom it names.
    let place: [f64; 2] = page.evaluate(RECTANGLE, vec![json!(later.start), json!(later.end)]).await?;
    page.point(place, true).await?;
    page.is_on("participants", name.start, name.end).await?;

    // The keyboard steps from mark to mark, to the left as Arabic does, and goes to the results of each.
    for layer in ["bullets", "quotes", "cues"] {
        page.click(&format!(".toggle.{layer}")).await?;
    }
    page.focus("#reading").await?;
    page.press(Key::Escape).await?;
    page.wait("document.activeElement.id === 'article'").await?;
    page.focus("#read").await?;
    page.press(Key::Enter).await?;
    page.wait("document.activeElement.id === 'reading'").await?;
    let mut mentions: Vec<_> = native.participants.iter().flat_map(|participant| &participant.mentions).collect();
    mentions.sort_by_key(|mention| (mention.start, mention.end));
    for mention in &mentions[..2] {
        page.press(Key::Left).await?;
        page.is_on("article", mention.start, mention.end).await?;
    }
    page.press(Key::Right).await?;
    page.is_on("article", mentions[0].start, mentions[0].end).await?;
    page.press(Key::Enter).await?;
    page.wait("document.activeElement.closest('#participants .span-link')").await
}

pub async fn marks_of_elements_lead_to_their_results(page: &Page) -> Result<()> {
    marks_lead_to_their_results(page).await?;
    let elements: usize = page.evaluate("document.querySelectorAll('#reading .layer').length", vec![]).await?;
    ensure!(elements > 0, "the marks are no elements");
    Ok(())
}

pub async fn pointing_marks_every_place(page: &Page) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let person = native::analyze(&text)?.participants.into_iter().next().context("nobody takes part")?;
    let point = "(() => {
        const link = document.querySelector('#participants .span-link');
        link.scrollIntoView({block: 'center'});
        const {left, top, width, height} = link.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    })()";
    let place: [f64; 2] = page.evaluate(point, vec![]).await?;
    let pointed = |total: usize| {
        format!(
            "(globalThis.Highlight ? CSS.highlights.get('pointed')?.size ?? 0 : 0) === {total} || \
             {total} && document.querySelectorAll('#reading .pointed').length >= {total}"
        )
    };
    page.point(place, false).await?;
    page.wait(&pointed(person.mentions.len())).await?;
    page.point([5.0, 5.0], false).await?;
    page.wait(&pointed(0)).await?;
    // The keyboard does the same.
    page.focus("#participants .span-link").await?;
    page.wait(&pointed(person.mentions.len())).await
}

pub async fn the_keyboard_is_never_lost(page: &Page) -> Result<()> {
    page.focus("#article").await?;
    page.analyze(&article()?.repeat(12)).await?;
    page.wait("document.querySelector('#reading')").await?;
    page.has_keyboard("a paste").await?;
    for (what, selector) in [
        ("edit", "#edit"),
        ("read", "#read"),
        ("more results", ".more"),
        ("a sample", ".samples .chip"),
        ("another language", "#language"),
        ("clear", "#clear"),
    ] {
        page.wait(&format!("document.querySelector('{selector}')?.getClientRects().length")).await.context(what)?;
        page.focus(selector).await?;
        page.press(Key::Enter).await?;
        page.has_keyboard(what).await?;
    }
    page.wait("document.documentElement.dataset.state === 'empty'").await?;
    page.has_keyboard("clear").await
}

pub async fn one_message_tells_what_was_found(page: &Page) -> Result<()> {
    let text = article()?;
    page.run(
        "window.told = [];
         new MutationObserver(() => {
             const text = document.getElementById('status').textContent.trim();
             if (text && text !== window.told.at(-1)) window.told.push(text);
         }).observe(document.getElementById('status'), {childList: true, characterData: true, subtree: true})",
        vec![],
    )
    .await?;
    page.analyze(&text).await?;
    let told: Vec<String> = page.evaluate("window.told", vec![]).await?;
    let native = native::analyze(&text)?;
    // The noun after its number, as Arabic has it.
    let phrase = |count: usize, [one, two, few, many, other]: [&str; 5]| match (count, count % 100) {
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{count} {few}"),
        (_, 11..=99) => format!("{count} {many}"),
        _ => format!("{count} {other}"),
    };
    let people = phrase(native.participants.len(), ["مشارك واحد", "مشاركان", "مشاركين", "مشاركًا", "مشارك"]);
    let messages = phrase(native.key_messages.len(), ["رسالة واحدة", "رسالتان", "رسائل", "رسالة", "رسالة"]);
    ensure!(told.len() == 1, "{told:?}");
    ensure!(told[0].contains(&people) && told[0].contains(&messages), "{told:?} lacks {people} or {messages}");
    let polite: usize = page.evaluate("document.querySelectorAll('#status[role=status]').length", vec![]).await?;
    ensure!(polite == 1, "the message is not polite");
    // Headings and lists are real.
    let shape = "[...document.querySelectorAll('.region')].every((part) => \
                 document.getElementById(part.getAttribute('aria-labelledby')).tagName === 'H2' && \
                 [...part.querySelectorAll('.span-link')].every((link) => link.closest('li').parentElement.matches('ul, ol')))";
    ensure!(page.evaluate::<bool>(shape, vec![]).await?, "headings or lists are none");
    Ok(())
}

pub async fn a_link_brings_the_article_or_the_results(page: &Page) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let (whole, results) = (page.link("#share-article").await?, page.link("#share-results").await?);
    page.analyze(SHORT).await?;

    page.visit(&whole).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    ensure!(page.text().await? == text, "another article came");
    page.shows(&text, &native::analyze(&text)?).await?;
    let draft: String = page.evaluate("JSON.parse(localStorage.getItem('zubda-draft')).text", vec![]).await?;
    ensure!(draft == SHORT, "the draft was lost to a link");

    page.visit(&results).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    let (links, native) = (page.stretches("#messages .span-link").await?, native::analyze(&text)?);
    ensure!(links.len() == native.key_messages.len().min(40), "the results came in part");
    page.wait("document.querySelector('#warnings')?.textContent.includes('من دون المقال')").await?;

    page.visit(&format!("{}?text={}", page.server.page, "الوزير")).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    ensure!(page.text().await? == "الوزير", "the text of the address did not come");
    // What the reader writes instead takes the place of what the address brought.
    page.analyze(SHORT).await?;
    ensure!(page.evaluate::<bool>("location.search === ''", vec![]).await?, "the address still brings the old text");
    Ok(())
}

pub async fn a_link_that_is_no_good_is_told(page: &Page) -> Result<()> {
    page.analyze(&article()?).await?;
    let (whole, results) = (page.link("#share-article").await?, page.link("#share-results").await?);
    // Twenty megabytes of one letter.
    page.run(
        "const stream = new Blob(['a'.repeat(2e7)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
         void new Response(stream).arrayBuffer().then((bytes) => {
             let text = '';
             for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
             window.bomb = btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
         })",
        vec![],
    )
    .await?;
    page.wait("window.bomb").await?;
    let bomb: String = page.evaluate("window.bomb", vec![]).await?;
    let home = page.server.page.clone();
    let not_results = whole.replace("#article=", "#results=");
    let no_article = results.replace("#results=", "#article=");
    for (name, link, told) in [
        ("cut short", whole[..whole.len() - 40].to_owned(), "ناقص أو تالف"),
        ("garbage", format!("{home}#article=%%%"), "ناقص أو تالف"),
        ("nothing", format!("{home}#article="), "ناقص أو تالف"),
        ("an article for results", not_results, "ناقص أو تالف"),
        ("results for an article", no_article, "ناقص أو تالف"),
        ("results cut short", results[..results.len() - 40].to_owned(), "ناقص أو تالف"),
        ("a bomb", format!("{home}#article={bomb}"), "أكثر مما يُفتح"),
    ] {
        page.visit(&link).await?;
        page.wait(&format!("document.getElementById('status').textContent.includes('{told}')")).await.context(name)?;
    }
    Ok(())
}

pub async fn a_link_that_would_be_too_long_is_told(page: &Page) -> Result<()> {
    // The words of an article in no order, which cannot be packed well.
    let text = article()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 1;
    let mut sentence = || {
        let mut next = || {
            at = at * 48_271 % 2_147_483_647;
            words[at % words.len()]
        };
        (0..12).map(|_| next()).collect::<Vec<_>>().join(" ") + ".\n"
    };
    page.analyze(&(0..2_500).map(|_| sentence()).collect::<String>()).await?;
    page.click("#share").await?;
    page.wait("document.getElementById('share-fault').getClientRects().length").await?;
    page.wait("document.getElementById('share-link').getClientRects().length === 0").await?;
    ensure!(page.evaluate::<bool>("document.getElementById('copy-link').disabled", vec![]).await?, "nothing is copied");
    // Its results alone are short enough.
    page.click("#share-results").await?;
    page.wait("document.getElementById('share-link').value.includes('#results=')").await?;
    page.wait("document.getElementById('share-fault').getClientRects().length === 0").await
}

pub async fn several_files_are_open_at_once(page: &Page) -> Result<()> {
    let text = article()?;
    page.open_files(&[("first.txt", &text), ("second.txt", SHORT)]).await?;
    page.wait("document.querySelectorAll('#texts option').length === 2").await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    ensure!(page.text().await? == text, "the first file is not shown first");
    let turn = |at: usize| {
        format!(
            "const list = document.getElementById('texts'); list.value = '{at}'; \
             list.dispatchEvent(new Event('change', {{bubbles: true}}))"
        )
    };
    page.run(&turn(1), vec![]).await?;
    page.wait("document.getElementById('article').value.length < 400").await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.shows(SHORT, &native::analyze(SHORT)?).await?;
    // What is written in one is still there after a look at the other, though no pause came between.
    page.click("#edit").await?;
    page.run(
        &format!(
            "const field = document.getElementById('article'); field.value += ' آخر';
             field.dispatchEvent(new InputEvent('input', {{bubbles: true}})); {}",
            turn(0)
        ),
        vec![],
    )
    .await?;
    page.wait("document.getElementById('article').value.length > 400").await?;
    page.run(&turn(1), vec![]).await?;
    page.wait("document.getElementById('article').value.endsWith(' آخر')").await?;
    page.click("#clear").await?;
    page.wait("document.getElementById('article').value.length > 400").await?;
    ensure!(page.text().await? == text, "closing one lost the other");
    // What is being written stands beside the files.
    page.visit(&page.server.page).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.open_files(&[("first.txt", SHORT), ("second.txt", SHORT)]).await?;
    page.wait("document.querySelectorAll('#texts option').length === 3").await?;
    page.run(&turn(0), vec![]).await?;
    page.wait("document.getElementById('article').value.length > 400").await
}

pub async fn the_history_is_kept_where_that_is_wished(page: &Page) -> Result<()> {
    let text = article()?;
    let entries = "document.querySelectorAll('.entries .entry').length";
    page.analyze(SHORT).await?;
    page.click("#history").await?;
    page.wait("document.querySelector('#history-dialog .none')").await.context("kept unasked")?;
    page.click("#history-keep").await?;
    page.click("#history-dialog .close").await?;
    page.analyze(&text).await?;
    page.click("#history").await?;
    page.wait(&format!("{entries} === 2")).await.context("kept with the analysis")?;
    page.click("#history-dialog .close").await?;
    page.visit(&page.server.page).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.click("#history").await?;
    page.wait(&format!("{entries} === 2")).await?;
    let search = "const field = document.getElementById('history-search'); field.value = arguments[0]; \
                  field.dispatchEvent(new InputEvent('input', {bubbles: true}))";
    page.run(search, vec![json!("وزِيرُ الصحه")]).await?;
    page.wait(&format!("{entries} === 1")).await?;
    page.click(".entries .entry").await?;
    page.wait("!document.getElementById('history-dialog').open").await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    ensure!(page.text().await? == SHORT, "another text was opened");
    page.click("#history").await?;
    page.wait(&format!("{entries} === 2")).await?;
    page.focus(".entries .delete").await?;
    page.press(Key::Enter).await?;
    page.wait(&format!("{entries} === 1")).await?;
    page.has_keyboard("a deletion").await?;
    page.click("#history-clear").await?;
    ensure!(page.evaluate::<usize>(entries, vec![]).await? == 1, "all was deleted at the first click");
    page.click("#history-clear").await?;
    page.wait("document.querySelector('#history-dialog .none')").await?;
    page.has_keyboard("the last deletion").await
}

pub async fn results_can_be_chosen(page: &Page) -> Result<()> {
    let text = article()?;
    page.analyze(&text).await?;
    let native = native::analyze(&text)?;
    let choose = "const list = document.getElementById(arguments[0]); list.value = arguments[1]; \
                  list.dispatchEvent(new Event('change', {bubbles: true}))";
    let shown = "document.querySelectorAll('#participants .participant').length";
    for (kinds, kind) in [("persons", "person"), ("organizations", "organization")] {
        let total = native.participants.iter().filter(|participant| participant.kind == kind).count();
        page.run(choose, vec![json!("kinds"), json!(kinds)]).await?;
        page.wait(&format!("{shown} === {}", total.min(40))).await.context(kinds)?;
    }
    // The summary's length is nothing that the whole page's look depends on. The first move asks the engine.
    page.run(
        "new MutationObserver(() => { window.touched = true; }).observe(document.documentElement, {attributes: true})",
        vec![],
    )
    .await?;
    for bullets in [2, 4] {
        page.run(
            "window.touched = false; const slider = document.getElementById('bullets'); slider.value = arguments[0];
             slider.dispatchEvent(new Event('input', {bubbles: true}));",
            vec![json!(bullets)],
        )
        .await?;
        page.wait(&format!("document.querySelectorAll('#summary .span-link').length === {bullets}")).await?;
        page.wait("document.documentElement.dataset.state === 'ready'").await?;
    }
    ensure!(!page.evaluate::<bool>("window.touched", vec![]).await?, "the root element was touched");
    page.click("#show-headings").await?;
    page.wait("document.getElementById('headings').getClientRects().length === 0").await?;
    // All of it is remembered, and can be set back.
    page.visit(&page.server.page).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.wait("document.getElementById('headings').getClientRects().length === 0").await?;
    page.click("#reset").await?;
    page.wait(&format!("{shown} === {}", native.participants.len().min(40))).await?;
    page.wait("document.getElementById('headings').getClientRects().length > 0").await
}

pub async fn markup_in_a_text_stays_text(page: &Page) -> Result<()> {
    let made = "document.querySelectorAll('img, script, b, iframe').length";
    let before: usize = page.evaluate(made, vec![]).await?;
    page.click("#history").await?;
    page.click("#history-keep").await?;
    page.click("#history-dialog .close").await?;
    let text = marked_up().join("\n");
    page.open_files(&[(IMAGE, &text), (SCRIPT, SHORT)]).await?;
    page.wait("document.querySelectorAll('#texts option').length === 2").await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    page.shows(&text, &native::analyze(&text)?).await?;
    page.run("document.querySelectorAll('.toggle').forEach((toggle) => toggle.click())", vec![]).await?;
    page.run("[...document.querySelectorAll('.span-link')].at(-1).click()", vec![]).await?;
    page.wait("document.querySelector('#reading mark')").await?;
    page.click("#history").await?;
    page.wait("document.querySelector('.entries .entry')").await?;
    for part in ["#reading", "#results", "#texts", "#history-dialog"] {
        let shown: String =
            page.evaluate("document.querySelector(arguments[0]).textContent", vec![json!(part)]).await?;
        ensure!(shown.contains(IMAGE), "{part} does not show the markup: {shown}");
    }
    ensure!(page.evaluate::<usize>(made, vec![]).await? == before, "elements were made of text");
    page.click("#history-dialog .close").await?;

    // What is copied is read as a page elsewhere.
    page.click("#copy").await?;
    page.wait("window['text/html']").await?;
    let copied: String = page.evaluate("window['text/html']", vec![]).await?;
    ensure!(copied.contains("&lt;img src=x") && copied.contains("&lt;script&gt;"), "the markup is not in {copied}");
    ensure!(!copied.contains("<img") && !copied.contains("<script"), "elements were copied: {copied}");

    let link = page.link("#share-results").await?;
    page.visit(&link).await?;
    page.wait("document.documentElement.dataset.state === 'ready'").await?;
    let shown: String = page.evaluate("document.querySelector('#results').textContent", vec![]).await?;
    ensure!(shown.contains(IMAGE), "a link does not show the markup: {shown}");
    ensure!(page.evaluate::<bool>("window.pwned === undefined", vec![]).await?, "a script ran");
    Ok(())
}

/// Whether nothing stands beyond the window's edge.
const FITS: &str = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";

pub async fn it_fits_a_phone(page: &Page) -> Result<()> {
    page.client.set_window_size(320, 800).await?;
    page.wait(FITS).await.context("empty")?;
    page.analyze(&article()?).await?;
    page.wait("document.querySelectorAll('[role=tab]').length === 5").await?;
    for tab in ["article", "summary", "headings", "participants", "messages"] {
        page.click(&format!("#tab-{tab}")).await?;
        page.wait(&format!("document.getElementById('tab-{tab}').getAttribute('aria-selected') === 'true'")).await?;
        page.wait(FITS).await.context(tab)?;
        let panel = if tab == "article" { "article-pane" } else { tab };
        page.wait(&format!("document.getElementById('{panel}').getClientRects().length")).await.context(tab)?;
    }
    // Arrows go from tab to tab.
    page.press(Key::Right).await?;
    page.wait("document.activeElement.id === 'tab-participants'").await?;
    // From a result to its place, and the quick way back.
    let link = page.stretches("#participants .span-link").await?.into_iter().next().context("nobody takes part")?;
    page.click("#participants .span-link").await?;
    page.wait("document.querySelector('#reading mark')?.getClientRects().length").await?;
    page.click("#back").await?;
    page.is_on("participants", link.start, link.end).await
}

pub async fn it_fits_large_letters(page: &Page) -> Result<()> {
    page.analyze(&article()?).await?;
    page.run("document.documentElement.style.fontSize = '200%'", vec![]).await?;
    page.wait(FITS).await?;
    let cut = "[...document.querySelectorAll('button, h2, .span-link, .choice')].filter((element) => \
               element.getClientRects().length && element.scrollWidth > element.clientWidth + 1 && \
               getComputedStyle(element).overflow !== 'visible').map((element) => element.outerHTML.slice(0, 80))";
    let cut: Vec<String> = page.evaluate(cut, vec![]).await?;
    ensure!(cut.is_empty(), "cut off: {cut:?}");
    Ok(())
}

pub async fn motion_is_left_out_where_that_is_wished(page: &Page) -> Result<()> {
    let script = "(() => {
        if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return 'none';
        const busy = document.body.appendChild(document.createElement('p'));
        busy.className = 'busy';
        const { animationName } = getComputedStyle(busy, '::before');
        busy.remove();
        return animationName;
    })()";
    let animation: String = page.evaluate(script, vec![]).await?;
    ensure!(animation == "none", "{animation} goes on");
    Ok(())
}

/// Where the system lends the page a handful of colours, what is chosen, where the keyboard is and what is marked can
/// still be told.
pub async fn few_colors_are_enough(page: &Page) -> Result<()> {
    page.wait("matchMedia('(forced-colors: active)').matches").await?;
    page.analyze(&article()?).await?;
    let look = |selector: &str| {
        format!(
            "(({{ color, backgroundColor, outlineStyle, textDecorationLine, textDecorationStyle }}) => \
             [color, backgroundColor, outlineStyle, textDecorationLine, textDecorationStyle].join())\
             (getComputedStyle(document.querySelector('{selector}')))"
        )
    };
    let differ = async |what: &str, one: &str, other: &str| -> Result<()> {
        let looks: [String; 2] =
            page.evaluate(&format!("[{}, {}]", look(one), look(other)), vec![]).await.context(what.to_owned())?;
        ensure!(looks[0] != looks[1], "{what} look like others: {}", looks[0]);
        Ok(())
    };
    page.click(".toggle.people").await?;
    page.wait("document.querySelector('.toggle.people').getAttribute('aria-pressed') === 'true'").await?;
    differ("pressed buttons", ".toggle.people", ".toggle.cues").await?;
    page.click("#summary .span-link").await?;
    page.wait("document.querySelector('#reading mark')").await?;
    differ("marks", "#reading mark", "#reading [data-line]").await?;
    differ("results that are shown", ".span-link[aria-current]", ".span-link:not([aria-current])").await?;
    page.focus("#messages .span-link").await?;
    page.press(Key::Tab).await?;
    let outline = "getComputedStyle(document.activeElement).outlineStyle";
    ensure!(page.evaluate::<String>(outline, vec![]).await? == "solid", "where the keyboard is cannot be seen");
    for button in ["#copy", "#share", "#edit"] {
        let edge = format!("getComputedStyle(document.querySelector('{button}')).borderStyle");
        ensure!(page.evaluate::<String>(&edge, vec![]).await? != "none", "{button} has no edge");
    }
    Ok(())
}

/// Has axe-core look for what keeps readers out.
pub async fn is_open_to_all(page: &Page, state: &str) -> Result<()> {
    // Colours that are still changing from one theme to the other have no contrast to be measured.
    page.wait(
        "[document, ...Array.from(document.querySelectorAll('zubda-summary'), ({ shadowRoot }) => shadowRoot)]
         .every((root) => root.getAnimations().every(({ playState }) => playState !== 'running'))",
    )
    .await?;
    page.run("delete window.violations; dispatchEvent(new Event('test-axe'))", vec![]).await?;
    page.wait("window.violations").await.with_context(|| state.to_owned())?;
    let violations: Vec<String> = page.evaluate("window.violations", vec![]).await?;
    ensure!(violations.is_empty(), "{state}: {violations:#?}");
    Ok(())
}

pub async fn nothing_keeps_readers_out(page: &Page) -> Result<()> {
    let theme = "const list = document.getElementById('theme'); list.value = arguments[0]; \
                 list.dispatchEvent(new Event('change', {bubbles: true}))";
    for (theme_name, width) in [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)] {
        let at = |state: &str| format!("{state}, {theme_name}, {width} px");
        page.client.set_window_size(width, 900).await?;
        page.run(theme, vec![json!(theme_name)]).await?;
        is_open_to_all(page, &at("empty")).await?;
        page.analyze(&article()?).await?;
        is_open_to_all(page, &at("result")).await?;
        if width == 360 {
            for tab in ["headings", "participants", "messages", "article"] {
                page.click(&format!("#tab-{tab}")).await?;
                is_open_to_all(page, &at(tab)).await?;
            }
        }
        page.run("document.querySelectorAll('.toggle').forEach((toggle) => toggle.click())", vec![]).await?;
        page.run("[...document.querySelectorAll('.span-link')].at(-1).click()", vec![]).await?;
        page.wait("document.querySelector('#reading mark')").await?;
        is_open_to_all(page, &at("marks")).await?;
        page.run("document.querySelectorAll('.toggle').forEach((toggle) => toggle.click())", vec![]).await?;
        page.run("document.querySelector('.settings').open = true", vec![]).await?;
        is_open_to_all(page, &at("settings")).await?;
        page.run("document.querySelector('.settings').open = false", vec![]).await?;
        for dialog in ["share", "history"] {
            page.click(&format!("#{dialog}")).await?;
            page.wait(&format!("document.getElementById('{dialog}-dialog').open")).await?;
            is_open_to_all(page, &at(dialog)).await?;
            page.click(&format!("#{dialog}-dialog .close")).await?;
        }
        page.click("#edit").await?;
        is_open_to_all(page, &at("editing")).await?;
        page.click("#clear").await?;
        page.wait("document.documentElement.dataset.state === 'empty'").await?;
    }
    Ok(())
}

pub async fn nothing_keeps_readers_out_of_an_error(page: &Page) -> Result<()> {
    page.paste(SHORT).await?;
    page.wait("document.querySelector('.failure')").await?;
    is_open_to_all(page, "error").await
}
