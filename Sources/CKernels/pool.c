#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

enum { max_workers = 255, spins_before_sleep = 4000, spins_before_blocking = 200 };

// One call of ck_parallel, on its caller's stack. The caller takes tasks as soon as it has put the job on the list, and
// does not wait for workers to join. When it finds no task left it takes the job off the list, so that no one joins any
// more, and waits for those who are still at work on a task.
typedef struct job {
  ck_task task;
  void *context;
  int count;
  int wanted;          // workers that may join
  int joined;          // workers that have joined so far; guarded by the mutex
  atomic_int next;     // the first task that no one has taken
  atomic_int working;  // workers that have joined and not left
  struct job *following;
} job;

static struct {
  pthread_mutex_t mutex;  // guards what is not atomic
  pthread_cond_t wake;
  job *jobs;              // those under way
  int active;             // how many they are, and so how many callers
  int wanted;             // the workers that they want, in sum
  int workers;            // started so far
  int helping;            // of them, on a job
  int sleeping;           // of them
  _Atomic uint32_t news;  // counts the jobs that workers are told of
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static int processors(void) {
  static atomic_int known;
  int count = atomic_load(&known);
  if (count == 0) {
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    count = online < 1 ? 1 : online > max_workers ? max_workers : (int)online;
    atomic_store(&known, count);
  }
  return count;
}

// The mutex is held for a few instructions at a time: to ask again costs less than to be put to sleep and woken.
static void lock(void) {
  for (int spin = 0; spin < spins_before_blocking; spin++) {
    if (pthread_mutex_trylock(&pool.mutex) == 0) return;
    relax();
  }
  pthread_mutex_lock(&pool.mutex);
}

static void unlock(void) { pthread_mutex_unlock(&pool.mutex); }

// Whether a worker may join a job. A single caller gets the threads that it asks for. Several share the processors: a
// worker too many would take a task only to wait with it for a processor, and its caller would wait for both.
static bool has_room(void) {
  int busy = pool.active == 1 ? 1 : pool.active + pool.helping;
  return busy < processors();
}

static void take_tasks(job *job, int worker) {
  for (int index; (index = atomic_fetch_add(&job->next, 1)) < job->count;) job->task(job->context, index, worker);
}

// A job that has tasks left and wants another worker; null where there is none, or no room.
static job *find_job(void) {
  if (!has_room()) return 0;
  for (job *job = pool.jobs; job; job = job->following)
    if (job->joined < job->wanted && atomic_load(&job->next) < job->count) return job;
  return 0;
}

// Spins until there is other news than `seen`, then sleeps.
static uint32_t await_news(uint32_t seen) {
  for (int spin = 0; spin < spins_before_sleep; spin++) {
    uint32_t news = atomic_load(&pool.news);
    if (news != seen) return news;
    relax();
  }
  lock();
  pool.sleeping++;
  while (atomic_load(&pool.news) == seen) pthread_cond_wait(&pool.wake, &pool.mutex);
  pool.sleeping--;
  uint32_t news = atomic_load(&pool.news);
  unlock();
  return news;
}

// Works on jobs until none is left to join.
static void help(void) {
  lock();
  for (job *job; (job = find_job());) {
    int worker = ++job->joined;
    atomic_fetch_add(&job->working, 1);
    pool.helping++;
    unlock();
    take_tasks(job, worker);
    // The last look at the job: its caller may have returned a moment later.
    atomic_fetch_sub(&job->working, 1);
    lock();
    pool.helping--;
  }
  unlock();
}

static void *work(void *unused) {
  (void)unused;
  for (uint32_t seen = 0;;) {
    seen = await_news(seen);
    help();
  }
  return 0;
}

// Starts threads until there are as many as one job wants, or as all want and the processors have room for.
static void start_workers(int wanted) {
  while (pool.workers < wanted || (pool.workers < pool.wanted && pool.workers < processors() - 1)) {
    pthread_t thread;
    if (pool.workers >= max_workers || pthread_create(&thread, 0, work, 0) != 0) return;
    pthread_detach(thread);
    pool.workers++;
  }
}

// Puts a job on the list. Where there is no room for workers they are not told, so that those who sleep go on sleeping;
// one that leaves another job may still join.
static void begin(job *job) {
  int woken = 0;
  lock();
  job->following = pool.jobs;
  pool.jobs = job;
  pool.active++;
  pool.wanted += job->wanted;
  if (has_room()) {
    start_workers(job->wanted);
    atomic_fetch_add(&pool.news, 1);
    woken = pool.sleeping < job->wanted ? pool.sleeping : job->wanted;
  }
  unlock();
  for (; woken > 0; woken--) pthread_cond_signal(&pool.wake);
}

static void end(job *ended) {
  lock();
  job **link = &pool.jobs;
  while (*link != ended) link = &(*link)->following;
  *link = ended->following;
  pool.active--;
  pool.wanted -= ended->wanted;
  unlock();
  for (int spin = 0; atomic_load(&ended->working) > 0; spin++) {
    if (spin < spins_before_sleep) relax();
    else sched_yield();
  }
}

void ck_parallel(int threads, int count, ck_task task, void *context) {
  int wanted = threads < count ? threads - 1 : count - 1;
  if (wanted > max_workers) wanted = max_workers;
  if (wanted <= 0) {
    for (int i = 0; i < count; i++) task(context, i, 0);
    return;
  }
  job job = {.task = task, .context = context, .count = count, .wanted = wanted};
  begin(&job);
  take_tasks(&job, 0);
  end(&job);
}
