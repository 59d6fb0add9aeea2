// spec 3.16 lists: a comparison that panics leaves the list as it was
// run
// out: [0, 7, 14, 21, 28, 35, 2, 9, 16, 23, 30, 37, 4, 11, 18, 25, 32, 39, 6, 13, 20, 27, 34, 1, 8, 15, 22, 29, 36, 3, 10, 17, 24, 31, 38, 5, 12, 19, 26, 33]
// err: 3_list_sort_that_panics.sc:13:5: panic: assertion failed
// exit: 101
function main() effects [Io] {
  var xs: List<i32> = [];
  for i in 0..40 { xs.push(i * 7 % 40); }
  defer io.println(xs);
  var asked = 0;
  xs.sort_by(|a, b| {
    asked += 1;
    assert(asked < 100);
    return a < b;
  });
}
