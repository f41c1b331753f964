public import CopydeskCore
import CopydeskStore

extension StageEnvironment {
  /// What a whole program hands to its stages: a store for indexes on disk, and where relative paths start.
  public static func program(baseDirectory: String = ".", workDirectory: String? = nil) -> StageEnvironment {
    StageEnvironment(baseDirectory: baseDirectory, storage: Store(), workDirectory: workDirectory)
  }
}
