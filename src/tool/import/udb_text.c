/* The part of udb.h that reads a text in the language that we want. */
#include "tool/import/udb.h"

const char *udb_text(struct udb *udb, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    const char *language = json_member(&udb->feed->arena, object, "mainLanguage");
    if (!json_is_object(value))
        return json_text(&udb->feed->arena, value);
    const char *text = json_member(&udb->feed->arena, value, "nl");
    text = text ? text : language ? json_member(&udb->feed->arena, value, language) : NULL;
    void *first = json_object_iter((json_t *)value);
    return text ? text : first ? json_text(&udb->feed->arena, json_object_iter_value(first)) : NULL;
}
