#pragma once

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>

/// Builds libxml2's own tree of a page and frees it: what cleaning is measured against.
static inline int benchmark_parse_and_free(const char *bytes, int count) {
  htmlDocPtr document = htmlReadMemory(
      bytes, count, NULL, "utf-8", HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  if (!document) return 0;
  xmlFreeDoc(document);
  return 1;
}

#if defined(__GLIBC__)
#include <malloc.h>
/// Gives memory that is free back to the system.
static inline void benchmark_trim_memory(void) { malloc_trim(0); }
#else
static inline void benchmark_trim_memory(void) {}
#endif
