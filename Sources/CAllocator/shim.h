#ifndef GALLEY_CALLOCATOR_H
#define GALLEY_CALLOCATOR_H

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Lets blocks of up to 32 MiB come from one heap that does not shrink, and grows now, and whenever it
   has to, by `step` bytes or somewhat more. What is new begins and ends with a large page.
   Returns 0 where the allocator has no such settings, and where the heap has grown so before: what
   is freed is used again. Not to be called on two threads. */
static inline int galley_grow_heap(size_t step) {
#ifdef __GLIBC__
    /* Never used and never freed; a compiler may leave out a block that nobody looks at. */
    static void *volatile block;
    if (block) return 0;
    const size_t large = 2 << 20, small = 4096, size = 256 << 10;
    if (step > (1u << 30)) step = 1u << 30;
    if (!mallopt(M_MMAP_THRESHOLD, 32 << 20) || !mallopt(M_TRIM_THRESHOLD, 1 << 30) ||
        !mallopt(M_TOP_PAD, (int)((step / large + 1) * large)))
        return 0;
    /* A page that malloc notes something in can be part of no large one. What it notes of the block
       that makes the heap grow, and of what is free behind it, lies in front of the first. */
    const size_t front = size + small, behind = ((uintptr_t)sbrk(0) + front) % large;
    if (behind && sbrk((intptr_t)(large - behind)) == (void *)-1) return 0;
    block = malloc(size);
    return block != 0;
#else
    (void)step;
    return 0;
#endif
}

#endif
