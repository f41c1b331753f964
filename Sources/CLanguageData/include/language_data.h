#pragma once

#include <stddef.h>

/// One data file as compiled into the program.
struct copydesk_resource {
  const char *name;            ///< path below `data`, such as "en/calendar.tsv"
  const unsigned char *bytes;  ///< its content, not zero-terminated
  size_t count;                ///< its length in bytes
};

/// All data files; `*count` is set to their number. The table lives as long as the program.
const struct copydesk_resource *copydesk_resources(size_t *count);
