//! People and places of a movement that does not exist. Every name is put together by chance from the lists below.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng as _;

/// The movement.
pub(super) const MOVEMENT: &str = "Eastmere Together";

/// Where its days begin.
pub(super) const ZONE: &str = "Europe/London";

const FIRST: [&str; 96] = [
    "Abena", "Ada", "Adil", "Agnes", "Aisha", "Alan", "Alba", "Amara", "Amir", "Anja", "Anton", "Anwen", "Arjun",
    "Asha", "Astrid", "Aylin", "Beatriz", "Bela", "Bernard", "Bilal", "Bronwen", "Bruno", "Cara", "Carlos", "Chidi",
    "Clara", "Colm", "Dalia", "Daniel", "Delia", "Devi", "Dilys", "Dominik", "Dora", "Eamon", "Edith", "Eilidh",
    "Elif", "Elsa", "Emeka", "Enid", "Esther", "Fadi", "Farida", "Femi", "Fergus", "Fiona", "Gareth", "Gita", "Grace",
    "Greta", "Gwen", "Halima", "Hana", "Harold", "Hassan", "Ida", "Imran", "Irena", "Isla", "Ivo", "Jamila", "Janet",
    "Jonas", "Jun", "Kamal", "Katrin", "Kofi", "Lena", "Leila", "Liam", "Lucia", "Magda", "Malik", "Mareike", "Marta",
    "Mei", "Milan", "Nadia", "Neil", "Nia", "Olga", "Omar", "Owen", "Pavel", "Peggy", "Priya", "Rhona", "Rohan",
    "Ruth", "Sadia", "Stefan", "Tariq", "Una", "Wanda", "Yusuf",
];

const LAST: [&str; 96] = [
    "Abbott",
    "Achebe",
    "Adair",
    "Ahmadi",
    "Alder",
    "Allman",
    "Amin",
    "Ansah",
    "Arkwright",
    "Asante",
    "Ashdown",
    "Baines",
    "Bakari",
    "Barrow",
    "Basu",
    "Beck",
    "Bello",
    "Bianchi",
    "Birch",
    "Blythe",
    "Borowski",
    "Bracken",
    "Brandt",
    "Brody",
    "Calder",
    "Campos",
    "Carver",
    "Chandra",
    "Chapel",
    "Cho",
    "Clough",
    "Conteh",
    "Coyle",
    "Crane",
    "Dalgaard",
    "Darko",
    "Dempster",
    "Diaz",
    "Dray",
    "Duffield",
    "Eames",
    "Ekwueme",
    "Elster",
    "Fairley",
    "Farouk",
    "Fenwick",
    "Ferrer",
    "Finch",
    "Flint",
    "Garrick",
    "Ghosh",
    "Gill",
    "Goss",
    "Grainger",
    "Greer",
    "Haddow",
    "Hale",
    "Harker",
    "Heron",
    "Hollis",
    "Ibarra",
    "Iqbal",
    "Ives",
    "Jardine",
    "Joshi",
    "Kaya",
    "Kell",
    "Khatun",
    "Kirwan",
    "Kovac",
    "Lark",
    "Lindqvist",
    "Lowry",
    "Maddox",
    "Mahmood",
    "Marsh",
    "Mensah",
    "Moss",
    "Nair",
    "Novak",
    "Obi",
    "Okoro",
    "Orrin",
    "Pasha",
    "Penn",
    "Quaye",
    "Rana",
    "Reyes",
    "Sandler",
    "Sato",
    "Sorley",
    "Thorne",
    "Usman",
    "Vance",
    "Wray",
    "Zielinski",
];

const STREETS: [&str; 16] = [
    "Alder Row",
    "Bridge Street",
    "Canal Walk",
    "Chapel Lane",
    "Cooper Street",
    "Dyer Street",
    "Ferry Road",
    "Foundry Lane",
    "Glebe Street",
    "Harbour View",
    "Mill Lane",
    "Orchard Road",
    "Quarry Hill",
    "Station Road",
    "Tanner Street",
    "Weaver Row",
];

