//! Verifiable shuffles (sections 9, 13 and 16).
//!
//! A trustee takes N ciphertexts e, puts them in another order and encrypts each again, e'. The proof (Terelius and Wikström 2010, in the form
//! of the CHVote specification) shows that e' is such a mix without showing the order. It commits to the permutation with c, chains
//! commitments chat to a permutation of challenges u, and is checked with 2N + 4 equations in the group:
//!
//! ```text
//! t1  = (prod c_i / prod h_i)^-c   · g^s1          the columns sum up to 1
//! t2  = (chat_N / h^(prod u))^-c   · g^s2          the product of the permuted u is that of u
//! t3  = (prod c_i^u_i)^-c          · g^s3  · prod h_i^s'_i
//! t41 = (prod beta_i^u_i)^-c       · y^-s4 · prod beta'_i^s'_i
//! t42 = (prod alpha_i^u_i)^-c      · g^-s4 · prod alpha'_i^s'_i
//! that_i = chat_i^-c · g^shat_i · chat_(i-1)^s'_i  for each i, chat_0 = h
//! ```

mod challenges;
mod check;

pub(crate) use challenges::{Generators, challenge, permutation_challenges, uses_extension};
pub(crate) use check::read;

/// A proof of a shuffle, as it is written: commitments, responses, permutation commitments, chained commitments.
#[derive(Clone, Debug)]
pub(crate) struct ShuffleProof<E, S> {
    pub(crate) t1: E,
    pub(crate) t2: E,
    pub(crate) t3: E,
    pub(crate) t41: E,
    pub(crate) t42: E,
    pub(crate) that: Vec<E>,
    pub(crate) s1: S,
    pub(crate) s2: S,
    pub(crate) s3: S,
    pub(crate) s4: S,
    pub(crate) shat: Vec<S>,
    pub(crate) sprime: Vec<S>,
    pub(crate) c: Vec<E>,
    pub(crate) chat: Vec<E>,
}
