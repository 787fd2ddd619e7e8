#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

enum { max_workers = 255, spins_before_sleep = 4000 };

// One call of ck_parallel, on its caller's stack. The caller takes tasks as soon as it has put the job on the list, and
// waits for nobody to join; when it finds no task left it takes the job off the list, so that nobody joins any more, and
// waits for those who are still at work on one.
typedef struct job {
  ck_task task;
  void *context;
  int count;
  int wanted;          // workers that may join
  int joined;          // workers that have joined so far; guarded by the mutex
  atomic_int next;     // the first task that nobody has taken
  atomic_int working;  // workers that have joined and not left
  struct job *following;
} job;

static struct {
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  job *jobs;             // those under way
  int active;            // how many they are
  int wanted;            // the workers that they want, in sum
  int workers;           // started so far
  int sleeping;          // of them
  _Atomic uint32_t news; // counts the times that there was something for a worker
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

static void take_tasks(job *job, int worker) {
  for (int index; (index = atomic_fetch_add(&job->next, 1)) < job->count;) job->task(job->context, index, worker);
}

// A job that has something to do and wants one more; null where the callers keep every processor busy by themselves: a
// worker would take a task only to wait with it for a processor, and its caller for both.
static job *find_job(void) {
  if (pool.active >= processors()) return 0;
  for (job *job = pool.jobs; job; job = job->following)
    if (job->joined < job->wanted && atomic_load(&job->next) < job->count) return job;
  return 0;
}

// Spins for other news than those seen so far, then sleeps.
static uint32_t await_news(uint32_t seen) {
  for (int spin = 0; spin < spins_before_sleep; spin++) {
    uint32_t news = atomic_load(&pool.news);
    if (news != seen) return news;
    relax();
  }
  pthread_mutex_lock(&pool.mutex);
  pool.sleeping++;
  while (atomic_load(&pool.news) == seen) pthread_cond_wait(&pool.wake, &pool.mutex);
  pool.sleeping--;
  uint32_t news = atomic_load(&pool.news);
  pthread_mutex_unlock(&pool.mutex);
  return news;
}

static void *work(void *unused) {
  (void)unused;
  for (uint32_t seen = 0;;) {
    seen = await_news(seen);
    for (;;) {
      pthread_mutex_lock(&pool.mutex);
      job *job = find_job();
      int worker = job ? ++job->joined : 0;
      if (job) atomic_fetch_add(&job->working, 1);
      pthread_mutex_unlock(&pool.mutex);
      if (!job) break;
      take_tasks(job, worker);
      // The last look at the job: its caller may be gone a moment later.
      atomic_fetch_sub(&job->working, 1);
    }
  }
  return 0;
}

// Starts threads until there are as many as the jobs want, or as the processors have room for.
static void start_workers(int wanted) {
  while (pool.workers < wanted || (pool.workers < pool.wanted && pool.workers < processors() - 1)) {
    pthread_t thread;
    if (pool.workers >= max_workers || pthread_create(&thread, 0, work, 0) != 0) return;
    pthread_detach(thread);
    pool.workers++;
  }
}

// Where a job wants workers, sees to it that there are some, and that they look.
static void call_workers(void) {
  job *job = find_job();
  if (!job) return;
  start_workers(job->wanted);
  atomic_fetch_add(&pool.news, 1);
  if (pool.sleeping > 0) pthread_cond_broadcast(&pool.wake);
}

static void begin(job *job) {
  pthread_mutex_lock(&pool.mutex);
  job->following = pool.jobs;
  pool.jobs = job;
  pool.active++;
  pool.wanted += job->wanted;
  call_workers();
  pthread_mutex_unlock(&pool.mutex);
}

static void end(job *ended) {
  pthread_mutex_lock(&pool.mutex);
  job **link = &pool.jobs;
  while (*link != ended) link = &(*link)->following;
  *link = ended->following;
  pool.active--;
  pool.wanted -= ended->wanted;
  call_workers();  // a processor is free for the jobs that are left
  pthread_mutex_unlock(&pool.mutex);
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
