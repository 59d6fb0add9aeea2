// The prelude: what every program knows without an import and what can be said in the language itself.
// The compiler carries this file and parses it before the program. A program that declares one of
// these names hides it in silence.

/// A value that may be missing; written `T?`.
type Maybe<T> = | Some { value: T } | None;

/// The error of a scope that a timer cancelled.
error Timeout;

/// The error of a scope that was cancelled by a bare `cancel()`.
error Cancelled;

/// The error of an operation on a closed channel.
error Closed;

/// A panic that was caught, with its message.
error Panicked { message: String }

/// Gives `ok` with the value of `f` as soon as `f` is done, or `err Timeout` when `duration` is over
/// first; then `f` is cancelled and its defers are waited for.
function with_timeout<T>(duration: Duration, f: function() -> T) -> Result<T, Timeout>
  effects [Async, Clock]
{
  return task.scope |scope| {
    const work = scope.spawn(f);
    const timer = scope.spawn || {
      clock.sleep(duration);
      scope.cancel();
    };
    return work.join();
  };
}
