public import CopydeskCore
import CopydeskDedup

extension StageRegistry {
  /// The stages that come with Copydesk, by name.
  public static let builtin = StageRegistry([
    Deduplicate.self
  ])
}
