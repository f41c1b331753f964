import CopydeskCore
import CopydeskDedup
import CopydeskTesting
import CopydeskText

/// Time and memory a document over JSON Lines with `id`, `text` and perhaps `url`; the clusters are written as JSON Lines.
func measureFile(_ path: String, clusters output: String?) throws {
  guard let bytes = contents(of: path) else {
    print("\(path) can't be read.")
    return
  }
  let entries = try bytes.split(separator: 0x0A).map { line in
    let root = try JSONDocument(Array(line)).root
    return DuplicateIndex.Entry(
      id: root["id"]?.string ?? "", text: root["text"]?.utf8 ?? [], url: root["url"]?.string)
  }
  let indexed = try Indexed(entries)
  print(indexed.costs)
  guard let output else { return }
  var lines = ""
  for (entry, cluster) in zip(entries, indexed.clusters) {
    var json = JSONWriter()
    json.object {
      $0.member("id", entry.id)
      $0.member("cluster", entries[cluster].id)
    }
    lines += json.text + "\n"
  }
  write(Array(lines.utf8), to: output)
}
