//! An organisation's own colour in place of the kit's petrol: links, the main act, its square. Whatever the colour, what is
//! written in it and on it can be read, in light, dark and high contrast; one that cannot is refused.

use super::colour::Colour;

/// What letters need (WCAG 2.2, 1.4.3).
const LETTERS: f64 = 4.5;
/// What letters need in high contrast (1.4.6).
const HIGH: f64 = 7.0;

const WHITE: Colour = Colour::grey(255);
const BLACK: Colour = Colour::grey(0);

/// A colour that can be read on every ground of the light set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent(Colour);

/// Why a colour cannot be an accent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unfit {
    /// It is not of the form `#0b545a`.
    NoColour,
    /// Its contrast on the least favourable ground, which is under 4.5.
    TooPale(f64),
}

/// The grounds that letters in the accent stand on, in the light set: ground, surface, and the card that needs you.
const LIGHT: [Colour; 3] = [Colour::rgb(0xf5, 0xf4, 0xf1), WHITE, Colour::rgb(0xff, 0xef, 0xc7)];
/// In the dark set.
const DARK: [Colour; 3] = [Colour::rgb(0x16, 0x15, 0x13), Colour::rgb(0x20, 0x1e, 0x1b), Colour::rgb(0x47, 0x34, 0x10)];
/// In the high set.
const CLEAR: [Colour; 2] = [WHITE, Colour::rgb(0xff, 0xf3, 0xcf)];

impl Accent {
    /// A colour as `#rrggbb`.
    ///
    /// # Errors
    /// [`Unfit`] where it is none, or where nobody could read what is written in it.
    pub fn new(hex: &str) -> Result<Self, Unfit> {
        let colour = Colour::parse(hex).ok_or(Unfit::NoColour)?;
        let found = least(colour, &LIGHT);
        if found < LETTERS { Err(Unfit::TooPale(found)) } else { Ok(Self(colour)) }
    }

    /// As `#rrggbb`.
    pub fn hex(self) -> String {
        self.0.hex()
    }

    /// Where its style sheet is served. The colour is the address, so browsers may keep it for good.
    pub fn address(self) -> String {
        format!("/kept/accent/{}", &self.hex()[1..])
    }

    /// The style sheet: the tokens of the accent, for the three sets, in the order of the kit's own.
    pub fn sheet(self) -> String {
        let (light, dark, high) = (self.light(), self.dark(), self.high());
        format!(
            ":root {{ {light} }}\n\
             @media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {dark} }} }}\n\
             @media (prefers-contrast: more) {{ :root:not([data-theme]) {{ {high} }} }}\n\
             [data-theme=\"light\"] {{ {light} }}\n[data-theme=\"dark\"] {{ {dark} }}\n[data-theme=\"high\"] {{ {high} }}\n\
             @media print {{ :root:root, [data-theme]:root {{ {high} }} }}\n"
        )
    }

    fn light(self) -> String {
        tokens(self.0, BLACK, WHITE, self.0.towards(WHITE, 0.87))
    }

    fn dark(self) -> String {
        let accent = until_read(self.0, &DARK, WHITE, HIGH);
        tokens(accent, WHITE, self.0.towards(BLACK, 0.75), self.0.towards(DARK[0], 0.72))
    }

    fn high(self) -> String {
        tokens(until_read(self.0, &CLEAR, BLACK, 2.0 * LETTERS), BLACK, WHITE, self.0.towards(WHITE, 0.92))
    }
}

/// The tokens of one set: the accent; a deeper one, which also stands on the soft one; what stands on it; the soft one.
fn tokens(accent: Colour, deeper: Colour, on: Colour, soft: Colour) -> String {
    let on = until_read(
        on,
        &[accent],
        if least(WHITE, &[accent]) > least(BLACK, &[accent]) { WHITE } else { BLACK },
        LETTERS,
    );
    let deep = until_read(accent.towards(deeper, 0.35), &[soft], deeper, HIGH);
    // Plain links stand on the soft ground too.
    let soft = until_read(soft, &[accent], if deeper == BLACK { WHITE } else { BLACK }, LETTERS);
    let [accent, deep, on, soft] = [accent, deep, on, soft].map(Colour::hex);
    format!("--accent: {accent}; --accent-deep: {deep}; --on-accent: {on}; --accent-soft: {soft}; --c1: {accent};")
}

/// The contrast on the least favourable of these grounds.
fn least(colour: Colour, grounds: &[Colour]) -> f64 {
    grounds.iter().map(|ground| colour.contrast(*ground)).fold(f64::INFINITY, f64::min)
}

/// The colour, moved towards another only as far as it has to be to be read on all of these grounds.
fn until_read(colour: Colour, grounds: &[Colour], towards: Colour, wanted: f64) -> Colour {
    let steps = (0..=40).map(|step| colour.towards(towards, f64::from(step) / 40.0));
    steps.into_iter().find(|moved| least(*moved, grounds) >= wanted).unwrap_or(towards)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(sheet: &str, name: &str) -> Colour {
        let after = sheet.split_once(&format!("{name}: ")).expect(name).1;
        Colour::parse(&after[..7]).expect("a colour")
    }

    #[test]
    fn whatever_the_accent_everything_in_it_and_on_it_can_be_read() {
        let mut tried = 0;
        for red in (0..=255).step_by(17) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(17) {
                    let Ok(accent) = Accent::new(&format!("#{red:02x}{green:02x}{blue:02x}")) else { continue };
                    tried += 1;
                    for (set, grounds) in
                        [(accent.light(), &LIGHT[..]), (accent.dark(), &DARK[..]), (accent.high(), &CLEAR[..])]
                    {
                        let [colour, deep, on, soft] =
                            ["--accent", "--accent-deep", "--on-accent", "--accent-soft"].map(|name| token(&set, name));
                        assert!(least(colour, grounds) >= LETTERS, "{accent:?} on its grounds: {set}");
                        assert!(on.contrast(colour) >= LETTERS, "{accent:?}, what stands on it: {set}");
                        assert!(on.contrast(deep) >= LETTERS, "{accent:?}, what stands on the deep one: {set}");
                        assert!(deep.contrast(soft) >= LETTERS, "{accent:?}, deep on soft: {set}");
                        assert!(colour.contrast(soft) >= LETTERS, "{accent:?}, on soft: {set}");
                    }
                }
            }
        }
        assert!(tried > 500, "{tried}");
    }

    #[test]
    fn a_pale_colour_is_refused_and_by_how_much() {
        assert_eq!(Accent::new("petrol"), Err(Unfit::NoColour));
        assert_eq!(Accent::new("#0b545a;} body{display:none"), Err(Unfit::NoColour));
        let Err(Unfit::TooPale(found)) = Accent::new("#ffcc00") else { panic!("yellow letters on white") };
        assert!((1.3..1.4).contains(&found), "{found}");
        assert_eq!(Accent::new("#0b545a").expect("the kit's own").address(), "/kept/accent/0b545a");
    }
}
