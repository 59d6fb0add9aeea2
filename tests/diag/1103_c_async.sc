extern c function poll_events(timeout: i32) -> i32 effects [Async];
function main() { }
