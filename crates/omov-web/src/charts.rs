//! Charts, drawn as SVG by the server. Each says its finding in words and has its figures beside it; no colour stands
//! alone.

use askama::Template;

use crate::figures::ten_thousandths;
use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// At most so many squares in a picture.
const MOST_SQUARES: u64 = 120;

/// People as squares of one size: turnout, signatures. Filled are those who did, hollow those who did not.
#[derive(Debug, Clone, Template)]
#[template(path = "squares.html")]
pub struct Squares {
    words: Words,
    finding: String,
    part: u64,
    whole: u64,
    names: [String; 2],
}

impl Squares {
    /// `finding` says it in a sentence with its figures ("11,999 of 40,000 members voted"). `names` are what filled and
    /// hollow squares are called: "Voted", "Did not vote".
    pub fn new(words: &Words, finding: impl Into<String>, part: u64, whole: u64, names: [&str; 2]) -> Self {
        let (finding, names) = (finding.into(), names.map(str::to_owned));
        Self { words: words.clone(), finding, part: part.min(whole), whole, names }
    }

    /// How many people one square is: 1, 2, 5, 10, 20, … so that at most 120 are drawn.
    fn unit(&self) -> u64 {
        let mut unit: u64 = 1;
        for step in [2, 5, 10].into_iter().cycle() {
            if self.whole.div_ceil(unit) <= MOST_SQUARES {
                break;
            }
            // 1, 2, 5, then ten times that.
            unit = match step {
                5 => unit / 2 * 5,
                _ => unit.saturating_mul(2),
            };
        }
        unit
    }

    fn drawn(&self) -> u64 {
        self.whole.div_ceil(self.unit())
    }

    /// Filled squares: nearest, but some where anybody did, and never all where somebody did not.
    fn filled(&self) -> u64 {
        let near = self.part.saturating_add(self.unit() / 2) / self.unit();
        match self.drawn() {
            all if self.part == self.whole => all,
            all => near.clamp(u64::from(self.part > 0), all.saturating_sub(1).max(u64::from(self.part > 0))),
        }
    }

    fn in_a_row(&self) -> u64 {
        if self.drawn() <= 20 { 10 } else { 20 }
    }

    fn width(&self) -> u64 {
        self.in_a_row().min(self.drawn().max(1)) * 25 - 3
    }

    fn height(&self) -> u64 {
        self.drawn().div_ceil(self.in_a_row()).max(1) * 25 - 3
    }

    /// Left, top, and whether it is filled.
    fn squares(&self) -> Vec<(u64, u64, bool)> {
        (0..self.drawn()).map(|n| (n % self.in_a_row() * 25, n / self.in_a_row() * 25, n < self.filled())).collect()
    }

    fn one_square(&self) -> String {
        self.words.say_with("squares-unit", &[("people", self.unit().into())])
    }

    /// The same as figures.
    fn rows(&self) -> [(&str, String); 2] {
        let [did, did_not] = &self.names;
        let grouped = |n| crate::figures::grouped(&self.words, n);
        [(did, grouped(self.part)), (did_not, grouped(self.whole - self.part))]
    }
}

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is.
    pub name: Markup,
    /// How long, of [`Bars::whole`].
    pub part: u64,
    /// The figure beside it, as it is said: "88 in 100".
    pub figure: String,
}

/// Bars are a table: name, bar, figure. The bar is only for the eye.
#[derive(Debug, Clone, Template)]
#[template(path = "bars.html")]
pub struct Bars {
    /// For the words in the head.
    pub words: Words,
    /// What is shown.
    pub caption: String,
    /// What the names and the figures are.
    pub heads: [String; 2],
    /// How much the longest bar there can be stands for.
    pub whole: u64,
    /// From the top.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// The width of a bar as SVG takes it, so that no inline style is needed.
    fn width(&self, bar: &Bar) -> String {
        let share = ten_thousandths(bar.part, self.whole);
        format!("{}.{:02}%", share / 100, share % 100)
    }
}

/// A mark on a map of opinion. It stands for several people who answer alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where it is, in any unit.
    pub x: f64,
    /// The same, upwards.
    pub y: f64,
    /// From 0; each of the first five groups has a shape of its own.
    pub group: usize,
}

/// Who answers alike, drawn near each other. It has no axes: what is near is alike, and nothing else is meant.
#[derive(Debug, Clone, Template)]
#[template(path = "opinions.html")]
pub struct Opinions {
    /// What the map shows, in a sentence.
    pub finding: String,
    /// The same for who does not see it, and where the figures are.
    pub about: String,
    /// All marks but the reader's.
    pub marks: Vec<Mark>,
    /// What each group is called, from the first.
    pub groups: Vec<String>,
    /// The reader, and what they are called there: "You".
    pub you: Option<(Mark, String)>,
    /// What a mark is, and how far the map can be relied on.
    pub caption: String,
}

impl Opinions {
    const WIDTH: f64 = 640.0;
    const HEIGHT: f64 = 340.0;
    const EDGE: f64 = 24.0;

