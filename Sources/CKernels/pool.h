// Worker threads that live as long as the process.

#ifndef CKERNELS_POOL_H
#define CKERNELS_POOL_H

// One share of the work: `worker` is below the thread count and names the memory that this thread may scribble on.
typedef void (*ck_task)(void *context, int index, int worker);

// Runs task 0 … count − 1 on up to `threads` threads, the caller among them, and returns when all are done. Which
// thread takes which task is not determined: a task's result must not depend on it. Calls from several threads run side
// by side.
void ck_parallel(int threads, int count, ck_task task, void *context);

#endif
