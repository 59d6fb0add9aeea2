#!/usr/bin/env python3
"""Writes a source of the language into C: embed.py IN.sc... OUT.c NAME gives
`const char NAME[]` with all of them, one behind the other."""
import pathlib
import sys

*sources, target, name = sys.argv[1:]
lines = [
    line
    for source in sources
    for line in pathlib.Path(source).read_bytes().splitlines(keepends=True)
]


def literal(line):
    # octal escapes for all but plain characters: nothing here can be a trigraph or end the literal
    plain = b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,:;<>(){}[]|=-+*/'`!&"
    return '"' + "".join(chr(b) if b in plain else f"\\{b:03o}" for b in line) + '"'


pathlib.Path(target).write_text(
    '#include "resolve/prelude.h"\n\n'
    + f"const char {name}[] =\n"
    + "\n".join("    " + literal(line) for line in lines)
    + ";\n"
)
