import CopydeskText

extension JSONWriter {
  /// Writes a document's source as an object.
  mutating func value(_ source: Source) {
    object { json in
      json.member("uri", source.uri)
      json.member("item", source.item)
      json.member("mediaType", source.mediaType)
      json.member("charset", source.charset)
      if let feed = source.feed {
        json.key("feed")
        json.object { json in
          json.member("title", feed.title)
          json.member("url", feed.url)
          json.member("language", feed.language)
        }
      }
      json.member("fetched", source.fetched)
    }
  }

  /// Writes the members that metadata have in a record.
  mutating func members(_ metadata: Metadata) {
    member("title", metadata.title)
    member("authors", metadata.authors)
    member("publisher", metadata.publisher)
    member("section", metadata.section)
    member("tags", metadata.tags)
    member("summary", metadata.summary)
    member("language", metadata.language)
    member("url", metadata.url)
    if !metadata.media.isEmpty {
      key("media")
      array { json in for media in metadata.media { json.value(media) } }
    }
    member("published", metadata.published)
    member("modified", metadata.modified)
  }

  private mutating func value(_ media: Metadata.Media) {
    object { json in
      json.member("url", media.url)
      json.member("type", media.type)
      json.member("length", media.length)
    }
  }

  private mutating func member(_ name: String, _ stamp: Metadata.Stamp?) {
    guard let stamp else { return }
    key(name)
    object { json in
      json.member("value", stamp.value)
      json.member("from", stamp.from)
    }
  }

  /// Writes a key and a place in the markup; nothing when the place says nothing.
  mutating func member(_ name: String, _ place: SourcePlace) {
    guard place != SourcePlace() else { return }
    key(name)
    object { json in
      json.member("path", place.path)
      json.member("line", place.line)
    }
  }
}

extension SourcePlace {
  /// Reads what the writer wrote.
  init(_ json: JSONView?) { self.init(path: json?["path"]?.string, line: json?["line"]?.int) }
}

extension Source {
  /// Reads what the writer wrote.
  init(_ json: JSONView?) {
    self.init()
    uri = json?["uri"]?.string ?? ""
    item = json?["item"]?.int
    mediaType = json?["mediaType"]?.string
    charset = json?["charset"]?.string
    if let feed = json?["feed"] {
      var described = Feed()
      described.title = feed["title"]?.string
      described.url = feed["url"]?.string
      described.language = feed["language"]?.string
      self.feed = described
    }
    fetched = json?["fetched"]?.string
  }
}

extension Metadata {
  /// Reads the members that the writer wrote.
  init(_ json: JSONView) {
    self.init()
    title = json["title"]?.string
    authors = json["authors"]?.elements.compactMap(\.string) ?? []
    publisher = json["publisher"]?.string
    section = json["section"]?.string
    tags = json["tags"]?.elements.compactMap(\.string) ?? []
    summary = json["summary"]?.string
    language = json["language"]?.string
    url = json["url"]?.string
    media = (json["media"]?.elements ?? []).compactMap { media in
      media["url"]?.string.map { Media(url: $0, type: media["type"]?.string, length: media["length"]?.int) }
    }
    published = Stamp(json["published"])
    modified = Stamp(json["modified"])
  }
}

extension Metadata.Stamp {
  fileprivate init?(_ json: JSONView?) {
    guard let value = json?["value"]?.string else { return nil }
    self.init(value: value, from: json?["from"]?.string ?? "")
  }
}
