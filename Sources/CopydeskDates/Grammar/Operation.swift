/// How a rule's expression is resolved; the names that data files use.
enum Operation: String, CaseIterable, Sendable {
  // Dates that name themselves.
  case date, numeric, year, decade, century, month, season, quarter, half, holiday, nth
  case eraYear = "era-year"
  case weekNumber = "week-number"
  case monthDay = "month-day"
  // Dates by their distance from the reference.
  case weekday, cycle, ago
  case weekdayDay = "weekday-day"
  case weekdayWeek = "weekday-week"
  case relativeDay = "relative-day"
  case inDuration = "in-duration"
  // Dates by what was said before.
  case anaphor, later
  case anaphorWeekday = "anaphor-weekday"
  case quarterAnaphor = "quarter-anaphor"
  case quarterEnded = "quarter-ended"
  case definiteUnit = "definite-unit"
  case comparedPeriod = "compared-period"
  case fromDate = "from-date"
  case partOfDate = "part-of-date"
  case weekOf = "week-of"
  // Parts of others.
  case edge
  case definiteEdge = "edge-definite"
  // Lengths.
  case duration
  case vagueDuration = "vague-duration"
  case spanDuration = "span-duration"
  case partDuration = "part-duration"
  case modifiedDuration = "modified-duration"
  // The clock.
  case clock, time
  case clockDigits = "clock-digits"
  case dayPart = "day-part"
  case datePart = "date-part"
  // No date.
  case reference
  // What recurs.
  case set
  case weekdaySet = "set-weekday"
  case monthSet = "set-month"
  case seasonSet = "set-season"
  case partSet = "set-part"
  // Two expressions.
  case range, alternatives
  case dayPair = "day-pair"
  case yearRange = "year-range"
  case timeRange = "time-range"
  // Nothing: a pattern that keeps others from matching.
  case nothing
}
