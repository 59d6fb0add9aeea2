// reject
// diag: SC0201@8
// diag: SC0201@9
// diag: SC0201@10
// diag: SC0201@11
// An `if`, `match` or block that begins a statement is complete at its brace.
function main() {
  if a { 1 } else { 2 } + 3;
  match r { _ -> 1 }?;
  { 1 }.f();
  const x = if a { 1 };
}
