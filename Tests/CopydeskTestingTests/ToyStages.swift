import CopydeskCore
import CopydeskText

/// A layer of a stranger: where a text shouts.
enum Shouts: Layer {
  typealias Value = [TextRange]
  static let name = "shouts"

  static func write(_ value: [TextRange], to record: inout RecordWriter) {
    record.array(value) { record, range in record.object { $0.membersWithText(range) } }
  }

  static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [TextRange] {
    var ranges: [TextRange] = []
    for element in json.elements { ranges.append(try record.range(element)) }
    return ranges
  }

  static func visit(_ value: inout [TextRange], _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index]) }
  }
}

/// What a toy stage does wrong; `nothing` in the sound one.
enum Fault: Sendable { case nothing, cutsScalars, keepsStale, forgetsState, touchesTitle, outOfText, wrongExample }

protocol FaultyKind: Sendable { static var fault: Fault { get } }

/// Finds runs of two or more exclamation marks, and does one thing wrong where it is told to.
struct FindShouts<Kind: FaultyKind>: DocumentStage {
  struct Options: StageOptions {
    var least = 2
    init() {}
  }

  static var spec: StageSpec<Options> {
    StageSpec(
      name: "toy.find-shouts", summary: "Finds runs of exclamation marks.", needs: [Parts.Text.self],
      writes: [Shouts.self],
      options: [.option("least", \.least, 1...9, "How many marks make a shout.")],
      examples: [
        Example(Kind.fault == .wrongExample ? "⟦No!⟧!" : "No⟦!!⟧ Never!"), Example("Calm."),
        Example("Oh⟦!⟧", options: #"{"least": 1}"#),
      ])
  }

  private let least: Int
  init(options: Options, environment: StageEnvironment) throws(StageError) { least = options.least }

  func process(_ document: inout Document) throws(StageError) {
    if Kind.fault == .keepsStale, document[Shouts.self] != nil { return }
    if Kind.fault == .touchesTitle { document.metadata.title = "Mine" }
    var ranges: [TextRange] = []
    for (index, byte) in document.text.enumerated() where byte == UInt8(ascii: "!") {
      if let last = ranges.last, last.end == index {
        ranges[ranges.count - 1].end += 1
      } else {
        ranges.append(TextRange(index, index + 1))
      }
    }
    ranges.removeAll { $0.count < least }
    if Kind.fault == .outOfText { ranges.append(TextRange(document.text.count, document.text.count + 1)) }
    if Kind.fault == .cutsScalars, let cut = document.text.firstIndex(where: { $0 & 0xC0 == 0x80 }) {
      ranges = [TextRange(cut, cut)]
    }
    if Kind.fault == .forgetsState { ranges = Bool.random() ? [] : [TextRange(0, 0)] }
    document[Shouts.self] = ranges
  }
}

enum Sound: FaultyKind { static let fault = Fault.nothing }
enum CutsScalars: FaultyKind { static let fault = Fault.cutsScalars }
enum KeepsStale: FaultyKind { static let fault = Fault.keepsStale }
enum Random: FaultyKind { static let fault = Fault.forgetsState }
enum TouchesTitle: FaultyKind { static let fault = Fault.touchesTitle }
enum OutOfText: FaultyKind { static let fault = Fault.outOfText }
enum WrongExample: FaultyKind { static let fault = Fault.wrongExample }

/// Loses every second document.
struct LoseDocuments: CorpusStage {
  static let spec = StageSpec<NoOptions>(name: "toy.lose-documents", summary: "Loses every second document.")
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  func begin() throws(StageError) -> Losing { Losing() }

  final class Losing: SequentialSession {
    private var count = 0
    func accept(_ document: Document) throws(StageError) -> Document? {
      count += 1
      return count % 2 == 0 ? nil : document
    }
    func next() throws(StageError) -> Document? { nil }
  }
}

/// Takes time that grows with the square of the text.
struct CompareAllWithAll: DocumentStage {
  static let spec = StageSpec<NoOptions>(name: "toy.compare-all", summary: "Compares every byte with every other.")
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  func process(_ document: inout Document) throws(StageError) {
    var equal = 0
    document.text.withUnsafeBufferPointer { bytes in
      for a in bytes { for b in bytes where a == b { equal &+= 1 } }
    }
    document.find(Self.spec.name, "compared", "\(equal) pairs are alike.")
  }
}

/// A reader that goes on after it was told to stop.
struct ReadWords: ReaderStage {
  static let spec = StageSpec<NoOptions>(
    name: "toy.read-words", summary: "Makes a document of each word.", writes: [Parts.Text.self])
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  func read(_ input: Input, emit: (Item) throws -> Void) throws {
    let bytes = try ByteSource(input.content).readAll()
    for (index, word) in bytes.split(separator: 0x20).enumerated() {
      let text = Array(String(decoding: word, as: UTF8.self).utf8)
      try? emit(.document(Document(id: "\(input.uri)#\(index)", text: text)))
    }
  }
}
