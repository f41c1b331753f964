import CopydeskText
import Testing

@testable import CopydeskDates

@Suite struct `The grammar of dates` {
  @Test func `has no mistakes in its data files`() throws {
    let lexicon = try #require(Lexicon.language("en"))
    let grammar = try #require(DateGrammar.language(lexicon))
    #expect(grammar.mistakes == [])
    #expect(grammar.vocabulary.classNames.count <= 127)
    #expect(!grammar.rules.isEmpty)
  }
}
