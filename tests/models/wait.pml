/*
 * The wait word (runtime/sched/task.h, commit.c, cancel.c, sync/event.c): one task waits for an event
 * and then for another one, or ends in between when it is cancelled. Meanwhile two others each set one
 * of the events or don't, and a third cancels, unless both have been set. When the task is cancelled its
 * cleanup waits for a third event, which is always set, inside a shield, a scope out of the cancel's reach.
 * Whoever's turn it is goes on with the task: its boundary, or the worker that finds it in a run queue.
 *
 * What must hold: the task runs on once for each wait, with the outcome of whoever claimed it; nobody
 * runs it while its boundary still works on it; nobody touches it after it has ended; a task that is
 * cancelled doesn't sleep for ever, and its cleanup is not cancelled.
 *
 * Sequentially consistent in the code, and relied on: the boundary's store of PREP, its registration,
 * and then its reading of the live cancellations; the canceller's store of these, and then its reading
 * of the registry and of the wait word. The sections under the locks of the scope and of the event are
 * single steps where they touch only what the lock protects; claims inside them are steps of their own.
 *
 * Taken away by a mutation:
 *   NO_RECHECK        the boundary doesn't ask for cancellation after it registered the task
 *   CHECK_EARLY       it asks before it registers
 *   NO_PREP           the boundary stores BLOCKED at once
 *   CLAIM_BLIND       a claim loads and stores without comparing
 *   READY_EARLY       a claim during PREP says so before it has written the outcome
 *   NO_LEAVE          who was woken by a cancel stays in the queue of the event
 *   CLAIM_UNLOCKED    the event claims its waiter after it has let go of the lock
 *   NO_UNREGISTER     a task that ends stays in the registry
 *   MOVE_LATE         who waits in another scope leaves the registry of the former one during PREP
 */
#define RUN     0
#define PREP    1
#define BLOCKED 2
#define CLAIMED 3
#define HALF    4
#define READY   5

#define DONE    1
#define UNWIND  2
#define PENDING 0

#define SHIELDED 2 /* the event that cleanup waits for */

byte word = RUN;
byte outcome;
byte winner;       /* what the successful claim of this wait delivered; not in the code */
byte runnable;     /* times the task stands in run queues */
byte runners = 1;  /* who works on the task now: a boundary or the task itself */
bool ended;

bool live;         /* the scope is cancelled */
bool registered;   /* in the scope's registry */
bool scope_lock;
bool event_lock[3];
bool event_set[3];
bool queued[3];    /* the task stands in the event's queue */

#define LOCK(lock)   atomic { !lock -> lock = true }
#define UNLOCK(lock) lock = false
#define TOUCH        assert(!ended)

/* sc__task_claim: `won` tells that the caller must queue the task. */
inline claim(status, won, seen, target) {
    atomic { TOUCH; seen = word; won = false }
    do
    :: seen != BLOCKED && seen != PREP -> break
    :: else ->
        target = (seen == BLOCKED -> CLAIMED : HALF);
#ifdef CLAIM_BLIND
        atomic { TOUCH; word = target; winner = status }
#else
        if
        :: atomic { word == seen -> TOUCH; word = target; winner = status }
        :: atomic { word != seen -> TOUCH; seen = word; target = PENDING }
        fi;
#endif
        if
        :: target == CLAIMED -> atomic { TOUCH; outcome = status; won = true; break }
        :: target == HALF ->
#ifdef READY_EARLY
            atomic { TOUCH; word = READY }
            atomic { TOUCH; outcome = status }
#else
            atomic { TOUCH; outcome = status }
            atomic { TOUCH; word = READY }
#endif
            break
        :: else
        fi
    od;
    atomic { seen = 0; target = 0 }
}

inline enqueue() {
    atomic { runnable++; assert(runnable == 1) }
}

/* sc_event_set and sc__waitq_wake_all */
inline set(e, won, waited, seen, target) {
    LOCK(event_lock[e]);
    atomic { event_set[e] = true; waited = queued[e] }
    UNLOCK(event_lock[e]);
    if
    :: waited ->
        LOCK(event_lock[e]);
        atomic { waited = queued[e]; queued[e] = false }
#ifdef CLAIM_UNLOCKED
        UNLOCK(event_lock[e]);
#endif
        if
        :: waited -> claim(DONE, won, seen, target)
        :: else
        fi;
#ifndef CLAIM_UNLOCKED
        UNLOCK(event_lock[e]);
#endif
        if
        :: waited && won -> enqueue()
        :: else
        fi
    :: else
    fi;
    atomic { waited = false; won = false }
}

