/*
 * A storm of signals: loaded before a program's other libraries (LD_PRELOAD), this sends the program a
 * signal each millisecond of its life and handles it, without restarting what it interrupted. What the
 * program does must be the same. A program that lived for a while and got none ends with status 99.
 */
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum {
    PERIOD_US = 1000,
    LONG_ENOUGH_MS = 100,
    NO_STORM = 99
};

static volatile sig_atomic_t arrived;
static int64_t began;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void handle(int number) {
    (void)number;
    arrived = 1;
}

__attribute__((constructor)) static void start(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle; // and no SA_RESTART
    sigaction(SIGALRM, &action, NULL);
    const struct itimerval period = {{0, PERIOD_US}, {0, PERIOD_US}};
    began = now_ms();
    setitimer(ITIMER_REAL, &period, NULL);
}

__attribute__((destructor)) static void stop(void) {
    if (!arrived && now_ms() - began > LONG_ENOUGH_MS)
        _exit(NO_STORM);
}
