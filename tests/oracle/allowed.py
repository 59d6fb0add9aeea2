"""The oracle: all that a tree (trees.py) may do, found by going through every order of its steps.

This is the language's section on concurrency once more, as a machine whose threads take turns at will:
a sleep may last as long as one likes, a task that is spawned begins now or later. What differs from the
runtime is that a step here is atomic. A cancel is not: it decides the outcome and raises the flag in
one step, and its caller goes on when nobody below waits any more who waited then.
"""
from channels import Channel, WAITS, exchange
from trees import (CANCEL, CANCEL_ERROR, CLOSE, CLOSE_CHANNEL, CLOSED, DAEMON, END, END_BODY, FAIL,
                   FINISH, FOREVER, FULL, GUARD, JOIN, MARK, OFFER, OPEN, PANIC, PASS, RECEIVE, RETURN,
                   ROOT, SEND, SENT, SET, SPAWN, TASK, TRY_RECEIVE, TRY_SEND, WAIT)

DONE, UNWIND, PANICKED, ERROR = range(4)  # ERROR + code
NONE, COMPLETED, CANCELLED, FINISHED, OUTER, FAILED = range(6)  # FAILED + code
F_CANCELLED, F_FINISHED, F_PANICKED, F_UNWOUND = 1, 2, 4, 8
BODY, TASKS, GUARDS, DAEMONS, OVER = range(5)
UNBORN, SPAWNED, ENDED = -3, -2, -1
WAITING = 1 << 10  # added to the place of a thread that waits


class TooLarge(Exception):
    """More states than we want to look at."""


class Stuck(Exception):
    """Some order of steps ends with everybody waiting."""


class State:
    __slots__ = ("at", "status", "outcome", "flags", "phase", "body", "events", "marks", "values",
                 "channels", "notes")

    def copy(self):
        other = State()
        for name in ("at", "status", "outcome", "flags", "phase", "body", "values", "channels",
                     "notes"):
            setattr(other, name, list(getattr(self, name)))
        other.events = self.events
        other.marks = self.marks
        return other

    def key(self):
        return (tuple(self.at), tuple(self.status), tuple(self.outcome), tuple(self.flags),
                tuple(self.phase), tuple(self.body), tuple(self.values), self.events, self.marks,
                tuple(self.channels), tuple(self.notes))


def chain(thread, scope):
    """Where a cancel may come from for a thread that stands in the scope: (scope, flags), or the scope
    whose daemons it is among. From the inside out."""
    found = []
    via = thread
    while scope:
        if scope.opener is via:
            found.append((scope.index, F_CANCELLED, None))
        elif via.kind == DAEMON:
            found.append((scope.index, 0, DAEMONS))
            break
        elif via.kind == GUARD:
            found.append((scope.index, F_CANCELLED, GUARDS))
        else:
            found.append((scope.index, F_CANCELLED | F_FINISHED, None))
        via = scope.opener
        scope = scope.parent
    return found


