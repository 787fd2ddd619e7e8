import CDuktape
import Foundation

/// A JavaScript interpreter that can reach nothing outside itself: no files, no network, no clock.
///
/// This is the only file that knows Duktape. Scripts and strings are copied in, strings are copied out. A
/// call that wants more memory than it is granted is stopped. Allocation measures its work, too: Debian's
/// Duktape is built without a timeout, and no program of interest runs long without allocating.
final class ScriptEngine {
  /// Why a script gave no answer.
  enum Failure: Error, Hashable {
    /// The script threw this.
    case exception(String)
    /// It wanted more memory or more work than it was granted. The engine is not to be used again.
    case exhausted
    /// There was no memory for an engine at all.
    case unavailable
  }

  /// What one call may use.
  struct Allowance {
    /// Bytes that it may hold at once.
    var memory: Int
    /// Bytes that it may ask for in sum.
    var work: Int
  }

  /// What happens when a call wants more than it was granted.
  enum Exhaustion {
    /// It throws, once the script has come to terms with it.
    case throwing
    /// The process ends at once, without a word: it is there for nothing else.
    case endingProcess
  }

  private let context: OpaquePointer
  private let account: UnsafeMutablePointer<AllocationAccount>

  /// The bytes that the last call asked for in sum.
  private(set) var work = 0

  init(atExhaustion: Exhaustion) throws(Failure) {
    account = .allocate(capacity: 1)
    account.initialize(to: AllocationAccount(endsProcess: atExhaustion == .endingProcess))
    let heap = duk_create_heap(
      { account, size in AllocationAccount.allocate(account, size) },
      { account, block, size in AllocationAccount.reallocate(account, block, size) },
      { account, block in AllocationAccount.release(account, block) },
      UnsafeMutableRawPointer(account), nil)
    guard let heap else {
      account.deallocate()
      throw .unavailable
    }
    context = heap
  }

  deinit {
    account.pointee.allow(nil)
    duk_destroy_heap(context)
    account.deallocate()
  }

  /// Runs a program for what it defines.
  func load(_ program: [UInt8], within allowance: Allowance) throws(Failure) {
    account.pointee.allow(allowance)
    let flags = UInt32(
      DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NOFILENAME)
    let code = program.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { duk_eval_raw(context, $0.baseAddress, $0.count, flags) }
    }
    _ = try result(code)
  }

  /// Calls a global function with strings and gives the string that it returns.
  func call(_ function: String, _ arguments: [String], within allowance: Allowance) throws(Failure) -> String
  {
    let name = Array(function.utf8CString)
    _ = name.withUnsafeBufferPointer { duk_get_global_lstring(context, $0.baseAddress, $0.count - 1) }
    for argument in arguments {
      let bytes = Self.encode(argument)
      _ = bytes.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { duk_push_lstring(context, $0.baseAddress, $0.count) }
      }
    }
    account.pointee.allow(allowance)
    return try result(duk_pcall(context, Int32(arguments.count)))
  }

  /// Takes the answer, or what was thrown, off the stack.
  private func result(_ code: Int32) throws(Failure) -> String {
    let isExhausted = account.pointee.isExhausted
    work = account.pointee.asked
    account.pointee.allow(nil)
    defer { duk_pop(context) }
    guard !isExhausted else { throw .exhausted }
    var count = 0
    guard let characters = duk_safe_to_lstring(context, -1, &count) else { return "" }
    let text = UnsafeBufferPointer(start: characters, count: count).withMemoryRebound(to: UInt8.self) {
      Self.decode($0)
    }
    guard code == DUK_EXEC_SUCCESS else { throw .exception(text) }
    return text
  }

  /// JavaScript strings are UTF-16; Duktape keeps each unit as up to three bytes of its own (CESU-8).
  private static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for unit in text.utf16 {
      switch unit {
      case 0..<0x80: bytes.append(UInt8(unit))
      case 0x80..<0x800:
        bytes.append(0xC0 | UInt8(unit >> 6))
        bytes.append(0x80 | UInt8(unit & 0x3F))
      default:
        bytes.append(0xE0 | UInt8(unit >> 12))
        bytes.append(0x80 | UInt8(unit >> 6 & 0x3F))
        bytes.append(0x80 | UInt8(unit & 0x3F))
      }
    }
    return bytes
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let first = UInt16(bytes[index])
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3
      guard index + length <= bytes.count else { break }
      switch length {
      case 1: units.append(first)
      case 2: units.append((first & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F))
      default:
        units.append(
          (first & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F))
      }
      index += length
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// Counts what an engine holds and has asked for, and refuses what goes beyond its allowance.
///
/// Each block carries its size in front of it, so that it can be taken off the account when it is freed.
private struct AllocationAccount {
  private var held = 0
  private(set) var asked = 0
  private var allowance: ScriptEngine.Allowance?
  private(set) var isExhausted = false
  private let endsProcess: Bool

  init(endsProcess: Bool) { self.endsProcess = endsProcess }

  private static let header = 16

  /// Starts a new count; nil grants everything, which is for what cannot be interrupted.
  mutating func allow(_ allowance: ScriptEngine.Allowance?) {
    self.allowance = allowance
    asked = 0
    isExhausted = false
  }

  private mutating func grants(_ size: Int, beyond old: Int) -> Bool {
    // Duktape relies on it that a block can always be made smaller, and dies where it can't.
    guard let allowance, size > old else { return true }
    asked += size
    if asked > allowance.work || held - old + size > allowance.memory { isExhausted = true }
    if isExhausted, endsProcess { _exit(1) }
    return !isExhausted
  }

  static func allocate(_ account: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    reallocate(account, nil, size)
  }

  static func reallocate(
    _ account: UnsafeMutableRawPointer?, _ block: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    guard let account = account?.assumingMemoryBound(to: AllocationAccount.self) else { return nil }
    guard size > 0 else {
      release(account, block)
      return nil
    }
    let start = block.map { $0 - header }
    let old = start?.load(as: Int.self) ?? 0
    guard account.pointee.grants(size, beyond: old), let moved = realloc(start, size + header) else {
      return nil
    }
    moved.storeBytes(of: size, as: Int.self)
    account.pointee.held += size - old
    return moved + header
  }

  static func release(_ account: UnsafeMutableRawPointer?, _ block: UnsafeMutableRawPointer?) {
    guard let account = account?.assumingMemoryBound(to: AllocationAccount.self), let block else { return }
    let start = block - header
    account.pointee.held -= start.load(as: Int.self)
    free(start)
  }
}
