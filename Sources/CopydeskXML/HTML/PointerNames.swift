import CLibxml2

/// Numbers of element and attribute names by the address that libxml2's dictionary gives each: one look instead of a
/// comparison of names. Used for one parse, as long as the addresses hold.
struct PointerNames {
  private var elements = Cache()
  private var attributes = Cache()

  /// The element of an interned name.
  mutating func element(_ name: UnsafePointer<xmlChar>) -> HTMLElement {
    let number = elements[name] { HTMLElement($0).rawValue }
    return HTMLElement(rawValue: number) ?? .other
  }

  /// The attribute of an interned name; nil for those that are not kept.
  mutating func attribute(_ name: UnsafePointer<xmlChar>) -> HTMLAttribute? {
    let number = attributes[name] { HTMLAttribute($0)?.rawValue ?? 0 }
    return number == 0 ? nil : HTMLAttribute(rawValue: number)
  }

  /// A direct-mapped cache: of two names with one slot the later takes it.
  private struct Cache {
    private var keys = [UInt](repeating: 0, count: 256)
    private var numbers = [UInt8](repeating: 0, count: 256)

    subscript(name: UnsafePointer<xmlChar>, make: (UnsafeBufferPointer<UInt8>) -> UInt8) -> UInt8 {
      mutating get {
        let address = UInt(bitPattern: name)
        let slot = Int((address >> 2 ^ address >> 10) & 255)
        if keys[slot] == address { return numbers[slot] }
        let number = make(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        keys[slot] = address
        numbers[slot] = number
        return number
      }
    }
  }
}
