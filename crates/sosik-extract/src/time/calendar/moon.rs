//! Instants of new moons.
//!
//! After J. Meeus, *Astronomical Algorithms*, 2nd edition, chapter 49: the mean new moon, twenty-five terms of sun and moon, fourteen
//! of the planets. Good to some seconds over the centuries that the calendar here covers.

/// One term: weight in days, power of the eccentricity of the earth's orbit, multiples of the sun's anomaly, of the moon's, and of the
/// moon's argument of latitude.
type Term = (f64, i32, f64, f64, f64);

const TERMS: [Term; 24] = [
    (-0.40720, 0, 0.0, 1.0, 0.0),
    (0.17241, 1, 1.0, 0.0, 0.0),
    (0.01608, 0, 0.0, 2.0, 0.0),
    (0.01039, 0, 0.0, 0.0, 2.0),
    (0.00739, 1, -1.0, 1.0, 0.0),
    (-0.00514, 1, 1.0, 1.0, 0.0),
    (0.00208, 2, 2.0, 0.0, 0.0),
    (-0.00111, 0, 0.0, 1.0, -2.0),
    (-0.00057, 0, 0.0, 1.0, 2.0),
    (0.00056, 1, 1.0, 2.0, 0.0),
    (-0.00042, 0, 0.0, 3.0, 0.0),
    (0.00042, 1, 1.0, 0.0, 2.0),
    (0.00038, 1, 1.0, 0.0, -2.0),
    (-0.00024, 1, -1.0, 2.0, 0.0),
    (-0.00007, 0, 2.0, 1.0, 0.0),
    (0.00004, 0, 0.0, 2.0, -2.0),
    (0.00004, 0, 3.0, 0.0, 0.0),
    (0.00003, 0, 1.0, 1.0, -2.0),
    (0.00003, 0, 0.0, 2.0, 2.0),
    (-0.00003, 0, 1.0, 1.0, 2.0),
    (0.00003, 0, -1.0, 1.0, 2.0),
    (-0.00002, 0, -1.0, 1.0, -2.0),
    (-0.00002, 0, 1.0, 3.0, 0.0),
    (0.00002, 0, 0.0, 4.0, 0.0),
];

/// Terms of the planets: degrees at the beginning, degrees a lunation, weight in millionths of a day.
const PLANETS: [(f64, f64, f64); 14] = [
    (299.77, 0.107408, 325.0),
    (251.88, 0.016321, 165.0),
    (251.83, 26.651886, 164.0),
    (349.42, 36.412478, 126.0),
    (84.66, 18.206239, 110.0),
    (141.74, 53.303771, 62.0),
    (207.14, 2.453732, 60.0),
    (154.84, 7.306860, 56.0),
    (34.52, 27.261239, 47.0),
    (207.19, 0.121824, 42.0),
    (291.34, 1.844379, 40.0),
    (161.72, 24.198154, 37.0),
    (239.56, 25.513099, 35.0),
    (331.55, 3.592518, 23.0),
];

/// Days of dynamical time (Julian ephemeris days) at which the moon is new for the `k`-th time after that of 6 January 2000.
pub(super) fn new_moon(k: i32) -> f64 {
    let k = f64::from(k);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t2 - 0.000_000_150 * t3;
    let eccentricity = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = (2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3).to_radians();
    let latitude = (160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3).to_radians();
    let node = (124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2).to_radians();
    let terms: f64 = TERMS.iter().map(|(w, e, s, m, f)| w * eccentricity.powi(*e) * (s * sun + m * moon + f * latitude).sin()).sum();
    // The first of the planets' angles has a term of the second order.
    let planets: f64 = PLANETS
        .iter()
        .enumerate()
        .map(|(i, (at, by, w))| w * 1e-6 * (at + by * k - if i == 0 { 0.009_173 * t2 } else { 0.0 }).to_radians().sin())
        .sum();
    mean + terms - 0.000_17 * node.sin() + planets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_book() {
        // Meeus, example 49.a: the new moon of February 1977.
        assert!((new_moon(-283) - 2_443_192.651_18).abs() < 2e-5);
    }
}
