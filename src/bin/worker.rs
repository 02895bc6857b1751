//! The engine as an ES module: everything it offers is exported by [`zubda::web`].

use zubda as _;

fn main() {}
