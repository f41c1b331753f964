public import CopydeskText

/// The temporal expressions, in order.
public enum Timexes: Layer {
  /// In order; `alternatives` and anchors are indexes into it.
  public typealias Value = [Timex]
  /// Member of the record.
  public static let name = "timexes"

  /// Writes an object for each.
  public static func write(_ value: [Timex], to record: inout RecordWriter) {
    record.array(value) { record, timex in record.object { write(timex, to: &$0) } }
  }

  private static func write(_ timex: Timex, to record: inout RecordWriter) {
    record.membersWithText(timex.range)
    record.json.member("type", timex.type.rawValue)
    record.json.member("value", timex.value)
    record.json.member("mod", timex.mod)
    record.json.member("quant", timex.quant)
    record.json.member("freq", timex.freq)
    record.json.member("edtf", timex.edtf)
    record.json.member("grain", timex.grain?.rawValue)
    if let interval = timex.interval { record.json.member("interval", [interval.start, interval.end]) }
    record.json.member("anchor", timex.anchor.description)
    if !timex.alternatives.isEmpty {
      record.json.key("alternatives")
      record.array(timex.alternatives) { $0.json.int($1) }
    }
    record.json.member("why", timex.why)
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [Timex] {
    var timexes: [Timex] = []
    for element in json.elements { timexes.append(try timex(element, record)) }
    return timexes
  }

  private static func timex(_ json: JSONView, _ record: RecordReader) throws(RecordError) -> Timex {
    var timex = Timex(
      range: try record.range(json), type: try record.word(json["type"], Timex.Kind.self, in: json),
      value: try record.string(json["value"], "value", in: json), why: json["why"]?.string ?? "")
    timex.mod = json["mod"]?.string
    timex.quant = json["quant"]?.string
    timex.freq = json["freq"]?.string
    timex.edtf = json["edtf"]?.string
    timex.grain = json["grain"]?.string.flatMap(Timex.Grain.init(rawValue:))
    let ends = json["interval"]?.elements.compactMap(\.string) ?? []
    if ends.count == 2 { timex.interval = .init(start: ends[0], end: ends[1]) }
    timex.anchor = json["anchor"]?.string.flatMap(Timex.Anchor.init) ?? .none
    timex.alternatives = json["alternatives"]?.elements.compactMap(\.int) ?? []
    return timex
  }

  /// Shows each expression's range.
  public static func visit(_ value: inout [Timex], _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index].range) }
  }
}

extension Timex.Anchor: LosslessStringConvertible {
  /// `none`, `published`, `dateline` or `timex:4`.
  public var description: String {
    switch self {
    case .none: "none"
    case .published: "published"
    case .dateline: "dateline"
    case .timex(let index): "timex:\(index)"
    }
  }

  /// Reads a description.
  public init?(_ description: String) {
    switch description {
    case "none": self = .none
    case "published": self = .published
    case "dateline": self = .dateline
    default:
      guard description.hasPrefix("timex:"), let index = Int(description.dropFirst(6)) else { return nil }
      self = .timex(index)
    }
  }
}
