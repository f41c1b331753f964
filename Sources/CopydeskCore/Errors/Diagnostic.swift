/// Something wrong with a pipeline file: what, where, and what was probably meant.
public struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
  /// The file, or `--set`.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column in code points, from 1.
  public var column: Int
  /// JSON path, such as `$.stages[2].options.threshold`.
  public var path: String
  /// One sentence.
  public var message: String

  /// A diagnostic.
  public init(file: String, line: Int, column: Int, path: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  /// `file:line:column: message (path)`, as compilers print it.
  public var description: String { "\(file):\(line):\(column): \(message) (\(path))" }
}

/// All that is wrong with a pipeline, found before any input is read.
public struct PlanError: Error, Sendable, CustomStringConvertible {
  /// In order of files and positions.
  public var diagnostics: [Diagnostic]

  /// An error with at least one diagnostic.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One diagnostic a line.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// The word among `candidates` that `word` was probably meant to be: the nearest by edits, up to a third of its length.
public func nearestSpelling(of word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let scored = candidates.map { ($0, distance(Array(word.lowercased().utf8), Array($0.lowercased().utf8))) }
  return scored.filter { $0.1 <= limit }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Levenshtein distance in which two neighbours that changed places count once (optimal string alignment).
private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var row = Array(0...b.count)
  for i in a.indices {
    var next = [i + 1]
    for j in b.indices {
      var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
      next.append(best)
    }
    (before, row) = (row, next)
  }
  return row[b.count]
}
