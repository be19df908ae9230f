/// The units that areas are printed in.
enum AreaUnit {
  /// How many of the unit right behind a number make a square kilometre ("607 300 dekar", "0,6 mill. dekar"); nil where
  /// none stands there.
  static func perSquareKilometre(_ rest: ArraySlice<UInt8>) -> Double? {
    let text = rest.drop { $0 == 0x20 }
    // Nearly all.
    if text.starts(with: "km".utf8) { return 1 }
    let words = String(decoding: text.prefix(40), as: UTF8.self).lowercased().split { !$0.isLetter }
    guard let unit = words.first(where: { $0 != "tusen" && !$0.hasPrefix("mill") }) else { return nil }
    if unit.hasPrefix("km") || unit.hasPrefix("kvadrat") || unit.hasPrefix("kvkm") || unit == "kv" { return 1 }
    if ["dekar", "daa", "mål"].contains(unit) { return 1000 }
    return ["hektar", "ha"].contains(unit) ? 100 : nil
  }
}
