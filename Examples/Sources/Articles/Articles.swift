import Byregion

// scripts/examples puts the code of the library's articles beside this file, each piece in a function of its own, so that what
// they show compiles.
