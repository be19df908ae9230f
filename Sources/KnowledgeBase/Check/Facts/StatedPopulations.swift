/// Populations of municipalities that a text states: "Rana har 26 000 innbyggere", "Folketall: Rana 26 078".
struct StatedPopulations {
  let mentions: PlaceMentions

  /// Each municipality's number with its population, as stated. One pass over the text.
  ///
  /// Only what stands right behind a name counts: "Rana vokste med 300 innbyggere" states none.
  func find(in text: String, members: Set<String>) -> [(number: String, population: Int)] {
    let bytes = Array(text.utf8)
    let isList = Self.heads.contains { bytes.starts(with: $0.utf8) }
    var found: [(number: String, population: Int)] = []
    for mention in mentions.find(in: text, members: members) {
      guard let number = mention.number else { continue }
      let start = skipped(bytes, from: mention.range.upperBound)
      guard let (population, end) = figure(bytes, from: start) else { continue }
      if isList || bytes[end...].starts(with: Self.unit) { found.append((number, population)) }
    }
    return found
  }

  private static let heads = ["Innbygg", "Folketal", "innbygg", "folketal"]
  private static let unit = Array(" innbygg".utf8)
  private static let joints: Set = [
    "kommune", "har", "hadde", "med", "på", "ca", "om", "lag", "omtrent", "omkring", "rundt", "cirka", "vel", "nær",
    "over", "er", "sine",
  ]

  /// The place behind words that join a name with a figure; the given place when others stand there.
  private func skipped(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while true {
      while place < bytes.count, Self.signs.contains(bytes[place]) { place += 1 }
      // A space that does not break is C2 A0.
      if place + 1 < bytes.count, bytes[place] == 0xC2, bytes[place + 1] == 0xA0 {
        place += 2
        continue
      }
      let end = bytes[place...].firstIndex { Self.signs.contains($0) || $0 == 0xC2 } ?? bytes.count
      guard Self.joints.contains(String(decoding: bytes[place..<end], as: UTF8.self)) else { return place }
      place = end
    }
  }

  private static let signs = Set(" \t(:,.–-".utf8)

  /// A whole number of at least three digits, with spaces or full stops between groups of three.
  private func figure(_ bytes: [UInt8], from start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var place = start
    var group = 0
    while place < bytes.count, group < 9, (0x30...0x39).contains(bytes[place]) {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
      group += 1
    }
    guard group > 0 else { return nil }
    while group <= 3, let next = groupOfThree(bytes, at: place), value < 1_000_000 {
      value = value * 1000 + next.value
      place = next.end
    }
    return value >= 100 ? (value, place) : nil
  }

  private func groupOfThree(_ bytes: [UInt8], at place: Int) -> (value: Int, end: Int)? {
    guard place < bytes.count else { return nil }
    let isWide = bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
    guard isWide || bytes[place] == 0x20 || bytes[place] == 0x2E else { return nil }
    let start = place + (isWide ? 2 : 1)
    let end = start + 3
    guard end <= bytes.count, bytes[start..<end].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard end == bytes.count || !(0x30...0x39).contains(bytes[end]) else { return nil }
    return (bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end)
  }
}
