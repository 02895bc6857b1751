//! Sets of the members of a small enum.

use std::marker::PhantomData;

/// A set of members, each known by its place in the enum, which has eight at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set<T>(u8, PhantomData<T>);

/// What can be in a [`Set`].
pub trait Member: Copy {
    /// Its place in the enum.
    fn place(self) -> u8;
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T: Member> Set<T> {
    /// Whether a member is in the set.
    pub fn has(self, member: T) -> bool {
        self.0 & (1 << member.place()) != 0
    }

    /// The set with a member put in or taken out.
    pub fn with(self, member: T, on: bool) -> Self {
        let bit = 1 << member.place();
        Self(if on { self.0 | bit } else { self.0 & !bit }, PhantomData)
    }

    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
