#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

enum { max_workers = 255, spins_before_sleep = 4000 };

// The ticket holds the job's number above and its tasks not yet taken below. A task is taken by exchanging the ticket
// for one with a task less, which fails once the job is another: so a worker that wakes late, after the others have
// done its share, finds nothing, and nobody waits for it. What follows the ticket below is only read by who holds an
// unfinished task of the job, while the job cannot end.
static struct {
  pthread_mutex_t turn;  // one ck_parallel at a time
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  int workers;  // started so far
  _Atomic uint64_t ticket;
  atomic_int wanted;  // workers that the job may use
  atomic_int done;    // tasks
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

static uint32_t current_job(void) { return (uint32_t)(atomic_load(&pool.ticket) >> 32); }

static void take_tasks(uint32_t job, int worker) {
  uint64_t ticket = atomic_load(&pool.ticket);
  while (ticket >> 32 == job && (uint32_t)ticket > 0) {
    if (!atomic_compare_exchange_weak(&pool.ticket, &ticket, ticket - 1)) continue;
    pool.task(pool.context, pool.count - (int)(uint32_t)ticket, worker);
    atomic_fetch_add(&pool.done, 1);
    ticket = atomic_load(&pool.ticket);
  }
}

// Spins for another job than `seen`, then sleeps.
static uint32_t await_job(uint32_t seen) {
  for (int spin = 0; spin < spins_before_sleep; spin++) {
    uint32_t job = current_job();
    if (job != seen) return job;
    relax();
  }
  pthread_mutex_lock(&pool.mutex);
  while (current_job() == seen) pthread_cond_wait(&pool.wake, &pool.mutex);
  pthread_mutex_unlock(&pool.mutex);
  return current_job();
}

static void *work(void *argument) {
  int worker = (int)(intptr_t)argument;
  for (uint32_t job = 0;;) {
    job = await_job(job);
    if (worker <= atomic_load(&pool.wanted)) take_tasks(job, worker);
  }
  return 0;
}

// Starts threads until there are `wanted`, or as many as the system gives.
static void start_workers(int wanted) {
  while (pool.workers < wanted) {
    pthread_t thread;
    if (pthread_create(&thread, 0, work, (void *)(intptr_t)(pool.workers + 1)) != 0) return;
    pthread_detach(thread);
    pool.workers++;
  }
}

void ck_parallel(int threads, int count, ck_task task, void *context) {
  int wanted = threads < count ? threads - 1 : count - 1;
  if (wanted > max_workers) wanted = max_workers;
  if (wanted <= 0) {
    for (int i = 0; i < count; i++) task(context, i, 0);
    return;
  }
  pthread_mutex_lock(&pool.turn);
  start_workers(wanted);
  pool.task = task;
  pool.context = context;
  pool.count = count;
  atomic_store(&pool.wanted, wanted);
  atomic_store(&pool.done, 0);
  uint32_t job = current_job() + 1;
  pthread_mutex_lock(&pool.mutex);
  atomic_store(&pool.ticket, (uint64_t)job << 32 | (uint32_t)count);
  pthread_cond_broadcast(&pool.wake);
  pthread_mutex_unlock(&pool.mutex);
  take_tasks(job, 0);
  for (int spin = 0; atomic_load(&pool.done) < count; spin++) {
    if (spin < spins_before_sleep) relax();
    else sched_yield();
  }
  pthread_mutex_unlock(&pool.turn);
}
