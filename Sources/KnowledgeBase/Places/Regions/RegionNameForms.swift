import WriteUp

/// The forms of its region's name that a write-up prints.
public enum RegionNameForms {
  /// Each form once a source: the region's name from the title or the facts, names within a project's
  /// title, and names in headings (`Mål for X`, `Utdrag fra X sin søknad`, `X sine råd`).
  public static func forms(of writeUp: WriteUp) -> [RegionNameForm] {
    var forms: [RegionNameForm] = []
    func add(_ name: String?, _ source: RegionNameForm.Source) {
      guard let name = name.map(trimmed), !RegionName(name).keys.isEmpty else { return }
      let form = RegionNameForm(name: name, source: source)
      if !forms.contains(form) { forms.append(form) }
    }
    if let name = writeUp.regionName {
      add(name, PlaceSpelling.plain(name) == PlaceSpelling.plain(writeUp.title) ? .title : .facts)
    }
    for name in names(inTitle: writeUp.title) { add(name, .title) }
    for section in writeUp.sections {
      guard let heading = section.heading else { continue }
      add(name(inHeading: heading, kind: section.kind), section.kind == .facts ? .facts : .heading)
    }
    return forms
  }

  /// `Styrke vekst i Kristiansandsregionen` and `Styrking av samspillet i byregion Ålesund` name a region.
  static func names(inTitle title: String) -> [String] {
    let words = title.split { $0.isWhitespace || ",;:()«»\"".contains($0) }.map(String.init)
    var names: [String] = []
    for (index, word) in words.enumerated() {
      let plain = word.lowercased()
      if frames.contains(plain) {
        let name = words[(index + 1)...].prefix { $0.first?.isUppercase == true }
        if !name.isEmpty { names.append(name.joined(separator: " ")) }
      } else if word.first?.isUppercase == true, RegionName(word).isGlued {
        names.append(word)
      }
    }
    return names
  }

  /// The name that a heading of a kind holds by its pattern, or nil.
  static func name(inHeading heading: String, kind: Section.Kind) -> String? {
    let words = heading.split(whereSeparator: \.isWhitespace).map(String.init)
    switch kind {
    case .facts: return words.count > 1 ? capitalised(words.dropFirst()) : nil
    case .goals: return words.count > 2 ? capitalised(words.dropFirst(2)) : nil
    case .application: return name(inApplicationHeading: words)
    case .advice: return name(before: ["sin", "sine", "sitt"], in: words[...])
    default: return nil
    }
  }

  // "Utdrag fra X sin søknad", "Frå X sin søknad", "Fra X sin søknad til Byregionprogrammet:".
  private static func name(inApplicationHeading words: [String]) -> String? {
    guard let from = words.firstIndex(where: { ["fra", "frå"].contains($0.lowercased()) }) else { return nil }
    return name(before: ["sin", "sine", "sitt"], in: words[(from + 1)...])
  }

  private static func name(before ends: Set<String>, in words: ArraySlice<String>) -> String? {
    guard let end = words.firstIndex(where: { ends.contains($0.lowercased()) }), end > words.startIndex
    else { return nil }
    return capitalised(words[..<end])
  }

  private static func capitalised(_ words: ArraySlice<String>) -> String? {
    let name = trimmed(words.joined(separator: " "))
    guard let first = name.first, name.count <= 80 else { return nil }
    return first.uppercased() + name.dropFirst()
  }

  private static func trimmed(_ name: String) -> String {
    let signs: Set<Character> = [":", ".", ",", " ", "*", "–", "-"]
    let start = name.firstIndex { !signs.contains($0) } ?? name.endIndex
    let end = name.lastIndex { !signs.contains($0) } ?? name.startIndex
    return start <= end && start < name.endIndex ? String(name[start...end]) : ""
  }

  private static let frames: Set = ["region", "regionen", "byregion", "byregionen"]
}
