#pragma once
#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU its headers draw in those of ICU, which quarrel with the ICU inside Foundation. Only
// the last members of a struct that is never touched here depend on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
