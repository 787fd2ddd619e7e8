import Notebook

/// What a sweep has given to a cluster: in a small file of its folder, so that who starts the sweep again takes it up, and
/// so that a task knows what is its share.
struct ClusterRecord: Codable, Sendable {
  /// One job array.
  struct Batch: Codable, Sendable {
    /// By which the scheduler finds it.
    var name: String
    /// Its number; nil while it is not known whether it was submitted.
    var job: String?
    /// The combinations of each task, by number.
    var tasks: [[Int]]
  }

  /// What the sweep is told from others by.
  var sweep: Digest
  /// About how long one combination takes, in seconds.
  var seconds: Double
  /// In the order in which they were submitted.
  var batches: [Batch] = []

  /// How often a combination was given to the cluster.
  func attempts(of index: Int) -> Int {
    batches.count { batch in batch.tasks.contains { $0.contains(index) } }
  }

  /// The numbers of all jobs.
  var jobs: [String] { batches.compactMap(\.job) }
}
