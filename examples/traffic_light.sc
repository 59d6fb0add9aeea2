// A state machine as a union: each state carries what it needs, a step is a `match` that must name
// every state, and a state added later is found by the compiler wherever it was forgotten.
// run
// out: Red { waited: 0 }
// out: Red { waited: 1 }
// out: RedYellow
// out: Green { passed: 0 }
// out: Green { passed: 2 }
// out: Yellow
// out: Red { waited: 0 }
// out: Broken { why: "no such light" }
type Light =
  | Red { waited: i32 }
  | RedYellow
  | Green { passed: i32 }
  | Yellow
  | Broken { why: String };

type Happening = | Second | Cars { count: i32 } | Fault { why: String };

function next(light: Light, what: Happening) -> Light {
  return match (light, what) {
    (_, Fault { why }) -> Broken { why: why };
    (Red { waited }, Second) -> if waited < 1 { Red { waited: waited + 1 } } else { RedYellow };
    (RedYellow, Second) -> Green { passed: 0 };
    (Green { passed }, Cars { count }) -> Green { passed: passed + count };
    (Green { .. }, Second) -> Yellow;
    (Yellow, Second) -> Red { waited: 0 };
    (Broken { why }, _) -> Broken { why: why };
    (Red { .. } | RedYellow | Yellow, Cars { .. }) -> light;
  };
}

function main() effects [Io] {
  var light: Light = Red { waited: 0 };
  io.println(light);
  const day: List<Happening> = [
    Second, Second, Second, Cars { count: 2 }, Second, Second, Fault { why: "no such light" },
  ];
  for what in day {
    light = next(light, what);
    io.println(light);
  }
}
