#!/usr/bin/env python3
"""Writes the library into C: embed.py FOLDER IN.sc... OUT.c. FOLDER/std/math.sc becomes the module
std.math; the sources outside FOLDER/std become the prelude, one behind the other."""
import pathlib
import sys

folder, *sources, target = sys.argv[1:]


def literal(line):
    # octal escapes for all but plain characters: nothing here can be a trigraph or end the literal
    plain = b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,:;<>(){}[]|=-+*/'`!&"
    return '"' + "".join(chr(b) if b in plain else f"\\{b:03o}" for b in line) + '"'


def literals(source):
    return ["    " + literal(line) for line in pathlib.Path(source).read_bytes().splitlines(keepends=True)]


prelude = []
modules = []
for source in sources:
    parts = pathlib.Path(source).relative_to(folder).with_suffix("").parts
    if parts[0] == "std":
        modules.append(f'    {{"{".".join(parts)}",\n' + "\n".join(literals(source)) + "},\n")
    else:
        prelude += literals(source)
pathlib.Path(target).write_text(
    '#include "load/library.h"\n\n#include <stddef.h>\n\n'
    + "const char prelude_source[] =\n" + "\n".join(prelude) + ";\n\n"
    + "const struct library_module library_modules[] = {\n" + "".join(modules) + "    {NULL, NULL},\n};\n"
)
