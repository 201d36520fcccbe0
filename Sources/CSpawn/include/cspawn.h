#ifndef GALLEY_CSPAWN_H
#define GALLEY_CSPAWN_H

#include <sys/types.h>

/* Starts a program in a process group of its own, with signals at rest and no descriptor but its
   standard three, which are pipes. `pipes` receives our ends: its input (for writing), its output
   and its errors (for reading), all non-blocking. Returns 0, or the number of the error. */
int galley_spawn(const char *path, char *const arguments[], char *const environment[],
                 const char *folder, int pipes[3], pid_t *process);

/* Writes as `write` does, but a closed pipe is an error and never a signal. */
ssize_t galley_write_quietly(int descriptor, const void *bytes, size_t count);

#endif
