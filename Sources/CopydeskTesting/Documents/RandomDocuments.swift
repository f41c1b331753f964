/// A source of random numbers that gives the same ones for the same seed on every machine.
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Texts that no stage may stumble over: news-like ones put together at random, hostile ones, and random bytes.
public enum RandomTexts {
  /// A text of words, names, dates, quotation marks and signs of all scripts in random order.
  public static func newsLike(pieces count: Int, using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<count { text += pieces[Int(random.next() % UInt64(pieces.count))] }
    return text
  }

  /// Bytes of every value.
  public static func bytes(_ count: Int, using random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// Short texts at the edges of what a text may be.
  public static let edges: [String] = [
    "", " ", "\n", "\r\n\r\n", "\u{FEFF}", "\0", "\"", "“", "”", "'", "⟦", ".", "...", "-", "—", ":", ",", "1", "é",
    "👩‍👩‍👧‍👦", "e\u{301}",
    "\u{200B}", "\u{202E}abc\u{202C}", "\u{10FFFF}", "said", "said \"", "\" said he", "\"\" said", "Friday", "Friday,",
    "May",
    "the", "U.S.", "99999999999999999999 days ago", "September 99999999999999999999", "0000-00-00", "31/31/3131",
    "February 30, 2021", "in 00", "-1 years", "(", ")", "[[[[", "<", "<p", "&#xFFFFFFFFFF;", "&amp", "\u{0}\u{1}\u{2}",
    "no stop at the end", "Paragraph\n\n\n\nParagraph", "a\u{2028}b\u{2029}c", "“‘“‘", "«»„“", "'s", "’s said", "Mr.",
    "Mr. ",
  ]

  /// Texts that punish loops over loops: `scale` is about the number of repetitions.
  public static func hostile(scale: Int) -> [String] {
    [
      String(repeating: "\"", count: scale), String(repeating: "“", count: scale),
      String(repeating: "“a ", count: scale), String(repeating: "'", count: scale),
      String(repeating: "said ", count: scale), String(repeating: "Friday ", count: scale),
      String(repeating: "he said she said \"", count: scale / 4), String(repeating: "\n\n", count: scale),
      String(repeating: "x", count: scale), String(repeating: "A.", count: scale), String(repeating: "1", count: scale),
      String(repeating: "1,", count: scale), String(repeating: "e\u{301}", count: scale),
      String(repeating: "Ann Lee, ", count: scale / 4), String(repeating: "of the ", count: scale / 2),
      String(repeating: "two years ago or ", count: scale / 4), String(repeating: "(", count: scale),
      String(repeating: "\"Yes,\" he said.\n\n", count: scale / 8),
    ]
  }

  private static let pieces: [String] = [
    " ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", ".", ". ", ", ", "; ", ": ", " - ", " — ", "? ", "! ", "… ", "...",
    "\"", "\"",
    "“", "”", "‘", "’", "'", "«", "»", "„", "(", ")", "said", " said ", " says ", " told reporters ", " according to ",
    " added ",
    "he", "she", "they", "it", "who", "Ann Lee", "Mr. Okoro", "Gen. Ilse Brandt", "the ministry",
    "the ministry's spokesman",
    "a senior official", "on condition of anonymity", "police", "PORT ELDER", "(Wire)", "Friday", "on Monday",
    "yesterday",
    "a day earlier", "next month", "last year", "September 21 or 23", "Sept. 21, 2017", "05/04/2018", "two weeks ago",
    "9 a.m.",
    "in the 1990s", "the second quarter", "U.S.", "Inc.", "No. 7", "3.5", "1,200", "$5m", "😀", "👩‍👩‍👧", "é", "e\u{301}",
    "ß", "İ", "中国",
    "कहा", "قال", "\u{200F}", "\u{200B}", "\u{FEFF}", "\u{A0}", "\0", "\u{7F}", "\t", "<b>", "&amp;",
    "https://example.org/a?b=c#d",
    "Also Read", "READ MORE:", "that", "The", "the", "a", "will", "would", "was", "talks", "resume", "border",
    "minister", "I",
  ]
}
