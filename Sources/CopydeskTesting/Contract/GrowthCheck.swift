#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
public import CopydeskCore

extension StageContract where S: DocumentStage {
  /// Checks that time grows with the text, not with its square: a text four times as long may take nine times as long.
  ///
  /// Measures the thread's own processor time, which other processes hardly disturb; texts that take next to none pass.
  ///
  /// - Parameters:
  ///   - scale: how often a text repeats its piece.
  ///   - texts: makes texts of a scale, always in the same order.
  public func checkGrowth(scale: Int = 10_000, texts: (Int) -> [String] = RandomTexts.hostile(scale:)) throws {
    var found = Found()
    guard case .documents(let run)? = subject(S.Options(), &found) else { return }
    for (short, long) in zip(texts(scale), texts(4 * scale)) {
      guard let ratio = growth(run, short, long), ratio > 9 else { continue }
      let factor = Double(Int(ratio * 10)) / 10
      found.add(.growth, "four times \(short.prefix(24).debugDescription)... took \(factor) times as long")
      break
    }
    if !found.all.isEmpty { throw ContractError(stage: S.spec.name, violations: found.all) }
  }

  /// The best of three ratios; nil where the long text takes less than a twentieth of a second.
  private func growth(_ run: StageRun, _ short: String, _ long: String) -> Double? {
    var best: Double?
    for _ in 0..<3 {
      let base = max(seconds(run, short), 0.001)
      let time = seconds(run, long)
      guard time > 0.05 else { return nil }
      best = min(best ?? .infinity, time / base)
      if let best, best <= 9 { return best }
    }
    return best
  }

  private func seconds(_ run: StageRun, _ text: String) -> Double {
    let documents = run.prepared([document(Array(text.utf8), id: "growth", published: "2018-01-14")])
    let start = threadTime()
    _ = run(documents)
    return threadTime() - start
  }
}

/// Processor time of this thread, in seconds.
private func threadTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
