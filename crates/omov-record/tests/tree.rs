//! The tree: against figures from elsewhere, against a tree written down from the definition, and against changed proofs.

use crate::support::Log;
use omov_record::Hash;
use omov_record::tree::{NoProof, Plan, consistent, included};
use proptest::prelude::*;

/// The entries with which implementations of RFC 6962 are tested, and the roots of the first one, two, … eight of them (from the
/// tests of Google's certificate-transparency).
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}

fn hash(text: &str) -> Hash {
    Hash(unhex(text).try_into().unwrap())
}

fn published() -> Log {
    let mut log = Log::new();
    log.append(LEAVES.iter().map(|leaf| unhex(leaf)));
    log
}

/// MTH, PATH and PROOF as RFC 6962 defines them, word for word.
mod naive {
    use super::Hash;

    fn split(n: usize) -> usize {
        let mut k = 1;
        while 2 * k < n {
            k *= 2;
        }
        k
    }

    pub(crate) fn root(d: &[Hash]) -> Hash {
        match d {
            [] => Hash::EMPTY,
            [leaf] => *leaf,
            _ => {
                let (left, right) = d.split_at(split(d.len()));
                Hash::node(root(left), root(right))
            }
        }
    }

    pub(crate) fn path(m: usize, d: &[Hash]) -> Vec<Hash> {
        if d.len() == 1 {
            return Vec::new();
        }
        let k = split(d.len());
        let (left, right) = d.split_at(k);
        let (mut proof, last) = if m < k { (path(m, left), root(right)) } else { (path(m - k, right), root(left)) };
        proof.push(last);
        proof
    }

    pub(crate) fn proof(m: usize, d: &[Hash], known: bool) -> Vec<Hash> {
        if m == d.len() {
            return if known { Vec::new() } else { vec![root(d)] };
        }
        let k = split(d.len());
        let (left, right) = d.split_at(k);
        let (mut all, last) =
            if m <= k { (proof(m, left, known), root(right)) } else { (proof(m - k, right, false), root(left)) };
        all.push(last);
        all
    }
}

