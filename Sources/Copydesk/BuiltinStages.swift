public import CopydeskCore

extension StageRegistry {
  /// The stages that come with Copydesk, by name.
  public static let builtin = StageRegistry([])
}
