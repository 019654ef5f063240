/* The reader of UiTdatabank: pages of results and single objects, as JSON or as cdbxml. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "tool/import/readers.h"
#include "tool/import/udb.h"

static bool json_walk(struct udb *udb, const json_t *all, struct err *err)
{
    const json_t *members = json_object_get(all, "member");
    members = members ? members : json_object_get(all, "hydra:member");
    members = members ? members : json_is_array(all) ? all : NULL;
    size_t index;
    json_t *member;
    bool offer =
        json_object_get(all, "@id") || json_object_get(all, "calendarType") || json_object_get(all, "name");
    if (!members && !offer)
        return err_set(err,
                       "%s: hier staat geen event, geen plaats en geen lijst met resultaten (member); "
                       "misschien zijn het facetten? Haal de resultaten zelf op",
                       udb->file);
    json_int_t total = json_integer_value(json_object_get(all, "totalItems"));
    udb->feed->part = udb->feed->part || total > (json_int_t)json_array_size(members) || !members;
    json_array_foreach(members, index, member) udb_object(udb, member);
    if (!members)
        udb_object(udb, all);
    return true;
}

bool uitdatabank_read_bytes(struct feed *feed, const char *path, const char *bytes, size_t length,
                            struct err *err)
{
    struct udb udb = {.feed = feed, .file = path};
    if (bytes[strspn(bytes, "\xEF\xBB\xBF \t\r\n")] == '<')
        return udb_read_xml(&udb, bytes, length, err);
    json_t *all = json_open_bytes(bytes, length, err);
    bool ok = all ? json_walk(&udb, all, err) : err_prefix(err, path);
    json_decref(all);
    return ok;
}

bool uitdatabank_read(struct feed *feed, const char *path, const struct map *map, struct err *err)
{
    char *bytes;
    size_t length;
    (void)map;
    if (!path_read(path, FEED_FILE_MAX, &bytes, &length, err))
        return false;
    bool ok = uitdatabank_read_bytes(feed, path, bytes, length, err);
    free(bytes);
    return ok;
}
