/*
 * The count of a scope and its join (runtime/sched/scope.h, join.c, spawn.c). The opener spawns two
 * tasks and runs some of them in place; two workers run the others, and one of the tasks spawns another
 * beside itself, as in a nursery. A guard, which holds nothing open, tries to spawn into the scope too.
 *
 * What must hold: the opener goes on once, after every task that was counted in has ended, and nobody
 * touches the scope after that; nobody waits for ever.
 *
 * The count is one atomic word: its steps are read-modify-write operations, so relaxed order would do
 * for the arithmetic; acquire and release are there for what the tasks and the opener have written
 * (not modelled). `own` is the opener's alone. How tasks are handed to workers is deque.pml.
 *
 * Taken away by a mutation:
 *   DOWN_NOT_ATOMIC   a task counts down by a load and a store
 *   ADD_NOT_ATOMIC    the opener adds by a load and a store
 *   NO_BIAS           the count starts as if the opener waited from the beginning
 *   TOUCH_LATE        a task looks at the scope after it counted down
 *   REOPEN            a guard counts itself in though the count is 0
 *   NOT_CLOSED        the opener that finds all tasks ended goes on without closing the count
 */
#ifdef NO_BIAS
#define BIAS 1
#else
#define BIAS 50
#endif

#define ENDED  0
#define QUEUED 1
#define TAKEN  2

/* tasks: 0 and 1 are the opener's; 2 is spawned by task 0, 3 by the guard */
#define TASKS 4
byte task[TASKS];
bool starts[TASKS]; /* counted in, and not yet ended */

short count = BIAS;
short own;          /* the opener's */
bool waits;         /* the opener has committed its wait */
bool freed;
byte woken;
bool guard_ended;
bool over;

#define TOUCH assert(!freed)

/* Ends a task that its opener did not run in place: sc__scope_count_down. */
inline count_down(t, old) {
    atomic { TOUCH; task[t] = ENDED; starts[t] = false }
#ifdef DOWN_NOT_ATOMIC
    old = count;
    count = old - 1;
#else
    atomic { TOUCH; old = count; count = count - 1 }
#endif
    if
    :: old == 1 -> atomic { TOUCH; assert(waits); woken++; assert(woken == 1) }
    :: else
    fi;
#ifdef TOUCH_LATE
    TOUCH;
#endif
    old = 0
}

/* count_up: by somebody else than the opener; the load, then the compare-and-swap. */
inline count_up(old, done) {
    atomic { TOUCH; old = count; done = false }
    do
#ifdef REOPEN
    :: atomic { count == old -> TOUCH; count = old + 1; done = true; break }
#else
    :: old == 0 -> break
    :: atomic { old != 0 && count == old -> TOUCH; count = old + 1; done = true; break }
#endif
    :: atomic { count != old -> TOUCH; old = count }
    od
}

inline take(t) {
    atomic {
        if
        :: task[0] == QUEUED -> t = 0
        :: task[1] == QUEUED -> t = 1
        :: task[2] == QUEUED -> t = 2
        :: task[3] == QUEUED -> t = 3
        fi;
        task[t] = TAKEN
    }
}

inline spawn_own(t) {
    atomic { own++; starts[t] = true; task[t] = QUEUED }
}

/* drained(): nothing is left; then the count is closed. */
inline drained(is, old) {
    old = count;
    do
    :: old == 0 -> is = true; break
    :: own + old != BIAS -> is = false; break
    :: own + old == BIAS ->
#ifdef NOT_CLOSED
        is = true; break
#else
        if
        :: atomic { count == old -> count = 0; own = 0; is = true; break }
        :: atomic { count != old -> old = count }
        fi
#endif
    od;
    old = 0
}

active proctype opener() {
    short old;
    bool is, other;
    byte t;
    spawn_own(0);
    spawn_own(1);
    do
    :: atomic { (task[0] == QUEUED || task[1] == QUEUED) ->
            if
            :: task[1] == QUEUED -> t = 1
            :: else -> t = 0
            fi;
            task[t] = TAKEN }
        if
        :: t == 0 ->
            count_up(old, other);
            if
            :: other -> atomic { starts[2] = true; task[2] = QUEUED }
            :: else
            fi
        :: else
        fi;
        atomic { task[t] = ENDED; starts[t] = false; own-- }
    :: drained(is, old);
        if
        :: is -> break
        :: else
        fi;
        if
        :: task[0] == QUEUED || task[1] == QUEUED
        :: else -> /* commit: sc__scope_commit_join */
            atomic { t = 0; other = false; is = false }
#ifdef ADD_NOT_ATOMIC
            old = count;
            atomic { count = old + own - BIAS; old = count; waits = true }
#else
            atomic { count = count + own - BIAS; old = count; waits = true }
#endif
            if
            :: old == 0
            :: else -> woken == 1
            fi;
            break
        fi
    od;
    assert(!starts[0] && !starts[1] && !starts[2] && !starts[3]);
    guard_ended; /* the hidden scope of the guards is joined */
    assert(!starts[3]);
    freed = true;
    over = true
}

active [2] proctype worker() {
    short old;
    byte t;
    bool done;
end:
    do
    :: take(t);
        TOUCH;
        if
        :: t == 0 ->
            count_up(old, done);
            assert(done); /* task 0 itself is counted */
            atomic { starts[2] = true; task[2] = QUEUED }
        :: else
        fi;
        count_down(t, old);
        atomic { t = 0; done = false }
    od
}

active proctype guard() {
    short old;
    bool done;
    if
    :: count_up(old, done);
        if
        :: done -> atomic { assert(!over); starts[3] = true; task[3] = QUEUED }
        :: else
        fi
    :: skip
    fi;
    guard_ended = true
}
