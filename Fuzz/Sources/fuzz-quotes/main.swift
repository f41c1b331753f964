import CopydeskCore
import CopydeskQuotes
import CopydeskSentences
import CopydeskText
import FuzzDriver

/// Reads quotations twice, with and without sentences before, and looks at what comes out.
func check(_ bytes: [UInt8]) {
  let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
  for splits in [true, false] {
    var document = Document(id: "fuzz", text: text)
    document.metadata.language = "en"
    let environment = StageEnvironment()
    if splits { try? SplitSentences(options: SplitSentences.Options(), environment: environment).process(&document) }
    try? AttributeQuotes(options: AttributeQuotes.Options(), environment: environment).process(&document)
    let entities = Set((document[Entities.self] ?? []).map(\.id))
    let quotes = document[Quotes.self] ?? []
    for quote in quotes {
      lie(quote.parts, in: text)
      lie(quote.marks, in: text)
      precondition(!quote.parts.isEmpty, "a quotation holds nothing")
      precondition((0...1).contains(quote.confidence), "a confidence is no share")
      precondition(quote.speaker.map { entities.contains($0.entity) } ?? true, "a speaker is nobody")
      precondition(quote.inside.map { id in quotes.contains { $0.id == id } } ?? true, "a quotation lies in none")
    }
    for mention in document[Mentions.self] ?? [] {
      lie([mention.range], in: text)
      precondition(entities.contains(mention.entity), "a mention means nobody")
    }
  }
}

/// Ranges lie in the text on the borders of scalars, hold something, and come one after the other.
func lie(_ ranges: [TextRange], in text: [UInt8]) {
  var end = 0
  for range in ranges {
    precondition(end <= range.start && range.start < range.end && range.end <= text.count, "a range lies badly")
    precondition(
      [range.start, range.end].allSatisfy { $0 == text.count || text[$0] & 0xC0 != 0x80 }, "a range cuts a scalar")
    end = range.end
  }
}

fuzz(check)
