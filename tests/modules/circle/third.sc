import circle.first { one };
pub function three() -> i32 { return one(); }
