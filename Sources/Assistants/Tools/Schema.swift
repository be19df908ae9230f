/// JSON Schemas (2020-12), written with little.
enum Schema {
  /// An object. Members that are not in `optional` are required, and no others are allowed.
  static func object(
    _ description: String? = nil, _ properties: [(String, JSON)], optional: Set<String> = []
  ) -> JSON {
    var schema: [JSON.Member] = [.init(name: "type", value: "object")]
    if let description { schema.append(.init(name: "description", value: .string(description))) }
    schema.append(
      .init(name: "properties", value: .object(properties.map { JSON.Member(name: $0.0, value: $0.1) })))
    let required = properties.map(\.0).filter { !optional.contains($0) }
    if !required.isEmpty { schema.append(.init(name: "required", value: JSON(required))) }
    schema.append(.init(name: "additionalProperties", value: false))
    return .object(schema)
  }

  /// An object whose members are all of one schema.
  static func map(_ description: String, _ value: JSON) -> JSON {
    ["type": "object", "description": .string(description), "additionalProperties": value]
  }

  static func string(_ description: String? = nil, orNull: Bool = false) -> JSON {
    typed("string", description, orNull)
  }

  static func integer(_ description: String? = nil, orNull: Bool = false, from: Int? = nil, to: Int? = nil) -> JSON {
    var members: [JSON.Member] = []
    if let from { members.append(.init(name: "minimum", value: JSON(from))) }
    if let to { members.append(.init(name: "maximum", value: JSON(to))) }
    return typed("integer", description, orNull).adding(members)
  }

  static func number(_ description: String? = nil, orNull: Bool = false) -> JSON {
    typed("number", description, orNull)
  }

  static func bool(_ description: String? = nil) -> JSON { typed("boolean", description, false) }

  static func array(_ description: String? = nil, of items: JSON) -> JSON {
    typed("array", description, false).adding([.init(name: "items", value: items)])
  }

  static func choice(_ description: String? = nil, _ values: [String]) -> JSON {
    typed("string", description, false).adding([.init(name: "enum", value: JSON(values))])
  }

  /// One value of an answer to SQL.
  static let cell: JSON = [
    "type": ["null", "integer", "number", "string", "object"],
    "description": "A value of SQLite; a blob is {\"base64\": …}.",
  ]

  private static func typed(_ name: String, _ description: String?, _ orNull: Bool) -> JSON {
    let type: JSON = orNull ? [.string(name), "null"] : .string(name)
    let schema: JSON = ["type": type]
    return description.map { schema.adding([.init(name: "description", value: .string($0))]) } ?? schema
  }
}
