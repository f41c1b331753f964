import CopydeskCore
import CopydeskText

/// A friendly or unfriendly word.
public enum Tone: Layer {
  public typealias Value = [(range: TextRange, score: Int)]
  public static let name = "acme.tone"
  public static func write(_ value: Value, to record: inout RecordWriter) {
    record.array(value) { record, tone in
      record.object { record in
        record.membersWithText(tone.range)
        record.json.member("score", tone.score)
      }
    }
  }
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> Value {
    var value: Value = []
    for tone in json.elements { value.append((try record.range(tone), tone["score"]?.int ?? 0)) }
    return value
  }
  public static func visit(_ value: inout Value, _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index].range) }
  }
}

/// Marks words that sound friendly or unfriendly.
public struct ScoreTone: DocumentStage {
  public static let spec = StageSpec<NoOptions>(
    name: "acme.score-tone", summary: "Marks words that sound friendly or unfriendly.", needs: [Parts.Text.self],
    writes: [Tone.self], examples: [Example("A ⟦good⟧ day, no ⟦bad⟧ news."), Example("Rain.")])
  private let scores = ["good": 1, "fair": 1, "bad": -1, "grim": -1]
  public init(options: NoOptions, environment: StageEnvironment) throws(StageError) {}
  public func process(_ document: inout Document) throws(StageError) {
    let words = document.tokens()?.map(\.range) ?? []
    document[Tone.self] = words.compactMap { word in scores[document.string(word)].map { (word, $0) } }
  }
}
