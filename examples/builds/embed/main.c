/* Asks for the primes from C; the workers that look for them start with the first call. */
#include <stdio.h>

#include "primes.h"

int main(void) {
    sc_str text = primes_below(10000);
    printf("%s\n", (const char *)text.data); // terminated, and ours
    sc_str_free(text);
    return 0;
}
