import Foundation

/// What this thread has used of the processors. Other than the time on the clock, it does not grow while other tests and
/// their programs have them: a bound on it is one on the work.
package enum ThreadTime {
  /// So far, in seconds.
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
