// reject
// diag: SC0301
// diag: SC0301
// diag: SC0301
// Names that don't exist: one message each.

function main() {
// block 14
const actor = spawn_actor(MyActor);
actor.send(Message);
// end of block 14
}
