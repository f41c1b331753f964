import CopydeskText

extension Rejection {
  /// The rejection as one line of JSON, without a newline.
  public var line: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("source")
      json.value(source)
      json.member("id", id)
      json.member("stage", stage)
      json.key("error")
      json.object { json in
        json.member("code", error.code.rawValue)
        json.member("message", error.message)
        json.member("limit", error.limit)
      }
      json.member("attempts", attempts)
    }
    return json.bytes
  }
}

/// A document that a stage took out of the pipeline.
public struct DroppedDocument: Sendable, Equatable {
  /// Where it came from.
  public var source: Source
  /// Its id.
  public var id: String
  /// Which stage and why.
  public var dropped: Dropped

  /// The drop as one line of JSON, without a newline.
  public var line: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("source")
      json.value(source)
      json.member("id", id)
      json.member("stage", dropped.stage)
      json.member("why", dropped.why)
    }
    return json.bytes
  }
}
