// spec 3.16 lists, arrays and views: contains, index_of, find, position, min, max, binary_search
// run
// out: true false Some { value: 1 } None
// out: Some { value: 8 } None
// out: Some { value: 1 } 2
// out: true false true false
// out: Some { value: 3 } Some { value: 8 }
// out: None true false
// out: Some { value: 2 } Some { value: 0 } None None
// out: true false
type Point = { x: i32, y: i32 };

function main() effects [Io] {
  const xs: List<i32> = [5, 3, 8, 3];
  io.println("{} {} {} {}", xs.contains(8), xs.contains(9), xs.index_of(3), xs.index_of(4));
  io.println("{} {}", xs.find(|x| x > 5), xs.find(|x| x > 50));
  io.println("{} {}", xs.position(|x| x == 3), xs.count(|x| x == 3));
  io.println("{} {} {} {}", xs.any(|x| x > 7), xs.any(|x| x > 8), xs.all(|x| x > 2), xs.all(|x| x > 3));
  io.println("{} {}", xs.min(), xs.max());
  const none: List<i32> = [];
  io.println("{} {} {}", none.min(), none.all(|x| false), none.any(|x| true));
  const sorted = [1, 3, 5, 7];
  io.println("{} {} {} {}", sorted.binary_search(5), sorted.binary_search(1), sorted.binary_search(4), sorted.binary_search(9));
  const points = [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
  io.println("{} {}", points.contains(Point { x: 3, y: 4 }), points[..1].contains(Point { x: 3, y: 4 }));
}
