// spec 9 exhaustiveness: arrays, lists and views, by their lengths and the elements near both ends
// run
// out: 0 1 2 3 4
// out: a b c d
// out: big
function lengths(xs: View<Bool>) -> i32 {
  return match xs {
    [] -> 0;
    [true] -> 1;
    [false] -> 2;
    [true, ..] -> 3;
    [false, .., true | false] -> 4;
  };
}

function ends(xs: List<Bool?>) -> String {
  return match xs {
    [.., None] -> "a";
    [Some { value: true }, ..] -> "b";
    [_, ..] -> "c";
    [] -> "d";
  };
}

function big(xs: Array<u8, 1000000>) -> String {
  return match xs {
    [0, ..] -> "zero";
    [.., 0] -> "ends in zero";
    [1..=255, .., 1..] -> "big";
  };
}

function main() effects [Io] {
  io.println("{} {} {} {} {}", lengths([false; 0][..]), lengths([true][..]), lengths([false][..]),
    lengths([true, false][..]), lengths([false, true, true][..]));
  const t: Bool? = Some { value: true };
  io.println("{} {} {} {}", ends([t, None]), ends([t, t]), ends([Some { value: false }]), ends([]));
  io.println(big([1; 1000000]));
}
