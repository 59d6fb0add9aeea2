/*
 * Permits of mutexes and semaphores (runtime/sync/mutex.h): three tasks each take the one permit and give it back,
 * and each may be cancelled while it waits. The wait word is a model of its own (wait.pml); here a claim is one step,
 * which succeeds once for each wait, from when the task is registered.
 *
 * What must hold: no two tasks have the permit; who waits is woken, by the permit or by its cancel; in the end the
 * permit is free, whoever was cancelled in the moment in which it came.
 *
 * `state` is changed by compare-and-exchange while WAITED is not set, and by plain loads and stores under the lock
 * while it is: so these are steps of their own.
 *
 * Taken away by a mutation:
 *   BLIND_QUEUE       who enters the queue doesn't look again whether a permit is free
 *   NO_RETURN         who is cancelled keeps the permit that came in the same moment
 *   RETURN_TWICE      who gives the permit to a task that a cancel has claimed gives it to another one too
 *   LEAVE_UNLOCKED    who is cancelled looks without the lock whether it has a permit
 *   GIVEN_LATE        what is given is marked after the lock was let go
 */
#define TASKS  3
#define WAITED 1
#define ONE    2

#define QUEUED 1
#define GIVEN  2

#define DONE   1
#define UNWIND 2

byte state = ONE;
bool lock;
chan queue = [TASKS] of { byte };
byte value[TASKS];
bool waiting[TASKS]; /* registered: it can be claimed */
byte outcome[TASKS];
bool cancelled[TASKS];
byte holders;
byte ended;

#define LOCK   atomic { !lock -> lock = true }
#define UNLOCK lock = false

inline claim(who, status, won) {
    atomic {
        if
        :: waiting[who] && outcome[who] == 0 -> outcome[who] = status; won = true
        :: else -> won = false
        fi
    }
}

/* give_back and hand_over */
inline give_back() {
    do
    :: seen = state;
        if
        :: !(seen & WAITED) ->
            if
            :: atomic { state == seen -> state = seen + ONE; seen = 0 } break
            :: atomic { state != seen -> seen = 0 }
            fi
        :: else ->
            LOCK;
            seen = state;
            if
            :: !(seen & WAITED) -> UNLOCK
            :: else ->
                if
                :: nempty(queue) -> queue ? other
                :: empty(queue) -> atomic { other = TASKS; seen = seen + ONE }
                fi;
                if
                :: empty(queue) -> seen = seen & ~WAITED
                :: nempty(queue)
                fi;
                state = seen;
#ifdef GIVEN_LATE
                if
                :: other < TASKS -> claim(other, DONE, won)
                :: else
                fi;
                UNLOCK;
                if
                :: other < TASKS -> value[other] = GIVEN
                :: else
                fi;
#else
                if
                :: other < TASKS -> value[other] = GIVEN; claim(other, DONE, won)
                :: else
                fi;
                UNLOCK;
#endif
#ifdef RETURN_TWICE
                if
                :: other < TASKS && !won -> other = 0
                :: else -> break
                fi
#else
                break
#endif
            fi
        fi
    od;
    atomic { seen = 0; other = 0; won = false }
}

/* sc_permit_try */
inline try() {
    do
    :: seen = state;
        if
        :: seen < ONE -> got = false; break
        :: else -> assert(!(seen & WAITED));
            if
            :: atomic { state == seen -> state = seen - ONE; got = true } break
            :: state != seen
            fi
        fi
    od;
    seen = 0
}

/* sc__permit_queue, and what commit_cancellable does around it */
inline commit(me) {
    atomic { value[me] = 0; outcome[me] = 0; waiting[me] = true }
    if
    :: cancelled[me] -> claim(me, UNWIND, won)
    :: !cancelled[me] ->
        LOCK;
#ifdef BLIND_QUEUE
        seen = state;
        do
        :: atomic { state == seen -> state = seen | WAITED; got = false } break
        :: atomic { state != seen -> seen = state }
        od;
#else
        seen = state;
        do
        :: atomic { state == seen && seen >= ONE -> state = seen - ONE; got = true } break
        :: atomic { state == seen && seen < ONE -> state = seen | WAITED; got = false } break
        :: atomic { state != seen -> seen = state }
        od;
#endif
        if
        :: got -> value[me] = GIVEN
        :: !got -> value[me] = QUEUED; queue ! me
        fi;
        UNLOCK;
        if
        :: got -> claim(me, DONE, won)
        :: !got
        fi
    fi;
    atomic { seen = 0; got = false; won = false }
}

/* sc__permit_leave */
inline leave(me) {
#ifdef LEAVE_UNLOCKED
    got = (value[me] == GIVEN);
    LOCK;
#else
    LOCK;
    got = (value[me] == GIVEN);
#endif
    if
    :: queue ?? [eval(me)] -> queue ?? eval(me)
    :: else
    fi;
    UNLOCK;
#ifndef NO_RETURN
    if
    :: got -> give_back()
    :: !got
    fi;
#endif
    got = false
}

proctype task(byte me) {
    byte seen, other;
    bool got, won;
    try();
    if
    :: got -> got = false; outcome[me] = DONE
    :: else ->
        commit(me);
        atomic { outcome[me] != 0 -> waiting[me] = false }
    fi;
    if
    :: outcome[me] == DONE ->
        atomic { holders++; assert(holders == 1) }
        holders--;
        give_back()
    :: outcome[me] == UNWIND -> leave(me)
    fi;
    ended++
}

/* One cancel for each task, at any time or never. */
proctype canceller(byte whom) {
    bool won;
    if
    :: cancelled[whom] = true; claim(whom, UNWIND, won)
    :: skip
    fi
}

init {
    atomic {
        run task(0);
        run task(1);
        run task(2);
        run canceller(1);
        run canceller(2)
    }
    _nr_pr == 1;
    assert(ended == TASKS && holders == 0 && empty(queue) && state >> 1 == 1)
}
