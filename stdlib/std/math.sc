// Numbers: what the operators do not give. Functions of f64 are those of C's <math.h>, with its rules for
// infinities and NaN; none of them panics. Those of integers panic where the result does not fit.

/// The ratio of a circle's circumference to its diameter.
pub const PI: f64 = 3.141592653589793;

/// The base of the natural logarithm.
pub const E: f64 = 2.718281828459045;

/// The distance of `x` from 0. Panics for the least `i64`, whose distance is no `i64`.
///
/// ```
/// io.println("{}", abs(-7)); // 7
/// ```
pub function abs(x: i64) -> i64 {
  return if x < 0 { -x } else { x };
}

/// -1, 0 or 1, as `x` is below, equal to or above 0.
///
/// ```
/// io.println("{} {} {}", sign(-9), sign(0), sign(4)); // -1 0 1
/// ```
pub function sign(x: i64) -> i64 {
  return if x < 0 { -1 } else if x > 0 { 1 } else { 0 };
}

/// The lesser of two values; the first, if neither is less.
///
/// ```
/// io.println("{} {}", min(3, 2), min("b", "a")); // 2 a
/// ```
pub function min<T: Copy + Ord>(a: T, b: T) -> T {
  return if b < a { b } else { a };
}

/// The greater of two values; the first, if neither is greater.
///
/// ```
/// io.println("{} {}", max(3, 2), max(1.5, 2.5)); // 3 2.5
/// ```
pub function max<T: Copy + Ord>(a: T, b: T) -> T {
  return if b > a { b } else { a };
}

/// `x`, or the end of `low` to `high` that it lies beyond. Panics if `low` is above `high`.
///
/// ```
/// io.println("{} {} {}", clamp(5, 0, 9), clamp(-5, 0, 9), clamp(50, 0, 9)); // 5 0 9
/// ```
pub function clamp<T: Copy + Ord>(x: T, low: T, high: T) -> T {
  if low > high { panic("the lower end is above the upper one"); }
  return if x < low { low } else if x > high { high } else { x };
}

