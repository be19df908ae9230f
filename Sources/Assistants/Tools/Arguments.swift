import ByregionRecords
import ByregionText

/// The arguments of a tool or prompt, read strictly: what is not known or of another type is an error that tells the
/// assistant what to write instead.
struct Arguments {
  private let members: [JSON.Member]

  /// - Parameters:
  ///   - value: An object; nil where no arguments were given.
  ///   - known: The names that there are.
  /// - Throws: `KnowledgeBaseError` with `.usage`.
  init(_ value: JSON?, known: [String]) throws {
    members = value?.members ?? []
    if let value, value.members == nil { throw Self.wrong("the arguments are an object") }
    for member in members where !known.contains(member.name) {
      let near = NearestName.to(member.name, among: known).map { "Did you mean \($0)? " } ?? ""
      let list = known.isEmpty ? "There are none." : "There are \(MessageText.list(known, joint: "and"))."
      throw KnowledgeBaseError(
        .usage, "there is no argument \(MessageText.quoted(member.name))", suggestion: .text(near + list))
    }
  }

  subscript(name: String) -> JSON? {
    let value = members.first { $0.name == name }?.value
    return value == .null ? nil : value
  }

  /// - Parameter limit: Most bytes of it.
  func text(_ name: String, limit: Int = Limits.textBytes) throws -> String? {
    try self[name].map { try Self.checked($0, name, limit, "\(name) is a string") }
  }

  func requiredText(_ name: String, limit: Int = Limits.textBytes) throws -> String {
    guard let text = try text(name, limit: limit), text.contains(where: { !$0.isWhitespace }) else {
      throw Self.wrong("the argument \(name) is missing")
    }
    return text
  }

  private static func checked(_ value: JSON, _ name: String, _ limit: Int, _ demand: String) throws -> String {
    guard let text = value.text else { throw wrong(demand) }
    guard text.utf8.count <= limit else {
      throw wrong("\(name) has \(text.utf8.count) bytes, and \(limit) are the most")
    }
    return text
  }

  /// One text, or several.
  func texts(_ name: String) throws -> [String] {
    let demand = "\(name) is an array of strings"
    switch self[name] {
    case nil: return []
    case .array(let elements)?:
      guard elements.count <= Limits.filterValues else {
        throw Self.wrong("\(name) has \(elements.count) values, and \(Limits.filterValues) are the most")
      }
      return try elements.map { try Self.checked($0, name, Limits.textBytes, demand) }
    case let value?: return [try Self.checked(value, name, Limits.textBytes, demand)]
    }
  }

  func bool(_ name: String) throws -> Bool {
    switch self[name] {
    case nil: return false
    case .bool(let value): return value
    default: throw Self.wrong("\(name) is true or false")
    }
  }

  func integer(_ name: String, in range: ClosedRange<Int>, or other: Int) throws -> Int {
    let given: Int?
    switch self[name] {
    case nil: return other
    case .integer(let value): given = Int(value)
    case .real(let value): given = Int(exactly: value)
    default: given = nil
    }
    guard let given, range.contains(given) else {
      let limit =
        range.upperBound == Int.max ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
      throw Self.wrong("\(name) is a whole number, \(limit)")
    }
    return given
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws -> Choice?
  where Choice.RawValue == String {
    guard let text = try text(name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    throw Self.wrong("\(name) is \(MessageText.list(Choice.allCases.map(\.rawValue))), not \(MessageText.quoted(text))")
  }

  static func wrong(_ message: String) -> KnowledgeBaseError { KnowledgeBaseError(.usage, message) }
}