/* commit_cancellable; `on` tells that the boundary goes on with the task at once. */
inline leave_registry() {
    if
    :: registered ->
        LOCK(scope_lock);
        registered = false;
        UNLOCK(scope_lock)
    :: else
    fi
}

inline commit(e) {
    outcome = DONE;
#ifndef MOVE_LATE
    if
    :: e == SHIELDED -> leave_registry()
    :: else
    fi;
#endif
#ifdef NO_PREP
    word = BLOCKED;
#else
    word = PREP;
#endif
#ifdef CHECK_EARLY
    cancelled = live && e != SHIELDED;
#endif
    if
    :: e == SHIELDED ->
#ifdef MOVE_LATE
        leave_registry();
#endif
        skip
    :: e != SHIELDED && !registered -> /* reads its own field; a canceller clears it, but not before it has claimed us */
        LOCK(scope_lock);
        atomic { TOUCH; registered = true }
        UNLOCK(scope_lock)
    :: e != SHIELDED && registered
    fi;
#if !defined(CHECK_EARLY) && !defined(NO_RECHECK)
    cancelled = live && e != SHIELDED;
#endif
    if
    :: cancelled -> claim(UNWIND, won, seen, target)
    :: else ->
        LOCK(event_lock[e]);
        if
        :: event_set[e] -> UNLOCK(event_lock[e]); claim(DONE, won, seen, target)
        :: else -> atomic { TOUCH; queued[e] = true } UNLOCK(event_lock[e])
        fi
    fi;
    won = false;
    /* wait_begun */
    if
#ifdef NO_PREP
    :: atomic { runners--; on = false }
#else
    :: atomic { word == PREP -> word = BLOCKED; runners--; on = false }
    :: atomic { word != PREP -> on = true }
       word == READY
#endif
    fi;
    cancelled = false
}

/* resume(): leaves what it waited for if that was not what woke it. */
inline resume(e) {
    atomic { TOUCH; assert(outcome == winner); result = outcome; winner = PENDING }
#ifndef NO_LEAVE
    if
    :: result == UNWIND ->
        LOCK(event_lock[e]);
        queued[e] = false;
        UNLOCK(event_lock[e])
    :: else
    fi;
#endif
    word = RUN
}

inline end() {
#ifndef NO_UNREGISTER
    leave_registry();
#endif
    atomic { TOUCH; ended = true; runners-- }
}

/* What the task does after a wait. */
inline go_on() {
    if
    :: at == SHIELDED -> assert(result == DONE); end(); break
    :: at != SHIELDED && result == UNWIND -> at = SHIELDED
    :: at == 1 && result == DONE -> end(); break
    :: at == 0 && result == DONE -> at = 1
    fi
}

/* Whoever has the task: runs it to its next wait, or its end. at: the event it waits for. */
byte at;

proctype worker(bool first) {
    byte result, seen, target;
    bool on, won, cancelled;
    on = first;
    do
    :: ended -> break
    :: !on -> atomic { (runnable == 1 || ended) ->
            if
            :: runnable == 1 -> runnable = 0; runners++; assert(runners == 1); on = true
            :: else -> break
            fi }
        resume(at);
        go_on()
    :: on && !ended -> /* the task waits, and its C stack has unwound to here */
        commit(at);
        if
        :: on ->
            resume(at);
            go_on()
        :: else
        fi
    od
}

/* How many events are or will be set. */
byte setting;

proctype setter(byte e) {
    byte seen, target;
    bool won, waited;
    if
    :: atomic { setting = setting + (e == SHIELDED -> 0 : 1) } set(e, won, waited, seen, target)
    :: e != SHIELDED -> skip
    fi
}

proctype canceller() {
    byte seen, target;
    bool won;
    if
    :: setting == 2 -> skip
    :: LOCK(scope_lock);
        live = true;
        if
        :: registered ->
            claim(UNWIND, won, seen, target);
            if
            :: won -> registered = false
            :: else
            fi
        :: else
        fi;
        UNLOCK(scope_lock);
        if
        :: won -> enqueue()
        :: else
        fi
    fi
}

init {
    atomic {
        run worker(true);
        run worker(false);
        run setter(0);
        run setter(1);
        run setter(SHIELDED);
        run canceller()
    }
    _nr_pr == 1;
    assert(ended && runnable == 0 && !queued[0] && !queued[1] && !queued[2])
}
