// spec 3.23 maps: random operations do what they do on a list of pairs
// run
// out: 0 true
type Model = { keys: List<String>, values: List<i32> };

function at(m: Model, key: String) -> usize? { return m.keys.index_of(key); }

function same(model: Model, map: Map<String, i32>) -> Bool {
  return map.keys() == model.keys && map.values() == model.values && map.len() == model.keys.len();
}

function main() effects [Io] {
  var seed = 12345u32;
  var model = Model { keys: [], values: [] };
  var map: Map<String, i32> = Map.new();
  var wrong = 0;
  var most = 0usize;
  for step in 0..20000 {
    seed = seed *% 1664525 +% 1013904223;
    const key = format("{}", seed >> 8 & 63);
    const what = seed >> 24 & 15;
    const found = model.at(key);
    if what < 8 {
      map[key] = step;
      match found {
        Some { value } -> { model.values[value] = step; }
        None -> { model.keys.push(key); model.values.push(step); }
      }
    } else if what < 14 {
      const gone = map.remove(key);
      match found {
        Some { value } -> {
          _ = model.keys.remove(value);
          if gone != Some { value: model.values.remove(value) } { wrong += 1; }
        }
        None -> { if gone.is_some() { wrong += 1; } }
      }
    } else if what == 14 && model.keys.len() > 0 {
      const first = (model.keys.remove(0), model.values.remove(0));
      if map.pop_first() != Some { value: first } { wrong += 1; }
    } else if what == 15 {
      const last = if model.keys.len() == 0 { None } else {
        Some { value: (model.keys.pop().expect("key"), model.values.pop().expect("value")) }
      };
      if map.pop_last() != last { wrong += 1; }
    }
    if map.contains(key) != model.at(key).is_some() { wrong += 1; }
    if step % 50 == 0 && !same(model, map) { wrong += 1; }
    if step % 500 == 0 && map != map.clone() { wrong += 1; }
    if map.len() > most { most = map.len(); }
  }
  io.println("{} {}", wrong, most > 30);
}
