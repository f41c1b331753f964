import CLibxml2DOM
import FoundationEssentials

/// Memory of this process as Linux counts it; everything is 0 elsewhere.
enum Memory {
  /// Bytes that `body` needed at its height beyond what was held before.
  static func peak(_ body: () throws -> Void) rethrows -> Int {
    benchmark_trim_memory()
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    let before = value(of: "VmRSS:")
    try body()
    return max(0, value(of: "VmHWM:") - before)
  }

  /// Bytes held now, after what is free was given back.
  static var held: Int {
    benchmark_trim_memory()
    return value(of: "VmRSS:")
  }

  private static func value(of name: String) -> Int {
    guard let status = try? Data(contentsOf: URL(filePath: "/proc/self/status")) else { return 0 }
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n") where line.hasPrefix(name) {
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map {
        $0 * 1024
      } ?? 0
    }
    return 0
  }
}
