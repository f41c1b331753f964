/// What a decoder had to do to bytes that were not what they should have been.
struct DecodingCounts: Equatable {
  /// Stretches that mean nothing and became U+FFFD.
  var substitutions = 0
  /// Bytes of windows-1252 found inside UTF-8.
  var windows1252 = 0
  /// Pairs of surrogates, each encoded by itself (CESU-8), joined to one character.
  var surrogatePairs = 0
  /// Bytes 0 left out.
  var zeros = 0
}
