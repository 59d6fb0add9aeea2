/* The part of the language that is written in the language itself. */
#pragma once

/* Parsed before the program, as the file "<prelude>". */
extern const char prelude_source[];
