/* How many processors a cgroup grants, told by folders that look like those of the kernel. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "sched/worker.h"

static char root[] = "/tmp/scc-cgroup-XXXXXX";

static void make(void) {
    cr_assert_not_null(mkdtemp(root));
}

static void group(const char *name, const char *max) {
    char path[256];
    snprintf(path, sizeof path, "%s%s", root, name);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s%s/cpu.max", root, name);
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs(max, file);
    fclose(file);
}

static void clear(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", root);
    cr_assert_eq(system(command), 0);
}

TestSuite(processors, .init = make, .fini = clear);

Test(processors, no_limit_is_none) {
    group("/a", "max 100000\n");
    cr_assert_eq(sc__quota_below(root, "/a"), 0);
    cr_assert_eq(sc__quota_below(root, "/"), 0);
    cr_assert_eq(sc__quota_below(root, "/not/there"), 0);
}

Test(processors, a_part_of_a_processor_is_one) {
    group("/a", "250000 100000\n");
    group("/b", "10000 100000\n");
    cr_assert_eq(sc__quota_below(root, "/a"), 3);
    cr_assert_eq(sc__quota_below(root, "/b"), 1);
}

Test(processors, the_least_of_those_around_counts) {
    group("/a", "200000 100000\n");
    group("/a/b", "max 100000\n");
    group("/a/b/c", "400000 100000\n");
    cr_assert_eq(sc__quota_below(root, "/a/b/c"), 2);
    cr_assert_eq(sc__quota_below(root, "/a/b"), 2);
    group("/a/b/d", "100000 100000\n");
    cr_assert_eq(sc__quota_below(root, "/a/b/d"), 1);
}
