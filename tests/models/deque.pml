/*
 * The split deque (runtime/sched/deque.c): push, pop, expose, ask, reclaim, steal, and the slide that
 * makes room. One owner and two thieves; a step is what one load or store of shared memory does, or a
 * section under the lock where everybody who touches the same words holds it.
 *
 * What must hold: every task is run, and by one worker only; nobody reads an item that the owner
 * overwrites.
 *
 * Plain fields: top is the owner's alone. base and tail change under the lock only; the owner may read
 * base without it, for nobody else writes it. `poll` is a hint and may be lost or stale in any way, so
 * its order does not matter. public_count is written under the lock and read without it; the owner
 * relies on its zero: only thieves lower it, and what the owner itself has written it sees.
 *
 * Taken away by a mutation:
 *   EXPOSE_UNLOCKED   the owner moves base and counts without the lock
 *   RECLAIM_UNLOCKED  the owner takes a public task back without the lock
 *   STEAL_UNLOCKED    thieves do without it
 *   STEAL_PRIVATE     a thief takes from all that is there, not from the public part
 *   SLIDE_UNLOCKED    the owner slides the items down while a thief copies some
 */
#define TASKS    4
#define CAPACITY 3

byte buffer[CAPACITY];
byte tail, base, top;
byte public_count;
bool lock;
bool asked = true; /* poll is NULL; so it is in the beginning, for the first push to expose */
byte ran[TASKS + 1];
bool owner_ended;

#define LOCK   atomic { !lock -> lock = true }
#define UNLOCK lock = false

inline execute(task) {
    atomic {
        assert(task != 0);
        ran[task]++;
        assert(ran[task] == 1)
    }
}

/* The difference is read in one step and stored in the next. */
inline set_public_count(difference) {
    difference = base - tail;
    public_count = difference
}

/* sc__deque_slow: make_room, then the answer to whoever asked. */
inline slow() {
    if
    :: top == CAPACITY ->
#ifndef SLIDE_UNLOCKED
        LOCK;
#endif
        offset = tail;
        i = 0;
        do
        :: i < top - offset -> buffer[i] = buffer[offset + i]; i++
        :: else -> break
        od;
        atomic { tail = 0; base = base - offset; top = top - offset; i = 0 }
#ifndef SLIDE_UNLOCKED
        UNLOCK
#endif
    :: else
    fi;
    atomic { was_asked = asked; asked = false }
    if
    :: was_asked && top > base ->
#ifndef EXPOSE_UNLOCKED
        LOCK;
#endif
        base = base + (top - base + 1) / 2;
        set_public_count(count);
#ifndef EXPOSE_UNLOCKED
        UNLOCK
#endif
    :: else
    fi;
    atomic { was_asked = false; count = 0; offset = 0 }
}

inline reclaim() {
    if
    :: public_count == 0 -> task = 0
    :: else ->
#ifndef RECLAIM_UNLOCKED
        LOCK;
#endif
        if
        :: tail < base ->
            base--;
            top = base;
            task = buffer[top];
            set_public_count(count)
        :: else ->
            task = 0;
            atomic { tail = 0; base = 0; top = 0 }
        fi;
        count = 0;
#ifndef RECLAIM_UNLOCKED
        UNLOCK
#endif
    fi
}

inline pop() {
    if
    :: top > base -> atomic { top--; task = buffer[top] }
    :: else -> reclaim()
    fi
}

proctype owner() {
    byte next = 1, task, count, offset, i;
    bool was_asked;
    do
    :: next <= TASKS && top < CAPACITY ->
        atomic { buffer[top] = next; top++; next++ }
        if
        :: asked || top == CAPACITY -> slow()
        :: else
        fi
    :: next <= TASKS && top == CAPACITY && tail > 0 -> slow()
    :: pop();
        if
        :: task != 0 -> execute(task); task = 0
        :: else ->
            if
            :: next > TASKS -> break
            :: else
            fi
        fi
    od;
    owner_ended = true
}

proctype thief() {
    byte taken[2], available, count, i;
    do
    :: public_count > 0 ->
#ifndef STEAL_UNLOCKED
        LOCK;
#endif
#ifdef STEAL_PRIVATE
        available = top - tail;
#else
        available = base - tail;
#endif
        if
        :: available > 0 ->
            count = (available / 2 < 1 -> 1 : available / 2);
            i = 0;
            do
            :: i < count -> taken[i] = buffer[tail + i]; i++
            :: else -> break
            od;
            tail = tail + count;
            set_public_count(i)
        :: else
        fi;
#ifndef STEAL_UNLOCKED
        UNLOCK;
#endif
        if
        :: count > 0 && count == available -> asked = true
        :: else
        fi;
        i = 0;
        do
        :: i < count -> execute(taken[i]); taken[i] = 0; i++
        :: else -> break
        od;
        atomic { count = 0; available = 0; i = 0 }
    :: public_count == 0 && !asked && !owner_ended -> asked = true
    :: owner_ended && public_count == 0 -> break
    od
}

init {
    byte i;
    atomic { run owner(); run thief(); run thief() }
    _nr_pr == 1;
    for (i : 1 .. TASKS) {
        assert(ran[i] == 1)
    }
}
