import Testing

@testable import CopydeskInput

@Suite struct `Markup that was escaped twice` {
  private func content(_ text: String) -> String? {
    EscapedTwice.content(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("&lt;p&gt;One.&lt;/p&gt;", "<p>One.</p>"),
    (" \n&lt;div class=&quot;x&quot;&gt;One &amp;amp; two", " \n<div class=\"x\">One &amp; two"),
    ("One.&lt;br /&gt;", "One.<br />"),
    ("Plain &amp;amp; simple", nil), ("3 &lt; 4 and 5 &gt; 4", nil),
    ("Write &lt;p&gt; before it, and &lt;/p&gt; after it.", nil),
    ("<p>&lt;p&gt;</p>", nil), ("&lt;Ajax&gt; sails", nil), ("&lt;", nil), ("", nil),
  ])
  func `is undone where it is all of the markup`(text: String, expected: String?) {
    #expect(content(text) == expected)
  }

  @Test(arguments: [
    ("Tom &amp;amp; Jo&amp;#39;s", "Tom &amp; Jo&#39;s"), ("A &amp;lt;b&amp;gt; tag", nil), ("R&amp;D; more", nil),
    ("Q &amp; A", nil), ("&amp;quot;Yes&amp;quot;", "&quot;Yes&quot;"),
  ])
  func `is undone in titles, tags left alone`(text: String, expected: String?) {
    #expect(EscapedTwice.title(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == expected)
  }
}
