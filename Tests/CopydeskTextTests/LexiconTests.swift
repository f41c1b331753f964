import CopydeskText
import Testing

@Suite struct LexiconTests {
  @Test func `a language is found by its primary subtag`() {
    #expect(Lexicon.language("en-GB")?.language == "en")
    #expect(Lexicon.language("EN") != nil)
    #expect(Lexicon.language("any") == nil)
    #expect(Lexicon.language("") == nil)
  }

  @Test func `the data name no unknown class`() throws {
    #expect(try #require(Lexicon.language("en")).unknownClasses == [])
  }

  @Test func `entries have distinct hashes`() throws {
    let words = try #require(Lexicon.language("en")).words
    let hashes = Set(words.map { word in Array(word.utf8).withUnsafeBufferPointer { FNV1a.hash($0) } })
    #expect(hashes.count == words.count)
  }

  @Test func `every entry is found in a text that holds it`() throws {
    let lexicon = try #require(Lexicon.language("en"))
    let words = lexicon.words
    let lost = words.filter { word in
      let capitals = word.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
        separator: " ")
      // A number behind lets abbreviations that want one keep their stop; a capital those that want that.
      return ![word, capitals].contains { form in
        let text = Array((form + " 5").utf8)
        let found = Tokens(text, lexicon: lexicon).longestPhrase(at: 0, in: text)
        return found.map { words[Int($0.term)] == word } ?? false
      }
    }
    #expect(lost == [])
  }

  @Test func `rows for one word add up, and values are kept with their class`() {
    let lexicon = Lexicon(
      language: "xx", rows: [["May", "month=5"], ["may", "modal=may verb"], ["Grand Duke", "rank=grand_duke"]])
    let may = lexicon.find("may")
    #expect(lexicon.classes(of: may) == TermClasses(.month, .modal, .verb))
    #expect(lexicon.number(.month, of: may) == 5)
    #expect(lexicon.value(.modal, of: may) == "may")
    #expect(lexicon.value(.verb, of: may) == nil)
    #expect(lexicon.value(.rank, of: lexicon.find("grand duke")) == "grand duke")
    #expect(lexicon.find("june") == -1)
  }

  @Test(arguments: ["vice president", "Vice-President", "vice \n president"])
  func `a phrase matches over white space and hyphens`(text: String) throws {
    let lexicon = Lexicon(language: "xx", rows: [["vice president", "role"], ["vice", "verb"]])
    let bytes = Array(text.utf8)
    let tokens = Tokens(bytes, lexicon: lexicon)
    let found = try #require(tokens.longestPhrase(at: 0, in: bytes))
    #expect(found.count == tokens.count)
    #expect(lexicon.classes(of: found.term).contains(.role))
  }

  @Test func `an unknown class is named`() {
    #expect(Lexicon(language: "xx", rows: [["word", "flavour=sweet verb"]]).unknownClasses == ["flavour"])
  }
}
