public import CopydeskText

/// What a `pipeline.json` says, with every place kept; nothing is looked up and nothing resolved yet.
public struct PipelineFile: Sendable {
  /// The file's name, for messages.
  public let file: String
  /// The pipeline's name.
  public var name: String?
  /// The language used where nothing else says one.
  public var language: String?
  /// The file this one builds on.
  public var extends: Located<String>?
  /// The chain.
  public var stages: [StageEntry] = []
  /// The pipeline's own tests.
  public var tests: [Located<JSONView>] = []

  /// A value and where it stands.
  public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var value: Value
    /// Its place.
    public var place: Place
  }

  /// A place in a pipeline file.
  public struct Place: Sendable {
    /// The file.
    public var file: String
    /// The JSON value that stands there.
    public var json: JSONView
    /// Its JSON path.
    public var path: String

    /// A diagnostic at this place.
    public func diagnostic(_ message: String) -> Diagnostic {
      let (line, column) = json.position
      return Diagnostic(file: file, line: line, column: column, path: path, message: message)
    }
  }

  /// One element of `stages`.
  public struct StageEntry: Sendable {
    /// The stage's name.
    public var stage: Located<String>
    /// The step's id; the stage's name when none is given.
    public var id: String
    /// The options as written.
    public var options: Located<JSONView>?
    /// Which documents the step is for.
    public var when: Located<JSONView>?
  }

  /// Reads the file's bytes. All mistakes of form go to `diagnostics`.
  public init(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) {
    self.file = file
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(bytes, dialect: .relaxed)
    } catch {
      diagnostics.append(
        Diagnostic(file: file, line: error.line, column: error.column, path: "$", message: error.message))
      return
    }
    var form = PipelineForm(file: file, diagnostics: diagnostics)
    form.read(document.root, into: &self)
    diagnostics = form.diagnostics
  }
}
