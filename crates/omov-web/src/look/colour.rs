//! Colours and their contrast, by the formula of WCAG 2.2 ("relative luminance" and "contrast ratio").

/// A colour without transparency, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Of these parts of red, green and blue.
    pub(super) const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// A grey, from 0 (black) to 255 (white).
    pub(super) const fn grey(part: u8) -> Self {
        Self::rgb(part, part, part)
    }

    /// As `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Mixed with another, from 0 (itself) to 1 (the other).
    pub(super) fn towards(self, other: Self, part: f64) -> Self {
        let mix = |one: u8, two: u8| {
            let mixed = f64::from(one) + (f64::from(two) - f64::from(one)) * part.clamp(0.0, 1.0);
            #[expect(clippy::cast_sign_loss, reason = "between two numbers from 0 to 255")]
            let part = mixed.round() as u8;
            part
        };
        Self::rgb(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// From `#rrggbb`. Anything else is no colour.
    pub fn parse(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// How bright it is, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast of two colours, from 1 (the same) to 21 (black and white), whichever comes first.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}
