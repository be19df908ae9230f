extension Output {
  /// Standard output. Call ``flush()`` before the process ends.
  public static func standardOutput() -> Output {
    Output(DescriptorDestination(descriptor: 1, name: "standard output"))
  }

  /// Standard error. Call ``flush()`` after each message.
  public static func standardError() -> Output {
    Output(DescriptorDestination(descriptor: 2, name: "standard error"))
  }

  /// A file that is replaced whole at ``commit()``: see ``ReplacedFile``. Throws ``OutputError``.
  public static func file(replacing path: String) throws -> Output {
    Output(try ReplacedFile(path: path))
  }

  /// The text that `body` prints, for tests and pagers.
  public static func text(_ body: (Output) throws -> Void) rethrows -> String {
    let memory = MemoryDestination()
    let output = Output(memory)
    try body(output)
    // A memory buffer takes everything: there is nothing to throw.
    try? output.flush()
    return memory.text
  }
}
