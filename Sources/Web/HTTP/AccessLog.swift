#if Web
  import ByregionPrinting
  import ByregionRecords
  import Hummingbird
  import NIOCore

  /// One line a request, as `key=value` or JSON. What readers searched for, and who they are, is left out unless asked
  /// for.
  package struct AccessLog: Sendable {
    package struct Options: Sendable {
      package var isOn: Bool
      package var isJSON: Bool
      package var showsQueries: Bool
      package var showsAddresses: Bool

      package init(
        isOn: Bool = true, isJSON: Bool = false, showsQueries: Bool = false, showsAddresses: Bool = false
      ) {
        self.isOn = isOn
        self.isJSON = isJSON
        self.showsQueries = showsQueries
        self.showsAddresses = showsAddresses
      }
    }

    private let options: Options
    private let output: Monitor<Output>

    init(_ options: Options) {
      self.options = options
      output = Monitor(Output.standardError())
    }

    func write(
      _ request: Request, _ status: Int, bytes: Int, since start: ContinuousClock.Instant, _ channel: any Channel
    ) {
      guard options.isOn else { return }
      let target = request.head.path ?? ""
      // The key of those who may import is in no log.
      let path = options.showsQueries && !target.contains("token=") ? target : String(target.prefix { $0 != "?" })
      let milliseconds = ((ContinuousClock.now - start) / .milliseconds(1) * 10).rounded() / 10
      let address = options.showsAddresses ? channel.remoteAddress?.ipAddress : nil
      output.withLock { output in
        if options.isJSON {
          let writer = JSONWriter(output)
          writer.object {
            writer.field("time", Timestamp.now())
            writer.field("method", request.method.rawValue)
            writer.field("path", path)
            writer.field("status", status)
            writer.field("bytes", bytes)
            writer.field("ms", milliseconds)
            if let address { writer.field("address", address) }
          }
        } else {
          output.append("time=\(Timestamp.now()) method=\(request.method.rawValue) path=")
          JSONWriter(output).string(path)
          output.append(" status=\(status) bytes=\(bytes) ms=\(milliseconds)")
          if let address { output.append(" address=\(address)") }
        }
        output.append("\n")
        // A log that cannot be written keeps nobody from being answered.
        try? output.flush()
      }
    }
  }
#endif
