import ByregionPrinting

/// The description of the API in OpenAPI 3.1, made from the router's table of routes.
enum OpenAPI {
  static let route = Route(
    "openapi", "/api/openapi.json", formats: [.json], summary: "This description.",
    work: .fixed { request, response in write(request, to: response) })

  /// The routes that are described.
  static var described: [Route] {
    Routes.all.filter { $0.path.first == .literal("api") && $0.path.count > 1 && $0.name != "openapi" }
  }

  /// The kinds of problems that every route can answer with.
  static let anyProblems: [Problem.Kind] = [.badRequest, .notAcceptable, .tooLong, .wrongHost, .failed, .busy]

  private static func write(_ request: PageRequest, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("openapi", "3.1.0")
      writer.field("info") {
        writer.field("title", "Byregion")
        writer.field("version", request.site.version)
        writer.field("summary", "What Norwegian city regions wrote about Byregionprogrammet.")
      }
      writer.field("servers", each: [request.origin + request.site.basePath]) { url in
        writer.object { writer.field("url", url) }
      }
      writer.field("paths") {
        let paths = described.reduce(into: [String]()) { if !$0.contains($1.pattern) { $0.append($1.pattern) } }
        for path in paths {
          writer.field(path) {
            for route in described where route.pattern == path {
              for method in route.methods { writer.field(method.lowercased()) { operation(route, writer) } }
            }
          }
        }
      }
      writer.field("components") {
        writer.field("schemas") { schemas(writer) }
      }
    }
    writer.endLine()
  }

  private static func operation(_ route: Route, _ writer: JSONWriter) {
    writer.field("operationId", route.name)
    writer.field("summary", route.summary)
    writer.key("parameters")
    writer.array {
      for name in route.variables {
        writer.object {
          writer.field("name", name)
          writer.field("in", "path")
          writer.field("required", true)
          writer.field("schema") {
            writer.field("type", "string")
            writer.field("minLength", 1)
          }
        }
      }
      for parameter in route.parameters + [.language] { self.parameter(parameter, writer) }
      if route.takesAnyParameter {
        writer.object {
          writer.field("name", "parameters")
          writer.field("in", "query")
          writer.field("description", "The parameters of the query by name.")
          writer.field("style", "form")
          writer.field("explode", true)
          writer.field("schema") {
            writer.field("type", "object")
            writer.field("additionalProperties") { writer.field("type", "string") }
          }
        }
      }
    }
    if route.methods == ["POST"] {
      writer.field("requestBody") {
        writer.field("required", true)
        writer.field("content") {
          writer.field("application/json") {
            writer.field("schema") { writer.field("$ref", "#/components/schemas/statement") }
          }
        }
      }
    }
    writer.field("responses") { responses(route, writer) }
  }

  private static func parameter(_ parameter: Route.Parameter, _ writer: JSONWriter) {
    writer.object {
      writer.field("name", parameter.name)
      writer.field("in", "query")
      writer.field("description", parameter.about)
      writer.field("required", parameter.isRequired)
      writer.field("schema") {
        switch parameter.schema {
        case .text:
          writer.field("type", "string")
          writer.field("minLength", 1)
        case .integer(let range):
          writer.field("type", "integer")
          writer.field("minimum", range.lowerBound)
          writer.field("maximum", range.upperBound)
        case .choice(let values):
          writer.field("type", "string")
          writer.field("enum", values)
        case .texts:
          writer.field("type", "array")
          writer.field("items") { writer.field("type", "string") }
        }
      }
    }
  }

  private static func responses(_ route: Route, _ writer: JSONWriter) {
    writer.field("200") {
      writer.field("description", "The content.")
      writer.field("content") {
        for type in route.formats.map({ String($0.mediaType.prefix { $0 != ";" }) }).uniqued() {
          writer.field(type) {
            writer.field("schema") {
              writer.field("type", type == "application/json" || type.hasSuffix("+json") ? "object" : "string")
            }
          }
        }
      }
    }
    writer.field("304") { writer.field("description", "Not modified: the client already has the current content.") }
    if route.problems.contains(.notFound) {
      writer.field("308") {
        writer.field("description", "The content has another address, which the field Location names.")
      }
    }
    let statuses = Set((anyProblems + route.problems).map(\.status)).sorted()
    for status in statuses {
      writer.field(String(status)) {
        let kinds = (anyProblems + route.problems).filter { $0.status == status }.map(\.rawValue).uniqued()
        writer.field("description", kinds.joined(separator: ", "))
        writer.field("content") {
          writer.field("application/problem+json") {
            writer.field("schema") { writer.field("$ref", "#/components/schemas/problem") }
          }
        }
      }
    }
  }

  private static func schemas(_ writer: JSONWriter) {
    writer.field("problem") {
      writer.field("type", "object")
      writer.field("required", ["type", "title", "status", "detail"])
      writer.field("properties") {
        for name in ["type", "title", "detail", "instance", "hint"] {
          writer.field(name) { writer.field("type", "string") }
        }
        for name in ["status", "offset", "line", "column"] {
          writer.field(name) { writer.field("type", "integer") }
        }
        writer.field("suggestions") {
          writer.field("type", "array")
          writer.field("items") { writer.field("type", "string") }
        }
      }
    }
    writer.field("statement") {
      writer.field("type", "object")
      writer.field("required", ["sql"])
      writer.field("properties") {
        writer.field("sql") {
          writer.field("type", "string")
          writer.field("minLength", 1)
        }
        writer.field("parameters") {
          writer.field("type", "object")
          writer.field("additionalProperties") {
            writer.field("type", ["string", "number", "boolean", "null"])
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// Writes a member whose value is an object.
  fileprivate func field(_ name: String, _ body: () -> Void) { field(name, object: body) }
}

extension Array where Element: Hashable {
  /// The elements without duplicates, in the order of their first occurrence.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
