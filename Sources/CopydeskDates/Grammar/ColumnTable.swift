/// Which words and numbers patterns can tell apart, while the grammar is built.
struct ColumnTable {
  let vocabulary: Vocabulary
  /// A bit for each symbol, from the lowest symbol on; beyond 128 columns some share one.
  private(set) var columns: [UInt128] = []
  /// The columns of the words that a number in words may go on with.
  private(set) var numberColumns: UInt128 = 0
  private let numberClasses: UInt128
  private var columnsOfElements: [PatternElement: UInt128] = [:]

  init(_ tries: [PatternTrie], _ vocabulary: Vocabulary, numberClasses: UInt128) {
    self.vocabulary = vocabulary
    self.numberClasses = numberClasses
    var literals: Set<Int> = []
    for node in tries.flatMap(\.nodes) {
      for case .literal(let word) in node.edges.map(\.element) { literals.insert(word) }
    }
    var known: [Signature: Int] = [:]
    for symbol in TokenView.symbols(of: vocabulary) {
      guard symbol != Int(TokenView.unknown) else { columns.append(0); continue }
      var signature = Signature(literal: symbol, classes: 0)
      if symbol >= 0 {
        let classes = vocabulary.masks[symbol] | vocabulary.phraseMasks[symbol]
        signature = Signature(literal: literals.contains(symbol) ? symbol : Int.min, classes: classes)
      }
      let column = known[signature] ?? known.count
      known[signature] = column
      columns.append(1 << UInt128(column & 127))
    }
    let further = ["cardinal", "magnitude", "ordinal", "and"].compactMap(vocabulary.classNames.firstIndex)
    for word in vocabulary.words.indices
    where further.contains(where: { vocabulary.masks[word] >> UInt128($0) & 1 != 0 }) {
      numberColumns |= column(word)
    }
    for element in Set(tries.flatMap(\.nodes).flatMap(\.edges).map(\.element)) {
      columnsOfElements[element] = TokenView.symbols(of: vocabulary).reduce(0) {
        begins(element, $1) ? $0 | column($1) : $0
      }
    }
  }

  private struct Signature: Hashable {
    var literal: Int
    var classes: UInt128
  }

  private func column(_ symbol: Int) -> UInt128 { columns[symbol - Int(TokenView.lowestSymbol)] }

  /// The columns of everything that an element takes, as far as its first token goes.
  func columns(of element: PatternElement) -> UInt128 { columnsOfElements[element] ?? 0 }

  /// The columns of the words that may stand second in phrases of a class.
  func phraseColumns(_ symbol: Int, _ kind: Int) -> UInt128 {
    guard symbol >= 0 else { return 0 }
    return vocabulary.words[symbol].phrases.filter { $0.kind == kind }.reduce(0) { columns, phrase in
      phrase.rest.first.flatMap(vocabulary.find).map { columns | column($0) } ?? columns
    }
  }

  /// Whether an element may take a symbol as its first.
  func begins(_ element: PatternElement, _ symbol: Int) -> Bool {
    switch element {
    case .literal(let literal): literal == symbol
    case .wordClass(let kind, _):
      symbol >= 0 && (vocabulary.masks[symbol] | vocabulary.phraseMasks[symbol]) & 1 << UInt128(kind) != 0
    case .reader(let reader, _):
      symbol >= 0 ? vocabulary.masks[symbol] & numberClasses != 0 : reader.takesDigits(Int16(symbol))
    case .expression, .mark: false
    }
  }
}

extension NumberReader {
  /// Whether digits with this symbol may be what is looked for.
  func takesDigits(_ symbol: Int16) -> Bool {
    let isJoined = symbol < TokenView.otherDigits
    let form = isJoined ? symbol + TokenView.joined : symbol
    return switch self {
    case .number: symbol < TokenView.unknown
    case .year: form == TokenView.fourDigits
    case .shortYear, .day, .hour, .minute: form == TokenView.fewDigits
    case .clock: isJoined && form == TokenView.fewDigits
    case .decade: isJoined && form != TokenView.otherDigits
    case .ordinal, .ordinalDay: isJoined
    case .dottedClock: form != TokenView.fewDigits
    case .numericDate: isJoined || form == TokenView.otherDigits
    }
  }
}
