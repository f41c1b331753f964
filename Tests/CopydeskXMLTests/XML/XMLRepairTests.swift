import Testing

@testable import CopydeskXML

@Suite struct `Repair of XML` {
  private func repair(_ text: String, cut: Int = 0, neverNested: [String] = []) -> (
    text: String, kinds: [XMLRepair.Kind]
  ) {
    var repair = XMLRepair(neverNested: neverNested)
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    bytes[..<cut].withUnsafeBufferPointer { repair.feed($0, isLast: false, into: &output) }
    bytes[cut...].withUnsafeBufferPointer { repair.feed($0, isLast: true, into: &output) }
    return (String(String(decoding: output, as: UTF8.self).dropFirst(3).dropLast(4)), repair.notes.map(\.kind))
  }

  @Test(arguments: [
    "<a><b c=\"d\">e &lt; f &amp; g</b></a>", "<a><![CDATA[<p>x & y</p>]]></a>", "<a b=\"1\" c=\"'\"/>",
    "<x:a xmlns:x=\"u\">Käse 😀</x:a>",
  ])
  func `well-formed text passes unchanged`(text: String) {
    #expect(repair(text).text == text)
    #expect(repair(text).kinds.isEmpty)
  }

  @Test(arguments: [
    ("<a>AT&T &nbsp;x&hellip; R&D; &copy 2004</a>", "<a>AT&amp;T \u{A0}x… R&amp;D; © 2004</a>"),
    ("<a>http://a.example/?b=1&copy=2&d;</a>", "<a>http://a.example/?b=1&amp;copy=2&amp;d;</a>"),
    ("<a>1 < 2 <3 <b</a>", "<a>1 &lt; 2 &lt;3 &lt;b</a>"),
    ("<a>x\u{1}y\u{FFFE}z</a>", "<a>xyz</a>"),
    ("<a><b><i>x</b></a>", "<a><b><i>x</i></b></a>"),
    ("<a>x</b></a></a>", "<a>x</a>"),
    ("<a><p>x<br>y</p></a>", "<a><p>x<br/>y</p></a>"),
    ("<a b=c d e='f' e='g' h=\"1 & 2 <3\">x</a>", "<a b=\"c\" d=\"d\" e=\"f\" h=\"1 &amp; 2 &lt;3\">x</a>"),
    ("<a><!-- x -- y --><?php echo 1 ?>z</a>", "<a>z</a>"),
    ("<a><![CDATA[x", "<a><![CDATA[x]]></a>"),
    ("<a>x", "<a>x</a>"),
    ("<A>x</a>", "<A>x</A>"),
    ("<a>&#146;&#x41;&#1;&#65</a>", "<a>’AA</a>"),
    ("<a title='say \"x\"'/>", "<a title=\"say &quot;x&quot;\"/>"),
    ("<a>x]]>y</a>", "<a>x]]&gt;y</a>"),
    ("", ""),
  ])
  func `broken text becomes well-formed`(text: String, expected: String) {
    #expect(repair(text).text == expected)
  }

  @Test func `only plain entities of the document are known`() {
    let text = """
      <!DOCTYPE rss [ <!ENTITY co "Company&#174;"> <!ENTITY evil SYSTEM "file:///etc/passwd"> <!ENTITY lol "&co;&co;">
      <!ENTITY tag "<b>"> ]><a>&co; &evil; &lol; &tag;</a>
      """
    #expect(repair(text).text == "<a>Company® &amp;evil; &amp;lol; &amp;tag;</a>")
  }

  @Test func `an item closes the item before it`() {
    let text = "<c><item><t>1<item><t>2</t></item></c>"
    #expect(repair(text, neverNested: ["item"]).text == "<c><item><t>1</t></item><item><t>2</t></item></c>")
  }

  @Test func `elements nested too deep keep their text`() {
    let text = String(repeating: "<a>", count: 1000) + "x" + String(repeating: "</a>", count: 1000)
    let repaired = repair(text)
    #expect(repaired.text == String(repeating: "<a>", count: 256) + "x" + String(repeating: "</a>", count: 256))
    #expect(repaired.kinds.contains(.depth))
  }

  @Test func `a cut anywhere changes nothing`() {
    let text =
      "<!DOCTYPE a [<!ENTITY e \"x\">]><a b='1'><!-- c --><d>&e;&amp;&eacute;&#65; </d><![CDATA[<]]>\u{FFFE}<e f=g></a>"
    let whole = repair(text)
    for cut in 1..<text.utf8.count { #expect(repair(text, cut: cut).text == whole.text, "\(cut)") }
  }

  @Test func `hostile text takes linear time`() {
    for piece in ["<", "&", "</x>", "<a>", "<!", "<![CDATA[", "]]>", "<a b='", "&#", "<a b=c ", "<!DOCTYPE ["] {
      let text = String(repeating: piece, count: 200_000)
      let clock = ContinuousClock()
      let time = clock.measure { _ = repair(text) }
      #expect(time < .seconds(5), "\(piece)")
    }
  }
}
