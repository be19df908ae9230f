import ByregionConsole
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

extension Tool {
  private static let parameters: JSON = Schema.map(
    "Values of :name, @name or $name, by name.", ["type": ["string", "number", "boolean", "null"]])

  static let sql = Tool(
    name: "sql", title: "Ask in SQL",
    description: """
      Runs one SELECT of SQLite on the knowledge base, which cannot change: at most 5 seconds and 64 MB. See schema \
      first. search('words') is a table of all hits; LIKE and COLLATE norwegian know Norwegian letters.
      """,
    arguments: [
      ("statement", Schema.string("One statement that reads. Add LIMIT, or count, where there may be many rows.")),
      ("parameters", parameters),
    ] + RowAnswer.arguments,
    optional: ["parameters", "limit"], output: RowAnswer.schema,
    answer: { arguments, question in
      try SQLAnswer.answer(
        try arguments.requiredText("statement", limit: Limits.messageBytes), try SQLAnswer.parameters(arguments),
        arguments, question)
    })

  static let savedQueries = Tool(
    name: "saved_queries", title: "List saved queries",
    description: "Lists the questions in SQL that the file keeps under names, with their parameters and defaults.",
    arguments: [], optional: [],
    output: Schema.object(
      nil,
      [
        (
          "queries",
          Schema.array(
            of: Schema.object(
              nil,
              [
                ("name", Schema.string()), ("description", Schema.string("What it answers.")),
                ("parameters", Schema.map("Parameters with their defaults.", Schema.cell)), ("sql", Schema.string()),
              ]))
        )
      ]),
    answer: { _, question in
      let queries = try question.open.console().savedQueries()
      let lines = queries.map { query in
        let parameters = query.defaults.values.sorted { $0.key < $1.key }
          .map { "\($0)=\(QueryParameters.text(of: $1))" }.joined(separator: " ")
        return "- \(query.name): \(Quotation.inline(query.description))"
          + (parameters.isEmpty ? "" : " Parameters: \(Quotation.inline(parameters))")
      }
      return ToolAnswer(
        text: queries.isEmpty ? "There are no saved queries." : lines.joined(separator: "\n"),
        structured: ["queries": .array(queries.map(SQLAnswer.json))])
    })

  static let runQuery = Tool(
    name: "run_query", title: "Run a saved query",
    description: "Runs one of saved_queries. Parameters that are not given have their defaults.",
    arguments: [("name", Schema.string("The query's name.")), ("parameters", parameters)] + RowAnswer.arguments,
    optional: ["parameters", "limit"], output: RowAnswer.schema,
    answer: { arguments, question in
      let query = try question.open.console().savedQuery(named: try arguments.requiredText("name"))
      let given = QueryParameters(try SQLAnswer.parameters(arguments))
      return try SQLAnswer.answer(query.sql, query.parameters(given: given).values, arguments, question)
    })

  static let schema = Tool(
    name: "schema", title: "Describe tables",
    description: "Lists the tables and views; with a name, the columns of one with what they mean.",
    arguments: [("name", Schema.string("A table or view."))], optional: ["name"],
    output: Schema.object(
      nil,
      [
        (
          "tables",
          Schema.array(
            of: Schema.object(
              nil,
              [
                ("name", Schema.string()), ("kind", Schema.choice(nil, ["table", "view"])),
                ("description", Schema.string(orNull: true)),
                (
                  "columns",
                  Schema.array(
                    "Only where a name was given.",
                    of: Schema.object(
                      nil,
                      [
                        ("name", Schema.string()), ("type", Schema.string()),
                        ("description", Schema.string(orNull: true)),
                        ("refers_to", Schema.string("table.column", orNull: true)),
                      ]))
                ),
              ], optional: ["columns"]))
        )
      ]),
    answer: { arguments, question in try SchemaAnswer.answer(try arguments.text("name"), question) })

  static let list = Tool(
    name: "list", title: "List everything of a kind",
    description: """
      Lists regions, municipalities, counties, goals, results, advice, continuations, applications, attachments or \
      documents, row by row.
      """,
    arguments: [
      ("kind", Schema.choice("What to list.", Listing.allCases.map(\.rawValue))),
      ("sort", Schema.string("A column to sort by; with a hyphen before it the greatest first, as in -population.")),
      ("offset", Schema.integer("Rows to leave out first.", from: 0)),
    ] + RowAnswer.arguments,
    optional: ["sort", "offset", "limit"], output: RowAnswer.schema,
    answer: { arguments, question in
      guard let listing = try arguments.choice("kind", Listing.self) else {
        throw Arguments.wrong("the argument kind is missing")
      }
      let limit = try arguments.integer("limit", in: 1...Limits.rows, or: 100)
      let offset = try arguments.integer("offset", in: 0...Int.max, or: 0)
      let order = try arguments.text("sort").map { ListOrder($0) }
      var answer = RowAnswer(limit: limit)
      var passed = 0
      do {
        try question.open.knowledgeBase().list(listing, sortedBy: order) { columns in
          answer.begin(columns)
        } row: { row in
          passed += 1
          if passed > offset { try answer.add(row) }
        }
      } catch is RowAnswer.Full {}
      return try answer.answer(remedy: "The next ones begin at offset \(offset + answer.rows.count).")
    })
}

