//! The groups of the protocol (section 2): one of prime order q, written multiplicatively in the texts, in which it is easy to compute
//! g^x and, as far as anybody knows, hard to find x from g^x.
//!
//! [`Ed25519`] is the one to use. [`FiniteField`] stands for the two groups of integers modulo a prime of 2,048 bits; records in them are
//! checked, never made, so nothing secret ever goes through it and it may take the time it takes.
//!
//! Verification is written once, for any [`Group`]. Everything in this trait may take a time that depends on its arguments: it is
//! for public values only. What is done with secrets is written for Ed25519 directly (see [`crate::make`]).

mod decimal;
mod ed25519;
mod finite_field;
mod torsion;

use std::fmt::Debug;

use rayon::prelude::*;

pub(crate) use decimal::scalar_text;
pub use ed25519::Ed25519;
pub(crate) use ed25519::{encode as encode_point, point_of as point};
pub use finite_field::FiniteField;

/// How rankings become group elements: 8 bits for each integer, `padding` free bits below, at most `most` integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// Bits left free at the low end, in which the encoder finds a value that is an element.
    pub padding: usize,
    /// The most integers one element holds.
    pub most: usize,
}

/// A group of prime order q, for checking what others made.
pub trait Group: Clone + Debug + Send + Sync {
    /// An element of the curve or field. Whether it lies in the subgroup of order q is a question apart: [`Group::in_subgroup`].
    type Element: Clone + Debug + PartialEq + Send + Sync;
    /// An integer modulo q.
    type Scalar: Clone + Debug + PartialEq + Send + Sync;
    /// An element with whatever is computed once to raise it to many powers.
    type Fixed: Send + Sync;

    /// The name in election parameters.
    fn name(&self) -> &'static str;
    /// How integers are embedded, if the group allows it.
    fn embedding(&self) -> Option<Embedding>;
    /// The number of bytes from which one scalar is derived, `l` of section 3.
    fn scalar_width(&self) -> usize;

    /// The element of a canonical text form; `None` for anything else. The subgroup is not checked.
    fn decode(&self, text: &str) -> Option<Self::Element>;
    /// True if all of these are in the subgroup of order q. Works on one thread: a caller with many may divide them.
    fn in_subgroup(&self, elements: &[Self::Element]) -> bool;
    /// The text forms.
    fn encode(&self, elements: &[Self::Element]) -> Vec<String>;
    /// The scalar of a canonical decimal text, below q.
    fn scalar(&self, text: &str) -> Option<Self::Scalar>;
    /// A big-endian integer modulo q.
    fn reduce(&self, bytes: &[u8]) -> Self::Scalar;

    /// A small scalar.
    fn small(&self, value: u64) -> Self::Scalar;
    /// The sum of two scalars.
    fn add(&self, a: &Self::Scalar, b: &Self::Scalar) -> Self::Scalar;
    /// The product of two scalars.
    fn times(&self, a: &Self::Scalar, b: &Self::Scalar) -> Self::Scalar;
    /// The scalar that adds up with this one to 0.
    fn minus(&self, a: &Self::Scalar) -> Self::Scalar;
    /// One divided by a scalar other than 0.
    fn inverse(&self, a: &Self::Scalar) -> Self::Scalar;

    /// The generator g.
    fn generator(&self) -> Self::Element;
    /// The identity.
    fn one(&self) -> Self::Element;
    /// The product of two elements.
    fn mul(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    /// `a` divided by `b`.
    fn div(&self, a: &Self::Element, b: &Self::Element) -> Self::Element;
    /// The product of `element^scalar`.
    fn product(&self, powers: &[(&Self::Element, &Self::Scalar)]) -> Self::Element;
    /// Prepares an element that many powers are needed of.
    fn fix(&self, element: &Self::Element) -> Self::Fixed;
    /// `base^a * element^b`.
    fn pair(&self, base: &Self::Fixed, a: &Self::Scalar, element: &Self::Element, b: &Self::Scalar) -> Self::Element;

    /// Keys that compare as the elements do in the group's total order. Only keys of one call may be compared with each other.
    fn sort_keys(&self, elements: &[&Self::Element]) -> Vec<[u8; 64]>;
    /// The element, in the subgroup, that starts from the hash `seed`; nobody knows a relation to others made so.
    fn element_of_seed(&self, seed: &[u8; 32]) -> Option<Self::Element>;
    /// The integers embedded in an element, `count` of them.
    fn to_ints(&self, count: usize, element: &Self::Element) -> Vec<u8>;
}

/// True if all of these are in the subgroup of order q.
pub(crate) fn all_in_subgroup<G: Group>(group: &G, elements: &[G::Element]) -> bool {
    elements.par_chunks(part(elements.len(), 1000, 10_000)).all(|some| group.in_subgroup(some))
}

/// How many of `count` pieces of work one thread takes at a time: as many as there are for each, between `least` and `most`.
pub(crate) fn part(count: usize, least: usize, most: usize) -> usize {
    count.div_ceil(rayon::current_num_threads()).clamp(least, most)
}
