/*
 * Parking (runtime/sched/park.[ch], worker.c, time/timer.c). Two workers take items from a queue that
 * both see, and park when there is none. One timer is armed, an item arms an earlier one, and the timers'
 * items come when somebody fires them after their instants. Somebody from outside publishes an item that spins until the timers' items
 * have been run, so the other worker has to look after them. The item that is run last stops everybody.
 *
 * What must hold: no worker sleeps while an item is published that nobody is about to take; a timer
 * that is due is fired though one worker computes, and is not slept over; everybody ends.
 *
 * All steps on key, count, and what publishes (public_count, queued, the timers' `next`) are sequentially
 * consistent in the code, and relied on: who publishes stores and then reads count; who parks adds to
 * count and then reads what is published. `until` is relaxed, being written only by who is about to
 * sleep or has just woken: it may be too late an instant, which makes an alarm too many, never one too
 * few. The monitor, who also wakes somebody when something has been ready for a tick, is left out.
 *
 * Taken away by a mutation:
 *   NO_SECOND_LOOK    who parks doesn't look for work after it announced itself
 *   ANNOUNCE_LATE     it looks, and announces itself then
 *   KEY_LATE          it reads the key after it looked
 *   COUNT_EARLY       who publishes reads count before its store is seen, as relaxed order would allow
 *   KEY_UNCHANGED     who wakes doesn't change the key
 *   ALARM_ONLY_FIRST  who sleeps sets no alarm if anybody has one, were it for a later instant
 *   NO_OWES_WAKE      who goes on with an item wakes nobody to look after the timers instead of it
 */
#define NEVER 3 /* later than now ever gets */

#define WORKERS 2

byte key, count;
bool sleeping[WORKERS];
byte alarm[WORKERS] = NEVER;
byte until = NEVER;
byte now;
bool armed[3];            /* timers for the instants 1 and 2 */

bool arms = true;         /* an item that arms the timer of instant 1 */
byte plain;               /* items of timers */
bool spin;                /* the item from outside */
byte left = 4;            /* items not run yet: one that arms, two of timers, the spinning one */
byte fired_ran;
bool stopping;

inline wake_one() {
    if
    :: count == 0
    :: else ->
#ifndef KEY_UNCHANGED
        key++;
#endif
        atomic {
            if
            :: sleeping[0] -> sleeping[0] = false
            :: sleeping[1] -> sleeping[1] = false
            :: else
            fi
        }
    fi
}

inline wake_all() {
    key++;
    atomic { sleeping[0] = false; sleeping[1] = false }
}

/* sc__queue_put, the store being `step` */
#ifdef COUNT_EARLY
#define PUBLISH(step) seen = count; step; if :: seen == 0 :: else -> wake_one() fi; seen = 0
#else
#define PUBLISH(step) step; wake_one()
#endif

/* sc__timers_fire_all: whatever is due becomes an item. */
inline fire(seen) {
    do
    :: atomic { armed[1] && now >= 1 -> armed[1] = false }
        PUBLISH(plain++)
    :: atomic { armed[2] && now >= 2 -> armed[2] = false }
        PUBLISH(plain++)
    :: else -> break
    od
}

/* sc__find: an item, or 0 */
inline find(item, seen) {
    fire(seen);
    atomic {
        if
        :: plain > 0 -> plain--; item = 1
        :: arms -> arms = false; item = 2
        :: spin -> spin = false; item = 3
        :: else -> item = 0
        fi
    }
}

inline item_ended() {
    atomic { left--; item = (left == 0 -> 9 : 0) }
    if
    :: item == 9 -> stopping = true; wake_all()
    :: else
    fi;
    item = 0
}

inline run_item() {
    if
    :: item == 1 -> fired_ran++
    :: item == 2 -> /* sc__timer_arm, at the task's boundary */
        atomic { armed[1] = true; owes[w] = true }
    :: item == 3 -> fired_ran == 2 /* spins without looking at anything else */
    fi;
    item_ended()
}

inline sleep_parked() {
    earliest = (armed[1] -> 1 : (armed[2] -> 2 : NEVER));
    seen = until;
#ifdef ALARM_ONLY_FIRST
    has_alarm = earliest < NEVER && seen == NEVER;
#else
    has_alarm = earliest < seen;
#endif
    if
    :: has_alarm -> until = earliest
    :: else
    fi;
    /* the futex: compares and goes to sleep in one step */
    atomic {
        if
        :: key == mine && !(has_alarm && now >= earliest) ->
            sleeping[w] = true;
            alarm[w] = (has_alarm -> earliest : NEVER)
        :: else
        fi
    }
    atomic { !sleeping[w] -> alarm[w] = NEVER }
    if
    :: has_alarm ->
        owes[w] = true;
        atomic {
            if
            :: until == earliest -> until = NEVER
            :: else
            fi
        }
    :: else
    fi;
    atomic { seen = 0; earliest = 0; has_alarm = false }
}

inline park() {
#ifndef KEY_LATE
    mine = key;
#endif
#ifndef ANNOUNCE_LATE
    count++;
#endif
#ifndef NO_SECOND_LOOK
    find(item, seen);
#endif
#ifdef ANNOUNCE_LATE
    count++;
#endif
#ifdef KEY_LATE
    mine = key;
#endif
    if
    :: item == 0 && !stopping ->
        owes[w] = false;
        sleep_parked()
    :: else
    fi;
    count--;
    mine = 0
}

bool owes[WORKERS];

proctype worker(byte w) {
    byte item, mine, seen, earliest;
    bool has_alarm;
    do
    :: stopping -> break
    :: else ->
        find(item, seen);
        if
        :: item == 0 -> park()
        :: else
        fi;
#ifdef NO_OWES_WAKE
        owes[w] = false;
#endif
        if
        :: item != 0 && owes[w] -> owes[w] = false; wake_one()
        :: else
        fi;
        if
        :: item != 0 -> run_item()
        :: else
        fi
    od
}

proctype outside() {
    byte seen;
    PUBLISH(spin = true)
}

/* Time passes at any moment, and ends the sleep of whoever set an alarm. */
proctype clock() {
    do
    :: now < 2 ->
        atomic {
            now++;
            if
            :: sleeping[0] && alarm[0] <= now -> sleeping[0] = false
            :: else
            fi;
            if
            :: sleeping[1] && alarm[1] <= now -> sleeping[1] = false
            :: else
            fi;
            assert(!(armed[1] && sleeping[0] && sleeping[1]))
        }
    :: now == 2 -> break
    od
}

init {
    armed[2] = true;
    atomic { run worker(0); run worker(1); run outside(); run clock() }
    _nr_pr == 1;
    assert(left == 0 && !armed[1] && !armed[2])
}
