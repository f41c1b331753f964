import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `News items` {
  @Test func `of NITF`() throws {
    let item = """
      <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
      <nitf xml:lang="en"><head><title>Slug</title><docdata><doc-id id-string="n1"/><date.issue norm="20220819T110500+0530"/>
      <key-list><keyword key="bridge"/></key-list></docdata><pubdata name="Harbour Post" position.section="City"/></head>
      <body><body.head><hedline><hl1>Bridge opens</hl1><hl2>After a year</hl2></hedline><byline>By <person>Ola Berg</person><byttl>Staff</byttl></byline>
      <dateline><location>NORHAVN</location>, Aug 19</dateline><abstract><p>It is open.</p></abstract></body.head>
      <body.content><block><p>The bridge is <em>open</em>, said <person>Ida Holm</person>.</p><bq><block><p>At last.</p></block></bq></block></body.content></body></nitf>
      """
    let document = try #require(read(item).documents.first)
    #expect(document.id == "n1")
    #expect(document.metadata.title == "Bridge opens")
    #expect(document.metadata.authors == ["Ola Berg"])
    #expect(document.metadata.publisher == "Harbour Post")
    #expect(document.metadata.section == "City")
    #expect(document.metadata.tags == ["bridge"])
    #expect(document.metadata.published?.value == "2022-08-19T11:05:00+05:30")
    #expect(document.metadata.language == "en")
    #expect(document.metadata.summary == "It is open.")
    #expect(
      document.markupString
        == "<p>NORHAVN, Aug 19</p>\n<div><p>The bridge is <em>open</em>, said Ida Holm.</p><blockquote><div><p>At last.</p></div></blockquote></div>"
    )
  }

  @Test func `of NewsML-G2, several in a message`() throws {
    let message = """
      <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
      <newsItem guid="urn:1" xml:lang="en-GB"><rightsInfo><copyrightHolder literal="x"><name>Wire</name></copyrightHolder></rightsInfo>
      <itemMeta><provider literal="Wire"/><versionCreated>2022-08-19T11:05:00Z</versionCreated></itemMeta>
      <contentMeta><creator><name>Ola Berg</name></creator><subject qcode="s:1"><name>Traffic</name></subject><headline>Bridge opens</headline><by>Ola Berg</by></contentMeta>
      <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>It is open.</p></body></html></inlineXML></contentSet></newsItem>
      <newsItem guid="urn:2"><contentMeta><headline>Two</headline></contentMeta><contentSet><inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>
      <remoteContent href="http://a.example/1.jpg" contenttype="image/jpeg" size="9"/></contentSet></newsItem></itemSet></newsMessage>
      """
    let documents = read(message).documents
    try #require(documents.count == 2)
    #expect(documents.map(\.id) == ["urn:1", "urn:2"])
    #expect(documents.map(\.metadata.title) == ["Bridge opens", "Two"])
    #expect(documents[0].metadata.authors == ["Ola Berg"])
    #expect(documents[0].metadata.publisher == "Wire")
    #expect(documents[0].metadata.tags == ["Traffic"])
    #expect(documents[0].metadata.published?.value == "2022-08-19T11:05:00Z")
    #expect(documents[0].markupString == "<p>It is open.</p>")
    #expect(documents[1].blockStrings == ["One.", "Two."])
    #expect(documents[1].metadata.media == [.init(url: "http://a.example/1.jpg", type: "image/jpeg", length: 9)])
  }
}
