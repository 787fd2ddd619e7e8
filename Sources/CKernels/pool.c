#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { max_workers = 255, spins_before_sleep = 4000 };

static struct {
  pthread_mutex_t turn;   // one ck_parallel at a time
  pthread_mutex_t mutex;  // guards the fields below and the sleep
  pthread_cond_t wake;
  int workers;            // started so far
  unsigned seen[max_workers + 1];  // the last job that each worker has left
  int wanted;             // workers that the current job may use
  atomic_uint job;        // counts the jobs: a change is the signal to start
  atomic_int next, left;  // the next task to take; workers that have not left the job
  int count;
  ck_task task;
  void *context;
} pool = {.turn = PTHREAD_MUTEX_INITIALIZER, .mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void take_tasks(int worker) {
  for (int i; (i = atomic_fetch_add(&pool.next, 1)) < pool.count;) pool.task(pool.context, i, worker);
}

// Spins for the next job, then sleeps; returns its number.
static unsigned await_job(unsigned seen) {
  for (int spin = 0; spin < spins_before_sleep; spin++) {
    unsigned job = atomic_load(&pool.job);
    if (job != seen) return job;
    relax();
  }
  pthread_mutex_lock(&pool.mutex);
  while (atomic_load(&pool.job) == seen) pthread_cond_wait(&pool.wake, &pool.mutex);
  pthread_mutex_unlock(&pool.mutex);
  return atomic_load(&pool.job);
}

static void *work(void *argument) {
  int worker = (int)(long)argument;
  for (;;) {
    pool.seen[worker] = await_job(pool.seen[worker]);
    if (worker <= pool.wanted) take_tasks(worker);
    atomic_fetch_sub(&pool.left, 1);
  }
  return 0;
}

// Starts threads until there are `wanted`, or as many as the system gives.
static void start_workers(int wanted) {
  while (pool.workers < wanted) {
    pthread_t thread;
    pool.seen[pool.workers + 1] = atomic_load(&pool.job);
    if (pthread_create(&thread, 0, work, (void *)(long)(pool.workers + 1)) != 0) return;
    pthread_detach(thread);
    pool.workers++;
  }
}

void ck_parallel(int threads, int count, ck_task task, void *context) {
  int wanted = threads - 1 < count - 1 ? threads - 1 : count - 1;
  if (wanted > max_workers) wanted = max_workers;
  if (wanted <= 0) {
    for (int i = 0; i < count; i++) task(context, i, 0);
    return;
  }
  pthread_mutex_lock(&pool.turn);
  pthread_mutex_lock(&pool.mutex);
  pool.task = task;
  pool.context = context;
  pool.count = count;
  pool.wanted = wanted;
  atomic_store(&pool.next, 0);
  if (pool.workers < wanted) start_workers(wanted);
  atomic_store(&pool.left, pool.workers);
  atomic_fetch_add(&pool.job, 1);
  pthread_cond_broadcast(&pool.wake);
  pthread_mutex_unlock(&pool.mutex);
  take_tasks(0);
  for (int spin = 0; atomic_load(&pool.left) > 0; spin++) {
    if (spin < spins_before_sleep) relax();
    else sched_yield();
  }
  pthread_mutex_unlock(&pool.turn);
}
