//! The Beta distribution: below which value lies a given share of it.

/// ln Γ(x) for x > 0 (Lanczos 1964, with the coefficients of Godfrey for g = 7).
fn ln_gamma(x: f64) -> f64 {
    const C: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum = C.iter().enumerate().fold(0.999_999_999_999_809_9, |s, (i, c)| s + c / (x + i as f64 + 1.0));
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// ln of x^a (1-x)^b / B(a, b).
fn ln_front(x: f64, a: f64, b: f64) -> f64 {
    ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()
}

/// I_x(a, b), the share of Beta(a, b) below x.
pub fn below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x >= 1.0 {
        1.0
    } else if x < (a + 1.0) / (a + b + 2.0) {
        ln_front(x, a, b).exp() * fraction(x, a, b) / a
    } else {
        1.0 - ln_front(x, a, b).exp() * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function, evaluated by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let guard = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut all = d;
    for m in 1..100_000 {
        let m = f64::from(m);
        for step in [
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)),
        ] {
            d = 1.0 / guard(1.0 + step * d);
            c = guard(1.0 + step / c);
            all *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    all
}

/// The x below which a share `p` of Beta(a, b) lies: Newton's steps, halving where one would leave the known bounds.
pub fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mean = a / (a + b);
    let deviation = (mean * (1.0 - mean) / (a + b + 1.0)).sqrt();
    let mut x = (mean - 1.645 * deviation).clamp(mean * 0.01, 1.0 - 1e-9);
    for _ in 0..200 {
        let over = below(x, a, b) - p;
        if over > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = (ln_front(x, a, b) - x.ln() - (-x).ln_1p()).exp();
        let next = x - over / density;
        let next = if next > low && next < high { next } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-15 * x || high - low <= 1e-16 {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_can_be_had_otherwise() {
        // Beta(1, 1) is even; Beta(½, ½) is the arcsine law; Beta(a, 1) has x^a below x.
        assert!((quantile(0.05, 1.0, 1.0) - 0.05).abs() < 1e-14);
        let arcsine = (std::f64::consts::FRAC_PI_2 * 0.05).sin().powi(2);
        assert!((quantile(0.05, 0.5, 0.5) - arcsine).abs() < 1e-13);
        assert!((quantile(0.05, 40.0, 1.0) - 0.05_f64.powf(1.0 / 40.0)).abs() < 1e-13);
        assert!((below(quantile(0.05, 3_000.5, 9_000.5), 3_000.5, 9_000.5) - 0.05).abs() < 1e-9);
        assert!((below(0.3, 2.5, 4.5) + below(0.7, 4.5, 2.5) - 1.0).abs() < 1e-13);
    }

    #[test]
    fn every_count_has_a_bound_between_nothing_and_its_share() {
        for votes in [0_u32, 1, 2, 7, 100, 400_000] {
            for agrees in [0, 1, votes / 2, votes].into_iter().filter(|a| *a <= votes) {
                let (a, b) = (f64::from(agrees) + 0.5, f64::from(votes - agrees) + 0.5);
                let x = quantile(0.05, a, b);
                assert!(x > 0.0 && x < a / (a + b), "{agrees} of {votes}: {x}");
                assert!((below(x, a, b) - 0.05).abs() < 1e-7, "{agrees} of {votes}: {x}");
            }
        }
    }
}
