import Dispatch
import Synchronization

/// Runs a reader on a thread of its own and hands what it emits on in batches.
///
/// Readers call back for each document; the thread waits when enough batches lie ready, which bounds memory.
final class ReaderStream<Inputs: Sequence<Input> & Sendable>: BatchStream {
  private let channel = BatchChannel(capacity: 2)
  private let inputs: Inputs
  private let feed: ReaderFeed
  private var isStarted = false

  init(_ inputs: Inputs, feed: ReaderFeed) {
    self.inputs = inputs
    self.feed = feed
  }

  deinit { channel.cancel() }

  func next() async throws -> Batch? {
    if !isStarted {
      isStarted = true
      DispatchQueue(label: "copydesk.reader").async { [inputs, feed, channel] in
        var feed = feed
        feed.read(inputs, into: channel)
      }
    }
    return await channel.next()
  }
}

/// The reader's side of the channel.
struct ReaderFeed: Sendable {
  let reader: Plan.Reader
  let clock: RunClock
  /// How far the inputs are read; at first, what was read already and is left out.
  var position: RunCheckpoint
  /// Every which batch says where it ends; nil: none.
  let checkpointInterval: Int?
  /// What is taken of all that is read; nil: everything.
  let wanted: (@Sendable (Source) -> Bool)?

  private var batch = Batch()
  private var bytesInBatch = 0
  private var batches = 0

  init(
    reader: Plan.Reader, clock: RunClock, position: RunCheckpoint, checkpointInterval: Int?,
    wanted: (@Sendable (Source) -> Bool)?
  ) {
    self.reader = reader
    self.clock = clock
    self.position = position
    self.checkpointInterval = checkpointInterval
    self.wanted = wanted
  }

  /// A batch is passed on when it holds this many documents or bytes of content.
  static var documentsPerBatch: Int { 32 }
  static var bytesPerBatch: Int { 1 << 20 }

  mutating func read(_ inputs: some Sequence<Input>, into channel: BatchChannel) {
    for input in inputs.dropFirst(position.inputs) {
      guard !channel.isCancelled else { break }
      readInput(input, channel)
    }
    if !batch.entries.isEmpty { _ = send(channel) }
    channel.finish()
  }

  private struct Cancelled: Error {}

  /// Every input ends as at least one item.
  private mutating func readInput(_ input: Input, _ channel: BatchChannel) {
    let known = position.items
    var count = 0
    let start = ContinuousClock.now
    var waiting = Duration.zero
    /// False when nobody wants more. What a run to be resumed has had is passed over.
    func take(_ item: Item, _ feed: inout ReaderFeed) -> Bool {
      count += 1
      return count <= known || feed.add(item, channel)
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

  private mutating func add(_ item: Item, _ channel: BatchChannel) -> Bool {
    position.items += 1
    guard wanted?(item.source) ?? true else { return !channel.isCancelled }
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
    return isFull ? send(channel) : true
  }

  private mutating func send(_ channel: BatchChannel) -> Bool {
    batches += 1
    if let checkpointInterval, batches % checkpointInterval == 0 { batch.checkpoint = position }
    defer { (batch, bytesInBatch) = (Batch(), 0) }
    return channel.send(batch)
  }
}

extension Item {
  fileprivate var source: Source {
    switch self {
    case .document(let document): document.source
    case .rejection(let rejection): rejection.source
    }
  }
}
