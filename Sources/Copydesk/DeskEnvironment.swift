public import CopydeskCore
import CopydeskStore

extension StageEnvironment {
  /// The environment of the built-in stages: with a store for what they keep on disk.
  public static func desk(baseDirectory: String = ".", language: String? = nil) -> StageEnvironment {
    StageEnvironment(baseDirectory: baseDirectory, language: language, storage: Store())
  }
}
