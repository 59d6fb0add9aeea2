/* The command line of scc. */
#include <stdio.h>
#include <string.h>

#include "config.h"

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "--version")) {
        puts("scc " SCC_VERSION);
        return 0;
    }
    fputs("scc: no stage has been built yet\n", stderr);
    return 2;
}
