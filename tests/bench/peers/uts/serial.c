/* The walk in plain C, one real call for every node. */
#include "../peer.h"
#include "tree.h"

__attribute__((noinline, noclone)) static long walk(uint64_t hash) {
    if ((uint32_t)hash >= LIMIT)
        return 1;
    long size = 1;
    for (int i = 0; i < CHILDREN; i++)
        size += walk(child(hash, i));
    return size;
}

int main(int argc, char **argv) {
    (void)argc;
    uint64_t root = mix(strtoull(argv[1], 0, 10));
    double start = now();
    long size = 1;
    for (int i = 0; i < ROOT_CHILDREN; i++)
        size += walk(child(root, i));
    report(size, size - 1, now() - start);
}
