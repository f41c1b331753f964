import CopydeskCore
import CopydeskQuotes
import CopydeskTesting
import CopydeskText
import Testing

struct AttributeQuotesTests {
  @Test func `the stage keeps the contract of all stages`() throws {
    try StageContract(AttributeQuotes.self).check()
  }

  @Test(arguments: QuoteCase.all)
  func `ranges lie in the text and the parts hold the words`(_ quoteCase: QuoteCase) throws {
    let document = try QuoteCase.attribute(quoteCase.text)
    let bounds = TextRange(0, document.text.count)
    let entities = document[Entities.self] ?? []
    for quote in document[Quotes.self] ?? [] {
      #expect(!quote.parts.isEmpty)
      #expect(quote.parts.allSatisfy { bounds.contains($0) && !$0.isEmpty })
      #expect(zip(quote.parts, quote.parts.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(quote.marks.allSatisfy { mark in quote.parts.contains { $0.contains(mark) } })
      #expect((quote.kind == .indirect) == quote.marks.isEmpty)
      #expect((0...1).contains(quote.confidence))
      if let speaker = quote.speaker {
        #expect(entities.contains { $0.id == speaker.entity && $0.name == speaker.name })
      }
    }
    for mention in document[Mentions.self] ?? [] { #expect(entities.contains { $0.id == mention.entity }) }
  }

  @Test func `a document in a language without data is left alone`() throws {
    var document = Document(id: "fr", text: Array("« Nous partons », a dit la ministre.".utf8))
    document.metadata.language = "fr"
    try AttributeQuotes(options: AttributeQuotes.Options(), environment: StageEnvironment()).process(&document)
    #expect(document[Quotes.self] == nil)
    #expect(document.findings.map(\.code) == ["no-language-data"])
  }
}
