import Foundation

// usage: EmbedFilesTool OUTPUT.swift TYPE FILE...
//
// Each file becomes its name and its bytes as a base64 literal: no text can break out of that.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count > 1, let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: EmbedFilesTool OUTPUT.swift TYPE FILE...\n".utf8))
  exit(64)
}

var source = "extension \(arguments[arguments.startIndex + 1]) {\n"
source += "  /// Files of the repository: name, then the file's bytes in base64.\n"
source += "  static let embedded: [(name: String, base64: String)] = [\n"
for path in arguments.dropFirst(2) {
  let url = URL(fileURLWithPath: path)
  let base64 = try Data(contentsOf: url).base64EncodedString()
  source += "    (\"\(url.lastPathComponent)\", \"\(base64)\"),\n"
}
source += "  ]\n}\n"
// A file that says the same already keeps its date: what was compiled from it is not compiled again.
let file = URL(fileURLWithPath: output)
if (try? Data(contentsOf: file)) != Data(source.utf8) {
  try Data(source.utf8).write(to: file, options: .atomic)
}
