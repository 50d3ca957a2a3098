//! Where the sun stands, and how much dynamical time is ahead of civil time.
//!
//! After J. Meeus, *Astronomical Algorithms*, chapter 25, with the five largest perturbations of the planets and the moon: good to
//! about 0.003 degrees, four minutes of time.

/// Apparent longitude of the sun in degrees, 0 to 360, at a Julian ephemeris day.
pub(super) fn longitude(day: f64) -> f64 {
    let t = (day - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let cosine = |at: f64, by: f64| (at + by * t).to_radians().cos();
    let perturbed = 0.001_34 * cosine(153.23, 22_518.754_1)
        + 0.001_54 * cosine(216.57, 45_037.508_2)
        + 0.002_00 * cosine(312.69, 32_964.357_7)
        + 0.001_79 * (350.74 + 445_267.114_2 * t).to_radians().sin()
        + 0.001_78 * (231.19 + 20.20 * t).to_radians().sin();
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + centre + perturbed - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// The Julian ephemeris day at which the sun reaches `degrees` (0 is the March equinox) nearest to the day `near`.
pub(super) fn reaches(degrees: f64, near: f64) -> f64 {
    // A few steps of Newton's: the sun moves almost evenly.
    (0..6).fold(near, |day, _| {
        let left = (degrees - longitude(day) + 180.0).rem_euclid(360.0) - 180.0;
        day + left * 365.2422 / 360.0
    })
}

/// Seconds by which dynamical time is ahead of universal time in `year`, from 1800 to 2200.
///
/// Polynomials of F. Espenak and J. Meeus, *Five Millennium Canon of Solar Eclipses* (NASA, 2006).
pub(super) fn ahead(year: f64) -> f64 {
    let powers = |t: f64, of: &[f64]| of.iter().rev().fold(0.0, |sum, c| sum * t + c);
    match year {
        y if y < 1860.0 => {
            powers(y - 1800.0, &[13.72, -0.332_447, 0.006_861_2, 0.004_111_6, -0.000_374_36, 0.000_012_127_2, -0.000_000_169_9])
        }
        y if y < 1900.0 => powers(y - 1860.0, &[7.62, 0.573_7, -0.251_754, 0.016_806_68, -0.000_447_362_4, 1.0 / 233_174.0]),
        y if y < 1920.0 => powers(y - 1900.0, &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197]),
        y if y < 1941.0 => powers(y - 1920.0, &[21.20, 0.844_93, -0.076_1, 0.002_093_6]),
        y if y < 1961.0 => powers(y - 1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2547.0]),
        y if y < 1986.0 => powers(y - 1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        y if y < 2005.0 => powers(y - 2000.0, &[63.86, 0.334_5, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99]),
        y if y < 2050.0 => powers(y - 2000.0, &[62.92, 0.322_17, 0.005_589]),
        y => -20.0 + 32.0 * ((y - 1820.0) / 100.0).powi(2) - 0.562_8 * (2150.0 - y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_book() {
        // Meeus, example 25.a: 13 October 1992.
        assert!((longitude(2_448_908.5) - 199.906).abs() < 0.004);
    }

    #[test]
    fn a_solstice_is_found() {
        // Meeus, example 27.a: the solstice of June 1962, 21 June 21 h 24 m.
        assert!((reaches(90.0, 2_437_837.0) - 2_437_837.392_45).abs() < 0.004);
    }
}
