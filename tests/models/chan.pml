/*
 * A wait for a channel (runtime/sync/chan.c, sched/cancel.h note [looking before one blocks]): a task
 * receives from a channel without waiting for PREP. Meanwhile another one sends a value or doesn't, a
 * third cancels the scope of the task or doesn't, and scopes that are none of its business are cancelled
 * and closed. Sending is the mirror image.
 *
 * What must hold: the value is received if and only if the task is told so, else it stays in the channel;
 * the task runs on once; nobody touches it after it has ended; it doesn't sleep for ever if a value was
 * sent or it was cancelled; and who finds it cancelled by the flags would find so again.
 *
 * Sequentially consistent in the code, and relied on: the boundary's reading of the epoch, of the live
 * cancellations and of the flags, its store of BLOCKED, and its reading of the first two again; the
 * canceller's stores of the flag, the epoch and the live cancellations, and its claim. What touches only
 * what the lock protects is a single step.
 *
 * Taken away by a mutation:
 *   NO_ASKING        the boundary doesn't ask whether its look still holds
 *   BLOCKED_LATE     it asks, and stores BLOCKED then
 *   EPOCH_IGNORED    it asks only whether something was live when it looked
 *   FLAG_LATE        a canceller sets its flag when it has raised the epoch
 *   LIVE_LATE        it counts itself live when it has set its flag
 *   CLAIM_BLIND      a claim loads and stores without comparing
 *   TWO_SECTIONS     the boundary lets go of the lock between trying and waiting
 *   NO_LEAVE         who was woken by a cancel stays in the queue
 *   LEAVE_UNLOCKED   it leaves without the lock
 */
#define RUN     0
#define BLOCKED 1
#define CLAIMED 2

#define NOTHING 0
#define DONE    1
#define UNWIND  2

#define OTHERS  2

byte word = RUN;
byte outcome;
byte runnable;       /* times the task stands in run queues */
bool ended;
byte result;         /* what the task was told */
byte held;           /* values that it was given */

byte epoch, live;
bool flag;           /* of the scope of the task */
bool lock;
bool queued;         /* the task stands in the channel's queue */
byte ring;           /* values in the channel */
bool sent;

#define LOCK    atomic { !lock -> lock = true }
#define UNLOCK  lock = false
#define TOUCH   assert(!ended)

inline claim(status, won) {
#ifdef CLAIM_BLIND
    won = (word == BLOCKED);
    if
    :: won -> atomic { TOUCH; word = CLAIMED }
    :: else
    fi;
#else
    atomic { won = (word == BLOCKED); word = (won -> CLAIMED : word) }
#endif
    if
    :: won -> atomic { TOUCH; outcome = status }
    :: else
    fi
}

inline enqueue() {
    atomic { runnable++; assert(runnable == 1) }
}

inline end(how) {
    atomic { TOUCH; result = how; ended = true }
}

inline ask() {
    if
    :: live == 0 -> holds = true
#if defined(EPOCH_IGNORED)
    :: else -> holds = at_flags
#else
    :: else -> holds = (seen == epoch)
#endif
    fi
}

/* sc__chan_commit, by the boundary of the task */
proctype boundary() {
    byte seen;
    bool at_flags, holds, waits;
    do
    :: seen = epoch;
       at_flags = (live != 0);
       if
       :: atomic { at_flags && flag -> assert(live > 0); TOUCH; end(UNWIND) } break
       :: else
       fi;
       LOCK;
       if
       :: atomic { ring > 0 -> ring--; held++; UNLOCK; end(DONE) } break
       :: else
       fi;
#ifdef TWO_SECTIONS
       UNLOCK;
       LOCK;
#endif
#ifdef BLOCKED_LATE
       ask();
       atomic { TOUCH; word = BLOCKED }
#else
       atomic { TOUCH; word = BLOCKED }
#ifdef NO_ASKING
       holds = true;
#else
       ask();
#endif
#endif
       waits = true;
       if
       :: holds
       :: else -> atomic { TOUCH; if :: word == BLOCKED -> word = RUN; waits = false :: else fi }
       fi;
       if
       :: waits -> atomic { TOUCH; queued = true; UNLOCK } break
       :: else -> UNLOCK
       fi
    od
}

/* The worker that goes on with the task: resume(), sc__chan_leave */
proctype resumer() {
end_asleep:
    if
    :: ended
    :: atomic { runnable == 1 -> runnable = 0; TOUCH }
       if
       :: outcome == UNWIND ->
#ifndef NO_LEAVE
#ifdef LEAVE_UNLOCKED
           queued = false;
#else
           LOCK;
           atomic { queued = false; UNLOCK }
#endif
#endif
       :: else
       fi;
       word = RUN;
       end(outcome)
    fi
}

/* sc_chan_try_send on a channel with room for one value */
proctype sender() {
    bool won;
    if
    :: true
    :: LOCK;
       sent = true;
       if
       :: atomic { queued -> TOUCH; queued = false }
          claim(DONE, won)
       :: else
       fi;
       if
       :: won -> atomic { TOUCH; held++; UNLOCK }
          enqueue()
       :: else -> atomic { ring++; UNLOCK }
       fi
    fi
}

bool cancelled;

proctype canceller() {
    bool won;
    if
    :: true
    :: cancelled = true;
#ifndef LIVE_LATE
       live++;
#endif
#ifdef FLAG_LATE
       epoch++;
       flag = true;
#else
       flag = true;
       epoch++;
#endif
#ifdef LIVE_LATE
       live++;
#endif
       claim(UNWIND, won);
       if
       :: won -> enqueue()
       :: else
       fi
    fi
}

proctype other() {
    live++;
    epoch++;
    live-- /* closed */
}

init {
    atomic {
        run boundary();
        run resumer();
        run sender();
        run canceller();
        byte i;
        for (i : 1 .. OTHERS) { run other() }
    }
    timeout; /* everybody has ended or sleeps */
    assert(ended || (!sent && !cancelled));
    assert(held + ring == sent);
    if
    :: ended -> assert(held == (result == DONE)); assert(runnable == 0 && !queued)
    :: else -> assert(word == BLOCKED && queued)
    fi
}
