/* SwiftPM wants a source; `-sanitize=fuzzer` brings the library. */