/// The greatest number that divides both. 0 if both are 0.
///
/// ```
/// io.println("{} {}", gcd(12, 18), gcd(0, 5)); // 6 5
/// ```
pub function gcd(a: u64, b: u64) -> u64 {
  var x = a;
  var y = b;
  while y != 0 {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/// The least number that both divide. 0 if one of them is 0. Panics if it does not fit.
///
/// ```
/// io.println("{}", lcm(4, 6)); // 12
/// ```
pub function lcm(a: u64, b: u64) -> u64 {
  if a == 0 || b == 0 { return 0; }
  return a / gcd(a, b) * b;
}

/// `base` to the power of `exponent`. Panics if it does not fit; `power(0, 0)` is 1.
///
/// ```
/// io.println("{} {}", power(2, 40), power(-3, 3)); // 1099511627776 -27
/// ```
pub function power(base: i64, exponent: u32) -> i64 {
  var result: i64 = 1;
  var square = base;
  var rest = exponent;
  while rest > 0 {
    if rest % 2 == 1 { result *= square; }
    rest /= 2;
    if rest > 0 { square *= square; }
  }
  return result;
}

/// The greatest number whose square is at most `x`.
///
/// ```
/// io.println("{} {}", whole_sqrt(99), whole_sqrt(100)); // 9 10
/// ```
pub function whole_sqrt(x: u64) -> u64 {
  var root = u64(sqrt(f64_of(x))); // off by one at most
  while root > 4294967295 || root * root > x { root -= 1; }
  while root < 4294967295 && (root + 1) * (root + 1) <= x { root += 1; }
  return root;
}

function f64_of(x: u64) -> f64 {
  return f64(x >> 32) * 4294967296.0 + f64(x & 0xFFFFFFFF);
}

/// Rounded to the nearest whole number, halves away from 0.
///
/// ```
/// io.println("{} {}", round(2.5), round(-2.5)); // 3.0 -3.0
/// ```
pub extern c function round(x: f64) -> f64 effects [];

/// The greatest whole number not above `x`.
///
/// ```
/// io.println("{} {}", floor(2.7), floor(-2.7)); // 2.0 -3.0
/// ```
pub extern c function floor(x: f64) -> f64 effects [];

/// The least whole number not below `x`.
///
/// ```
/// io.println("{} {}", ceil(2.1), ceil(-2.1)); // 3.0 -2.0
/// ```
pub extern c function ceil(x: f64) -> f64 effects [];

/// The whole part of `x`: rounded towards 0.
///
/// ```
/// io.println("{} {}", trunc(2.7), trunc(-2.7)); // 2.0 -2.0
/// ```
pub extern c function trunc(x: f64) -> f64 effects [];

/// The distance of `x` from 0.
///
/// ```
/// io.println("{}", fabs(-1.5)); // 1.5
/// ```
pub extern c function fabs(x: f64) -> f64 effects [];

/// The square root; NaN below 0.
///
/// ```
/// io.println("{}", sqrt(2.25)); // 1.5
/// ```
pub extern c function sqrt(x: f64) -> f64 effects [];

/// The cube root.
///
/// ```
/// io.println("{}", round(cbrt(27.0))); // 3.0
/// ```
pub extern c function cbrt(x: f64) -> f64 effects [];

/// `x` to the power of `y`.
///
/// ```
/// io.println("{}", pow(2.0, 0.5) == sqrt(2.0)); // true
/// ```
pub extern c function pow(x: f64, y: f64) -> f64 effects [];

/// The length of the hypotenuse over `x` and `y`, without overflow on the way.
///
/// ```
/// io.println("{}", hypot(3.0, 4.0)); // 5.0
/// ```
pub extern c function hypot(x: f64, y: f64) -> f64 effects [];

/// E to the power of `x`.
///
/// ```
/// io.println("{}", exp(0.0)); // 1.0
/// ```
pub extern c function exp(x: f64) -> f64 effects [];

/// The natural logarithm; minus infinity at 0, NaN below.
///
/// ```
/// io.println("{}", log(E)); // 1.0
/// ```
pub extern c function log(x: f64) -> f64 effects [];

/// The logarithm to base 2.
///
/// ```
/// io.println("{}", log2(1024.0)); // 10.0
/// ```
pub extern c function log2(x: f64) -> f64 effects [];

/// The logarithm to base 10.
///
/// ```
/// io.println("{}", log10(1000.0)); // 3.0
/// ```
pub extern c function log10(x: f64) -> f64 effects [];

/// The sine of an angle in radians.
///
/// ```
/// io.println("{}", sin(PI / 2.0)); // 1.0
/// ```
pub extern c function sin(x: f64) -> f64 effects [];

/// The cosine of an angle in radians.
///
/// ```
/// io.println("{}", cos(PI)); // -1.0
/// ```
pub extern c function cos(x: f64) -> f64 effects [];

/// The tangent of an angle in radians.
///
/// ```
/// io.println("{}", tan(0.0)); // 0.0
/// ```
pub extern c function tan(x: f64) -> f64 effects [];

/// The angle, in radians from -PI/2 to PI/2, whose sine is `x`; NaN beyond -1 and 1.
///
/// ```
/// io.println("{}", asin(1.0) * 2.0 == PI); // true
/// ```
pub extern c function asin(x: f64) -> f64 effects [];

/// The angle, in radians from 0 to PI, whose cosine is `x`; NaN beyond -1 and 1.
///
/// ```
/// io.println("{}", acos(-1.0) == PI); // true
/// ```
pub extern c function acos(x: f64) -> f64 effects [];

/// The angle, in radians from -PI/2 to PI/2, whose tangent is `x`.
///
/// ```
/// io.println("{}", atan(1.0) * 4.0 == PI); // true
/// ```
pub extern c function atan(x: f64) -> f64 effects [];

/// The angle, in radians from -PI to PI, of the point (x, y). Mind the order.
///
/// ```
/// io.println("{}", atan2(1.0, 0.0) * 2.0 == PI); // true
/// ```
pub extern c function atan2(y: f64, x: f64) -> f64 effects [];

/// Is it not a number, as 0/0 is?
///
/// ```
/// io.println("{} {}", is_nan(0.0 / 0.0), is_nan(1.0)); // true false
/// ```
pub function is_nan(x: f64) -> Bool {
  return x != x;
}

/// Is it a number, and no infinity?
///
/// ```
/// io.println("{} {}", is_finite(1.0), is_finite(1.0 / 0.0)); // true false
/// ```
pub function is_finite(x: f64) -> Bool {
  return x - x == 0.0;
}
