use leptos::prelude::*;

/// A value that a view follows. Views of many places share their code where what they follow is of one type, and
/// closures never are; the interface is smaller by a good part for it.
pub fn live<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(value)
}

/// Draws its children while something holds.
#[component]
pub fn When(
    /// Whether it holds.
    holds: Signal<bool>,
    /// What is drawn.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    move || holds.get().then(|| children())
}
