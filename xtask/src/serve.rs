//! The app on the loopback address, rebuilt and reloaded when a source file changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

use crate::bundle;
use crate::workspace::{Workspace, say};

/// What the site is made of. A folder is watched with all that is in it.
const SOURCES: [&str; 6] = ["src", "style", "public", "models", "index.html", "Cargo.toml"];

/// Saving several files, or one in several steps, is one change.
const QUIET: Duration = Duration::from_millis(200);

/// Reloads the page after a build. A file of its own, since the page's content security policy allows no other script.
const RELOAD: &str =
    r#"new EventSource("/_tower-livereload/event-stream").addEventListener("reload", () => location.reload());"#;

/// Builds and serves until it is interrupted. A build that fails leaves the last good one in place.
pub fn serve(workspace: &Workspace, port: u16, release: bool) -> Result<()> {
    bundle::build(workspace, release)?;

    let runtime = Runtime::new()?;
    let address = ("127.0.0.1", port);
    let listener = runtime.block_on(TcpListener::bind(address)).with_context(|| {
        format!("port {port} of this machine is taken: stop what uses it, or choose another with --port")
    })?;
    let reload = LiveReloadLayer::new().request_predicate(|_: &Request| false);
    let reloader = reload.reloader();
    let dist = workspace.root.join("dist");
    // Without the list of files that a release writes into it the service worker keeps nothing, and the page is fresh.
    let service_worker = script(fs::read_to_string(workspace.root.join("public/service-worker.js"))?);
    let page = || {
        let dist = dist.clone();
        get(async move || page(dist))
    };
    let site = Router::new()
        .route("/", page())
        .route("/index.html", page())
        .route("/reload.js", get(script(RELOAD.to_owned())))
        .route("/service-worker.js", get(service_worker))
        .fallback_service(ServeDir::new(&dist))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(reload);
    let address = listener.local_addr()?;
    runtime.spawn(async move { axum::serve(listener, site).await });

    let (changed, changes) = mpsc::channel::<DebounceEventResult>();
    let mut debouncer = new_debouncer(QUIET, changed)?;
    for source in SOURCES.map(|source| workspace.root.join(source)) {
        if source.is_dir() {
            debouncer.watcher().watch(&source, RecursiveMode::Recursive)?;
        }
    }
    // Editors replace files, which ends the watch on a single file; the folder's goes on.
    debouncer.watcher().watch(&workspace.root, RecursiveMode::NonRecursive)?;

    let invitation = format!("Zubda is at http://{address}/ and follows the sources; Ctrl+C ends it");
    say(&invitation);
    for change in changes {
        let events = change?;
        let is_source = |path: &Path| SOURCES.iter().any(|source| path.starts_with(workspace.root.join(source)));
        if !events.iter().any(|event| is_source(&event.path)) {
            continue;
        }
        match bundle::build(workspace, release) {
            Ok(()) => {
                reloader.reload();
                say(&invitation);
            }
            Err(error) => eprintln!("{error:#}\nThe last good build is still served"),
        }
    }
    Ok(())
}

/// The page, with the script that reloads it.
fn page(dist: PathBuf) -> Response {
    match fs::read_to_string(dist.join("index.html")) {
        Ok(page) => {
            Html(page.replacen("</head>", "<script src=\"reload.js\" defer></script>\n</head>", 1)).into_response()
        }
        // Between two builds.
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn script(content: String) -> impl IntoResponse + Clone {
    ([(CONTENT_TYPE, "text/javascript")], content)
}
