// run
// out: 42

function main() effects [Async, Io] {
  task.scope |scope| {
// block 5
scope.spawn || {
  // task body
};

// with captured values (including capabilities)
const x = 42;
scope.spawn || {
  io.println(x);  // captures x and io
};
// end of block 5
  };
}
