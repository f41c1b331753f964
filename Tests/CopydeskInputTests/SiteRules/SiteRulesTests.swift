import CopydeskCore
import Testing

@testable import CopydeskInput

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct `Site rules` {
  private func errors(_ json: String) -> [String] {
    SiteRulesFile(Array(json.utf8), file: "sites.json").diagnostics.map(\.description)
  }

  @Test func `tell every mistake with its place`() {
    let json = """
      { "rules": [
        { "site": "a.example", "select": ["p", "p["], "metdata": {} },
        { "select": 7, "metadata": { "title": "h1@herf", "athors": "x" } },
        "no rule", { "site": "" }
      ], "rulez": [] }
      """
    #expect(
      errors(json) == [
        "sites.json:2:42: The selector \"p[\" can't be read: the name of an attribute is missing at character 3. ($.rules[0].select[1])",
        "sites.json:2:49: There is no key \"metdata\" here: did you mean \"metadata\"? ($.rules[0])",
        "sites.json:3:3: The rule doesn't say for which \"site\" it is. ($.rules[1])",
        "sites.json:3:15: This must be a string or a list of strings. ($.rules[1].select)",
        "sites.json:3:41: The attribute \"herf\" can't be asked for: did you mean \"href\"? ($.rules[1].metadata.title)",
        "sites.json:3:52: There is no key \"athors\" here: did you mean \"authors\"? ($.rules[1].metadata)",
        "sites.json:4:3: A rule is an object with the key \"site\". ($.rules[2])",
        "sites.json:4:24: A site is written as \"example.org\" or \"example.org/news/*\". ($.rules[3].site)",
        "sites.json:5:4: There is no key \"rulez\" here: did you mean \"rules\"? ($)",
      ])
  }

  @Test(arguments: ["", "[]", "{}", "{\"rules\": {}}", "{\"rules\": [", "7"])
  func `that are no rules are refused`(json: String) { #expect(errors(json).count == 1) }

  @Test(arguments: [
    ("a.example", "http://a.example/x", true), ("a.example", "https://www.A.example", true),
    ("a.example", "http://ba.example/", false), ("*.a.example", "http://m.a.example/", true),
    ("*.a.example", "http://a.example/", false), ("a.example/news/*", "http://a.example/news/1?p=2#x", true),
    ("https://a.example/news/*", "http://a.example:8080/news/1", true),
    ("a.example/news/*", "http://a.example/sport/1", false),
    ("a.example/*?id=*", "http://a.example/p?id=7", true), ("*", "http://b.example", true), ("*", "page.html", false),
    ("a.example/", "http://a.example?x", false),
  ])
  func `are for pages that fit`(pattern: String, address: String, fits: Bool) throws {
    #expect(try #require(SitePattern(pattern)).fits(address) == fits)
  }

  // MARK: On pages

  private static let page = """
    <html><head><title>T</title><link rel=canonical href="http://site.example/news/1"></head><body>
    <h1>Bells ring again</h1><div class=by>By <a>Una Feld</a> and <a>Ib Roland</a></div><span class=when title="2 March 2021">Tuesday</span>
    <div id=lead>The bells of Ostby rang again on Monday, the verger said, for the first time since the fire.</div>
    <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
    <div class=text><p>Nobody had told the pigeons. <span class=ad>Buy a bell!</span> They left in a cloud, and came back at noon.</p>
    <div class=ad>Bells for every purse</div><p>The verger, Sal Moss, rang them himself.</p></div>
    <p class=foot>More than four hundred people came to hear it, and the mayor held a speech about patience.</p></body></html>
    """

  /// Cleans the page by rules that are written to a file first.
  private func cleaned(_ rules: String, url: String? = nil) throws -> Document {
    var folder = Array("/tmp/copydesk-rules-XXXXXX".utf8CString)
    let descriptor = mkstemp(&folder)
    try #require(descriptor >= 0)
    let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let bytes = Array(rules.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    var options = CleanMarkup.Options()
    options.rules = path
    var document = Document(id: "x")
    document.metadata.url = url
    document.markup = Markup(bytes: Array(Self.page.utf8), mediaType: "text/html")
    try CleanMarkup(options: options, environment: StageEnvironment()).process(&document)
    return document
  }

  @Test func `select and drop`() throws {
    let document = try cleaned(
      ##"{"rules": [{"site": "other.example", "drop": "*"}, {"site": "site.example", "select": ["#lead", ".text"], "drop": ".ad"}]}"##
    )
    #expect(
      document.blockStrings == [
        "The bells of Ostby rang again on Monday, the verger said, for the first time since the fire.",
        "Nobody had told the pigeons. They left in a cloud, and came back at noon.",
        "The verger, Sal Moss, rang them himself.",
      ])
    #expect(
      document.removed.filter { $0.why == "site-rule.drop" }.map(\.text) == ["Buy a bell!", "Bells for every purse"])
    #expect(document.removed.contains { $0.why == "site-rule.unselected" && $0.text.hasPrefix("More than") })
    #expect(document.removed.first { $0.why == "site-rule.drop" }?.at.path == "/html/body/div[3]/p[1]/span")
  }

  @Test func `say where metadata stand`() throws {
    let document = try cleaned(
      ##"{"rules": [{"site": "*", "metadata": {"title": ["h2", "h1"], "authors": ".by a", "published": ".when@title", "publisher": "=The Bell", "modified": ".by"}}]}"##
    )
    #expect(document.metadata.title == "Bells ring again")
    #expect(document.metadata.authors == ["Una Feld", "Ib Roland"])
    #expect(document.metadata.published == .init(value: "2021-03-02", from: "site-rule"))
    #expect(document.metadata.publisher == "The Bell")
    #expect(document.codes.contains("bad-date"))
  }

  @Test func `that select nothing leave the search to the stage`() throws {
    let document = try cleaned(##"{"rules": [{"site": "site.example", "select": "#gone"}]}"##)
    #expect(document.codes.contains("site-rule-unmatched"))
    #expect(!document.text.isEmpty)
    #expect(
      try cleaned(##"{"rules": [{"site": "site.example", "select": "#gone"}]}"##, url: "http://b.example/").codes
        .contains("site-rule-unmatched"))
  }

  @Test func `can't be read from a file that isn't there`() {
    var options = CleanMarkup.Options()
    options.rules = "no/such/file.json"
    #expect(throws: StageError.self) { try CleanMarkup(options: options, environment: StageEnvironment()) }
  }
}
