import CopydeskText
import Testing

@testable import CopydeskDedup

private let story = """
  The council of Marrow Bay voted on Tuesday to close the old ferry terminal, ending two years of dispute over who should
  pay for its repair. Mayor Ines Falk said the town could not carry the cost of 14 million crowns alone. Harbour workers had
  asked for a delay until the spring, when a new operator was expected to take over the northern route.

  Opponents said the decision would leave 3,200 islanders without a winter crossing. The regional transport office promised a
  bus service to the bridge at Lower Haven, but gave no date for its start. A final hearing is planned for 9 October.
  """

private func copy(_ here: String, _ there: String) -> Copy? { compare(Array(here.utf8), Array(there.utf8)) }

@Test(arguments: [
  (story, Copy.Kind.exact),
  (story.uppercased().replacing("\n", with: " "), .exact),
  (story.replacing("said", with: "told reporters").replacing("old ", with: ""), .near),
  (String(story.prefix(330)), .contained),
])
func `an edited or cut text is a copy`(_ text: String, _ kind: Copy.Kind) {
  #expect(copy(text, story)?.kind == kind)
}

@Test func `a story that has grown is an update of its first state`() {
  let flash = String(story.prefix(330))
  #expect(copy(story, flash)?.kind == .update)
}

@Test(arguments: [
  "Something else entirely happened in another town, where nobody had heard of a ferry or of a council that closes one down.",
  "", "Marrow Bay", String(repeating: "the council of ", count: 200),
])
func `another text is no copy`(_ text: String) { #expect(copy(text, story) == nil) }

@Test func `a form with other figures is no copy`() {
  func report(_ a: Int, _ b: Int, _ day: String) -> String {
    """
    The crown closed at \(a).25 against the dollar on \(day), compared with \(b).75 a day earlier. The central bank said
    reserves fell by \(a + 11) million to \(b + 340) million in the week. The index of the exchange at Marrow Bay ended at
    \(a * 31) points with \(b * 17) thousand shares traded, dealers said.
    """
  }
  #expect(copy(report(14, 13, "Monday"), report(27, 29, "Thursday")) == nil)
  #expect(copy(report(14, 13, "Monday"), report(14, 13, "Monday").replacing("dealers", with: "traders")) != nil)
}

@Test func `the ranges of a match hold the same words in both texts`() throws {
  let longer = "A note from the editors comes before everything else today.\n\n\(story)\n\nAnd one after."
  let found = try #require(copy(story, longer))
  #expect(found.here.count == found.there.count)
  for (here, there) in zip(found.here, found.there) {
    let one = FoldedText(Array(Array(story.utf8)[here.start..<here.end]))
    let other = FoldedText(Array(Array(longer.utf8)[there.start..<there.end]))
    #expect(one.words == other.words)
  }
}

@Test func `comparison is symmetric`() {
  let cut = String(story.dropFirst(200))
  let (one, other) = (copy(cut, story), copy(story, cut))
  #expect(one?.similarity == other?.similarity)
  #expect((one == nil) == (other == nil))
}

@Test(arguments: [
  ("Don't", "DON’T"), ("don&#x27;t", "dont"), ("“Well”", "Well"), ("1,234.5", "1234.5"), ("a\u{A0}b", "a b"),
  ("so—called", "so called"),
])
func `folding takes away what editors change`(_ one: String, _ other: String) {
  #expect(FoldedText(Array(one.utf8)).words == FoldedText(Array(other.utf8)).words)
}

@Test func `signatures are the same on every machine`() {
  let signature = Signature(FoldedText(Array(story.utf8)))
  #expect(signature.exact == 2_643_001_898_650_075_633)
  #expect(signature.shingles.keys.first?.hash == 2_087_431_256_646_744_419)
}

@Test func `any bytes can be compared`() {
  var state: UInt64 = 7
  for length in [0, 1, 2, 3, 50, 4000] {
    let bytes = (0..<length).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    _ = compare(bytes, Array(story.utf8))
    _ = compare(bytes, bytes.reversed())
  }
}
