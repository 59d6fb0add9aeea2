/*
 * The prelude's source. What can be said in the language is said here and needs no rule of its own in
 * any stage; a program that declares one of these names hides it in silence.
 */
#include "resolve/prelude.h"

const char prelude_source[] =
    "type Maybe<T> = | Some { value: T } | None;\n"
    "error Timeout;\n"
    "error Cancelled;\n"
    "error Closed;\n"
    "error Panicked { message: String }\n"
    "function with_timeout<T>(duration: Duration, f: function() -> T) -> Result<T, Timeout>\n"
    "  effects [Async, Clock]\n"
    "{\n"
    "  return task.scope |scope| {\n"
    "    const work = scope.spawn(f);\n"
    "    const timer = scope.spawn || {\n"
    "      clock.sleep(duration);\n"
    "      scope.cancel();\n"
    "    };\n"
    "    return work.join();\n"
    "  };\n"
    "}\n";
