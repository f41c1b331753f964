import Subprocess

/// A program's standard output, line by line.
struct ReplyLines {
  private var pieces: SubprocessOutputSequence.AsyncIterator
  private var unread: [UInt8] = []
  /// Where in `unread` the next line begins, and how far it was searched for its end.
  private var start = 0
  private var searched = 0
  private let limit: Int

  init(_ output: SubprocessOutputSequence, limit: Int) {
    pieces = output.makeAsyncIterator()
    self.limit = limit
  }

  /// A line longer than the limit.
  struct TooLong: Error {}

  /// The next line that isn't blank, without its end; nil at the end of the output.
  mutating func next() async throws -> [UInt8]? {
    while true {
      if let end = unread[searched...].firstIndex(of: 0x0A) {
        var line = unread[start..<end]
        (start, searched) = (end + 1, end + 1)
        guard line.count <= limit else { throw TooLong() }
        if line.last == 0x0D { line.removeLast() }
        if !line.isEmpty { return Array(line) }
        continue
      }
      unread.removeFirst(start)
      (start, searched) = (0, unread.count)
      guard unread.count <= limit else { throw TooLong() }
      guard let piece = try await pieces.next() else {
        defer { (unread, searched) = ([], 0) }
        return unread.isEmpty ? nil : unread
      }
      piece.withUnsafeBytes { unread.append(contentsOf: $0) }
    }
  }
}
