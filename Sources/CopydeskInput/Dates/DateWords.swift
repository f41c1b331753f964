import CopydeskText

/// A word, number or sign of a stated date.
enum DateToken: Equatable {
  case word(String)
  case number(String)
  case sign(String)

  static func all(in text: String) -> [DateToken] {
    var tokens: [DateToken] = []
    var run = ""
    var isNumber = false
    func close() {
      if !run.isEmpty { tokens.append(isNumber ? .number(run) : .word(run)) }
      run = ""
    }
    for scalar in text.unicodeScalars {
      let digit = digit(scalar)
      let isDigit = digit != nil
      if isDigit || Scalars.isLetter(scalar.value) || scalar == "/" && !isNumber && !run.isEmpty {
        if isDigit != isNumber { close() }
        isNumber = isDigit
        run.unicodeScalars.append(digit ?? scalar)
        // Units of East Asian dates stand without spaces.
        if !isDigit, scalar.value > 0x2E80, DateWords.meaning(of: run)?.unit != nil { close() }
      } else {
        close()
        if ":+-./".unicodeScalars.contains(scalar) { tokens.append(.sign(String(scalar))) }
        if scalar == "\u{2212}" { tokens.append(.sign("-")) }
      }
    }
    close()
    return joiningInitials(tokens)
  }

  /// The ASCII digit for a decimal digit of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return 0x30...0x39 ~= scalar.value ? scalar : nil }
    guard Scalars.isDigit(scalar.value), let value = scalar.properties.numericValue else { return nil }
    return Unicode.Scalar(0x30 + UInt8(value))
  }

  /// `p.m.` is one word.
  private static func joiningInitials(_ tokens: [DateToken]) -> [DateToken] {
    var joined: [DateToken] = []
    for token in tokens {
      if case .word(let word) = token, word.lowercased() == "m", joined.last == .sign("."),
        case .word(let initial)? = joined.dropLast().last, initial.count == 1
      {
        joined.removeLast(2)
        joined.append(.word(initial + word))
      } else {
        joined.append(token)
      }
    }
    return joined
  }
}

/// What the words of dates mean, in many languages.
enum DateWords {
  /// What the number before a word is.
  enum Unit: String {
    case year = "y"
    case month = "m"
    case day = "d"
    case hour = "h"
    case minute = "min"
    case second = "s"
  }

  /// What a word means.
  struct Meaning {
    var month: Int?
    var zone: Int?
    var isAfternoon: Bool?
    var unit: Unit?
  }

  static func meaning(of word: String) -> Meaning? {
    // `Etc/GMT`: the name behind the folder.
    table[word.lowercased()] ?? word.split(separator: "/").last.flatMap { table[$0.lowercased()] }
  }

  static func unit(of token: DateToken?) -> Unit? {
    guard case .word(let word)? = token else { return nil }
    return meaning(of: word)?.unit
  }

  private static let table: [String: Meaning] = {
    var table: [String: Meaning] = [:]
    for row in Resource(named: "any/date-words.tsv")?.rows ?? [] where row.count >= 2 {
      let parts = row[1].split(separator: "=")
      let value = parts.count > 1 ? parts[1] : ""
      var meaning = table[String(row[0])] ?? Meaning()
      switch parts.first {
      case "month": meaning.month = Int(value)
      case "zone": meaning.zone = Int(value).map { $0 / 100 * 60 + $0 % 100 }
      case "unit": meaning.unit = Unit(rawValue: String(value))
      default: meaning.isAfternoon = row[1] == "pm"
      }
      table[String(row[0])] = meaning
    }
    return table
  }()
}
