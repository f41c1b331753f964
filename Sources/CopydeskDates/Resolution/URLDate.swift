import CopydeskCore
import CopydeskText

/// A date in an article's address.
enum URLDate {
  /// `/2017/09/21/`, `2017-09-21`, `20170921`: the first that is a day of the calendar from 1990 on.
  static func date(_ url: String) -> CivilDate? {
    let bytes = Array(url.utf8)
    var index = 0
    while index + 8 <= bytes.count {
      if index == 0 || !isDigit(bytes[index - 1]), let date = date(bytes, at: index) { return date }
      index += 1
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func date(_ bytes: [UInt8], at start: Int) -> CivilDate? {
    var numbers: [Int] = []
    var index = start
    for width in [4, 2, 2] {
      guard index + width <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[index..<index + width] {
        guard isDigit(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      numbers.append(value)
      index += width
      if index < bytes.count, width != 2 || numbers.count == 2,
        bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
    }
    guard index == bytes.count || !isDigit(bytes[index]), (1990...2199).contains(numbers[0]) else { return nil }
    return CivilDate(numbers[0], numbers[1], numbers[2])
  }
}

/// The order of day and month where the options leave it open.
enum DateOrderGuess {
  /// By the region of the language tag: the United States and a few others put the month first.
  static func order(of metadata: Metadata) -> DateOrder {
    guard let tag = metadata.language?.lowercased() else { return .mdy }
    let region = tag.split(separator: "-").dropFirst().last
    guard let region else { return host(metadata.url).map { order(ofHost: $0) } ?? .mdy }
    return monthFirstRegions.contains(String(region)) ? .mdy : .dmy
  }

  private static let monthFirstRegions: Set<String> = ["us", "ph", "pr", "gu", "latn"]
  /// Top-level domains of English-speaking countries that put the day first.
  private static let dayFirstDomains: Set<String> = [
    "uk", "au", "nz", "ie", "in", "pk", "za", "ng", "ke", "sg", "my", "hk", "lk", "bd", "gh", "ug", "jm", "mt", "eu",
  ]

  private static func host(_ url: String?) -> Substring? {
    guard let url, let scheme = url.firstRange(of: "://") else { return nil }
    return url[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }
  }

  private static func order(ofHost host: Substring) -> DateOrder {
    guard let domain = host.split(separator: ".").last else { return .mdy }
    return dayFirstDomains.contains(domain.lowercased()) ? .dmy : .mdy
  }
}
