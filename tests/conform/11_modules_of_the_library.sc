// run
// out: 7 2.0 [   x] 3:25:45 [1, 4]
import std.math;
import std.math { sqrt };
import std.text;
import std.time { hms };
import std.list;
function main() effects [Io] {
  io.println("{} {} [{}] {} {}", math.abs(-7), sqrt(4.0), text.pad_start("x", 4), hms(3h + 25min + 45s),
    list.merge([1][..], [4][..]));
}
