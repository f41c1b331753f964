public import CopydeskText

/// What became of everything that a run was given. The counts reconcile: documents and rejected inputs end as records, drops
/// or rejections.
public struct RunSummary: Sendable {
  /// Records written.
  public private(set) var records = 0
  /// Rejections by `stage/code`.
  public private(set) var rejected: [String: Int] = [:]
  /// Drops by `stage/why`.
  public private(set) var dropped: [String: Int] = [:]
  /// Findings by `stage/code`.
  public private(set) var findings: [String: Int] = [:]
  /// Duplicates by kind.
  public private(set) var duplicates: [String: Int] = [:]
  /// Quotes, and those with a speaker.
  public private(set) var quotes = (all: 0, withSpeaker: 0)

  /// A summary of nothing.
  public init() {}

  /// Counts an outcome.
  public mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .record(let record): count(record.document)
    case .rejection(let rejection): rejected["\(rejection.stage)/\(rejection.error.code.rawValue)", default: 0] += 1
    case .drop(let drop): dropped["\(drop.dropped.stage)/\(drop.dropped.why)", default: 0] += 1
    }
  }

  private mutating func count(_ document: Document) {
    records += 1
    for finding in document.findings { findings["\(finding.stage)/\(finding.code)", default: 0] += 1 }
    if let duplicate = document[DuplicateLayer.self] { duplicates[duplicate.kind.rawValue, default: 0] += 1 }
    let quotes = document[Quotes.self] ?? []
    self.quotes.all += quotes.count
    self.quotes.withSpeaker += quotes.count { $0.speaker != nil }
  }

  /// Number of rejections.
  public var rejectedCount: Int { rejected.values.reduce(0, +) }
  /// Number of drops.
  public var droppedCount: Int { dropped.values.reduce(0, +) }

  /// The summary as JSON, with the run's counts and the time that each stage took over all workers.
  public func json(run: Run, indent: Int? = 2) -> [UInt8] {
    var json = JSONWriter(indent: indent)
    json.object { json in
      json.member("inputs", run.clock.inputs)
      json.member("documents", run.clock.documents)
      json.member("bytes", run.clock.bytes)
      writeMembers(to: &json)
      json.key("stages")
      json.array { json in
        for stage in run.plan.ids {
          json.object { json in
            json.member("stage", stage)
            json.member("seconds", run.clock.time(of: stage).seconds)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// Writes the counts as an object that `init(_:)` reads.
  public func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  private func writeMembers(to json: inout JSONWriter) {
    json.member("records", records)
    json.member("rejected", rejected)
    json.member("dropped", dropped)
    json.member("duplicates", duplicates)
    json.member("quotes", quotes.all)
    json.member("quotesWithSpeaker", quotes.withSpeaker)
    json.member("findings", findings)
  }

  /// Reads the counts that `write(to:)` wrote.
  public init?(_ json: JSONView) {
    guard let records = json["records"]?.int, let rejected = json["rejected"]?.counts,
      let dropped = json["dropped"]?.counts, let findings = json["findings"]?.counts,
      let duplicates = json["duplicates"]?.counts, let quotes = json["quotes"]?.int,
      let named = json["quotesWithSpeaker"]?.int
    else { return nil }
    self.records = records
    self.rejected = rejected
    self.dropped = dropped
    self.findings = findings
    self.duplicates = duplicates
    self.quotes = (quotes, named)
  }
}

extension RunSummary: Equatable {
  /// Whether two runs came to the same.
  public static func == (one: RunSummary, other: RunSummary) -> Bool {
    one.records == other.records && one.rejected == other.rejected && one.dropped == other.dropped
      && one.findings == other.findings && one.duplicates == other.duplicates && one.quotes == other.quotes
  }
}

extension Plan {
  /// The ids of all steps, the reader's first.
  public var ids: [String] { (reader.map { [$0.id] } ?? []) + steps.map(\.id) }
}

extension Duration {
  /// The duration in seconds, to the millisecond.
  public var seconds: Double {
    let (seconds, attoseconds) = components
    return ((Double(seconds) + Double(attoseconds) / 1e18) * 1000).rounded() / 1000
  }
}
