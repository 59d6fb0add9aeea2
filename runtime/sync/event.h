/* Events: set once, waited for by any number of tasks. */
#pragma once

#include "core/internal.h"

/* Enters the event's queue; false if it has happened. */
bool sc__event_queue(sc_event *event, sc_task *task);
void sc__event_leave(sc_event *event, sc_task *task);
