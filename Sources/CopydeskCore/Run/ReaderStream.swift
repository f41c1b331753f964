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
  private var isStarted = false

  init(_ inputs: Inputs, reader: Plan.Reader, clock: RunClock) {
    self.inputs = inputs
    self.reader = reader
    self.clock = clock
  }

  deinit { channel.cancel() }

  func next() async throws -> Batch? {
    if !isStarted {
      isStarted = true
      let feed = ReaderFeed(reader: reader, channel: channel, clock: clock)
      let inputs = inputs
      DispatchQueue(label: "copydesk.reader").async { feed.read(inputs) }
    }
    return await channel.next()
  }
}

/// The reader's side of the channel.
private struct ReaderFeed: Sendable {
  let reader: Plan.Reader
  let channel: BatchChannel
  let clock: RunClock

  /// A batch is passed on when it holds this many documents or bytes of content.
  static var documentsPerBatch: Int { 32 }
  static var bytesPerBatch: Int { 1 << 20 }

  func read(_ inputs: some Sequence<Input>) {
    var batch = Batch()
    var bytes = 0
    for input in inputs {
      guard !channel.isCancelled else { break }
      readInput(input) { item in
        bytes += add(item, to: &batch)
        guard batch.entries.count >= Self.documentsPerBatch || bytes >= Self.bytesPerBatch else { return true }
        defer { (batch, bytes) = (Batch(), 0) }
        return channel.send(batch)
      }
    }
    if !batch.entries.isEmpty { _ = channel.send(batch) }
    channel.finish()
  }

  private struct Cancelled: Error {}

  /// Every input ends as at least one item.
  private func readInput(_ input: Input, _ take: (Item) -> Bool) {
    var count = 0
    let start = ContinuousClock.now
    var waiting = Duration.zero
    func reject(_ error: StageError) {
      var source = Source()
      source.uri = input.uri
      _ = take(.rejection(Rejection(source: source, stage: reader.id, error: error)))
    }
    do {
      try reader.stage.read(input) { item in
        count += 1
        let before = ContinuousClock.now
        defer { waiting += ContinuousClock.now - before }
        if !take(item) { throw Cancelled() }
      }
      if count == 0 { reject(StageError(.empty, "There is no document in the input.")) }
    } catch let error as StageError {
      reject(error)
    } catch is Cancelled {
    } catch {
      reject(StageError(.unreadable, "\(error)"))
    }
    clock.countInput()
    clock.add(ContinuousClock.now - start - waiting, to: reader.id)
  }

  private func add(_ item: Item, to batch: inout Batch) -> Int {
    switch item {
    case .document(let document):
      batch.entries.append(.document(document))
      let size = document.text.count + (document.markup?.bytes.count ?? 0)
      clock.countDocument(bytes: size)
      return size
    case .rejection(let rejection):
      batch.entries.append(.done(.rejection(rejection)))
      return 0
    }
  }
}
