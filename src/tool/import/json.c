#include "tool/import/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

json_t *json_open_bytes(const char *bytes, size_t length, struct err *err)
{
    json_error_t why;
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    json_t *all = json_loadb(bytes + mark, length - mark, 0, &why);
    if (all)
        return all;
    switch (json_error_code(&why)) {
    case json_error_premature_end_of_input:
        err_set(err, "dit bestand stopt te vroeg (regel %d); haal het opnieuw op", why.line);
        break;
    case json_error_invalid_utf8:
        err_set(err, "regel %d heeft tekens die geen UTF-8 zijn; bewaar het bestand als UTF-8", why.line);
        break;
    case json_error_stack_overflow:
        err_set(err, "regel %d: hier staan te veel haakjes in elkaar; dit is geen aanbod", why.line);
        break;
    default:
        err_set(err,
                "regel %d, teken %d: dit is geen goede JSON; kijk na of --format klopt, of haal het bestand "
                "opnieuw op",
                why.line, why.column);
    }
    return NULL;
}

json_t *json_open(const char *path, struct err *err)
{
    char *bytes;
    size_t length;
    if (!path_read(path, JSON_FILE_MAX, &bytes, &length, err))
        return NULL;
    json_t *all = json_open_bytes(bytes, length, err);
    free(bytes);
    if (!all)
        err_prefix(err, path);
    return all;
}

/* Steps over room between values. */
static size_t gap_skip(const char *bytes, size_t length, size_t at)
{
    while (at < length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r'))
        at++;
    return at;
}

/* True where the list ends, and the bytes with it. */
static bool list_ends(const char *bytes, size_t length, size_t at)
{
    return at < length && bytes[at] == ']' && gap_skip(bytes, length, at + 1) == length;
}

size_t json_list_walk(const char *bytes, size_t length, json_item_fn *take, void *data, bool *whole)
{
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, count = 0;
    size_t at = gap_skip(bytes, length, mark);
    bool more = at < length && bytes[at] == '[';
    *whole = more && list_ends(bytes, length, gap_skip(bytes, length, at + 1));
    more = more && !*whole;
    while (more) {
        json_error_t why;
        at = gap_skip(bytes, length, at + 1);
        json_t *item = json_loadb(bytes + at, length - at, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &why);
        if (!item)
            return count;
        at = gap_skip(bytes, length, at + (size_t)why.position);
        more = at < length && bytes[at] == ',';
        *whole = list_ends(bytes, length, at);
        if (more || *whole)
            take(data, item, count++);
        json_decref(item);
    }
    return count;
}

const char *json_text(struct arena *arena, const json_t *value)
{
    if (json_is_string(value))
        return arena_strdup(arena, json_string_value(value));
    if (json_is_integer(value))
        return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value))
        return arena_printf(arena, "%.10g", json_real_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? "true" : "false";
    return NULL;
}

const char *json_member(struct arena *arena, const json_t *object, const char *name)
{
    return json_text(arena, json_object_get(object, name));
}
