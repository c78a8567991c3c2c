//! Subgroups of the integers modulo a prime p of 2,048 bits (sections 2 and 15), to check records of other makers.
//!
//! `num-bigint` does the arithmetic: it is already in the program, its modular power is the only costly step, and its varying time does no
//! harm because every number here is public.

use num_bigint::BigUint;
use num_traits::{One, Zero};
use rayon::prelude::*;

use super::{Embedding, Group};

/// p of the 2048-bit MODP group (RFC 3526, section 3), in which g = 2 and q = (p - 1) / 2.
const RFC_3526_P: &str = "32317006071311007300338913926423828248817941241140239112842009751400741706634354222619689417363569347117901737909704191754605873209195028853758986185622153212175412514901774520270235796078236248884246189477587641105928646099411723245426622522193230540919037680524235519125679715870117001058055877651038861847280257976054903569732561526167081339361799541336476559160368317896729073178384589680639671900977202194168647225871031411336429319536193471636533209717077448227988588565369208645296636077250268955505928362751121174096972998068410554359584866583291642136218231078990999448652468262416972035911852507045361090559";
const BELENIOS_G: &str = "2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627";
const BELENIOS_P: &str = "20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719";
const BELENIOS_Q: &str = "78571733251071885079927659812671450121821421258408794611510081919805623223441";

/// The subgroup of order q of the integers modulo p.
#[derive(Clone, Debug)]
pub struct FiniteField {
    name: &'static str,
    p: BigUint,
    q: BigUint,
    g: BigUint,
    embedding: Option<Embedding>,
}

impl FiniteField {
    /// The group of that name, if it is one of the two.
    pub fn named(name: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<BigUint>().ok();
        match name {
            "RFC-3526-2048" => {
                let p = number(RFC_3526_P)?;
                let q = (&p - 1u32) >> 1u32;
                let embedding = Some(Embedding { padding: 8, most: 255 });
                Some(Self { name: "RFC-3526-2048", p, q, g: 2u32.into(), embedding })
            }
            "BELENIOS-2048" => Some(Self {
                name: "BELENIOS-2048",
                p: number(BELENIOS_P)?,
                q: number(BELENIOS_Q)?,
                g: number(BELENIOS_G)?,
                embedding: None,
            }),
            _ => None,
        }
    }

    fn integer(text: &str) -> Option<BigUint> {
        let canonical = text == "0" || (!text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()));
        // No number of these groups has more than 617 digits.
        if canonical && (1..=620).contains(&text.len()) { text.parse().ok() } else { None }
    }
}

impl Group for FiniteField {
    type Element = BigUint;
    type Scalar = BigUint;
    type Fixed = BigUint;

    fn name(&self) -> &'static str {
        self.name
    }

    fn embedding(&self) -> Option<Embedding> {
        self.embedding
    }

    fn scalar_width(&self) -> usize {
        (self.q.bits() as usize + 128).div_ceil(8)
    }

    fn decode(&self, text: &str) -> Option<BigUint> {
        Self::integer(text).filter(|x| !x.is_zero() && *x < self.p)
    }

    fn in_subgroup(&self, elements: &[BigUint]) -> bool {
        elements.par_iter().all(|x| x.modpow(&self.q, &self.p).is_one())
    }

    fn encode(&self, elements: &[BigUint]) -> Vec<String> {
        elements.iter().map(BigUint::to_string).collect()
    }

    fn scalar(&self, text: &str) -> Option<BigUint> {
        Self::integer(text).filter(|x| *x < self.q)
    }

    fn reduce(&self, bytes: &[u8]) -> BigUint {
        BigUint::from_bytes_be(bytes) % &self.q
    }

    fn small(&self, value: u64) -> BigUint {
        value.into()
    }

    fn add(&self, a: &BigUint, b: &BigUint) -> BigUint {
        (a + b) % &self.q
    }

    fn times(&self, a: &BigUint, b: &BigUint) -> BigUint {
        a * b % &self.q
    }

    fn minus(&self, a: &BigUint) -> BigUint {
        (&self.q - a) % &self.q
    }

    fn inverse(&self, a: &BigUint) -> BigUint {
        a.modpow(&(&self.q - 2u32), &self.q)
    }

    fn generator(&self) -> BigUint {
        self.g.clone()
    }

    fn one(&self) -> BigUint {
        BigUint::one()
    }

    fn mul(&self, a: &BigUint, b: &BigUint) -> BigUint {
        a * b % &self.p
    }

    fn div(&self, a: &BigUint, b: &BigUint) -> BigUint {
        a * b.modpow(&(&self.p - 2u32), &self.p) % &self.p
    }

    fn product(&self, powers: &[(&BigUint, &BigUint)]) -> BigUint {
        let all = powers.iter().map(|(x, k)| if k.is_one() { (*x).clone() } else { x.modpow(k, &self.p) });
        all.fold(BigUint::one(), |a, b| a * b % &self.p)
    }

    fn fix(&self, element: &BigUint) -> BigUint {
        element.clone()
    }

    fn pair(&self, base: &BigUint, a: &BigUint, element: &BigUint, b: &BigUint) -> BigUint {
        self.product(&[(base, a), (element, b)])
    }

    fn sort_keys(&self, elements: &[&BigUint]) -> Vec<[u8; 64]> {
        // A number does not fit into a key; its rank among the elements takes its place.
        let mut sorted = elements.to_vec();
        sorted.sort();
        sorted.dedup();
        let rank = |x: &BigUint| sorted.binary_search(&x).unwrap_or_else(|at| at) as u64;
        let keys = elements.iter().map(|x| {
            let mut key = [0; 64];
            key[..8].copy_from_slice(&rank(x).to_be_bytes());
            key
        });
        keys.collect()
    }

    fn element_of_seed(&self, seed: &[u8; 32]) -> Option<BigUint> {
        let cofactor = (&self.p - 1u32) / &self.q;
        let element = BigUint::from_bytes_be(seed).modpow(&cofactor, &self.p);
        (!element.is_zero()).then_some(element)
    }

    fn to_ints(&self, count: usize, element: &BigUint) -> Vec<u8> {
        let padding = self.embedding.map_or(0, |e| e.padding);
        let bytes = (element >> padding).to_bytes_le();
        (0..count).rev().map(|i| bytes.get(i).copied().unwrap_or(0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_are_a_group_of_order_q() {
        for name in ["RFC-3526-2048", "BELENIOS-2048"] {
            let group = FiniteField::named(name).unwrap();
            assert!(group.in_subgroup(std::slice::from_ref(&group.g)), "{name}");
            assert!(((&group.p - 1u32) % &group.q).is_zero(), "{name}");
            assert!(!group.in_subgroup(&[&group.p - 1u32]), "{name}: -1 is in no subgroup of odd order");
            assert_eq!(group.p.bits(), 2048);
        }
        assert!(FiniteField::named("Ed25519").is_none());
    }

    #[test]
    fn only_canonical_integers_of_the_right_range_are_read() {
        let group = FiniteField::named("BELENIOS-2048").unwrap();
        for bad in ["0", "", "00", "01", "-1", "+1", BELENIOS_P, &"1".repeat(100_000)] {
            assert!(group.decode(bad).is_none(), "{}", &bad[..bad.len().min(20)]);
        }
        assert!(group.scalar(BELENIOS_Q).is_none());
        assert_eq!(group.scalar("0"), Some(BigUint::zero()));
    }
}
