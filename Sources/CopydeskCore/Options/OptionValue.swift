public import CopydeskText

/// The options of a stage: a struct whose defaults are its property values.
public protocol StageOptions: Sendable {
  /// All defaults.
  init()
}

/// The options of a stage that has none.
public struct NoOptions: StageOptions {
  /// Nothing.
  public init() {}
}

/// A type that an option may have.
public protocol OptionValue: Sendable {
  /// What the value is, for schemas and reference pages.
  static var optionType: OptionType { get }
  /// The value that JSON holds; nil when it is of another type.
  static func decode(_ json: JSONView) -> Self?
  /// Writes the value as JSON.
  func write(to json: inout JSONWriter)
}

/// An option that is one of several words. Conform an enum of strings with `CaseIterable`; nothing else is needed.
public protocol OptionChoice: OptionValue, RawRepresentable<String>, CaseIterable {}

/// What an option's value is.
public indirect enum OptionType: Sendable, Equatable {
  /// True or false.
  case boolean
  /// A whole number.
  case integer
  /// A number.
  case number
  /// A string.
  case string
  /// One of these strings.
  case choice([String])
  /// An array.
  case list(OptionType)
  /// Something that may be null.
  case optional(OptionType)

  /// A few words for people.
  public var words: String {
    switch self {
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a string"
    case .choice(let names): "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
    case .list(let element): "a list, each \(element.words)"
    case .optional(let wrapped): "\(wrapped.words), or null"
    }
  }
}

extension Bool: OptionValue {
  /// True or false.
  public static var optionType: OptionType { .boolean }
  /// The truth value.
  public static func decode(_ json: JSONView) -> Bool? { json.bool }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.bool(self) }
}

extension Int: OptionValue {
  /// A whole number.
  public static var optionType: OptionType { .integer }
  /// The number.
  public static func decode(_ json: JSONView) -> Int? { json.int }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.int(self) }
}

extension Double: OptionValue {
  /// A number.
  public static var optionType: OptionType { .number }
  /// The number.
  public static func decode(_ json: JSONView) -> Double? { json.double }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.double(self) }
}

extension String: OptionValue {
  /// A string.
  public static var optionType: OptionType { .string }
  /// The string.
  public static func decode(_ json: JSONView) -> String? { json.string }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.string(self) }
}

extension Array: OptionValue where Element: OptionValue {
  /// A list.
  public static var optionType: OptionType { .list(Element.optionType) }
  /// The elements; nil when one is of another type.
  public static func decode(_ json: JSONView) -> [Element]? {
    guard json.kind == .array else { return nil }
    let decoded = json.elements.map(Element.decode)
    return decoded.contains { $0 == nil } ? nil : decoded.compactMap(\.self)
  }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.array { for element in self { element.write(to: &$0) } } }
}

extension Optional: OptionValue where Wrapped: OptionValue {
  /// Something that may be null.
  public static var optionType: OptionType { .optional(Wrapped.optionType) }
  /// The value, or nil inside for null.
  public static func decode(_ json: JSONView) -> Wrapped?? {
    json.isNull ? .some(nil) : Wrapped.decode(json).map { .some($0) }
  }
  /// Writes it.
  public func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}

extension OptionChoice {
  /// One of its cases.
  public static var optionType: OptionType { .choice(allCases.map(\.rawValue)) }
  /// The case.
  public static func decode(_ json: JSONView) -> Self? { json.string.flatMap(Self.init(rawValue:)) }
  /// Writes it.
  public func write(to json: inout JSONWriter) { json.string(rawValue) }
}
