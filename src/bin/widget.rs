//! The view of `<zubda-summary>` as an ES module: everything it offers is exported by [`zubda::widget`].

use zubda as _;

fn main() {}
