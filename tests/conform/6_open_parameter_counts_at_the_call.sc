// reject
// diag: SC0502@6
function twice(f: function()) { f(); f(); }
function shout() effects [Io] { io.println("!"); }
function quiet() {
  twice(shout);
}
function fine() effects [Io] { twice(shout); twice(|| { }); }
function main() effects [Io] { quiet(); fine(); }
