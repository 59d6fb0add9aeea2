// reject
// diag: SC0504@5
function crunch() effects [Blocking] { }
function fine() effects [Blocking] { crunch(); }
function main() effects [Async] { crunch();
}
