import CopydeskCore

/// A stream unpacked on the way.
final class UnpackedStream: ChunkStream {
  /// What ended the unpacking before its time, if anything; what came before is good.
  private(set) var problem: String?

  private let source: any ChunkStream
  private let unpacker: any Unpacker
  private let ratio: Int
  private var input: [UInt8] = []
  private var used = 0
  private var packed = 0
  private var unpacked = 0
  private var state = State.begins
  /// Whether the last step had no room left, so that there may be more without further input.
  private var wasFull = false

  private enum State {
    case begins
    /// Inside a member.
    case inside
    /// Behind a member; another may follow.
    case between
    /// Nothing more will come.
    case ended
  }

  /// Below this many bytes nobody minds how well something was packed.
  private static let harmless = 1 << 24

  /// - Parameter ratio: how many bytes one packed byte may become, once there are more than a few megabytes.
  init(_ source: any ChunkStream, _ packing: Packing, ratio: Int) {
    self.source = source
    self.ratio = ratio
    unpacker = packing.unpacker()
  }

  func next() throws(StageError) -> [UInt8] {
    while state != .ended {
      if used == input.count, try !refill() { break }
      if state == .between, !unpacker.begins(with: input[used]) { break }
      let piece = step()
      if piece.isEmpty { continue }
      unpacked += piece.count
      guard unpacked <= Self.harmless || unpacked / ratio <= packed else {
        throw StageError(.limit, "The packed data grow more than \(ratio) times.", limit: "maxExpansion")
      }
      return piece
    }
    state = .ended
    return []
  }

  /// Pulls packed bytes.
  private func refill() throws(StageError) -> Bool {
    input = try source.next()
    used = 0
    packed += input.count
    guard input.isEmpty else { return true }
    if state == .inside, wasFull { return true }
    if state == .inside { fail("the packed data end in the middle") }
    return false
  }

  private func step() -> [UInt8] {
    var step = UnpackingStep(taken: 0, given: 0)
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
      step = input[used...].withUnsafeBufferPointer { unpacker.unpack($0, into: space) }
      count = step.given
      wasFull = count == space.count
    }
    used += step.taken
    switch step.outcome {
    case .goesOn where step.taken == 0 && step.given == 0 && used < input.count: fail("the packed data are damaged")
    case .goesOn: state = .inside
    case .ended: state = .between
    case .failed(let problem): fail(problem)
    }
    return piece
  }

  private func fail(_ problem: String) {
    self.problem = self.problem ?? problem
    state = .ended
  }
}
