// run
// flags: -I tests/modules
// out: Response { status: 200, body: "/a" }
// out: missing /none
// out: refused
// out: too long 11
// out: 4.0 0.0
// out: square 3
// out: 42 3 42
// out: 2 2
// out: Pair { a: 3, b: 4 } Pair { a: 1, b: 2 }
// out: [Square { side: 1 }, Big]
import net.http { get, NotFound as Missing, HttpError, Shape };
import net.shapes;
import util;
import util { half as halved, half };

const LIMIT: i32 = util.BASE + 1;

function area(s: Shape) -> f64 {
  return match s { Circle { r } -> r * r; Dot -> 0.0; };
}

function name_of(s: shapes.Shape) -> String {
  return match s { shapes.Shape.Square { side } -> format("square {}", side); shapes.Big -> "big"; };
}

function show(path: String) effects [Io] {
  match get(path) {
    ok { value } -> io.println("{}", value);
    err { error: Missing { path: p } } -> io.println("missing {}", p);
    err { error: Refused } -> io.println("refused");
    err { error: HttpError.TooLong { length } } -> io.println("too long {}", length);
  }
}

function main() effects [Io] {
  show("/a");
  show("/none");
  show("/no");
  show("/aaaaaaaaaa");
  io.println("{} {}", area(Circle { r: 2.0 }), area(Dot));
  io.println("{}", name_of(shapes.Shape.Square { side: 3 }));
  io.println("{} {} {}", shapes.twice(21), shapes.LEAST, LIMIT);
  io.println("{} {}", (5).half(), halved(4));
  const q: shapes.Pair<i32> = shapes.Pair<i32> { a: 1, b: 2 };
  io.println("{} {}", shapes.pair<i32>(3, 4), q);
  const all: List<shapes.Shape> = [shapes.Square { side: 1 }, shapes.Big];
  io.println("{}", all);
}
