// Texts that mean something to a C compiler or to printf come out as they are.
// run
// out: %n %s %d %%
// out: ??/ ??= ??' */ /* // \ " '
// out: %n 1 %s
// out: a	b ¿ é € 😀
// out: \x41 \u0041 \101 $(ls) `ls` #define
function main() effects [Io] {
  io.println("%n %s %d %%");
  io.println("??/ ??= ??' */ /* // \\ \" '");
  io.println("%n {} %s", 1);
  io.println("a\tb \u{bf} é € \u{1F600}");
  io.println("\\x41 \\u0041 \\101 $(ls) `ls` #define");
}
