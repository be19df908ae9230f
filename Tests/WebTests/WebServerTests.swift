import Testing
#if Web
  import Hummingbird
  import HummingbirdTesting
#endif