private enum SQLAnswer {
  static func answer(
    _ sql: String, _ parameters: [String: Value], _ arguments: Arguments, _ question: Question
  ) throws -> ToolAnswer {
    let limit = try arguments.integer("limit", in: 1...Limits.rows, or: 100)
    var answer = RowAnswer(limit: limit)
    let start = ContinuousClock.now
    do {
      _ = try question.open.console().run(
        sql, parameters: QueryParameters(parameters),
        whileBusy: {
          try Task.checkCancellation()
          question.progress.report(
            (ContinuousClock.now - start).inSeconds, of: Limits.query.timeout.inSeconds, "looking for rows")
        },
        begin: { answer.begin($0.map(\.name)) }, row: { try answer.add($0) })
    } catch is RowAnswer.Full {}
    return try answer.answer(
      remedy: "Ask for fewer columns or rows, count them, or go on with ORDER BY … LIMIT … OFFSET \(answer.rows.count)."
    )
  }

  static func parameters(_ arguments: Arguments) throws -> [String: Value] {
    guard let given = arguments["parameters"] else { return [:] }
    guard let members = given.members else { throw Arguments.wrong("parameters is an object") }
    var values: [String: Value] = [:]
    for member in members {
      let name = member.name.first.map { ":@$?".contains($0) } == true ? String(member.name.dropFirst()) : member.name
      values[name] =
        switch member.value {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .integer(let value): .integer(value)
        case .real(let value): .real(value)
        case .string(let value): .text(value)
        case .array, .object:
          throw Arguments.wrong("the parameter \(member.name) is a text, a number, true, false or null")
        }
    }
    return values
  }

  static func json(_ query: SavedQuery) -> JSON {
    [
      "name": .string(query.name), "description": .string(query.description),
      "parameters": .object(
        query.defaults.values.sorted { $0.key < $1.key }.map { JSON.Member(name: $0.key, value: JSON($0.value)) }),
      "sql": .string(query.sql),
    ]
  }
}

private enum SchemaAnswer {
  static func answer(_ name: String?, _ question: Question) throws -> ToolAnswer {
    let objects = try question.open.knowledgeBase().schema()
    guard let name else {
      let lines = objects.map { "- \($0.name) (\($0.kind.rawValue))" + ($0.description.map { ": \($0)" } ?? "") }
      return ToolAnswer(
        text: lines.map(Quotation.inline).joined(separator: "\n"),
        structured: ["tables": .array(objects.map { json($0) })])
    }
    guard let object = objects.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let near = NearestName.to(name, among: objects.map(\.name)).map { "Did you mean \($0)? " } ?? ""
      throw KnowledgeBaseError(
        .usage, "there is no table or view \(MessageText.quoted(name))",
        suggestion: .text(near + "schema without a name lists them."))
    }
    let lines = object.columns.map { column in
      let parts = [
        column.type.isEmpty ? nil : column.type, column.refersTo.map { "refers to \($0)" }, column.description,
      ]
      return "- \(column.name): " + parts.compactMap { $0 }.joined(separator: "; ")
    }
    let title = "\(object.name) (\(object.kind.rawValue))" + (object.description.map { ": \($0)" } ?? "")
    let columns = object.columns.map { column -> JSON in
      [
        "name": .string(column.name), "type": .string(column.type), "description": JSON(column.description),
        "refers_to": JSON(column.refersTo),
      ]
    }
    return ToolAnswer(
      text: ([title] + lines).map(Quotation.inline).joined(separator: "\n"),
      structured: ["tables": [json(object).adding([.init(name: "columns", value: .array(columns))])]])
  }

  private static func json(_ object: SchemaObject) -> JSON {
    ["name": .string(object.name), "kind": .string(object.kind.rawValue), "description": JSON(object.description)]
  }
}

extension Duration {
  fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// Builds JSON Schemas (2020-12).
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

  /// An object whose members all have one schema.
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

  /// A value in an answer to SQL.
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
