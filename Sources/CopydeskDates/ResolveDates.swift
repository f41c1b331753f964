public import CopydeskCore
import CopydeskText

/// Finds expressions of time and says which days they mean.
///
/// Relative ones are read against the dateline's date, else the publication date, else a date in the article's address;
/// with none of them they stay open and the document gets a finding. Nothing reads the clock.
public struct ResolveDates: DocumentStage {
  /// What can be chosen.
  public struct Options: StageOptions {
    /// How `05/04/2018` is read.
    public var dateOrder = DateOrder.auto
    /// Which way expressions look that don't say.
    public var direction = DateDirection.news
    /// The TIMEX3 types that are kept.
    public var types = TimexType.allCases
    /// Whether `now`, `recently` and the like are kept.
    public var vague = true

    /// The defaults.
    public init() {}
  }

  /// What the stage says of itself.
  public static let spec = StageSpec<Options>(
    name: "resolve-dates", summary: "Finds expressions of time and says which days they mean.",
    needs: [Parts.Text.self], uses: [Sentences.self, Blocks.self, Parts.Published.self, Parts.URL.self],
    writes: [Timexes.self, DatelineLayer.self],
    options: [
      .option("dateOrder", \.dateOrder, "How dates in digits are read; auto goes by language, publisher and context."),
      .option("direction", \.direction, "Which way expressions look that don't say: as news does, or always one way."),
      .option("types", \.types, "The TIMEX3 types that are kept."),
      .option("vague", \.vague, "Whether expressions without a date (now, recently, soon) are kept."),
    ],
    examples: [
      Example("He left on ⟦Friday⟧ and returned ⟦a day later⟧.", published: "2018-01-14"),
      Example("The talks are on ⟦September 21⟧ or ⟦23⟧.", published: "2017-09-14"),
      Example("Sales rose ⟦last month⟧.", published: "2018-01-14"),
      Example("It happened ⟦recently⟧."),
      Example("It happened recently.", options: #"{"vague": false}"#),
      Example("She may march in second place."),
    ])

  private let options: Options
  private let types: [Timex.Kind]

  /// Makes the stage.
  public init(options: Options, environment: StageEnvironment) throws(StageError) {
    self.options = options
    types = options.types.map(\.kind)
  }

  /// Writes the expressions, and the dateline where there is one.
  public func process(_ document: inout Document) throws(StageError) {
    document[Timexes.self] = nil
    document[DatelineLayer.self] = nil
    guard let tokens = document.tokens(), let grammar = DateGrammar.language(tokens.lexicon) else {
      document.find(ResolveDates.spec.name, "no-language-data", "There are no dates for the document's language.")
      return
    }
    let desk = DateDesk(grammar: grammar, tokens: tokens, text: document.text)
    var reference = published(document)
    if let (dateline, date) = desk.dateline(in: document[Blocks.self] ?? [], published: reference?.date) {
      document[DatelineLayer.self] = dateline
      if let date, reference.map({ $0.date != date }) ?? true {
        reference = ReferenceTime(date: date, anchor: .dateline)
      }
    }
    let timexes = desk.timexes(
      sentences: document[Sentences.self] ?? [], reference: reference, finder: finder(grammar, document))
    document[Timexes.self] = timexes
    note(timexes, reference, &document)
  }

  private func finder(_ grammar: DateGrammar, _ document: Document) -> DateFinder {
    var finder = DateFinder(grammar: grammar)
    finder.order = options.dateOrder == .auto ? DateOrderGuess.order(of: document.metadata) : options.dateOrder
    finder.direction = options.direction
    finder.types = types
    finder.isVagueFound = options.vague
    return finder
  }

  private func published(_ document: Document) -> ReferenceTime? {
    if let stamp = document.metadata.published, let time = ReferenceTime(iso: stamp.value, anchor: .published) {
      return time
    }
    return document.metadata.url.flatMap(URLDate.date).map { ReferenceTime(date: $0, anchor: .published) }
  }

  private func note(_ timexes: [Timex], _ reference: ReferenceTime?, _ document: inout Document) {
    let stage = ResolveDates.spec.name
    if reference == nil, timexes.contains(where: { $0.anchor == .none && $0.value.utf8.first == UInt8(ascii: "X") }) {
      document.find(stage, "no-reference-date", "Without a publication date relative dates stay open.")
    }
    for index in timexes.indices where timexes[index].why == "date-numeric-ambiguous" {
      let timex = timexes[index]
      document.find(
        stage, "ambiguous-date", "Day and month could be read either way: \(timex.edtf ?? timex.value).",
        range: timex.range)
    }
  }
}

extension DateOrder: OptionChoice {}
extension DateDirection: OptionChoice {}

/// The TIMEX3 types as an option names them.
public enum TimexType: String, OptionChoice, Sendable {
  /// Days and longer.
  case date = "DATE"
  /// Times of day.
  case time = "TIME"
  /// Lengths of time.
  case duration = "DURATION"
  /// What recurs.
  case set = "SET"

  var kind: Timex.Kind {
    switch self {
    case .date: .date
    case .time: .time
    case .duration: .duration
    case .set: .set
    }
  }
}
