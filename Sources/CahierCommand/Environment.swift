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
}
