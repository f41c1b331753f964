import Testing

@testable import CopydeskInput

@Suite struct `Stated dates of the table` {
  @Test func `are read as it says`() {
    let rows = tableRows("Dates/cases/stated.tsv")
    #expect(rows.count > 100)
    for (cells, place) in rows where cells.count == 2 {
      #expect(StatedDate.iso(cells[0]) ?? "-" == cells[1], "\(place) \(cells[0])")
    }
  }
}
