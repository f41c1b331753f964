public import CopydeskCore
import CopydeskText

/// Says how much of a run's output is known to be whole: one SQLite file in the run's directory, held by one process at a time.
///
/// Output is made permanent first, then the ledger says so in one transaction; what a file holds beyond the ledger's word came
/// from a run that was killed and is cut off.
public final class RunLedger {
  /// What a run is a run of. One that differs in any of these can't be gone on with.
  public struct Identity: Sendable, Equatable {
    /// The program's version.
    public var version: String
    /// The pipeline's hash.
    public var pipeline: String
    /// A hash of the inputs: their names, sizes, times of change, and what is known of them.
    public var inputs: String
    /// How records are written.
    public var offsets: String

    /// An identity.
    public init(version: String, pipeline: String, inputs: String, offsets: String) {
      self.version = version
      self.pipeline = pipeline
      self.inputs = inputs
      self.offsets = offsets
    }
  }

  /// What is known to be whole.
  public struct Entry: Sendable, Equatable {
    /// Where the run began.
    public var beginning: RunCheckpoint
    /// Where the run goes on; nil when it is finished.
    public var checkpoint: RunCheckpoint?
    /// Bytes of each output file.
    public var sizes: [Int]
    /// What the run came to so far.
    public var summary: RunSummary

    /// An entry.
    public init(beginning: RunCheckpoint, checkpoint: RunCheckpoint?, sizes: [Int], summary: RunSummary) {
      self.beginning = beginning
      self.checkpoint = checkpoint
      self.sizes = sizes
      self.summary = summary
    }
  }

  private let database: Database

  /// Opens or makes a ledger.
  ///
  /// - Throws: `busy` when another run holds it, `malformed` when the file is no ledger.
  public init(_ path: String) throws(StageError) {
    database = try Database(path, lock: FileLock(path, waitingUpTo: 1))
    try database.run(
      """
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS run (version TEXT, pipeline TEXT, inputs TEXT, offsets TEXT) STRICT;
      CREATE TABLE IF NOT EXISTS entry (entry BLOB) STRICT
      """)
  }

  /// What the ledger is of; nil for a new one.
  public func identity() throws(StageError) -> Identity? {
    let row = try database.prepare("SELECT version, pipeline, inputs, offsets FROM run")
    guard try row.step() else { return nil }
    return Identity(version: row.text(0), pipeline: row.text(1), inputs: row.text(2), offsets: row.text(3))
  }

  /// Forgets what was there and begins another run.
  public func begin(_ identity: Identity) throws(StageError) {
    try database.run("BEGIN IMMEDIATE; DELETE FROM run; DELETE FROM entry")
    try database.prepare("INSERT INTO run VALUES (?, ?, ?, ?)").run(
      .text(identity.version), .text(identity.pipeline), .text(identity.inputs), .text(identity.offsets))
    try database.run("COMMIT")
  }

  /// Replaces the entry.
  public func record(_ entry: Entry) throws(StageError) {
    try database.run("BEGIN IMMEDIATE; DELETE FROM entry")
    try database.prepare("INSERT INTO entry VALUES (?)").run(.blob(entry.json))
    try database.run("COMMIT")
  }

  /// The last entry; nil before the first.
  public func entry() throws(StageError) -> Entry? {
    let row = try database.prepare("SELECT entry FROM entry")
    guard try row.step() else { return nil }
    guard let entry = try? Entry(JSONDocument(row.blob(0), dialect: .strict).root) else {
      throw StageError(.malformed, "\(database.path) holds an entry that can't be read.")
    }
    return entry
  }
}

extension RunLedger.Entry {
  fileprivate var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("beginning")
      json.value(beginning)
      if let checkpoint {
        json.key("checkpoint")
        json.value(checkpoint)
      }
      json.key("sizes")
      json.array { json in for size in sizes { json.int(size) } }
      json.key("summary")
      summary.write(to: &json)
    }
    return json.bytes
  }

  fileprivate init?(_ json: JSONView) {
    guard let summary = json["summary"].flatMap(RunSummary.init),
      let sizes = json["sizes"]?.elements.compactMap(\.int),
      let beginning = json["beginning"].flatMap(RunCheckpoint.init)
    else { return nil }
    self.init(
      beginning: beginning, checkpoint: json["checkpoint"].flatMap(RunCheckpoint.init), sizes: sizes, summary: summary)
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ checkpoint: RunCheckpoint) {
    object { json in
      json.member("inputs", checkpoint.inputs)
      json.member("items", checkpoint.items)
      json.member("documents", checkpoint.documents)
      json.member("bytes", checkpoint.bytes)
      json.key("stages")
      json.object { json in
        for (step, kept) in checkpoint.stages.sorted(by: { $0.key < $1.key }) { json.member(step, kept) }
      }
    }
  }
}

extension RunCheckpoint {
  fileprivate init?(_ json: JSONView) {
    guard let inputs = json["inputs"]?.int, let items = json["items"]?.int, let documents = json["documents"]?.int,
      let bytes = json["bytes"]?.int
    else { return nil }
    self.init()
    self.inputs = inputs
    self.items = items
    self.documents = documents
    self.bytes = bytes
    for (step, kept) in json["stages"]?.members ?? [] { stages[step.string ?? ""] = kept.string }
  }
}
