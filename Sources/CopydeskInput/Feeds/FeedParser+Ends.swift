import CopydeskCore

extension FeedParser {
  func finish(_ capture: FeedCapture, owner: Owner) {
    if capture.isTooLong, owner == .item { item?.isTooLong = true }
    let content = capture.finished(repairsDoubleEncoding: options.repairDoubleEncoding)
    if content.doubled > 0, owner == .item {
      item?.find("double-encoded", EncodingRepair.doubleEncoding(content.doubled).message)
    }
    if content.isEscapedTwice, owner == .item {
      item?.find("escaped-twice", "The markup of the item had been escaped twice.")
    }
    switch owner {
    case .item: setOfItem(capture, content)
    case .feed: setOfFeed(capture, content)
    case .person: person?.set(capture.field, content.plain)
    case .source: if capture.field == .title { setPublisher(content.plain) }
    default: break
    }
  }

  private func setOfFeed(_ capture: FeedCapture, _ content: FeedContent) {
    let plain = content.plain
    guard !plain.isEmpty else { return }
    switch capture.field {
    case .title: feed.title = feed.title ?? plain
    case .titleFallback: feed.title = feed.title ?? plain
    case .link: feed.link = feed.link ?? URIReference.resolve(plain, base: capture.base)
    case .language: feed.language = plain
    default: break
    }
  }

  private func setOfItem(_ capture: FeedCapture, _ content: FeedContent) {
    guard !content.bytes.allSatisfy(ByteScan.isSpace) else { return }
    switch capture.field {
    case .content: item?.contents.append(content)
    case .summary: if (item?.summary?.bytes.count ?? 0) < content.bytes.count { item?.summary = content }
    case .summaryFallback:
      if (item?.fallbackSummary?.bytes.count ?? 0) < content.bytes.count { item?.fallbackSummary = content }
    case .title: if item?.title == nil { item?.title = content }
    case .titleFallback: if item?.fallbackTitle == nil { item?.fallbackTitle = content }
    default: setShort(capture, FeedText.collapsed(content.bytes))
    }
  }

  private func setShort(_ capture: FeedCapture, _ text: String) {
    switch capture.field {
    case .id:
      item?.id = text
      item?.isIDLink = !feed.isAtom && capture.attributes["ispermalink"]?.lowercased() != "false"
    case .idFallback: if item?.fallbackID == nil { item?.fallbackID = text }
    case .link: if item?.link == nil { item?.link = URIReference.resolve(text, base: capture.base) }
    case .originalLink: item?.originalLink = text
    case .picture: item?.add(media: .init(url: URIReference.resolve(text, base: capture.base)))
    case .publisher: setPublisher(FeedText.plain(Array(text.utf8), isHTML: true))
    case .category: item?.add(tag: text)
    case .keywords: for word in text.split(separator: ",") { item?.add(tag: String(word)) }
    case .language: item?.language = text
    case .published, .date, .created, .modified:
      if item?.dates[capture.field] == nil { item?.dates[capture.field] = text }
    default: break
    }
  }

  func setPublisher(_ name: String) { if !name.isEmpty, item?.publisher == nil { item?.publisher = name } }

  func finish(_ person: FeedPersonBuilder) {
    for name in Byline.names(person.name ?? "") {
      if item == nil {
        if person.field == .author, !feed.authors.contains(name) { feed.authors.append(name) }
      } else if let rank = person.rank {
        item?.add(person: name, rank: rank)
      }
    }
  }
}
