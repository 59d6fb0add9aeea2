/* How many workers to start: SC_WORKERS, or the processors that the process may use. */
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sched/worker.h"

/* Processors' worth of time that the file of a cgroup (version 2) grants, rounded up; 0 for no limit. */
static uint32_t quota_of(const char *path) {
    FILE *limit = fopen(path, "re");
    if (!limit)
        return 0;
    unsigned long long quota = 0;
    unsigned long long period = 0;
    int fields = fscanf(limit, "%llu %llu", &quota, &period); // "max 100000" reads no field
    fclose(limit);
    if (fields != 2 || period == 0)
        return 0;
    return (uint32_t)((quota + period - 1) / period);
}

uint32_t sc__quota_below(const char *root, const char *group) {
    char path[PATH_MAX];
    uint32_t least = 0;
    size_t length = strlen(group);
    for (;;) {
        while (length > 0 && group[length - 1] == '/')
            length--;
        if (snprintf(path, sizeof path, "%s%.*s/cpu.max", root, (int)length, group) <
            (int)sizeof path) {
            uint32_t quota = quota_of(path);
            if (quota > 0 && (least == 0 || quota < least))
                least = quota;
        }
        if (length == 0)
            return least;
        while (length > 0 && group[length - 1] != '/')
            length--;
    }
}

static uint32_t cgroup_quota(void) {
    char line[PATH_MAX];
    uint32_t quota = 0;
    FILE *own = fopen("/proc/self/cgroup", "re");
    if (!own)
        return 0;
    while (fgets(line, sizeof line, own)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "0::", 3) == 0)
            quota = sc__quota_below("/sys/fs/cgroup", line + 3);
    }
    fclose(own);
    return quota;
}

uint32_t sc__processors(void) {
    const char *wish = getenv("SC_WORKERS");
    long count = wish ? strtol(wish, NULL, 10) : 0;
    if (count <= 0) {
        cpu_set_t mask;
        count = sched_getaffinity(0, sizeof mask, &mask) == 0 ? CPU_COUNT(&mask) : 1;
        uint32_t quota = cgroup_quota();
        if (quota > 0 && quota < count)
            count = quota;
    }
    if (count < 1)
        return 1;
    return count > SC__WORKERS_MAX ? SC__WORKERS_MAX : (uint32_t)count;
}
