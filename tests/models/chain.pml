/*
 * The registry of what waits (runtime/sched/cancel.c): scopes link themselves upward when something in them
 * first waits, while a cancel walks down from the top. See there note [a chain that is linked late].
 * Scope 0 is cancelled; each other one lies in the one before it. Two tasks wait in the last one, and one
 * in the last but one; nothing had waited before. Claiming those of one scope is one step here: wait.pml
 * has its parts.
 *
 * What must hold: each task is woken.
 *
 * The flag, the wait words and the links are sequentially consistent here. In the code the links are
 * written and read under the parent's lock, but for the look whether a scope is linked already, which
 * acquires what the one who linked it released.
 *
 * Taken away by a mutation:
 *   NO_LATE_WALK    who linked a chain doesn't walk it when it finds that it is cancelled
 *   NO_SECOND_LOOK  who registered doesn't look whether it is cancelled
 *   FLAG_LATE       who cancels walks, and sets the flag then
 *   LINK_LATE       a task registers and looks, and links its scope then
 */
#define LAST  3
#define TASKS 3

mtype = { RUN, PREP, BLOCKED, CLAIMED };

bool cancelled; /* the flag of scope 0 */
bool linked[LAST + 1];
bit lock[LAST + 1];
mtype word[TASKS] = RUN;
bool registered[TASKS];

#define LOCK(s)   atomic { !lock[s] -> lock[s] = 1 }
#define UNLOCK(s) lock[s] = 0
#define HOME(t)   (t == 2 -> LAST - 1 : LAST)

inline claim(t) {
    atomic {
        if
        :: word[t] == PREP || word[t] == BLOCKED -> word[t] = CLAIMED
        :: else -> skip
        fi
    }
}

/* From `top`, whose lock is held, down; keeps the locks of the way. */
inline walk(top) {
    down = top;
    do
    :: true ->
       atomic {
           for (t : 0 .. TASKS - 1) {
               if
               :: registered[t] && HOME(t) == down -> claim(t)
               :: else -> skip
               fi
           }
           t = 0
       }
       if
       :: down < LAST && linked[down + 1] -> LOCK(down + 1); down++
       :: else -> break
       fi
    od;
    do
    :: down > top -> UNLOCK(down); down--
    :: else -> break
    od;
    down = 0
}

inline link_upward(scope) {
    highest = 0;
    at = scope;
    do
    :: at == 0 || linked[at] -> break
    :: else ->
       LOCK(at - 1);
       if
       :: !linked[at] -> linked[at] = true; highest = at
       :: else -> skip
       fi;
       UNLOCK(at - 1);
       at--
    od
}

proctype task(byte me) {
    byte at, highest, down, t;
    word[me] = PREP;
#ifndef LINK_LATE
    link_upward(HOME(me));
#endif
    LOCK(HOME(me));
    registered[me] = true;
    UNLOCK(HOME(me));
#ifndef NO_LATE_WALK
    if
    :: highest && cancelled -> LOCK(highest); walk(highest); UNLOCK(highest)
    :: else -> skip
    fi;
#endif
#ifndef NO_SECOND_LOOK
    if
    :: cancelled -> claim(me)
    :: else -> skip
    fi;
#endif
#ifdef LINK_LATE
    link_upward(HOME(me));
#endif
    atomic {
        if
        :: word[me] == PREP -> word[me] = BLOCKED
        :: else -> skip
        fi
    };
    word[me] == CLAIMED
}

proctype canceller() {
    byte down, t;
    LOCK(0);
#ifndef FLAG_LATE
    cancelled = true;
#endif
    walk(0);
#ifdef FLAG_LATE
    cancelled = true;
#endif
    UNLOCK(0)
}

init {
    atomic { run task(0); run task(1); run task(2); run canceller() }
}
