import CopydeskCore
import CopydeskDates
import CopydeskQuotes
import CopydeskSentences
import Testing

/// When something was said: the time of the reporting clause and of no other.
struct SaidTests {
  private func said(_ text: String) throws -> [String] {
    var document = Document(id: "said", text: Array(text.utf8))
    document.metadata.language = "en"
    document.metadata.published = Metadata.Stamp(value: "2024-05-14", from: "test")
    try SplitSentences(options: .init(), environment: StageEnvironment()).process(&document)
    try ResolveDates(options: .init(), environment: StageEnvironment()).process(&document)
    try AttributeQuotes(options: .init(), environment: StageEnvironment()).process(&document)
    return (document[Quotes.self] ?? []).map { ($0.said?.assumed == true ? "~" : "") + ($0.said?.value ?? "-") }
  }

  @Test(arguments: [
    ("“We will sail,” Marit Solheim told the harbour board on Monday.", "2024-05-13"),
    ("On 3 May, Marit Solheim said the ferries would sail again.", "2024-05-03"),
    ("“Nobody wants that,” said Marit Solheim, who has led the union since 2019.", "~2024-05-14"),
    ("“Nobody wants that,” said Marit Solheim, whose father founded the line in 1961.", "~2024-05-14"),
    ("When the dock closed in 2009, Marit Solheim said, nobody was asked.", "~2024-05-14"),
    ("“We will sail on Thursday,” said Marit Solheim.", "~2024-05-14"),
  ]) func `the reporting clause tells`(_ text: String, _ value: String) throws {
    #expect(try said(text) == [value])
  }
}
