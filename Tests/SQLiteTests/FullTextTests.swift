import ByregionSQLite
import TestSupport
import Testing

@Suite("An auxiliary function of FTS5 in Swift")
struct AuxiliaryFunctionTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    try connection.execute(
      """
      create virtual table f using fts5(title, body, tokenize = 'unicode61 remove_diacritics 0');
      insert into f values ('by og region', 'råd om næring i by og bygd'), ('næring', 'by by'),
        ('hav', 'fisk');
      """)
  }

  private func column(_ sql: String) throws -> [Value] { try connection.rows(sql) { $0[0] } }

  @Test("gets the instances of every phrase with phrase, column and token")
  func instances() throws {
    try connection.register(
      AuxiliaryFunction("places") { context in
        var listed: [String] = []
        for index in 0..<(try context.instanceCount()) {
          let instance = try context.instance(index)
          listed.append("\(instance.phrase)@\(instance.column).\(instance.token)")
        }
        var walked: [String] = []
        for phrase in 0..<context.phraseCount {
          try context.forEachInstance(ofPhrase: phrase) { walked.append("\(phrase)@\($0).\($1)") }
          #expect(try context.instanceCount(ofPhrase: phrase) == walked.count { $0.hasPrefix("\(phrase)@") })
        }
        #expect(listed.sorted() == walked.sorted())
        return .text(listed.joined(separator: " "))
      })
    let sql = "select places(f) from f('by OR næring') order by rowid"
    #expect(try column(sql) == ["0@0.0 1@1.2 0@1.4", "1@0.0 0@1.0 0@1.1"])
  }

  @Test("gets sizes, counts, texts and its own arguments")
  func figures() throws {
    try connection.register(
      AuxiliaryFunction("figures") { context in
        let figures: [Int64] = [
          context.rowID, Int64(context.columnCount), Int64(context.phraseCount), Int64(context.phraseSize(0)),
          try context.rowCount(), Int64(try context.columnSize(0)), Int64(try context.columnSize()),
          try context.columnTotalSize(1), try context.columnTotalSize(), context.arguments.integer(0) ?? -1,
        ]
        let title = try context.columnText(0)
        return .text(figures.map(String.init).joined(separator: " ") + " " + title)
      })
    #expect(
      try column("select figures(f, 42) from f('\"by og\" title:region')") == [
        "1 2 2 2 3 3 10 10 15 42 by og region"
      ])
  }

  @Test("creates its state once per query and releases it afterwards")
  func state() throws {
    final class Tally {
      var rows = 0
      let onEnd: () -> Void
      init(_ onEnd: @escaping () -> Void) { self.onEnd = onEnd }
      deinit { onEnd() }
    }
    var made = 0
    var ended = 0
    try connection.register(
      AuxiliaryFunction(
        "tally",
        prepare: { _ in
          made += 1
          return Tally { ended += 1 }
        },
        { tally, _ in
          tally.rows += 1
          return .integer(Int64(tally.rows))
        }))
    for round in 1...2 {
      #expect(try column("select tally(f) from f('by')") == [1, 2])
      #expect(made == round)
      #expect(ended == round)
    }
  }

  @Test("visits the rows that contain a phrase")
  func phraseRows() throws {
    try connection.register(
      AuxiliaryFunction("spread") { context in
        var rows: [Int64] = []
        try context.forEachRow(withPhrase: 1) { rows.append($0.rowID) }
        return .text(rows.map(String.init).joined(separator: ","))
      })
    #expect(try column("select spread(f) from f('hav OR by')") == ["1,2", "1,2", "1,2"])
  }

  @Test(
    "throws, and does not crash, for a phrase, column or instance that does not exist",
    arguments: [-1, 1, 7, Int.max, Int.min])
  func outOfRange(number: Int) throws {
    try connection.register(
      AuxiliaryFunction("beyond") { context in
        #expect(context.phraseSize(number) == 0)
        #expect(throws: SQLiteError.self) { try context.forEachInstance(ofPhrase: number) { _, _ in } }
        #expect(throws: SQLiteError.self) { try context.forEachRow(withPhrase: number) { _ in } }
        #expect(throws: SQLiteError.self) { _ = try context.instance(number == 1 ? 99 : number) }
        _ = try context.columnText(number == 1 ? 2 : number)
        return .null
      })
    let error = #expect(throws: SQLiteError.self) { try column("select beyond(f) from f('region')") }
    #expect(error?.code == .range)
  }

  @Test("ends the search with the message of its error, also from within forEachRow")
  func throwing() throws {
    try connection.register(
      AuxiliaryFunction("stop") { context in
        try context.forEachRow(withPhrase: 0) { _ in throw SQLiteError(code: .constraint, message: "enough") }
        return .null
      })
    let error = #expect(throws: SQLiteError.self) { try column("select stop(f) from f('by')") }
    #expect(error?.message == "enough")
    #expect(error?.code == .constraint)
  }

  @Test("is refused outside a full-text query")
  func outside() throws {
    try connection.register(AuxiliaryFunction("one") { _ in 1 })
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select one('f')") }
    #expect(error?.message == "unable to use function one in the requested context")
  }
}

@Suite("A tokenizer of FTS5")
struct TokenizerTests {
  private func tokens(_ text: [UInt8], _ arguments: [String]) throws -> [String] {
    let connection = try Connection(path: "", mode: .memory)
    let tokenizer = try connection.tokenizer(arguments)
    var found: [String] = []
    try text.withUnsafeBufferPointer { bytes in
      try tokenizer.tokenize(bytes) { token, place, isColocated in
        let token = String(decoding: token, as: UTF8.self)
        found.append("\(token) \(place)\(isColocated ? " +" : "")")
      }
    }
    return found
  }

  @Test("gives each token with its byte range in the text")
  func places() throws {
    let found = try tokens(Array("Råd, om\0Å".utf8), ["unicode61", "remove_diacritics", "0"])
    #expect(found == ["råd 0..<4", "om 6..<8", "å 9..<11"])
  }

  @Test("takes its arguments, and is unicode61 without any")
  func arguments() throws {
    #expect(
      try tokens(Array("kl. 9-10".utf8), ["unicode61", "tokenchars", "-."]) == ["kl. 0..<3", "9-10 4..<8"])
    #expect(try tokens(Array("Åre".utf8), []) == ["are 0..<4"])
    #expect(throws: SQLiteError.self) { try tokens([], ["klingon"]) }
    #expect(throws: SQLiteError.self) { try tokens([], ["unicode61", "colour", "red"]) }
  }

  @Test("gives only ranges within its text, for any bytes")
  func damagedText() throws {
    #expect(try tokens([], ["unicode61"]) == [])
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let connection = try Connection(path: "", mode: .memory)
      let tokenizer = try connection.tokenizer(["unicode61"])
      try text.withUnsafeBufferPointer { bytes in
        try tokenizer.tokenize(bytes) { _, place, _ in #expect(place.upperBound <= text.count) }
      }
    }
  }

  @Test("stops at an error of its callback")
  func throwing() throws {
    let connection = try Connection(path: "", mode: .memory)
    let tokenizer = try connection.tokenizer(["unicode61"])
    var count = 0
    #expect(throws: CancellationError.self) {
      try Array("a b c".utf8).withUnsafeBufferPointer { bytes in
        try tokenizer.tokenize(bytes) { _, _, _ in
          count += 1
          throw CancellationError()
        }
      }
    }
    #expect(count == 1)
  }
}
