import CopydeskXML

/// Chooses elements of a page: a small part of the selectors of CSS.
///
/// `article p`, `.story > p.lead`, `#main, [itemprop=articleBody]`, `a[href*="/tag/"]`, `li:first-child`. A value is compared
/// with its case; names of elements and attributes are written in lower case or upper case alike.
struct Selector: Sendable {
  /// The alternatives between commas.
  var alternatives: [[Part]]

  /// What one element must be, and how it lies to the part before.
  struct Part: Sendable {
    /// How it lies to the part before it; of the first part without meaning.
    var relation = Relation.inside
    var tests: [Test] = []
  }

  /// Where an element stands, seen from that of the part before.
  enum Relation: Sendable {
    /// Anywhere inside (a space).
    case inside
    /// Directly inside (`>`).
    case child
  }

  /// One thing that must hold.
  enum Test: Sendable, Equatable {
    case name([UInt8])
    case has(HTMLAttribute)
    case value(HTMLAttribute, Comparison, [UInt8])
    case firstChild
    case lastChild
  }

  /// How a value is compared.
  enum Comparison: String, Sendable, CaseIterable {
    /// It is the value.
    case equal = "="
    /// It is one of the words of the value.
    case word = "~="
    /// The value starts with it.
    case start = "^="
    /// The value ends with it.
    case end = "$="
    /// It stands in the value.
    case inside = "*="
  }

  /// Parts that one alternative may have.
  static let mostParts = 32
}

/// What is wrong with a selector: one sentence without the selector itself.
struct SelectorError: Error, Equatable {
  var message: String
}

extension Selector {
  /// Reads a selector.
  init(_ text: String) throws(SelectorError) {
    var reader = SelectorReader(text)
    alternatives = try reader.alternatives()
  }
}

/// The attributes that pages keep, by name.
enum KeptAttributes {
  /// Their names; one with a colon could not be written in a selector.
  static let names: [String] = attributes.map(\.name)
  private static let attributes = HTMLAttribute.allCases.filter { $0 != .tagName && !$0.name.contains(":") }

  static func attribute(_ name: String) -> HTMLAttribute? { attributes.first { $0.name == name } }
}
