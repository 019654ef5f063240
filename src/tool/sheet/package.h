/* A workbook on disk: a zip of XML parts, read with bounds on everything that somebody else chose.
 *
 * Shape:     the file is read whole (at most PACKAGE_FILE_MAX), its parts stream through the XML parser.
 * Ownership: the package owns the bytes. A name that a handler gets is "namespace|local" or "local".
 * Errors:    one Dutch line that says what is wrong with the file and how to mend it.
 */
#ifndef TOOL_SHEET_PACKAGE_H
#define TOOL_SHEET_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum {
    PACKAGE_FILE_MAX = 32 << 20,
    PACKAGE_PART_MAX = 128 << 20,  /* bytes out of one part */
    PACKAGE_TOTAL_MAX = 192 << 20, /* bytes out of all parts */
    PACKAGE_RATIO_MAX = 200,       /* times that a part may grow when it is over PACKAGE_RATIO_FROM */
    PACKAGE_RATIO_FROM = 16 << 20,
    PACKAGE_PARTS_MAX = 10000,
    XML_DEPTH_MAX = 128
};

struct zip;

struct package {
    struct zip *zip;
    size_t left; /* bytes that may still come out */
};

/* Opens a zip that stands in memory for as long as the package is open. What is no zip is named for what it is:
 * protected by a password, an old .xls, half a file. */
bool package_open(struct package *package, const char *bytes, size_t length, struct err *err);

/* Closes it. */
void package_close(struct package *package);

/* The position of a part in the zip, or -1; some programs write their names with backslashes. */
long package_locate(struct zip *zip, const char *part);

/* True when there is such a part. */
bool package_has(const struct package *package, const char *part);

/* Reads a small part whole (at most `cap` bytes); the caller frees `*bytes`. */
bool package_read(struct package *package, const char *part, size_t cap, char **bytes, size_t *length,
                  struct err *err);

/* One walk through the XML of a part. */
struct xml {
    void *data;
    void (*open)(struct xml *xml, const char *name, const char **attributes);
    void (*close)(struct xml *xml, const char *name);
    void (*text)(struct xml *xml, const char *text, int length); /* may be NULL */
    struct err *err;
    void *parser;
    int depth;
    bool failed;
};

/* Walks through a part; false when it is not there, no good XML, or a handler failed. */
bool package_walk(struct package *package, const char *part, struct xml *xml, struct err *err);

/* Walks through XML in memory. */
bool xml_walk(const char *bytes, size_t length, struct xml *xml, struct err *err);

/* Stops the walk; the handler has filled `xml->err`. */
void xml_stop(struct xml *xml);

/* True when the name is `local`, in whatever namespace; with "table:1.0|name" also the end of the namespace. */
bool xml_is(const char *name, const char *wanted);

/* The value of an attribute, or NULL. */
const char *xml_attribute(const char **attributes, const char *wanted);

/* Text that grows up to a bound. */
struct xml_text {
    char *bytes; /* ended with NUL when there is any */
    size_t used, capacity;
};

/* Adds bytes; false when it would grow over `cap`. */
bool xml_text_add(struct xml_text *text, const char *bytes, size_t length, size_t cap);

#endif
