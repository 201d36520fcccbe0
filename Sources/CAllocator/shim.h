#ifndef GALLEY_CALLOCATOR_H
#define GALLEY_CALLOCATOR_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Lets blocks of up to 32 MiB come from one heap that does not shrink, and grows now, and whenever it
   has to, by `step` bytes at least. Returns 0 where the allocator has no such settings. */
static inline int galley_grow_heap(size_t step) {
#ifdef __GLIBC__
    if (step > (1u << 30)) step = 1u << 30;
    if (!mallopt(M_MMAP_THRESHOLD, 32 << 20) || !mallopt(M_TRIM_THRESHOLD, 1 << 30) ||
        !mallopt(M_TOP_PAD, (int)step))
        return 0;
    /* A compiler may leave out a block that nobody looks at. */
    void *volatile block = malloc(1 << 20);
    free(block);
    return 1;
#else
    (void)step;
    return 0;
#endif
}

#endif
