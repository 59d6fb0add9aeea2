// check
// flags: --infer-effects
function leaf() { io.println("leaf"); }
function even(n: i32) { if n > 0 { odd(n - 1); } }
function odd(n: i32) { leaf(); if n > 0 { even(n - 1); } }
function all() { task.scope |s| { s.spawn || { even(4); }; }; }
function main() { all(); }
