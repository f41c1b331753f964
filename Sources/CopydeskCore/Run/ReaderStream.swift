import Dispatch
import Synchronization

/// Runs a reader on a thread of its own and hands what it emits on in batches.
///
/// Readers call back for each document; the thread waits when enough batches lie ready, which bounds memory.
final class ReaderStream<Inputs: Sequence<Input> & Sendable>: BatchStream {
  private let channel = BatchChannel(capacity: 2)
  private let inputs: Inputs
  private let reader: Plan.Reader
  private let clock: RunClock
  private let start: RunCheckpoint
  private let checkpointInterval: Int?
  private var isStarted = false

  /// - Parameters:
  ///   - start: what was read already and is left out.
  ///   - checkpointInterval: every which batch says where it ends; nil: none.
  init(
    _ inputs: Inputs, reader: Plan.Reader, clock: RunClock, after start: RunCheckpoint, checkpointInterval: Int?
  ) {
    self.inputs = inputs
    self.reader = reader
    self.clock = clock
    self.start = start
    self.checkpointInterval = checkpointInterval
  }

  deinit { channel.cancel() }

  func next() async throws -> Batch? {
    if !isStarted {
      isStarted = true
      let inputs = inputs
      DispatchQueue(label: "copydesk.reader").async { [reader, channel, clock, start, checkpointInterval] in
        var feed = ReaderFeed(
          reader: reader, channel: channel, clock: clock, position: start, checkpointInterval: checkpointInterval)
        feed.read(inputs)
      }
    }
    return await channel.next()
  }
}

/// The reader's side of the channel.
private struct ReaderFeed {
  let reader: Plan.Reader
  let channel: BatchChannel
  let clock: RunClock
  /// How far the inputs are read.
  var position: RunCheckpoint
  let checkpointInterval: Int?

  private var batch = Batch()
  private var bytesInBatch = 0
  private var batches = 0

  init(
    reader: Plan.Reader, channel: BatchChannel, clock: RunClock, position: RunCheckpoint, checkpointInterval: Int?
  ) {
    self.reader = reader
    self.channel = channel
    self.clock = clock
    self.position = position
    self.checkpointInterval = checkpointInterval
  }

  /// A batch is passed on when it holds this many documents or bytes of content.
  static var documentsPerBatch: Int { 32 }
  static var bytesPerBatch: Int { 1 << 20 }

  mutating func read(_ inputs: some Sequence<Input>) {
    for input in inputs.dropFirst(position.inputs) {
      guard !channel.isCancelled else { break }
      readInput(input)
    }
    if !batch.entries.isEmpty { _ = send() }
    channel.finish()
  }

  private struct Cancelled: Error {}

  /// Every input ends as at least one item.
  private mutating func readInput(_ input: Input) {
    let known = position.items
    var count = 0
    let start = ContinuousClock.now
    var waiting = Duration.zero
    /// False when nobody wants more. What a run to be resumed has had is passed over.
    func take(_ item: Item, _ feed: inout ReaderFeed) -> Bool {
      count += 1
      return count <= known || feed.add(item)
    }
    func reject(_ error: StageError, _ feed: inout ReaderFeed) {
      var source = Source()
      source.uri = input.uri
      _ = take(.rejection(Rejection(source: source, stage: feed.reader.id, error: error)), &feed)
    }
    do {
      try reader.stage.read(input) { item in
        let before = ContinuousClock.now
        defer { waiting += ContinuousClock.now - before }
        if !take(item, &self) { throw Cancelled() }
      }
      if count == 0 { reject(StageError(.empty, "There is no document in the input."), &self) }
    } catch let error as StageError {
      reject(error, &self)
    } catch is Cancelled {
    } catch {
      reject(StageError(.unreadable, "\(error)"), &self)
    }
    position.inputs += 1
    position.items = 0
    clock.countInput()
    clock.add(ContinuousClock.now - start - waiting, to: reader.id)
  }

  private mutating func add(_ item: Item) -> Bool {
    position.items += 1
    switch item {
    case .document(let document):
      batch.entries.append(.document(document))
      let size = document.text.count + (document.markup?.bytes.count ?? 0)
      clock.countDocument(bytes: size)
      position.documents += 1
      position.bytes += size
      bytesInBatch += size
    case .rejection(let rejection): batch.entries.append(.done(.rejection(rejection)))
    }
    let isFull = batch.entries.count >= Self.documentsPerBatch || bytesInBatch >= Self.bytesPerBatch
    return isFull ? send() : true
  }

  private mutating func send() -> Bool {
    batches += 1
    if let checkpointInterval, batches % checkpointInterval == 0 { batch.checkpoint = position }
    defer { (batch, bytesInBatch) = (Batch(), 0) }
    return channel.send(batch)
  }
}
