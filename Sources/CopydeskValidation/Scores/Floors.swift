import CopydeskText

/// F1 values below which a score must not fall: `{"quotes.speaker": 0.87, ...}`.
public struct Floors: Sendable, Equatable {
  /// The least F1 by score.
  public var values: [String: Double]

  /// Reads floors from JSON; comments are allowed.
  ///
  /// - Throws: `CaseError` where it is no object of numbers from 0 to 1.
  public init(_ bytes: [UInt8], file: String) throws(CaseError) {
    let json: JSONView
    do throws(JSONError) {
      json = try JSONDocument(bytes, dialect: .relaxed).root
    } catch {
      throw CaseError(file: file, message: error.description)
    }
    values = [:]
    for (key, value) in json.members {
      guard let floor = value.double, (0...1).contains(floor) else {
        throw CaseError(file: file, message: "line \(key.position.line): a floor is a number from 0 to 1.")
      }
      values[key.string ?? ""] = floor
    }
  }

  /// Every score that lies below its floor, or is missing.
  public func violations(_ scores: Scores) -> [Difference] {
    values.sorted { $0.key < $1.key }.compactMap { name, floor in
      guard let score = scores.all[name] else {
        return Difference(rule: "floor", message: "\(name) was not scored; its floor is \(percent(floor))", line: 0)
      }
      guard score.f1 < floor else { return nil }
      return Difference(
        rule: "floor", message: "\(name) fell to \(percent(score.f1)); its floor is \(percent(floor))", line: 0)
    }
  }

  /// The same with every floor raised to what was reached, rounded down to the tenth of a percent; none is lowered.
  public func raised(to scores: Scores) -> Floors {
    var copy = self
    for (name, floor) in values {
      if let reached = scores.all[name]?.f1 { copy.values[name] = max(floor, (reached * 1000).rounded(.down) / 1000) }
    }
    return copy
  }

  /// The floors as JSON, by name.
  public var json: [UInt8] {
    var json = JSONWriter(indent: 2)
    json.object { json in for (name, floor) in values.sorted(by: { $0.key < $1.key }) { json.member(name, floor) } }
    return json.bytes + [0x0A]
  }
}
