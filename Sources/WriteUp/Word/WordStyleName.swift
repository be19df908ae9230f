/// What the names of Word's own styles say, in English, as Word stores them, and in Norwegian, as others do.
enum WordStyleName {
  static func role(of name: String) -> WordStyle.Role? {
    if let level = level(name, after: ["heading ", "overskrift "]) { return .heading(level: level) }
    if level(name, after: ["toc ", "innhold ", "inh "]) != nil { return .contents }
    switch name {
    case "title", "tittel": return .heading(level: 1)
    case "subtitle", "undertittel", "normal", "body text", "brødtekst": return .body
    case "toc heading", "overskrift for innholdsfortegnelse", "contents heading": return .contents
    case "list paragraph", "listeavsnitt": return .besideItem
    default: break
    }
    if hasPrefix(name, ["list continue", "liste - forts", "liste-forts"]) { return .besideItem }
    return hasPrefix(name, ["list bullet", "list number", "punktliste", "punktmerket liste", "nummerert liste"])
      ? .item : nil
  }

  /// 1 for "list bullet 2", 0 for "list bullet".
  static func depth(of itemStyle: String) -> Int {
    guard let last = itemStyle.split(separator: " ").last, let number = Int(last), (2...9).contains(number) else {
      return 0
    }
    return number - 1
  }

  /// "Overskrift1" is "overskrift 1", "ListParagraph" is "list paragraph".
  static func spelledOut(_ identifier: String) -> String {
    var name = ""
    var previous: Character = " "
    for letter in identifier {
      let isBorder = letter.isUppercase && previous.isLowercase || letter.isNumber && previous.isLetter
      if isBorder { name.append(" ") }
      name.append(contentsOf: letter.lowercased())
      previous = letter
    }
    return name
  }

  private static func level(_ name: String, after prefixes: [String]) -> Int? {
    for prefix in prefixes where name.hasPrefix(prefix) {
      if let level = Int(name.dropFirst(prefix.count)), (1...9).contains(level) { return level }
    }
    return nil
  }

  private static func hasPrefix(_ name: String, _ prefixes: [String]) -> Bool {
    prefixes.contains { name.hasPrefix($0) }
  }
}
