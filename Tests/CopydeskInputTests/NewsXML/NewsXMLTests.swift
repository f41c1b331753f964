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

  @Test func `of NITF 3.x with all its metadata`() throws {
    let item = """
      <nitf version="-//IPTC//DTD NITF 3.3//EN" change.date="October 18, 2006"><head>
      <meta name="generator" content="x"/><tobject tobject.type="news"><tobject.property tobject.property.type="current"/>
      <tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="Economy" tobject.subject.matter="Fisheries"/></tobject>
      <docdata><correction/><urgency ed-urg="4"/><fixture fix-id="DAILY"/><date.issue norm="20190405"/><date.release norm="20190405T0900Z"/>
      <date.expire norm="20200101"/><doc-scope scope="Coast"/><identified-content><classifier type="x" value="Herring"/></identified-content>
      <doc.copyright year="2019" holder="Coast Wire"/></docdata><revision-history function="writer"/></head>
      <body><body.head><hedline><hl1 id="h">Herring <em>return</em></hl1></hedline><note><p>Editors: not for print</p></note>
      <byline>By Una Feld and Ib Roland<byttl>Coast Wire</byttl></byline><distributor>Coast Wire</distributor>
      <dateline><location>OSTBY</location> <story.date norm="20190404">April 4</story.date></dateline></body.head>
      <body.content><p>OSTBY, April 4 - The herring are back.</p><media media-type="image"><media-reference mime-type="image/jpeg" source="h.jpg"/>
      <media-caption><p>A herring.</p></media-caption></media><nitf-table><table><tr><td>1</td></tr></table></nitf-table><hl2>Quotas</hl2><p>None.</p></body.content>
      <body.end><tagline>Una Feld reports from Ostby</tagline></body.end></body></nitf>
      """
    let document = try #require(read(item).documents.first)
    #expect(document.metadata.title == "Herring return")
    #expect(document.metadata.authors == ["Una Feld", "Ib Roland"])
    #expect(document.metadata.publisher == "Coast Wire")
    #expect(document.metadata.published?.value == "2019-04-05")
    #expect(document.metadata.tags == ["Economy", "Fisheries", "Herring"])
    #expect(document.metadata.media == [.init(url: "h.jpg", type: "image/jpeg")])
    #expect(
      document.markupString
        == "<p>OSTBY, April 4 - The herring are back.</p><figure>\n<figcaption><p>A herring.</p></figcaption></figure><div><table><tr><td>1</td></tr></table></div><h2>Quotas</h2><p>None.</p>"
    )
  }

  @Test func `of NewsML-G2 with all its metadata, under a prefix`() throws {
    let item = """
      <?xml version="1.0" encoding="UTF-8"?>
      <n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" xmlns:x="http://www.w3.org/1999/xhtml" guid="urn:newsml:wire.example:20190405:1" version="3" standard="NewsML-G2" conformance="power" xml:lang="en-GB">
      <n:catalogRef href="http://wire.example/catalog.xml"/><n:rightsInfo><n:copyrightHolder uri="http://wire.example"><n:name>Coast Wire Ltd</n:name></n:copyrightHolder></n:rightsInfo>
      <n:itemMeta><n:itemClass qcode="ninat:text"/><n:provider qcode="nprov:CW"><n:name>Coast Wire</n:name></n:provider><n:versionCreated>2019-04-05T10:30:00+01:00</n:versionCreated>
      <n:firstCreated>2019-04-05T09:00:00+01:00</n:firstCreated><n:pubStatus qcode="stat:usable"/><n:title>slug</n:title></n:itemMeta>
      <n:contentMeta><n:urgency>4</n:urgency><n:contentCreated>2019-04-05T08:00:00+01:00</n:contentCreated><n:located qcode="city:1"><n:name>Ostby</n:name></n:located>
      <n:creator qcode="per:1"><n:name>Una Feld</n:name></n:creator><n:creator><n:name>Ib Roland</n:name></n:creator><n:contributor><n:name>Nobody</n:name></n:contributor>
      <n:language tag="en"/><n:genre qcode="genre:Current"><n:name>Current</n:name></n:genre><n:subject type="cpnat:abstract" qcode="medtop:1"><n:name xml:lang="en">Fisheries</n:name></n:subject>
      <n:keyword>herring</n:keyword><n:slugline>FISH</n:slugline><n:headline>Herring return</n:headline><n:dateline>OSTBY, April 5</n:dateline><n:description role="drol:summary">They are back.</n:description></n:contentMeta>
      <n:contentSet><n:inlineXML contenttype="application/xhtml+xml"><x:html><x:head><x:title>T</x:title></x:head><x:body><x:h2>Back</x:h2><x:p>The herring are <x:b>back</x:b> &amp; many.</x:p></x:body></x:html></n:inlineXML>
      <n:remoteContent href="http://wire.example/h.jpg" contenttype="image/jpeg" size="77"/></n:contentSet></n:newsItem>
      """
    let document = try #require(read(item).documents.first)
    #expect(document.id == "urn:newsml:wire.example:20190405:1")
    #expect(document.metadata.title == "Herring return")
    #expect(document.metadata.authors == ["Una Feld", "Ib Roland"])
    #expect(document.metadata.publisher == "Coast Wire")
    #expect(document.metadata.published?.value == "2019-04-05T10:30:00+01:00")
    #expect(document.metadata.language?.hasPrefix("en") == true)
    #expect(document.metadata.tags == ["Fisheries", "herring"])
    #expect(document.metadata.summary == "They are back.")
    #expect(document.metadata.media.map(\.url) == ["http://wire.example/h.jpg"])
    #expect(
      document.markupString == "<p>OSTBY, April 5</p>\n<h2>Back</h2><p>The herring are <b>back</b> &amp; many.</p>")
  }

  @Test(arguments: [
    ("By Una Feld and Ib Roland", ["Una Feld", "Ib Roland"]), ("BY UNA FELD", ["UNA FELD"]),
    ("Feld, Una", ["Feld, Una"]),
    ("Ek & Sons", ["Ek & Sons"]), ("Von Una Feld und Ib Roland", ["Una Feld", "Ib Roland"]),
    ("Una Feld, Ib Roland", ["Una Feld", "Ib Roland"]),
    ("", []), ("desk", ["desk"]), ("By Una Feld and Ib Roland, Staff Writers", ["Una Feld", "Ib Roland"]),
  ])
  func `by several people name each`(byline: String, names: [String]) {
    #expect(Byline.names(byline) == names)
  }
}
