/* The part of the language that is written in the language itself: stdlib/prelude.sc. */
#pragma once

/* Parsed before the program, as the file "<prelude>". Made by embed.py at build time. */
extern const char prelude_source[];
