// Tasks, open parameters, errors and panics that cross from one module to another.
pub error Tired { after: i32 };

pub function sum_of_squares(n: i64) -> i64 effects [Async] {
  return task.scope |s| {
    var tasks: List<Task<i64>> = [];
    for i in 1..=n { tasks.push(s.spawn(|| square(i))); }
    var sum: i64 = 0;
    for t in tasks { sum += t.join(); }
    return sum;
  };
}

function square(i: i64) -> i64 effects [Async] {
  task.yield();
  return i * i;
}

pub function each_twice(xs: View<i32>, f: function(i32)) {
  for x in xs {
    f(x);
    f(x);
  }
}

pub function run(n: i32) -> i32 errors [Tired] {
  ensure n < 3 else err Tired { after: n };
  return ok n;
}

pub function spawn_into(shared_scope: Scope<Tired>, n: i32) effects [Async] {
  shared_scope.spawn(|| run(n));
}

pub function divide(a: i32, b: i32) -> i32 {
  return a / b;
}
