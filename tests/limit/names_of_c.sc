// Names that mean something in C, its library, or the emitted code, as functions, fields, locals, types.
// run
// out: 1 2 3 4 5 6 7 8 9 10
// out: 45
// out: int { void: 1, goto: 2 } NULL
type int = { void: i32, goto: i32 };
type EOF = | NULL | unix { linux: i32 };
error errno { stdin: i32 }
function printf(double: i32) -> i32 { return double; }
function malloc(sizeof: i32) -> i32 { return sizeof; }
function switch(default: i32) -> i32 { return default; }
function struct(auto: i32, register: i32) -> i32 { return auto + register - register; }
function exit(volatile: i32) -> i32 { return volatile; }
function sc_main(sc_ret: i32) -> i32 { return sc_ret; }
function memcpy(uint64_t: i32) -> i32 { return uint64_t; }
function _Bool(_Atomic: i32) -> i32 { return _Atomic; }
function __LINE__(INT_MAX: i32) -> i32 { return INT_MAX; }
function bool(inline: i32) -> i32 { return inline; }
const stdout: i32 = 9;
function locals() -> i32 {
  const case = 1;
  const char = 2;
  const do = 3;
  const typedef = 4;
  const static = 5;
  const union = 6;
  const enum = 7;
  const extern_ = 8;
  var long = stdout;
  long += 0;
  return case + char + do + typedef + static + union + enum + extern_ + long;
}
function main() effects [Io] {
  io.println("{} {} {} {} {} {} {} {} {} {}", printf(1), malloc(2), switch(3), struct(4, 0), exit(5), sc_main(6),
    memcpy(7), _Bool(8), __LINE__(9), bool(10));
  io.println(locals());
  const n: EOF = NULL;
  io.println("{} {}", int { void: 1, goto: 2 }, n);
}
