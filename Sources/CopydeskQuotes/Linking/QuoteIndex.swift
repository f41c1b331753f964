import CopydeskText

/// Quotations by hashes of their runs of three words, told apart by the speaker's last name.
struct QuoteIndex {
  /// A quotation as the index sees it.
  struct Entry {
    /// Hashes of its runs of three words, each once.
    var shingles: Set<UInt64>
    var wordCount: Int
    /// Hash of the speaker's last word; 0 for nobody.
    var speaker: UInt64

    init(words: String, speaker: String?) {
      let hashes = Entry.hashes(words)
      wordCount = hashes.count
      shingles = []
      for start in hashes.indices.dropLast(2) {
        var hash = FNV1a.offsetBasis
        for word in hashes[start..<start + 3] {
          for shift in 0..<8 { hash = FNV1a.add(UInt8(truncatingIfNeeded: word >> (8 * shift)), to: hash) }
        }
        shingles.insert(hash)
      }
      self.speaker = speaker.flatMap { Entry.hashes($0).last } ?? 0
    }

    /// Hashes of the words, in lower case and without signs.
    private static func hashes(_ text: String) -> [UInt64] {
      var result: [UInt64] = []
      var hash = FNV1a.offsetBasis
      var isInside = false
      for byte in text.utf8 {
        let isWord = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        if isWord {
          hash = FNV1a.add(byte &- 0x41 < 26 ? byte | 0x20 : byte, to: hash)
        } else if isInside, byte != 0x27 {
          result.append(hash)
          hash = FNV1a.offsetBasis
        }
        isInside = isWord || isInside && byte == 0x27
      }
      if isInside { result.append(hash) }
      return result
    }
  }

  private var entries: [(id: String, shingles: Int, speaker: UInt64)] = []
  private var holders: [UInt64: [Int32]] = [:]

  /// The id of the first quotation that is the same, exactly or nearly, by the same speaker.
  func cluster(of entry: Entry, threshold: Double) -> String? {
    var shared: [Int32: Int] = [:]
    // A run of words that many share says little; its first holders do.
    for shingle in entry.shingles {
      for holder in (holders[shingle] ?? []).prefix(64) { shared[holder, default: 0] += 1 }
    }
    var best: Int32?
    for (holder, count) in shared {
      let other = entries[Int(holder)]
      let smaller = min(other.shingles, entry.shingles.count)
      guard other.speaker == entry.speaker, Double(count) >= threshold * Double(smaller), holder < best ?? .max else {
        continue
      }
      best = holder
    }
    return best.map { entries[Int($0)].id }
  }

  /// Remembers a quotation.
  mutating func add(_ entry: Entry, id: String) {
    let number = Int32(truncatingIfNeeded: entries.count)
    entries.append((id, entry.shingles.count, entry.speaker))
    for shingle in entry.shingles where holders[shingle, default: []].count < 64 {
      holders[shingle, default: []].append(number)
    }
  }
}
