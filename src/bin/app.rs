//! The page's user interface, started in the browser.

fn main() {
    zubda::app::start();
}
