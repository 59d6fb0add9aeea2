/*
 * Which variables a piece of the tree uses, and how: a walk in the order of the source that tells
 * reading from changing and from moving away. It says nothing about when; that is known by exec.h alone.
 */
#pragma once

#include "safety/local.h"
#include "safety/place.h"

enum usage_kind {
    USAGE_READ,
    USAGE_WRITE,
    USAGE_MOVE // a move value is taken away from the place
};

struct usage {
    const struct symbol *symbol;
    struct place place;
    struct place viewed; // behind a view that lies at `place`: the steps from there, without a root
    bool is_viewed;      // something behind a view is used, and `place` itself only read
    enum usage_kind kind;
    struct span span;
};

struct usage_visitor {
    struct unit *unit;
    const struct locals *locals;
    void (*use)(const struct usage *usage, void *context);
    /* A closure that is no scope's body is handed over; its body is not walked. */
    void (*closure)(struct node *closure, bool is_returned, void *context);
    void *context;
};

/* Visits a statement, expression or block. */
void usage_each(const struct usage_visitor *visitor, struct node *node);
/* The same for a node whose value leaves the frame, as the body of a function. */
void usage_each_returned(const struct usage_visitor *visitor, struct node *node);
