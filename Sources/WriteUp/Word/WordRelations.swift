/// Which part of a package another part points to, from a `.rels` part (ISO/IEC 29500-2, 9.3).
final class WordRelations: XMLEvents {
  /// Targets by the last word of their relation's type: `officeDocument`, `styles`, `numbering`.
  private(set) var targets: [String: String] = [:]

  func start(_ element: XMLElement) {
    guard element.name == "Relationship", element.space == .packageRelations, let type = element.attribute("Type"),
      let target = element.attribute("Target"), element.attribute("TargetMode") != "External"
    else { return }
    let kind = String(type[(type.lastIndex(of: "/").map(type.index(after:)) ?? type.startIndex)...])
    if targets[kind] == nil { targets[kind] = target }
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The name of a part in the archive: a target is relative to the part that points to it, or begins with a slash.
  static func resolve(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
