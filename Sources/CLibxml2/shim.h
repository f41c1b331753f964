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

/// An error handler that says nothing. Swift can't make a function with variable arguments.
static inline void copydesk_xml_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

/// Silences the handlers that no parser context owns, in this thread and in those to come.
static inline void copydesk_xml_silence(void) {
  xmlSetGenericErrorFunc(NULL, copydesk_xml_ignore);
  xmlThrDefSetGenericErrorFunc(NULL, copydesk_xml_ignore);
}

/// Whether the HTML parser is the one before libxml2 2.14, which knows no `wbr`, `source` or `embed` without end tag.
static inline int copydesk_xml_has_old_html_parser(void) { return LIBXML_VERSION < 21400; }
