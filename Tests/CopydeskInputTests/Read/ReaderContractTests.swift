import CopydeskInput
import CopydeskTesting
import Testing

@Suite struct `Readers keep the contract of stages` {
  @Test func `read`() throws { try StageContract(Read.self, rounds: 20).check() }
  @Test func `read-feed`() throws { try StageContract(ReadFeed.self, rounds: 20).check() }
  @Test func `read-html`() throws { try StageContract(ReadHTML.self, rounds: 20).check() }
  @Test func `read-json-lines`() throws { try StageContract(ReadJSONLines.self, rounds: 20).check() }
  @Test func `read-news-xml`() throws { try StageContract(ReadNewsXML.self, rounds: 20).check() }
  @Test func `read-plain-text`() throws { try StageContract(ReadPlainText.self, rounds: 20).check() }
  @Test func `read-warc`() throws { try StageContract(ReadWARC.self, rounds: 20).check() }
}
