/*
 * What must not outlive scc when a signal ends it: temporary files and the C compiler. A file is
 * registered before it exists and forgotten once it has its final name or is gone.
 */
#pragma once

#include <signal.h>
#include <sys/types.h>

/* Installs the handlers of SIGINT, SIGTERM and SIGHUP. Call it once. */
void cleanup_install(void);
/*
 * Makes a new file from a template that ends in XXXXXX and registers it. -1 with errno if that
 * fails. The template must live until cleanup_forget().
 */
int cleanup_make_file(char *template);
void cleanup_forget(const char *path);
/* Holds the signals back while something is made and not yet registered. */
void cleanup_block(sigset_t *before);
void cleanup_unblock(const sigset_t *before);
/* The process group that a signal is handed on to, 0 for none. */
void cleanup_set_child(pid_t group);
