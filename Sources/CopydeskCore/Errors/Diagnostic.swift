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

/// The word among `candidates` that `word` was probably meant to be: the nearest by Levenshtein distance, up to a third of its length.
public func nearestSpelling(of word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let scored = candidates.map { ($0, distance(Array(word.lowercased().utf8), Array($0.lowercased().utf8))) }
  return scored.filter { $0.1 <= limit }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
      diagonal = above
    }
  }
  return row[b.count]
}