#[test]
fn roots_are_those_of_other_programs() {
    assert_eq!(Hash::EMPTY, hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    let mut log = Log::new();
    for (leaf, root) in LEAVES.iter().zip(ROOTS) {
        log.append([unhex(leaf)]);
        assert_eq!(log.checkpoint().root, hash(root));
    }
}

#[test]
fn proofs_are_those_of_other_programs() {
    // From the tests of transparency-dev/merkle; entries are counted from 0 here.
    let a = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    let b = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    let c = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    let d = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    let e = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    let f = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    let g = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
    let log = published();
    let inclusions: [(u64, u64, &[&str]); 5] =
        [(0, 1, &[]), (0, 8, &[a, b, c]), (5, 8, &[d, e, ROOTS[3]]), (2, 3, &[ROOTS[1]]), (1, 5, &[ROOTS[0], b, d])];
    for (index, size, proof) in inclusions {
        let proof: Vec<Hash> = proof.iter().map(|h| hash(h)).collect();
        assert_eq!(log.prove(&Plan::inclusion(index, size).unwrap()), proof);
        let leaf = Hash::leaf(&unhex(LEAVES[index as usize]));
        assert!(included(index, leaf, size, hash(ROOTS[size as usize - 1]), &proof));
    }
    let consistencies: [(u64, u64, &[&str]); 5] =
        [(1, 1, &[]), (1, 8, &[a, b, c]), (6, 8, &[f, e, ROOTS[3]]), (2, 5, &[b, d]), (6, 7, &[f, g, ROOTS[3]])];
    for (old, size, proof) in consistencies {
        let proof: Vec<Hash> = proof.iter().map(|h| hash(h)).collect();
        assert_eq!(log.prove(&Plan::consistency(old, size).unwrap()), proof);
        let root = |size: u64| hash(ROOTS[size as usize - 1]);
        assert!(consistent(old, root(old), size, root(size), &proof));
    }
}

#[test]
fn proofs_of_a_log_of_certificates_hold() {
    // Answers of Google's log Argon 2020, from the tests of golang.org/x/mod/sumdb/tlog.
    let golden: serde_json::Value = serde_json::from_str(include_str!("golden/argon2020.json")).unwrap();
    let text = |name: &str| golden[name].as_str().unwrap().to_owned();
    let list = |name: &str| -> Vec<Hash> {
        golden[name].as_array().unwrap().iter().map(|h| Hash::parse(h.as_str().unwrap()).unwrap()).collect()
    };
    let (size, root) = (golden["size"].as_u64().unwrap(), Hash::parse(&text("root")).unwrap());
    let leaf = Hash::parse(&text("leaf_hash")).unwrap();
    assert!(included(10_000, leaf, size, root, &list("inclusion")));
    assert!(!included(10_001, leaf, size, root, &list("inclusion")));
    let old = Hash::parse(&text("old_root")).unwrap();
    assert!(consistent(3_654_490, old, size, root, &list("consistency")));
    assert!(!consistent(3_654_491, old, size, root, &list("consistency")));
}

#[test]
fn what_is_not_there_cannot_be_proved() {
    assert_eq!(Plan::inclusion(5, 5), Err(NoProof::NoEntry { index: 5, size: 5 }));
    assert_eq!(Plan::inclusion(0, 0), Err(NoProof::NoEntry { index: 0, size: 0 }));
    assert_eq!(Plan::consistency(6, 5), Err(NoProof::NotBefore { old: 6, size: 5 }));
    let plan = Plan::inclusion(2, 5).unwrap();
    assert_eq!(plan.finish(&[Hash::EMPTY]), Err(NoProof::Stored { needed: 3, got: 1 }));
    assert!(!included(0, Hash::EMPTY, 0, Hash::EMPTY, &[]));
    assert!(!consistent(0, Hash::EMPTY, 0, Hash([1; 32]), &[]));
    assert!(!consistent(2, Hash([1; 32]), 1, Hash([1; 32]), &[]));
}

/// All that differs from a proof by one thing.
fn changed(proof: &[Hash], bit: usize) -> Vec<Vec<Hash>> {
    let mut all = Vec::new();
    for i in 0..proof.len() {
        let mut flipped = proof.to_vec();
        flipped[i].0[bit / 8] ^= 1 << (bit % 8);
        all.push(flipped);
        let mut shorter = proof.to_vec();
        shorter.remove(i);
        all.push(shorter);
    }
    for extra in [Hash::EMPTY, proof.first().copied().unwrap_or(Hash([7; 32]))] {
        all.push([proof, &[extra]].concat());
        all.push([&[extra], proof].concat());
    }
    all
}

fn leaves(size: u64) -> (Log, Vec<Hash>) {
    let mut log = Log::new();
    log.append((0..size).map(|n| n.to_be_bytes().to_vec()));
    let leaves = log.entries.iter().map(|entry| Hash::leaf(entry)).collect();
    (log, leaves)
}

#[test]
fn every_small_proof_is_the_one_of_the_definition() {
    let (log, leaves) = leaves(70);
    for size in 1..=leaves.len() {
        let d = &leaves[..size];
        let root = naive::root(d);
        for m in 0..size {
            let proof = log.prove(&Plan::inclusion(m as u64, size as u64).unwrap());
            assert_eq!(proof, naive::path(m, d));
            assert!(included(m as u64, d[m], size as u64, root, &proof));
        }
        for m in 1..=size {
            let proof = log.prove(&Plan::consistency(m as u64, size as u64).unwrap());
            assert_eq!(proof, naive::proof(m, d, true));
            assert!(consistent(m as u64, naive::root(&d[..m]), size as u64, root, &proof));
        }
    }
}

proptest! {
    #[test]
    fn a_tree_agrees_with_the_definition(size in 0_u64..700) {
        let (log, leaves) = leaves(size);
        prop_assert_eq!(log.checkpoint().root, naive::root(&leaves));
        prop_assert_eq!(Hash::root(&leaves), naive::root(&leaves));
    }

    #[test]
    fn an_inclusion_proof_holds_for_its_entry_and_nothing_else(
        (size, index) in (1_u64..400).prop_flat_map(|size| (Just(size), 0..size)), other in 0_u64..400, bit in 0_usize..256,
    ) {
        let (log, leaves) = leaves(size);
        let root = log.checkpoint().root;
        let leaf = leaves[index as usize];
        let proof = log.prove(&Plan::inclusion(index, size).unwrap());
        prop_assert_eq!(&proof, &naive::path(index as usize, &leaves));
        prop_assert!(included(index, leaf, size, root, &proof));
        let mut flipped = (leaf, root);
        flipped.0.0[bit / 8] ^= 1 << (bit % 8);
        flipped.1.0[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!included(index, flipped.0, size, root, &proof));
        prop_assert!(!included(index, leaf, size, flipped.1, &proof));
        if other != index {
            prop_assert!(!included(other, leaf, size, root, &proof));
        }
        for wrong in changed(&proof, bit) {
            prop_assert!(!included(index, leaf, size, root, &wrong));
        }
    }

    #[test]
    fn a_consistency_proof_holds_for_its_sizes_and_roots_and_nothing_else(
        (size, old) in (2_u64..400).prop_flat_map(|size| (Just(size), 1..size)), bit in 0_usize..256,
    ) {
        let (log, leaves) = leaves(size);
        let (root, before) = (log.checkpoint().root, naive::root(&leaves[..old as usize]));
        let proof = log.prove(&Plan::consistency(old, size).unwrap());
        prop_assert_eq!(&proof, &naive::proof(old as usize, &leaves, true));
        prop_assert!(consistent(old, before, size, root, &proof));
        let mut flipped = (before, root);
        flipped.0.0[bit / 8] ^= 1 << (bit % 8);
        flipped.1.0[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!consistent(old, flipped.0, size, root, &proof));
        prop_assert!(!consistent(old, before, size, flipped.1, &proof));
        prop_assert!(!consistent(old, root, size, before, &proof));
        for wrong in changed(&proof, bit) {
            prop_assert!(!consistent(old, before, size, root, &wrong));
        }
        // With the root of another size: a proof shows the beginning it was made for.
        let another = naive::root(&leaves[..old as usize - 1]);
        prop_assert!(!consistent(old - 1, another, size, root, &proof) || proof.is_empty());
    }

    #[test]
    fn batches_of_any_size_give_the_same_record(cuts in prop::collection::vec(0_u64..300, 0..8)) {
        let mut log = Log::new();
        for size in &cuts {
            let first = log.size();
            log.append((first..first + size).map(|n| n.to_be_bytes().to_vec()));
            log.publish(&[]);
        }
        log.publish(&[]);
        let (mut once, _) = leaves(log.size());
        once.publish(&[]);
        prop_assert_eq!(&log.hashes, &once.hashes);
        // The one that was published now and then has narrower tiles besides.
        for (path, bytes) in &once.files {
            prop_assert_eq!(log.files.get(path), Some(bytes), "{}", path);
        }
    }
}
