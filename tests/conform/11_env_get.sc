// run
// env: SC_CASE=value
// out: Some { value: "value" } None None
function main() effects [Io, Env] {
  io.println("{} {} {}", env.get("SC_CASE"), env.get("SC_CASE_NONE"), env.get("a\0b"));
}
