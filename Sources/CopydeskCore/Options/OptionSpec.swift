package import CopydeskText

/// One option, described once by key path: from this come decoding, refusal of what doesn't fit, the schema and the reference page.
public struct OptionSpec<Options: StageOptions>: Sendable {
  /// What doesn't depend on the options' type.
  public let description: OptionDescription
  /// Reads the value into the options; returns what is wrong with it, if anything.
  package let decode: @Sendable (JSONView, inout Options) -> String?
  /// Writes the value that the options hold.
  package let write: @Sendable (Options, inout JSONWriter) -> Void

  /// An option of any type.
  public static func option<Value: OptionValue>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ summary: String
  ) -> OptionSpec { make(name, path, summary, range: nil) { _ in true } }

  /// An option whose value must lie in a range.
  public static func option<Value: OptionValue & Comparable>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ range: ClosedRange<Value>,
    _ summary: String
  ) -> OptionSpec {
    make(name, path, summary, range: (json(range.lowerBound), json(range.upperBound))) { range.contains($0) }
  }

  private static func make<Value: OptionValue>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ summary: String,
    range: (low: String, high: String)?, isInRange: @escaping @Sendable (Value) -> Bool
  ) -> OptionSpec {
    OptionSpec(
      description: OptionDescription(
        name: name, summary: summary, type: Value.optionType, defaultJSON: json(Options()[keyPath: path]),
        low: range?.low, high: range?.high),
      decode: { json, options in
        guard let value = Value.decode(json) else { return wrongType(json, Value.optionType) }
        guard isInRange(value) else { return "must lie between \(range?.low ?? "") and \(range?.high ?? "")" }
        options[keyPath: path] = value
        return nil
      },
      write: { options, json in options[keyPath: path].write(to: &json) })
  }

  private static func json(_ value: some OptionValue) -> String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return writer.text
  }
}

/// An option without the type of its stage.
public struct OptionDescription: Sendable, Equatable {
  /// The key in `options`.
  public let name: String
  /// One line.
  public let summary: String
  /// What the value is.
  public let type: OptionType
  /// The default, as JSON.
  public let defaultJSON: String
  /// The least value allowed, as JSON.
  public let low: String?
  /// The greatest value allowed, as JSON.
  public let high: String?
}

private func wrongType(_ json: JSONView, _ type: OptionType) -> String {
  if case .choice(let names) = type, let word = json.string {
    let near = nearestSpelling(of: word, among: names).map { "; did you mean \"\($0)\"" } ?? ""
    return "must be \(type.words), not \"\(word)\"\(near)"
  }
  return "must be \(type.words), not \(json.kind == .array || json.kind == .object ? "an" : "a") \(json.kind.rawValue)"
}
