import ArgumentParser
import KnowledgeBase

/// What a query may use, and the values of its parameters.
struct LimitOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("param")], parsing: .singleValue,
    help: ArgumentHelp(
      "Give the parameter :name, @name or $name a value (=value the next ?); may be repeated.", valueName: "name=value")
  )
  var parameters: [String] = []

  @Option(help: ArgumentHelp("Seconds that the query may take.", valueName: "seconds"))
  var timeout: Double = 5

  @Option(help: ArgumentHelp("Rows to show at the most.", valueName: "count"))
  var maxRows: Int = .max

  @Option(help: ArgumentHelp("Megabytes of memory that the query may use.", valueName: "MB"))
  var maxMemory: Int = 256

  var limits: QueryLimits {
    QueryLimits(timeout: .milliseconds(Int64(timeout * 1000)), rowCount: maxRows, memory: maxMemory << 20)
  }

  func values() throws -> QueryParameters {
    var values = QueryParameters()
    for parameter in parameters { try values.add(parameter) }
    return values
  }

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is more than 0 seconds and at most a day")
    }
    guard maxRows >= 0 else { throw ValidationError("--max-rows is 0 or more") }
    guard (1...65_536).contains(maxMemory) else {
      throw ValidationError("--max-memory is from 1 to 65536 MB")
    }
  }
}
