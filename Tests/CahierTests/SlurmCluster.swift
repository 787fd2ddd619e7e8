import Foundation
import TestSupport

/// A Slurm of two nodes on this machine, in a folder of its own: a controller, two daemons, and the munge that they know
/// each other by. Everything listens on the loopback only, and ends with the test.
final class SlurmCluster {
  /// Where it keeps its state and its words.
  let folder: TemporaryFolder
  private var daemons: [String: pid_t] = [:]

  static let nodes = ["n1", "n2"]

  /// What its commands find it by.
  var environment: [String: String] { ["SLURM_CONF": folder.url.appending(path: "slurm.conf").path] }

  /// - Throws: `MissingProgram` without the Debian packages of `make test`; `Problem` where it does not come up.
  init() throws {
    folder = try TemporaryFolder()
    let path = folder.url.path
    // It signs with a key that only it can read, in a folder that nobody else may change.
    let key = folder.url.appending(path: "munge.key")
    var generator = SystemRandomNumberGenerator()
    try Data((0..<1024).map { _ in UInt8.random(in: .min ... .max, using: &generator) }).write(to: key)
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: key.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "state"), withIntermediateDirectories: true)
    try folder.write(try Self.configuration(in: path), to: "slurm.conf")
    try start(
      "munged", "/usr/sbin/munged",
      [
        "--foreground", "--force", "--key-file=\(key.path)", "--socket=\(path)/munge.socket",
        "--pid-file=\(path)/munged.pid", "--log-file=\(path)/munged.log", "--seed-file=\(path)/munge.seed",
      ])
    try start("slurmctld", "/usr/sbin/slurmctld", ["-D", "-c"])
    for node in Self.nodes { try startNode(node) }
    try wait("the nodes are idle") {
      try self.run("sinfo", ["-h", "-N", "-o", "%T"]).output.split(separator: "\n") == ["idle", "idle"]
    }
  }

  deinit {
    _ = try? run("scancel", ["--me"])
    for name in Self.nodes + ["slurmctld", "munged"] { stop(name) }
  }

  /// What did not come to pass in time.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  private static func configuration(in path: String) throws -> String {
    let host = ProcessInfo.processInfo.hostName.prefix { $0 != "." }
    let user = NSUserName()
    let ports = try freePorts(3)
    return """
      ClusterName=cahier
      MaxArraySize=7
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmctldPort=\(ports[0])
      CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
      SlurmUser=\(user)
      SlurmdUser=\(user)
      AuthType=auth/munge
      AuthInfo=socket=\(path)/munge.socket
      StateSaveLocation=\(path)/state
      SlurmdSpoolDir=\(path)/spool-%n
      SlurmctldPidFile=\(path)/slurmctld.pid
      SlurmdPidFile=\(path)/%n.pid
      SlurmctldLogFile=\(path)/slurmctld.log
      SlurmdLogFile=\(path)/%n.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      SlurmdParameters=config_overrides
      ReturnToService=2
      KillWait=1
      NodeName=n1 NodeHostname=\(host) NodeAddr=127.0.0.1 Port=\(ports[1]) CPUs=2
      NodeName=n2 NodeHostname=\(host) NodeAddr=127.0.0.1 Port=\(ports[2]) CPUs=2
      PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP

      """
  }

  /// Ports of the loopback that nobody listens on, each another one.
  private static func freePorts(_ count: Int) throws -> [Int] {
    let script = """
      import socket
      ends = [socket.socket() for _ in range(\(count))]
      for end in ends:
          end.bind(("127.0.0.1", 0))
      print(*[end.getsockname()[1] for end in ends])
      """
    let printed = try ExternalProgram.python.run(["-c", script])
    let ports = printed.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard ports.count == count else { throw Problem(description: "no free ports: \(printed.error)") }
    return ports
  }

  // MARK: - Daemons

  func startNode(_ node: String) throws {
    try start(node, "/usr/sbin/slurmd", ["-D", "-N", node])
  }

  private func start(_ name: String, _ program: String, _ arguments: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Problem(description: "\(program) is missing: run `make test`, which installs what tests need")
    }
    // Not Foundation's `Process`: a daemon closes what it inherits, and Foundation takes that for its end, for which it
    // waits on the one thread that all other processes need.
    let started = try ExternalProgram.python.run(
      ["-c", Self.launch, String(getpid()), program] + arguments, environment: environment)
    guard let process = pid_t(started.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Problem(description: "\(program) does not start: \(started.error)")
    }
    daemons[name] = process
    if name == "munged" {
      try wait("munged answers") {
        FileManager.default.fileExists(atPath: self.folder.url.appending(path: "munge.socket").path)
      }
    }
  }

  /// Starts a command in a session of its own without anything that it could inherit, prints its number, and leaves
  /// somebody behind who ends it when the process of the first argument is gone.
  private static let launch = """
    import os, subprocess, sys, time
    nothing = subprocess.DEVNULL
    daemon = subprocess.Popen(
        sys.argv[2:], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    print(daemon.pid, flush=True)
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    os.closerange(0, 1024)
    def is_alive():
        try:
            with open(f"/proc/{sys.argv[1]}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            return False
    while is_alive():
        time.sleep(1)
    os.kill(daemon.pid, 9)
    """

  /// Ends a daemon, and waits until it is gone; the tasks of a node go on.
  func stop(_ name: String) {
    guard let process = daemons.removeValue(forKey: name) else { return }
    kill(process, SIGTERM)
    for _ in 0..<200 where isAlive(process) { usleep(50_000) }
    kill(process, SIGKILL)
  }

  /// Whether a process is there and not only waiting to be buried.
  private func isAlive(_ process: pid_t) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return text.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  // MARK: - Commands

  /// Runs one of Slurm's commands.
  func run(_ command: String, _ arguments: [String]) throws -> ExternalProgram.Outcome {
    try ExternalProgram(URL(filePath: "/usr/bin/\(command)")).run(arguments, environment: environment)
  }

  /// Waits until something is so.
  func wait(_ what: String, seconds: Int = 300, until isSo: () throws -> Bool) throws {
    for _ in 0..<seconds * 20 {
      if try isSo() { return }
      usleep(50_000)
    }
    throw Problem(description: "waited in vain until \(what)")
  }
}
