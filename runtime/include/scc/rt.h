/* The one header that emitted C includes. */
#ifndef SCC_RT_H
#define SCC_RT_H

#include <scc/abi.h>
#include <scc/fast.h>
#include <scc/program.h>
#include <scc/pure.h>
#include <scc/task.h>
#include <scc/value.h>

#endif
