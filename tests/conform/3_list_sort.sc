// spec 3.16 lists: sorting is stable, by value, by key or by a comparison, at every length
// run
// out: true p0 p94
// out: p99 p0
// out: ["apple", "fig", "pear"]
// out: true
// out: true 1 [[1], [1, 2], [3]]
type Person = { name: String, age: i32 };

function is_sorted(v: View<i32>) -> Bool {
  for i in 1..v.len() { if v[i] < v[i - 1] { return false; } }
  return true;
}

function main() effects [Io] {
  var people: List<Person> = [];
  for i in 0..100 { people.push(Person { name: format("p{}", i), age: i * 37 % 7 }); }
  people.sort_by_key(|p| p.age);
  var stable = true;
  for i in 1..people.len() {
    const a = people[i - 1];
    const b = people[i];
    stable = stable && (a.age < b.age || a.age == b.age && a.name.len() <= b.name.len());
  }
  io.println("{} {} {}", stable, people[0].name, people[99].name);
  people.sort_by(|a, b| a.name > b.name);
  io.println("{} {}", people[0].name, people[99].name);
  var words = ["pear", "apple", "fig"];
  words.sort();
  io.println(words);
  var all = true;
  var seed = 1u32;
  for length in 0..70 {
    var xs: List<i32> = [];
    var sum = 0;
    for i in 0..length * 5 {
      seed = seed *% 1664525 +% 1013904223;
      xs.push(i32(seed >> 24));
      sum += xs[i];
    }
    xs.sort();
    all = all && is_sorted(xs[..]) && xs.fold(0, |a, x| a + x) == sum;
  }
  io.println(all);
  var down: List<i32> = [];
  for i in 0..1000 { down.push(1000 - i); }
  down.sort();
  var lists: List<List<i32>> = [[3], [1, 2], [1]];
  lists.sort();
  io.println("{} {} {}", is_sorted(down[..]), down[0], lists);
}
