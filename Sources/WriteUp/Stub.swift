public enum WriteUpDump { public static func text(of w: WriteUp) -> String { "" } }
