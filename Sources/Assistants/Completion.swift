import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

/// Names that complete what a person has typed of an argument.
enum Completion {
  /// What they are taken from.
  enum Source: Sendable, Hashable {
    case region, municipality, county, kind, word
    /// The numbers of the passages of a region and kind, which the context holds.
    case number
    case document
  }

  /// Values that the protocol allows in one answer.
  private static let limit = 100

  /// What `completion/complete` answers.
  ///
  /// - Throws: `ProtocolFailure` for a prompt, template or argument that does not exist.
  static func json(_ parameters: JSON, _ open: OpenKnowledgeBase) throws -> JSON {
    guard let reference = parameters["ref"], let type = reference["type"]?.text, let argument = parameters["argument"],
      let name = argument["name"]?.text, let value = argument["value"]?.text
    else {
      throw ProtocolFailure.invalidParameters("a completion has ref with a type, and argument with name and value")
    }
    guard value.utf8.count <= Limits.textBytes else {
      throw ProtocolFailure.invalidParameters("the value has more than \(Limits.textBytes) bytes")
    }
    let source = try source(of: name, reference, type: type)
    let found = try source.map { try values($0, beginning: value, context: parameters["context"]?["arguments"], open) }
    let (names, count) = found ?? ([], 0)
    return [
      "completion": ["values": JSON(names), "total": JSON(count), "hasMore": .bool(count > names.count)]
    ]
  }

  private static func source(of name: String, _ reference: JSON, type: String) throws -> Source? {
    switch type {
    case "ref/prompt":
      let asked = reference["name"]?.text ?? ""
      guard let prompt = Prompt.all.first(where: { $0.name == asked }) else {
        throw ProtocolFailure.invalidParameters("there is no prompt \(MessageText.quoted(asked))")
      }
      guard let argument = prompt.arguments.first(where: { $0.name == name }) else {
        throw ProtocolFailure.invalidParameters("the prompt \(prompt.name) has no argument \(MessageText.quoted(name))")
      }
      return argument.completion
    case "ref/resource":
      let asked = reference["uri"]?.text ?? ""
      let sources: [String: Source] =
        switch asked {
        case "byregion://region/{region}": ["region": .region]
        case "byregion://passage/{region}/{kind}/{number}": ["region": .region, "kind": .kind, "number": .number]
        case "byregion://document/{id}": ["id": .document]
        default:
          throw ProtocolFailure.invalidParameters("there is no resource template \(MessageText.quoted(asked))")
        }
      guard let source = sources[name] else {
        throw ProtocolFailure.invalidParameters("\(asked) has no variable \(MessageText.quoted(name))")
      }
      return source
    default: throw ProtocolFailure.invalidParameters("ref is of the type ref/prompt or ref/resource")
    }
  }

  private static func values(
    _ source: Source, beginning prefix: String, context: JSON?, _ open: OpenKnowledgeBase
  ) throws -> (names: [String], count: Int) {
    let knowledgeBase = try open.knowledgeBase()
    switch source {
    case .region: return try knowledgeBase.names(of: .regionSlug, beginning: prefix, limit: limit)
    case .municipality: return try knowledgeBase.names(of: .municipality, beginning: prefix, limit: limit)
    case .county: return try knowledgeBase.names(of: .county, beginning: prefix, limit: limit)
    case .kind:
      let kinds = PassageKind.allCases.map(\.rawValue).filter { $0.hasPrefix(prefix.lowercased()) }
      return (kinds, kinds.count)
    case .word:
      guard !prefix.isEmpty else { return ([], 0) }
      let words = try knowledgeBase.words(prefix: prefix, limit: limit + 1).map(\.word)
      return (Array(words.prefix(limit)), words.count)
    case .number:
      guard let region = context?["region"]?.text,
        let kind = context?["kind"]?.text.flatMap(PassageKind.init(rawValue:))
      else { return ([], 0) }
      return try knowledgeBase.numbers(ofRegion: region, kind: kind, beginning: prefix, limit: limit)
    case .document:
      let ids = try knowledgeBase.documents().map { String($0.id) }.filter { $0.hasPrefix(prefix) }
      return (Array(ids.prefix(limit)), ids.count)
    }
  }
}
