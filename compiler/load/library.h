/* The library that is written in the language itself, stdlib/, which the compiler carries. Made by embed.py. */
#pragma once

/* Parsed before the program, as the file "<prelude>". */
extern const char prelude_source[];

struct library_module {
    const char *name; // "std.math"; NULL behind the last
    const char *text;
};

extern const struct library_module library_modules[];
