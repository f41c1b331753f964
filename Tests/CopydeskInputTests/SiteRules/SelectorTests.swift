import CopydeskXML
import Testing

@testable import CopydeskInput

@Suite struct `Selectors` {
  static let page = HTMLPage.parse(
    Array(
      """
      <html><body><div id="a" class="x story"><p class="lead">1</p><p>2 <em>3</em></p><aside><p>4</p></aside></div>
      <div id="B"><a href="/tag/one" rel="author">5</a><a href="http://e.example/x.pdf">6</a><my-box data-type="y z">7</my-box></div>
      </body></html>
      """.utf8))

  private func texts(_ selector: String) throws -> [String] {
    try Selector(selector).elements(in: Self.page).map {
      Plain.text(Self.page.text(of: $0)).split(separator: " ").joined()
    }
  }

  @Test(arguments: [
    ("p", ["1", "23", "4"]), ("P.lead", ["1"]), (".story > p", ["1", "23"]), (".story p", ["1", "23", "4"]),
    ("#a aside > p", ["4"]), ("body > p", []), ("*#B > *", ["5", "6", "7"]), ("em, .lead", ["1", "3"]),
    ("[rel]", ["5"]), ("a[href*=tag]", ["5"]), ("a[href^='http:']", ["6"]), ("a[href$=\".pdf\"]", ["6"]),
    ("[data-type~=z]", ["7"]), ("my-box", ["7"]), ("p:first-child", ["1", "4"]), ("#B > :last-child", ["7"]),
    ("div em", ["3"]), ("html body div p em", ["3"]), ("div > em", []), ("[id=b]", []),
    (" p  ,  em ", ["1", "23", "3", "4"]),
    ("div.x.story[id] > p:first-child.lead", ["1"]),
  ])
  func `choose elements`(selector: String, expected: [String]) throws {
    #expect(try texts(selector) == expected)
  }

  @Test(arguments: [
    "", " ", "p >", "> p", "p,,em", ".", "#", "[", "[href", "[href=", "[href=\"x]", "[nonsense]", "p:hover", "p + em",
    "p[href!x]", "1 $",
  ])
  func `that make no sense are refused`(selector: String) {
    #expect(throws: SelectorError.self) { try Selector(selector) }
  }

  @Test(arguments: [
    ("a[herf]", "the attribute \"herf\" can't be asked for; did you mean \"href\"?"),
    ("p ~ em", "\"~\" is unexpected at character 3"),
  ])
  func `say what is wrong with them`(selector: String, message: String) {
    #expect(throws: SelectorError(message: message)) { try Selector(selector) }
  }

  @Test func `never trap, whatever they are`() {
    var random = RepeatableRandom(seed: 5)
    let signs = Array("p.#[]=\"'*^$~>, :a-é@()first-child".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<Int(random.next() % 24)).map { _ in signs[Int(random.next() % UInt64(signs.count))] }
      if let selector = try? Selector(String(decoding: bytes, as: UTF8.self)) { _ = selector.elements(in: Self.page) }
    }
  }

  @Test func `take time in proportion to the page`() throws {
    let deep = HTMLPage.parse(Array(String(repeating: "<div>", count: 900).utf8))
    let wide = HTMLPage.parse(Array(("<div>" + String(repeating: "x<b>y</b>", count: 50_000)).utf8))
    let selector = try Selector(
      Array(repeating: "div", count: 32).joined(separator: " ") + ", b:first-child, b:last-child")
    #expect(selector.elements(in: deep).count == 900 - 31)
    #expect(ContinuousClock().measure { _ = selector.elements(in: wide) } < .seconds(10))
  }
}