/// A region, the letters its postcodes begin with, and its local groups.
pub(super) struct Region {
    pub(super) name: &'static str,
    pub(super) letters: &'static str,
    pub(super) groups: [&'static str; 15],
}

pub(super) const REGIONS: [Region; 4] = [
    Region {
        name: "Northmere",
        letters: "NM",
        groups: [
            "Alnfield",
            "Brackenside",
            "Coldharbour",
            "Corran Bridge",
            "Dunmoor",
            "Fellgate",
            "Garrowby",
            "Harrowdale",
            "Kelderfoot",
            "Lowmoor",
            "Quayside",
            "Rawthorpe",
            "Shieldon",
            "Thornley Bay",
            "Wensford",
        ],
    },
    Region {
        name: "Eastmere Coast",
        letters: "EC",
        groups: [
            "Aldwick",
            "Brightsea",
            "Cobham Sands",
            "Dunwater",
            "Easthaven",
            "Fenny Cross",
            "Gullhead",
            "Holm Island",
            "Marram",
            "Northquay",
            "Orford Gate",
            "Pebbleton",
            "Saltings",
            "Staithe",
            "Windlesea",
        ],
    },
    Region {
        name: "Southvale",
        letters: "SV",
        groups: [
            "Amberley Cross",
            "Beechford",
            "Chalkdown",
            "Downlea",
            "Elmstead",
            "Foxholt",
            "Greatwater",
            "Hurstwell",
            "Kingsmead",
            "Longbourne",
            "Millbank",
            "Nettlecombe",
            "Oakhanger",
            "Ryeford",
            "Tilling",
        ],
    },
    Region {
        name: "Western Hills",
        letters: "WH",
        groups: [
            "Abergoch",
            "Blackrock",
            "Cefn Wood",
            "Drovers End",
            "Embury",
            "Fernhope",
            "Glasbury",
            "Hopeworthy",
            "Ironbridge Row",
            "Llanfair Moor",
            "Nantlle",
            "Pontgarth",
            "Radnor Edge",
            "Stonewell",
            "Upper Lyde",
        ],
    },
];

/// Networks, and what each is about.
pub(super) const NETWORKS: [(&str, &str); 3] = [
    ("Night workers", "For everybody who works when others sleep: care, transport, cleaning, warehouses."),
    ("Young members", "For members under thirty. We meet online on the first Tuesday of the month."),
    ("Renters", "For people who rent their home. We compare contracts, and we stand with each other."),
];

/// One of them.
pub(super) fn pick<'a, T: ?Sized>(chance: &mut ChaCha20Rng, list: &[&'a T]) -> &'a T {
    list[below(chance, list.len())]
}

/// A number from 0 up to, not including, `end`.
pub(super) fn below(chance: &mut ChaCha20Rng, end: usize) -> usize {
    // 64 bits for ends far below 2^32: what is uneven about it cannot be seen.
    usize::try_from(chance.next_u64() % (end.max(1) as u64)).unwrap_or_default()
}

/// Somebody's name.
pub(super) fn name(chance: &mut ChaCha20Rng) -> String {
    format!("{} {}", pick(chance, &FIRST), pick(chance, &LAST))
}

/// Where somebody lives: a street with a number.
pub(super) fn street(chance: &mut ChaCha20Rng) -> String {
    format!("{} {}", 1 + below(chance, 180), pick(chance, &STREETS))
}

/// What the postcodes of a region's group begin with: `NM07`.
pub(super) fn beginning(region: &Region, group: usize) -> String {
    format!("{}{:02}", region.letters, group + 1)
}

/// A postcode that begins so: `NM07 4QZ`.
pub(super) fn postcode(chance: &mut ChaCha20Rng, beginning: &str) -> String {
    const LETTERS: [&str; 20] =
        ["A", "B", "D", "E", "F", "G", "H", "J", "L", "N", "P", "Q", "R", "S", "T", "U", "W", "X", "Y", "Z"];
    format!("{beginning} {}{}{}", 1 + below(chance, 9), pick(chance, &LETTERS), pick(chance, &LETTERS))
}
