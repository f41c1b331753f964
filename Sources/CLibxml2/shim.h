#pragma once

// Debian builds libxml2 with ICU, whose headers clash with Foundation's copy in any target that sees both.
// Its version header decides whether the rest includes ICU, so it is read first and the switch undone.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to touch.
static inline void copydesk_xml_free(void *pointer) { xmlFree(pointer); }
