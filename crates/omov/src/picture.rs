//! An address as a picture that a phone reads: black on white in every theme, with its white border.

use askama::Template;
use qrcode::{Color, EcLevel, QrCode};

/// The picture, as SVG.
#[derive(Template)]
#[template(
    ext = "html",
    source = "<p><svg role=\"img\" aria-label=\"{{ name }}\" width=\"180\" height=\"180\" \
    viewBox=\"0 0 {{ side }} {{ side }}\" shape-rendering=\"crispEdges\"><rect width=\"{{ side }}\" height=\"{{ side }}\" \
    fill=\"#fff\"/><path d=\"{{ path }}\" fill=\"#000\"/></svg></p>\n"
)]
pub(crate) struct Picture {
    name: String,
    side: usize,
    path: String,
}

/// The white border round it, in squares: what readers need.
const BORDER: usize = 4;

impl Picture {
    /// Of an address, with a name for those who do not see it; nothing where the address is too long.
    pub(crate) fn of(name: String, address: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
        let squares = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + BORDER, at / width + BORDER));
        let path = squares.collect::<Vec<_>>().concat();
        Some(Self { name, side: width + 2 * BORDER, path })
    }
}
