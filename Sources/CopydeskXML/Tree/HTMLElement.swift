/// The elements of HTML, old and new, as one byte; `other` for those unknown to it, `text` for what is no element.
public enum HTMLElement: UInt8, Sendable, CaseIterable {
  /// No element: the document, a text, or an element that HTML doesn't know.
  case document, text, other
  // The elements, by their names.
  case html, head, body, title, base, link, meta, style, script, noscript, template, iframe, article, aside
  case section, nav, header, footer, main, hgroup, address, search, h1, h2, h3, h4, h5, h6, p, div, span, a, b
  case strong, i, em, u, s, small, big, sub, sup, mark, del, ins, strike, font, center, tt, q, cite, abbr
  case acronym, dfn, code, kbd, samp, `var`, time, data, ruby, rb, rt, rp, bdi, bdo, br, wbr, hr, ul, ol, li, dl
  case dt, dd, dir, menu, menuitem, blockquote, pre, xmp, listing, plaintext, figure, figcaption, picture, img
  case map, area, svg, math, canvas, audio, video, source, track, embed, object, param, table, caption, colgroup
  case col, thead, tbody, tfoot, tr, td, th, form, fieldset, legend, label, input, button, select, optgroup
  case option, textarea, datalist, output, progress, meter, keygen, details, summary, dialog, slot, portal
  case noembed, noframes, frameset, frame, applet, marquee, nobr, blink, isindex, path

  /// Its name.
  public var name: String { HTMLElement.names[Int(rawValue)] }

  static let names: [String] = allCases.map { "\($0)" }
  static let lookup = NameTable(names.dropFirst(3), first: 3)

  /// The element of a name in lower case.
  public init(_ name: UnsafeBufferPointer<UInt8>) {
    self = HTMLElement.lookup.index(of: name).flatMap { HTMLElement(rawValue: $0) } ?? .other
  }
}
