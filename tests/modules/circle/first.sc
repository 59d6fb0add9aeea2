import circle.second { two };
pub function one() -> i32 { return two(); }
