// spec 6 function types: everywhere but as a parameter no clause means pure
// reject
// diag: SC0502@6
type Handler = { run: function() };
function noisy() effects [Io] { io.println("x"); }
function main() { const h = Handler { run: noisy }; _ = h; }
