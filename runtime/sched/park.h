/*
 * Going to sleep when there is nothing to do, and being woken.
 *
 * note [wake-ups are never lost]. Who parks reads the key, announces itself (count), and only then
 * looks for work everywhere once more; it sleeps only while the key is unchanged. Who publishes work
 * stores it first and then reads the count; if somebody is parked it changes the key. All of these are
 * sequentially consistent, so one of the two sees the other. Work that isn't published (the private
 * part of a deque, the slot) is its owner's, who never parks over it.
 */
#pragma once

#include "core/internal.h"

/* Wakes one parked worker, if there is one. */
void sc__wake_one(void);
void sc__wake_all(void);
/* Sleeps until woken or the earliest timer is due. Gives a task found on the last look, or NULL. */
sc_task *sc__park(struct sc__worker *w);
