import Testing

@testable import CopydeskXML

/// A tree as one line: elements in parentheses, texts in quotation marks.
func outline(_ source: String, limits: ParseLimits = ParseLimits()) -> String {
  let tree = HTMLPage.parse(Array(source.utf8), limits: limits)
  func write(_ node: Int) -> String {
    if tree.nodes[node].element == .text { return "'" + String(decoding: tree.text(of: node), as: UTF8.self) + "'" }
    return "(" + ([tree.name(of: node)] + tree.children(of: node).map(write)).joined(separator: " ") + ")"
  }
  return tree.children(of: 0).map(write).joined(separator: " ")
}

@Suite struct HTMLPageTests {
  @Test(arguments: [
    ("<p>One<p>Two", "(html (body (p 'One') (p 'Two')))"),
    ("<title>A &amp; B</title><body>x", "(html (head (title 'A & B')) (body 'x'))"),
    ("<body>a<!--> b<p>c", "(html (body 'a      b' (p 'c')))"),
    ("<body>a<!--x-->b", "(html (body 'ab'))"),
    ("<body><!--[if !IE]><!--><p>a</p><!--<![endif]-->", "(html (body (p 'a')))"),
    ("<body><p>super<wbr>man<p>b", "(html (body (p 'super' (wbr) 'man') (p 'b')))"),
    ("<body><p>super<wbr/>man<p>b", "(html (body (p 'super' (wbr) 'man') (p 'b')))"),
    ("<body><video><source src=a><source src=b></video>c", "(html (body (video (source) (source)) 'c'))"),
    ("<body><p>a<section>b</section>c", "(html (body (p 'a') (section 'b') 'c'))"),
    ("<body><p>a<b>x<nav>b</nav>c", "(html (body (p 'a' (b 'x')) (nav 'b') 'c'))"),
    ("<body><textarea><div></textarea><p>a", "(html (body (textarea ' div>') (p 'a')))"),
    ("<title>a<b>c</title><body>d", "(html (head (title 'a b>c')) (body 'd'))"),
    ("<body><fb:like>a</fb:like>", "(html (body (fb:like 'a')))"),
    ("<body>café it&#146;s", "(html (body 'café it’s'))"),
    ("<body><script>if (a<b) {}</script>c", "(html (body (script) 'c'))"),
    ("<body><script type='application/ld+json'>{}</script>c", "(html (body (script '{}') 'c'))"),
    ("<body><script type='application/ld&#x2B;json'>{}</script>c", "(html (body (script '{}') 'c'))"),
    ("<body><script>write('<i>one</i> and the other')</script>c", "(html (body (script) 'c'))"),
    ("<body>a<!-- a comment of some length -->b", "(html (body 'ab'))"),
    ("<body><p x-on:click='() => { open = !open; more = open }'>a", "(html (body (p 'a')))"),
    ("<template><p>a</template><p>b", "(html (body (template (p 'a')) (p 'b')))"),
    ("<ul><li>a<li>b</ul>", "(html (body (ul (li 'a') (li 'b'))))"),
    ("<body>a\u{0}b", "(html (body 'a b'))"),
    ("", ""),
  ])
  func `is read as browsers read it`(source: String, expected: String) {
    #expect(outline(source) == expected)
  }

  @Test func `paths count siblings of one name only where there are several`() {
    let tree = HTMLPage.parse(Array("<body><div><p>a<p>b<em>c</em></div><h1>d</h1>".utf8))
    let paths = tree.nodes.indices.filter { tree.nodes[$0].element != .text }.map { tree.path(of: $0) }
    #expect(
      paths == [
        "/", "/html", "/html/body", "/html/body/div", "/html/body/div/p[1]", "/html/body/div/p[2]",
        "/html/body/div/p[2]/em",
        "/html/body/h1",
      ])
  }

  @Test func `texts know where they came from`() {
    let long = "let it = be - long + enough"
    let source = """
      <style>\(long)</style><body data-state="\(long)">
      <p class=x>First &amp; last</p><!-- \(long) -->
      <p>Second<script>\(long)</script>third<!-- \(long) -->fourth<b data-x='\(long)'>fifth</b>sixth
      """
    let bytes = Array(source.utf8)
    let tree = HTMLPage.parse(bytes)
    #expect(tree.pieces.count >= 7)
    for (index, piece) in tree.pieces.enumerated() {
      let end = index + 1 < tree.pieces.count ? Int(tree.pieces[index + 1].text) : tree.bytes.count
      let text = tree.bytes[Int(piece.text)..<end].prefix { $0 > 0x20 && $0 != 0x26 }
      guard text.count > 1 else { continue }
      #expect(bytes[Int(piece.source)...].starts(with: text))
    }
  }

  @Test func `deep nesting ends the parse at the limit`() {
    let tree = HTMLPage.parse(Array((String(repeating: "<div>", count: 100_000) + "x").utf8))
    #expect(tree.limit == .depth)
    #expect(tree.nodes.count < 1100)
  }

  @Test func `many attributes and unmatched tags cost no more than they are long`() {
    let attributes = (0..<60_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(outline("<body><p \(attributes)>x") == "(html (body (p 'x')))")
    let unclosed = String(repeating: "<textarea><iframe>", count: 50_000)
    #expect(HTMLPage.parse(Array(unclosed.utf8)).nodes.count > 1)
    let comments = String(repeating: "<!-- ", count: 200_000)
    #expect(HTMLPage.parse(Array(comments.utf8)).nodes.count >= 1)
  }

  @Test func `random markup never traps and keeps ranges in order`() {
    var random = SplitMix(state: 7)
    let parts = [
      "<p", "<div>", ">", "</p>", "<!--", "-->", "\"", "=", "<wbr>", "<section>", "&#146;", "\u{C2}", "x", " ",
      "<script>", "</", "\0", "<title>", "é", " of-some-length='that a tree does not keep'", "</script>",
    ]
    for _ in 0..<300 {
      let source = (0..<60).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
      let tree = HTMLPage.parse(Array(source.utf8))
      for (index, node) in tree.nodes.enumerated() {
        #expect(Int(node.end) > index && Int(node.end) <= tree.nodes.count && Int(node.parent) < index)
        #expect(node.parent < 0 || tree.nodes[Int(node.parent)].end >= node.end)
      }
    }
  }
}

/// A small generator of repeatable random numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