class Oracle:
    def __init__(self, tree, limit):
        self.tree = tree
        self.limit = limit
        self.codes = [thread.code for thread in tree.threads]
        self.base = [chain(thread, thread.scope) for thread in tree.threads]
        for thread in tree.threads:
            for step in thread.code:
                step.chain = chain(thread, step.scope)
        self.outside = [chain(scope.opener, scope.parent) for scope in tree.scopes]

    # ---- questions ----

    @staticmethod
    def hit(state, links):
        for index, flags, phase in links:
            if state.flags[index] & flags:
                return True
            if phase is not None and state.phase[index] >= phase:
                return True
        return False

    def cancelled(self, state, step):
        return not step.shielded and self.hit(state, step.chain)

    def all_ended(self, state, scope, kind):
        return all(state.at[thread.index] in (UNBORN, ENDED) for thread in scope.threads
                   if thread.kind == kind)

    # ---- changes ----

    def decide(self, state, scope, wanted):
        index = scope.index
        if state.outcome[index] != NONE:
            return False
        outer = self.hit(state, self.outside[index])
        state.outcome[index] = OUTER if outer else wanted
        return not outer

    def fail(self, state, scope, code, by_body):
        won = self.decide(state, scope, FAILED + code)
        if not won and by_body and state.outcome[scope.index] == FINISHED:
            state.outcome[scope.index] = FAILED + code
            won = True
        if won:
            state.flags[scope.index] |= F_CANCELLED

    def is_last(self, state, thread, scope):
        """The last ordinary task, the body having ended before: its cancel changes nothing. (When exactly the
        body has ended cannot be seen from outside, except by a task that cancels twice. The runtime takes it
        as not ended for a moment while the opener lets go of a task that suspended on top of it.)"""
        return (thread.kind == TASK and thread.scope is scope and state.phase[scope.index] == TASKS
                and all(state.at[other.index] in (UNBORN, ENDED) for other in scope.threads
                        if other.kind == TASK and other is not thread))

    def leave(self, state, index, step, status):
        state.status[index] = status
        state.at[index] = step.way_out

    # ---- a thread's own steps ----

    def settle(self, state, index):
        """Takes the steps that concern nobody else."""
        code = self.codes[index]
        while True:
            step = code[state.at[index]]
            if step.op == MARK:
                assert not state.marks >> step.arg & 1
                state.marks |= 1 << step.arg
            elif step.op == SPAWN:
                state.at[step.arg.index] = SPAWNED
            elif step.op in (FAIL, PANIC, RETURN):
                self.leave(state, index, step, {FAIL: ERROR + (step.arg or 0), PANIC: PANICKED,
                                                RETURN: DONE}[step.op])
                continue
            elif step.op == CLOSE:
                if not self.close(state, index, step):
                    continue
            elif step.op != OPEN:
                return
            state.at[index] += 1

    def close(self, state, index, step):
        """The outcome of a scope becomes what its opener goes on with. False: on the way out."""
        scope = step.arg
        outcome = state.outcome[scope.index]
        if state.flags[scope.index] & F_PANICKED:
            self.leave(state, index, step, PANICKED)
            return False
        if outcome in (COMPLETED, FINISHED) and state.body[scope.index] == DONE:
            result = scope.value
        elif outcome == CANCELLED:
            result = 199
        elif outcome > FAILED:
            result = 100 + outcome - FAILED
        else:
            self.leave(state, index, step, UNWIND)
            return False
        state.values[scope.index] = result
        state.status[index] = DONE
        if result >= 100 and scope.passed_on:
            self.leave(state, index, step, ERROR + result - 100)
            return False
        return True

    def end_body(self, state, index, step):
        scope = step.arg
        number = scope.index
        status = state.status[index]
        outside = self.hit(state, self.outside[number])
        if status == DONE and outside:
            status = UNWIND
        if status >= ERROR:
            self.fail(state, scope, status - ERROR, True)
            status = UNWIND
        state.body[number] = status
        state.phase[number] = TASKS
        if status == DONE:
            return
        if state.outcome[number] == NONE:
            state.outcome[number] = OUTER
        if status == PANICKED:
            state.flags[number] |= F_PANICKED | F_CANCELLED
        elif not outside and not self.all_ended(state, scope, TASK):
            state.flags[number] |= F_CANCELLED

    def end_thread(self, state, index):
        thread = self.tree.threads[index]
        status = state.status[index]
        state.at[index] = ENDED
        if status == DONE or thread.kind == ROOT:
            return
        scope = thread.scope.index
        if status >= ERROR:
            self.fail(state, thread.scope, status - ERROR, False)
        if status == PANICKED:
            state.flags[scope] |= F_PANICKED | F_CANCELLED
        elif thread.kind == TASK:
            state.flags[scope] |= F_UNWOUND

    # ---- what may happen next ----

    def next_of(self, state, index):
        """The states that one step of the thread leads to, before it settles."""
        at = state.at[index]
        if at in (UNBORN, ENDED):
            return
        if at == SPAWNED:
            then = state.copy()
            if self.hit(state, self.base[index]):
                then.status[index] = UNWIND
                self.end_thread(then, index)
            else:
                then.at[index] = 0
            yield then
            return
        waits = at >= WAITING
        step = self.codes[index][at % WAITING]
        op = step.op
        if op in (PASS, FOREVER, WAIT, JOIN):
            cancelled = self.cancelled(state, step)
            if cancelled:
                then = state.copy()
                self.leave(then, index, step, UNWIND)
                yield then
            if cancelled and not waits or op == FOREVER:
                return
            happened = op == PASS
            if op == WAIT:
                happened = state.events >> step.arg & 1
            elif op == JOIN:
                happened = state.at[step.arg.index] == ENDED
            then = state.copy()
            if happened and op == JOIN and state.status[step.arg.index] != DONE:
                self.leave(then, index, step, UNWIND)
            elif happened:
                then.at[index] = at % WAITING + 1
            elif not waits:
                then.at[index] = at + WAITING
            else:
                return
            yield then
        elif op in (SEND, OFFER, RECEIVE):
            yield from self.channel_wait(state, index, step, waits)
        elif op in (TRY_SEND, TRY_RECEIVE, CLOSE_CHANNEL):
            then = state.copy()
            self.channel_at_once(then, index, step)
            yield then
        elif op in (CANCEL, CANCEL_ERROR, FINISH):
            yield from self.cancel(state, index, step, waits)
        elif op == END_BODY:
            yield from self.join_scope(state, index, step)
        else:
            then = state.copy()
            if op == SET:
                then.events |= 1 << step.arg
                then.at[index] += 1
            else:
                self.end_thread(then, index)
            yield then

    # ---- channels ----

    def channel_wait(self, state, index, step, waits):
        number, value, _ = step.arg
        cancelled = self.cancelled(state, step)
        if cancelled:
            then = state.copy()
            then.channels[number] = state.channels[number].without(index)
            self.leave(then, index, step, UNWIND)
            yield then
        if cancelled or waits:
            return  # who waits is served by others
        then = state.copy()
        sends = step.op != RECEIVE
        channel, result, served = exchange(state.channels[number], sends, value, index)
        then.channels[number] = channel
        if result == WAITS:
            then.at[index] += WAITING
        else:
            self.operation_over(then, index, step, result)
        self.serve(then, served)
        yield then

    def channel_at_once(self, then, index, step):
        number, value, note = step.arg
        then.at[index] += 1
        channel = then.channels[number]
        if step.op == CLOSE_CHANNEL:
            then.channels[number], turned_away = channel.closing()
            for other in turned_away:
                self.serve(then, (other, CLOSED))
            return
        channel, result, served = exchange(channel, step.op == TRY_SEND, value, None)
        if result in (WAITS, CLOSED):
            result = FULL
        then.channels[number] = channel
        then.notes[note] = result
        self.serve(then, served)

    def operation_over(self, state, index, step, result):
        if step.op == SEND and result == CLOSED:
            self.leave(state, index, step, PANICKED)
            return
        if step.op != SEND:
            state.notes[step.arg[2]] = result
        state.at[index] += 1

    def serve(self, state, served):
        """Somebody who waited goes on: (thread, what the operation gives)."""
        if not served:
            return
        index, result = served
        state.at[index] -= WAITING
        self.operation_over(state, index, self.codes[index][state.at[index]], result)
        self.settle(state, index)

    # ---- cancels ----

    def cancel(self, state, index, step, raised):
        """In two steps: the flag is raised; those below who waited then have been woken."""
        scope = step.arg[0] if step.op == CANCEL_ERROR else step.arg
        flag = F_FINISHED if step.op == FINISH else F_CANCELLED
        then = state.copy()
        if raised:
            if self.somebody_waits(state, scope.index, flag):
                return
            then.at[index] -= WAITING
        elif self.raise_flag(then, index, step, scope, flag):
            then.at[index] += WAITING
            yield then
            return
        then.at[index] += 1
        yield then

    def raise_flag(self, state, index, step, scope, flag):
        if step.op == FINISH:
            wanted = FINISHED
        elif self.is_last(state, self.tree.threads[index], scope):
            return False
        else:
            wanted = FAILED + step.arg[1] if step.op == CANCEL_ERROR else CANCELLED
        if not self.decide(state, scope, wanted):
            return False
        state.flags[scope.index] |= flag
        return True

    def somebody_waits(self, state, number, flag):
        for code, at in zip(self.codes, state.at):
            if at < WAITING or code[at - WAITING].op not in (WAIT, JOIN, SEND, OFFER, RECEIVE):
                continue
            if any(index == number and flags & flag for index, flags, _ in code[at - WAITING].chain):
                return True
        return False

    def join_scope(self, state, index, step):
        scope = step.arg
        number = scope.index
        phase = state.phase[number]
        then = state.copy()
        if phase == BODY:
            self.end_body(then, index, step)
        elif phase == TASKS:
            if not self.all_ended(state, scope, TASK):
                return
            if state.outcome[number] == NONE:
                outer = (state.flags[number] & F_UNWOUND
                         or self.hit(state, self.outside[number]))
                then.outcome[number] = OUTER if outer else COMPLETED
            then.phase[number] = GUARDS
        elif phase == GUARDS:
            if not self.all_ended(state, scope, GUARD):
                return
            then.phase[number] = DAEMONS
        else:
            if not self.all_ended(state, scope, DAEMON):
                return
            then.phase[number] = OVER
            then.at[index] = step.after
        yield then

    # ---- all of it ----

    def start(self):
        state = State()
        threads = len(self.tree.threads)
        scopes = len(self.tree.scopes)
        state.at = [UNBORN] * threads
        state.at[0] = 0
        state.status = [DONE] * threads
        for name in ("outcome", "flags", "phase", "body", "values"):
            setattr(state, name, [0] * scopes)
        state.channels = [Channel(capacity) for capacity in self.tree.capacities]
        state.notes = [0] * self.tree.notes
        state.events = 0
        state.marks = 0
        self.settle(state, 0)
        return state

    def explore(self):
        """All results: (the root panics, values of the scopes, notes of channels, marks)."""
        first = self.start()
        seen = {first.key()}
        todo = [first]
        results = set()
        while todo:
            state = todo.pop()
            if state.at[0] == ENDED:
                results.add((state.status[0] == PANICKED, tuple(state.values), tuple(state.notes),
                             state.marks))
                continue
            moved = False
            for index in range(len(state.at)):
                for then in self.next_of(state, index):
                    moved = True
                    if 0 <= then.at[index] < WAITING:
                        self.settle(then, index)
                    key = then.key()
                    if key not in seen:
                        seen.add(key)
                        todo.append(then)
            if not moved:
                raise Stuck
            if len(seen) > self.limit:
                raise TooLarge
        return results
