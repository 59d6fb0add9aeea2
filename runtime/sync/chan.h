/* Channels: values handed from task to task, through a ring of places or from hand to hand. */
#pragma once

#include "core/internal.h"

/* Begins the task's wait to send or to receive. True: it is over at once, go on with the task. */
bool sc__chan_commit(sc_worker *w, sc_task *task, const struct sc__wait *wait);
/* A task woken by cancellation leaves the channel; `kind` is what it waited for. */
void sc__chan_leave(sc_chan *chan, sc_task *task, enum sc__wait_kind kind);
