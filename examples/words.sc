// Counts words, groups them by length, and prints both as tables: maps, lists, text and formats. Values
// that are moved, such as the lists of a group, stay in the map: `m[k]` is their place.
//
// run
// out: the        3
// out: dog        2
// out: quick      1
// out: fox        1
// out: jumps      1
// out: over       1
// out: lazy       1
// out: barks      1
// out: 3: the fox dog
// out: 4: over lazy
// out: 5: quick jumps barks
// out: longest: quick
function count(text: String) -> Map<String, i32> {
  var counts: Map<String, i32> = Map.new();
  for word in text.to_lower().split(" ") {
    const plain = word.strip_suffix(".").or(word);
    counts[plain] = counts.get_or(plain, 0) + 1;
  }
  return counts;
}

function by_length(words: View<String>) -> Map<usize, List<String>> {
  var groups: Map<usize, List<String>> = Map.new();
  for word in words {
    groups.update(word.len(), [], |inout group| group.push(word));
  }
  return groups;
}

function main() with [Io] {
  const counts = count("The quick fox jumps over the lazy dog. The dog barks.");
  var table = counts.to_list();
  table.sort_by(|a, b| a.1 > b.1); // stable: what is equal stays in the order in which it came
  for (word, n) in table { io.println("{:<8}{:>4}", word, n); }

  const words = counts.keys();
  const groups = by_length(words[..]);
  for length in groups.keys().sorted() { io.println("{}: {}", length, groups[length].join(" ")); }
  const longest = words.fold("", |best, word| if word.len() > best.len() { word } else { best });
  io.println("longest: {}", longest);
}
