// spec 8 no escape: nor be put in something that lives longer
// reject
// diag: SC0602@7
type Box = { n: Nursery };
function main() effects [Async] {
  var boxes: List<Box> = [];
  task.nursery |n| { boxes.push(Box { n: n }); };
}
