//! Training: from labelled data to the files in `models/`. Feature `train`; never part of the engine.

pub mod bullets;
pub mod entities;
