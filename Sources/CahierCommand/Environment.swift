import Foundation

/// The environment variables that the command reads; the others are named in the documentation's page on them.
enum Environment {
  /// How often long steps save their state, in seconds: for tests, which have no time to wait for two seconds to pass
  /// many times over.
  static var checkpointInterval: Duration? {
    ProcessInfo.processInfo.environment["CAHIER_CHECKPOINT_INTERVAL"].flatMap(Double.init).map {
      .seconds($0)
    }
  }

  /// How long a task of a sweep on a cluster is to take, in seconds: for tests, whose combinations take milliseconds.
  static var taskSeconds: Double {
    ProcessInfo.processInfo.environment["CAHIER_TASK_SECONDS"].flatMap(Double.init) ?? 60
  }

  /// The number of this task in a job array of Slurm, and of the processors that it has (sbatch(1), *Output environment
  /// variables*); nil outside of one.
  static var slurmTask: (number: Int, processors: Int)? {
    let environment = ProcessInfo.processInfo.environment
    guard let number = environment["SLURM_ARRAY_TASK_ID"].flatMap(Int.init) else { return nil }
    return (number, max(1, environment["SLURM_CPUS_ON_NODE"].flatMap(Int.init) ?? 1))
  }
}
