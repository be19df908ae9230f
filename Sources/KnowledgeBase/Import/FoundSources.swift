/// What the paths of an import led to.
public struct FoundSources: Sendable {
  /// A file that was passed over, and why.
  public struct Skipped: Sendable, Hashable {
    /// Its path as the user would type it.
    public var name: String
    /// A short clause: "hidden", "a link that leads out of the folder".
    public var reason: String

    public init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// The files to read, each once, a folder's in the order of their names.
  public var files: [SourceFile]
  /// What folders hold beside write-ups.
  public var skipped: [Skipped]
  /// What was named and cannot be read.
  public var failures: [ImportFailure]

  /// Reads standard input, if it is among the files, to its end; where that fails it is among the failures.
  public mutating func readStandardInput() {
    guard let index = files.firstIndex(of: .standardInput) else { return }
    do {
      files[index] = try files[index].readAhead()
    } catch let error as KnowledgeBaseError {
      files.remove(at: index)
      failures.append(ImportFailure(name: "-", location: "-", error: error))
    } catch {}
  }

  public init(files: [SourceFile] = [], skipped: [Skipped] = [], failures: [ImportFailure] = []) {
    self.files = files
    self.skipped = skipped
    self.failures = failures
  }
}
