public import CopydeskCore
public import CopydeskValidation
public import Testing

extension ValidationCase: CustomTestStringConvertible {
  /// The case's name.
  public var testDescription: String { name }
}

extension ValidationCase {
  /// The case folders below a folder of the package, as arguments of a test; empty where the folder isn't there.
  ///
  ///     @Test(arguments: ValidationCase.fixtures("Fixtures", inputs: { InputList([$0]).inputs }))
  ///     func `comes out as expected`(_ fixture: ValidationCase) async throws {
  ///       try await fixture.check(plan)
  ///     }
  ///
  /// - Parameter file: a file of a test target; the package is two folders above its target's folder.
  public static func fixtures(
    _ folder: String, inputs: (_ folder: String) throws -> [Input], from file: String = #filePath
  ) -> [ValidationCase] {
    guard let tests = file.range(of: "/Tests/") else { return [] }
    return (try? folders(below: file[..<tests.lowerBound] + "/" + folder, inputs: inputs)) ?? []
  }

  /// Runs the case and records every difference as an issue of the test.
  public func check(_ plan: Plan, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for difference in try await run(plan).differences {
      Issue.record("\(file):\(difference.line): \(difference.message)", sourceLocation: sourceLocation)
    }
  }
}

extension String {
  /// The first place of a string, found from the end: paths may hold the word twice.
  fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).last }
}
