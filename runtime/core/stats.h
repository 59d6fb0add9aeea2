/* Counters, and what SC_STATS=1 tells of them at the end: see stats.c. */
#pragma once

void sc__stats_init(void);
/* All workers have ended. */
void sc__stats_report(void);
