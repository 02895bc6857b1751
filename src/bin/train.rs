//! The training tool: fits the engine's models to labelled data, and tells how good they are.

use clap::{Parser, Subcommand};
use zubda::train::{bullets, entities};

/// Fit Zubda's models to labelled data.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    model: Model,
}

#[derive(Subcommand)]
enum Model {
    /// The weights of the bullet ranker.
    Bullets(bullets::Arguments),
    /// The entity model.
    Entities(entities::Arguments),
}

fn main() -> std::io::Result<()> {
    match Arguments::parse().model {
        Model::Bullets(arguments) => bullets::run(&arguments),
        Model::Entities(arguments) => entities::run(&arguments),
    }
}
