"""A channel of the oracle (allowed.py): section 11 of the language, as a value that never changes."""
from typing import NamedTuple

from trees import CLOSED, SENT

WAITS = -1


class Channel(NamedTuple):
    capacity: int
    closed: bool = False
    values: tuple = ()  # oldest first
    senders: tuple = ()  # (thread, its value), who waits longest first
    receivers: tuple = ()  # threads

    def without(self, thread):
        """A thread has stopped waiting."""
        return self._replace(senders=tuple(s for s in self.senders if s[0] != thread),
                             receivers=tuple(r for r in self.receivers if r != thread))

    def closing(self):
        """And the threads that it turns away."""
        return (self._replace(closed=True, senders=(), receivers=()),
                [thread for thread, _ in self.senders] + list(self.receivers))


def exchange(channel, sends, value, thread):
    """A send or receive of the thread, or an attempt of nobody: the channel, its result or WAITS, and who of
    the waiting is served: (thread, the result of its operation), or None."""
    return send(channel, value, thread) if sends else receive(channel, thread)


def send(channel, value, thread):
    if channel.closed:
        return channel, CLOSED, None
    if channel.receivers:
        first, *others = channel.receivers
        return channel._replace(receivers=tuple(others)), SENT, (first, value)
    if len(channel.values) < channel.capacity:
        return channel._replace(values=channel.values + (value,)), SENT, None
    if thread is None:
        return channel, WAITS, None
    return channel._replace(senders=channel.senders + ((thread, value),)), WAITS, None


def receive(channel, thread):
    values = channel.values
    served = None
    senders = channel.senders
    if senders:
        (first, value), *others = senders
        senders = tuple(others)
        values += (value,)
        served = (first, SENT)
    if values:
        return channel._replace(values=values[1:], senders=senders), values[0], served
    if channel.closed:
        return channel, CLOSED, None
    if thread is None:
        return channel, WAITS, None
    return channel._replace(receivers=channel.receivers + (thread,)), WAITS, None
