import circle.third { three };
pub function two() -> i32 { return three(); }
