/// Which elements of two lists belong together, in order.
struct Alignment {
  enum Pair: Equatable {
    case both(Int, Int)
    case onlyExpected(Int)
    case onlyActual(Int)
  }

  private(set) var pairs: [Pair] = []

  /// Longest common subsequence by `isSame`; what is left between two matches is paired where it `isLike`.
  init(_ expected: Int, _ actual: Int, isSame: (Int, Int) -> Bool, isLike: (Int, Int) -> Bool) {
    // The same beginning and end need no table.
    var first = 0
    while first < expected, first < actual, isSame(first, first) { first += 1 }
    var last = 0
    while last < expected - first, last < actual - first, isSame(expected - 1 - last, actual - 1 - last) { last += 1 }
    pairs = (0..<first).map { .both($0, $0) }
    align(first..<(expected - last), first..<(actual - last), isSame, isLike)
    pairs += (0..<last).map { .both(expected - last + $0, actual - last + $0) }
  }

  private mutating func align(
    _ a: Range<Int>, _ b: Range<Int>, _ isSame: (Int, Int) -> Bool, _ isLike: (Int, Int) -> Bool
  ) {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        table[i][j] =
          isSame(a.lowerBound + i, b.lowerBound + j)
          ? table[i + 1][j + 1] + 1 : max(table[i + 1][j], table[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    var gap: (expected: [Int], actual: [Int]) = ([], [])
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, isSame(a.lowerBound + i, b.lowerBound + j) {
        close(&gap, isLike)
        pairs.append(.both(a.lowerBound + i, b.lowerBound + j))
        i += 1
        j += 1
      } else if j == b.count || i < a.count && table[i + 1][j] >= table[i][j + 1] {
        gap.expected.append(a.lowerBound + i)
        i += 1
      } else {
        gap.actual.append(b.lowerBound + j)
        j += 1
      }
    }
    close(&gap, isLike)
  }

  private mutating func close(_ gap: inout (expected: [Int], actual: [Int]), _ isLike: (Int, Int) -> Bool) {
    var actual = gap.actual
    for i in gap.expected {
      if let at = actual.firstIndex(where: { isLike(i, $0) }) {
        pairs += actual[..<at].map { .onlyActual($0) }
        pairs.append(.both(i, actual[at]))
        actual.removeFirst(at + 1)
      } else {
        pairs.append(.onlyExpected(i))
      }
    }
    pairs += actual.map { .onlyActual($0) }
    gap = ([], [])
  }
}
