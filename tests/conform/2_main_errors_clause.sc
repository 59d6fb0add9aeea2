// spec 2 main: an errors clause makes the result a `Result` that main may return
// run
// err: error: Broken
// exit: 1
error Broken;
function main() errors [Broken] {
  return err Broken;
}
