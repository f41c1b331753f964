import CopydeskCore
import CopydeskText

/// Capital letters of a text.
enum Capitals: Layer {
  typealias Value = [TextRange]
  static let name = "capitals"

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

  static func settle(_ value: inout [TextRange]) { value.removeAll(where: \.isEmpty) }
}

/// A document for each line; a line that starts with `!` can't be read.
struct ReadLines: ReaderStage {
  static let spec = StageSpec<NoOptions>(name: "toy.read", summary: "Reads lines.", writes: [Parts.Text.self])
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}

  func read(_ input: Input, emit: (Item) throws -> Void) throws {
    let bytes = try ByteSource(input.content).readAll()
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      var source = Source()
      source.uri = input.uri
      source.item = index
      if line.first == UInt8(ascii: "!") {
        try emit(
          .rejection(Rejection(source: source, stage: "toy.read", error: StageError(.malformed, "It starts badly."))))
      } else {
        try emit(.document(Document(id: "\(input.uri)#\(index)", source: source, text: Array(line))))
      }
    }
  }
}

/// Marks capital letters; drops or refuses documents when told to.
struct MarkCapitals: DocumentStage {
  enum Order: String, OptionChoice { case forward, backward }

  struct Options: StageOptions {
    var most = 100
    var share = 0.5
    var order = Order.forward
    var drops: String?
    var fails: [String] = []
    init() {}
  }

  static let spec = StageSpec<Options>(
    name: "toy.mark-capitals", summary: "Marks capital letters.", needs: [Parts.Text.self], writes: [Capitals.self],
    options: [
      .option("most", \.most, 1...100, "How many."), .option("share", \.share, 0.0...1.0, "A share."),
      .option("order", \.order, "An order."), .option("drops", \.drops, "A word that drops a document."),
      .option("fails", \.fails, "Words that fail."),
    ], aliases: ["toy.capitals"])

  let options: Options
  init(options: Options, environment: StageEnvironment) throws(StageError) {
    if options.most == 13 { throw StageError(.options, "Thirteen is not allowed.") }
    self.options = options
  }

  func process(_ document: inout Document) throws(StageError) {
    let text = String(decoding: document.text, as: UTF8.self)
    if let word = options.drops, text.contains(word) { return document.drop(stage: "toy.mark-capitals", why: word) }
    if options.fails.contains(where: text.contains) { throw StageError("toy", "A word that fails.") }
    let found = document.text.indices.filter { document.text[$0] &- 0x41 < 26 }.map { TextRange($0, $0 + 1) }
    document[Capitals.self] = Array(found.prefix(options.most))
  }
}

/// Needs what `MarkCapitals` writes.
struct CountCapitals: DocumentStage {
  static let spec = StageSpec<NoOptions>(
    name: "toy.count-capitals", summary: "Counts capital letters.", needs: [Capitals.self])
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  func process(_ document: inout Document) throws(StageError) {
    document.find("toy.count-capitals", "count", "\(document[Capitals.self]?.count ?? 0)")
  }
}

/// Holds documents back until the end where they hold a word; says how many came before each.
struct HoldBack: CorpusStage {
  struct Options: StageOptions {
    var word = "hold"
    init() {}
  }

  static let spec = StageSpec<Options>(
    name: "toy.hold-back", summary: "Holds back.", options: [.option("word", \.word, "The word.")])
  let word: String
  init(options: Options, environment: StageEnvironment) throws(StageError) { word = options.word }
  func begin() throws(StageError) -> Session { Session(word: word) }

  final class Session: SequentialSession {
    private let word: String
    private var held: [Document] = []
    private var count = 0
    init(word: String) { self.word = word }

    func accept(_ document: Document) throws(StageError) -> Document? {
      var document = document
      document.find("toy.hold-back", "before", "\(count)")
      count += 1
      let text = String(decoding: document.text, as: UTF8.self)
      if text.contains("explode") { throw StageError("toy", "It explodes.") }
      guard text.contains(word) else { return document }
      held.append(document)
      return nil
    }

    func next() throws(StageError) -> Document? {
      if word == "never ends" { throw StageError(.io, "The index can't be read.") }
      return held.isEmpty ? nil : held.removeFirst()
    }
  }
}

/// Numbers documents; where it stands can be kept.
struct Number: CorpusStage {
  static let spec = StageSpec<NoOptions>(name: "toy.number", summary: "Numbers.")
  init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  func begin() throws(StageError) -> Session { Session(0) }
  func begin(after checkpoint: String) throws(StageError) -> Session { Session(Int(checkpoint) ?? -1) }

  final class Session: SequentialSession {
    private var count: Int
    init(_ count: Int) { self.count = count }

    func accept(_ document: Document) throws(StageError) -> Document? {
      var document = document
      document.find("toy.number", "number", "\(count)")
      count += 1
      return document
    }

    func next() throws(StageError) -> Document? { nil }
    func checkpoint() throws(StageError) -> String? { "\(count)" }
  }
}

let toys = StageRegistry([ReadLines.self, MarkCapitals.self, CountCapitals.self, HoldBack.self, Number.self])

/// The plan of a pipeline given as text.
func plan(
  _ json: String, overrides: [String] = [], variables: [String: String] = [:], files: [String: String] = [:]
) throws(PlanError) -> Plan {
  var diagnostics: [Diagnostic] = []
  let source = PipelineSource(Array(json.utf8), file: "p.json", diagnostics: &diagnostics) { name, _ in
    guard let text = files[name] else { throw StageError(.io, "no such file") }
    return (Array(text.utf8), name)
  }
  return try Plan(
    source, registry: toys, overrides: overrides.compactMap { Plan.Override($0) }, variables: variables,
    diagnostics: diagnostics)
}

/// All that is wrong with a pipeline, a line each.
func problems(
  _ json: String, overrides: [String] = [], variables: [String: String] = [:], files: [String: String] = [:]
) -> [String] {
  do throws(PlanError) {
    _ = try plan(json, overrides: overrides, variables: variables, files: files)
    return []
  } catch {
    return error.diagnostics.map(\.description)
  }
}

/// A chain of stages as a pipeline.
func chain(_ stages: String) -> String { "{\"name\": \"toy\", \"stages\": [\(stages)]}" }