    /// All marks where they are drawn, one unit as long across as upwards; the reader's last.
    fn placed(&self) -> Vec<Mark> {
        let all = || self.marks.iter().copied().chain(self.you.iter().map(|(mark, _)| *mark));
        let ends = |of: fn(Mark) -> f64| {
            all().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
        };
        let ((left, right), (low, high)) = (ends(|mark| mark.x), ends(|mark| mark.y));
        let room = |long: f64, length: f64| (long - 2.0 * Self::EDGE) / length.max(1e-9);
        let scale = room(Self::WIDTH, right - left).min(room(Self::HEIGHT, high - low));
        let middle = |at: f64, low: f64, high: f64, long: f64| long / 2.0 + (at - f64::midpoint(low, high)) * scale;
        let placed = |mark: Mark| Mark {
            x: middle(mark.x, left, right, Self::WIDTH).round(),
            y: (Self::HEIGHT - middle(mark.y, low, high, Self::HEIGHT)).round(),
            ..mark
        };
        all().map(placed).collect()
    }

    /// A mark of a group: filled squares, hollow diamonds, discs, hollow squares, rings.
    fn shape(mark: &Mark) -> Markup {
        let Mark { x, y, group } = mark;
        Markup::made(match group {
            0 => format!(
                "<rect class=\"mark-c1\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" rx=\"2\"/>",
                x - 6.0,
                y - 6.0
            ),
            1 => format!("<path class=\"mark-line mark-line-c2\" d=\"M{x} {}l8 8-8 8-8-8z\"/>", y - 8.0),
            2 => format!("<circle class=\"mark-c3\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>"),
            3 => format!("<path class=\"mark-line mark-line-c4\" d=\"M{} {}h11v11h-11z\"/>", x - 5.5, y - 5.5),
            _ => format!("<circle class=\"mark-line mark-line-c5\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
        })
    }

    fn ring(mark: &Mark) -> Markup {
        Markup::made(format!("<circle class=\"mark-line mark-you\" cx=\"{}\" cy=\"{}\" r=\"11\"/>", mark.x, mark.y))
    }

    fn drawn(&self) -> Markup {
        let (placed, others) = (self.placed(), self.marks.len());
        let shape = |(at, mark): (usize, &Mark)| if at < others { Self::shape(mark) } else { Self::ring(mark) };
        Markup::joined(placed.iter().enumerate().map(shape))
    }

    /// What each shape means.
    fn legend(&self) -> Vec<(Markup, &str)> {
        let at = |group| Mark { x: 11.0, y: 11.0, group };
        let groups = self.groups.iter().enumerate().map(|(group, name)| (Self::shape(&at(group)), name.as_str()));
        let you = self.you.iter().map(|(_, name)| {
            (Markup::made("<circle class=\"mark-line mark-you\" cx=\"11\" cy=\"11\" r=\"8\"/>".into()), name.as_str())
        });
        groups.chain(you).collect()
    }
}

into_markup!(Squares, Bars, Opinions);

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(part: u64, whole: u64) -> Squares {
        Squares::new(&Words::english(&[]).unwrap(), "finding", part, whole, ["Voted", "Did not"])
    }

    #[test]
    fn one_square_is_a_round_number_of_people_and_there_are_at_most_120() {
        for (whole, unit) in
            [(0, 1), (20, 1), (120, 1), (121, 2), (240, 2), (241, 5), (601, 10), (40_000, 500), (500_000, 5000)]
        {
            assert_eq!(squares(0, whole).unit(), unit, "{whole}");
            assert!(squares(0, whole).drawn() <= 120);
        }
    }

    #[test]
    fn the_picture_never_says_none_or_all_where_that_is_not_so() {
        assert_eq!(squares(17, 20).filled(), 17);
        assert_eq!(squares(0, 40_000).filled(), 0);
        assert_eq!(squares(1, 40_000).filled(), 1);
        assert_eq!(squares(39_999, 40_000).filled(), 79);
        assert_eq!(squares(40_000, 40_000).filled(), 80);
        assert_eq!(squares(11_999, 40_000).filled(), 24);
        assert_eq!(squares(0, 0).filled(), 0);
    }

    #[test]
    fn marks_keep_their_distances_and_stay_on_the_map() {
        let mark = |x, y, group| Mark { x, y, group };
        let map = Opinions {
            finding: String::new(),
            about: String::new(),
            marks: vec![mark(-3.0, 0.0, 0), mark(3.0, 0.0, 1), mark(0.0, 1.0, 1)],
            groups: vec!["A".into(), "B".into()],
            you: Some((mark(0.0, -1.0, 0), "You".into())),
            caption: String::new(),
        };
        let placed = map.placed();
        assert_eq!(placed.iter().map(|mark| mark.x).collect::<Vec<_>>(), [24.0, 616.0, 320.0, 320.0]);
        assert!((placed[2].y + placed[3].y - 340.0).abs() < 1e-9, "as far above the middle as below");
        assert!(placed[2].y < placed[3].y && placed.iter().all(|mark| (0.0..340.0).contains(&mark.y)));
        let alone = Opinions { marks: vec![mark(5.0, 5.0, 0)], you: None, ..map };
        assert_eq!(alone.placed(), [mark(320.0, 170.0, 0)]);
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let bars = |part, whole| Bars {
            words: Words::english(&[]).unwrap(),
            caption: String::new(),
            heads: Default::default(),
            whole,
            bars: vec![Bar { name: Markup::default(), part, figure: String::new() }],
        };
        let width = |part, whole| {
            let b = bars(part, whole);
            b.width(&b.bars[0])
        };
        assert_eq!(
            [width(1, 3), width(3, 3), width(5, 3), width(0, 3), width(0, 0)],
            ["33.33%", "100.00%", "100.00%", "0.00%", "0.00%"]
        );
    }
}
