/// How `05/04/2018` is read.
public enum DateOrder: String, CaseIterable, Sendable {
  /// As language, publisher and context decide.
  case auto
  /// Day, month, year.
  case dmy
  /// Month, day, year.
  case mdy
  /// Year, month, day.
  case ymd
}

/// Which way an expression is read that could name a past or a coming date.
public enum DateDirection: String, CaseIterable, Sendable {
  /// As news is read: by tense, else the nearest past.
  case news
  /// Always past.
  case past
  /// Always coming.
  case future
}
