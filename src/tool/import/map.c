#include "tool/import/map.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/line.h"
#include "base/path.h"
#include "base/utf8.h"
#include "tool/table/table_name.h"
#include "tool/talk/near.h"

enum { MAP_BYTES_MAX = 1 << 20 };

void map_init(struct map *map)
{
    *map = (struct map){.table = TABLE_COUNT, .key = "", .rows = ""};
    arena_init(&map->arena);
}

void map_release(struct map *map)
{
    arena_release(&map->arena);
}

/* Ends the line at a # outside quotes; returns the first = outside quotes. */
static char *line_split(char *line)
{
    bool quoted = false;
    char *equals = NULL;
    for (; *line; line++) {
        quoted ^= *line == '"';
        if (!quoted && *line == '#')
            *line = '\0';
        if (!*line)
            break;
        if (!quoted && *line == '=' && !equals)
            equals = line;
    }
    return equals;
}

static bool column_read(struct map *map, struct map_line *line, char *left, struct err *err)
{
    char *dot = strchr(left, '.');
    line->table = map->table;
    if (dot) {
        *dot = '\0';
        line->table = table_named(line_trim(left));
        left = line_trim(dot + 1);
    }
    if (line->table == TABLE_COUNT)
        return err_set(err, "%s, regel %d: zet eerst \"tabel = activity\" (of een andere tabel van ons)",
                       map->path, line->number);
    const struct table_spec *spec = table_spec(line->table);
    line->column = column_find(spec, left);
    if (line->column >= 0)
        return true;
    struct near near;
    near_init(&near, left);
    for (int i = 0; i < spec->count; i++)
        near_try(&near, spec->columns[i].name);
    if (near.best)
        return err_set(err, "%s, regel %d: %s heeft geen kolom \"%s\"; bedoel je \"%s\"?", map->path,
                       line->number, spec->name, left, near.best);
    return err_set(err, "%s, regel %d: %s heeft geen kolom \"%s\"; kijk de naam na in data/README.md",
                   map->path, line->number, spec->name, left);
}

static bool setting_read(struct map *map, int number, const char *name, const char *right, bool *taken,
                         struct err *err)
{
    *taken = true;
    if (strcasecmp(name, "sleutel") == 0)
        map->key = arena_strdup(&map->arena, right);
    else if (strcasecmp(name, "rijen") == 0)
        map->rows = arena_strdup(&map->arena, right);
    else if (strcasecmp(name, "tabel") == 0) {
        map->table = table_named(right);
        if (map->table == TABLE_COUNT)
            return err_set(err,
                           "%s, regel %d: een tabel \"%s\" hebben wij niet; kies er een uit data/README.md",
                           map->path, number, right);
    } else
        *taken = false;
    return true;
}

static bool line_read(struct map *map, int number, char *text, struct err *err)
{
    bool taken;
    char *equals = line_split(text), *plain = line_trim(text);
    if (!*plain)
        return true;
    if (!equals)
        return err_set(err, "%s, regel %d: hier ontbreekt een =; schrijf bijvoorbeeld title = Naam",
                       map->path, number);
    *equals = '\0';
    char *left = line_trim(plain), *right = line_trim(equals + 1), *colon = strchr(left, ':');
    if (!setting_read(map, number, left, right, &taken, err))
        return false;
    if (taken)
        return true;
    if (map->count == MAP_LINES_MAX)
        return err_set(err, "%s: dit zijn meer dan %d regels; gebruik er minder", map->path, MAP_LINES_MAX);
    struct map_line *line = &map->lines[map->count];
    *line = (struct map_line){.number = number, .right = arena_strdup(&map->arena, right)};
    if (colon) {
        *colon = '\0';
        line->from = arena_strdup(&map->arena, line_trim(colon + 1));
    }
    if (!column_read(map, line, line_trim(left), err))
        return false;
    map->count++;
    return true;
}

bool map_open_bytes(struct map *map, const char *path, char *bytes, size_t length, struct err *err)
{
    map_init(map);
    map->path = arena_strdup(&map->arena, path);
    if (strlen(bytes) != length || !utf8_valid(bytes))
        return err_set(err, "%s: dit is geen tekst in UTF-8; bewaar het kaartbestand als platte tekst", path);
    char *rest = strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? bytes + 3 : bytes;
    int number = 0;
    bool ok = true;
    for (char *line; ok && (line = strsep(&rest, "\n"));)
        ok = line_read(map, ++number, line, err);
    return ok;
}

bool map_open(struct map *map, const char *path, struct err *err)
{
    char *bytes;
    size_t length;
    if (!path_read(path, MAP_BYTES_MAX, &bytes, &length, err)) {
        map_init(map);
        return false;
    }
    bool ok = map_open_bytes(map, path, bytes, length, err);
    free(bytes);
    return ok;
}

/* "{Name/NL }": of a list with commas, the item that begins so. */
static const char *item_of(const char *value, const char *begin, struct arena *arena)
{
    char *copy = arena_strdup(arena, value);
    for (char *item; (item = strsep(&copy, ",;"));) {
        item = line_trim(item);
        if (strncmp(item, begin, strlen(begin)) == 0)
            return line_trim(item + strlen(begin));
    }
    return "";
}

static const char *name_value(const char *name, struct arena *arena, map_value_fn *find, void *data,
                              const char **missing)
{
    const char *value = find(data, name), *slash = strrchr(name, '/');
    if (!value && slash && slash > name) {
        value = find(data, arena_strndup(arena, name, (size_t)(slash - name)));
        value = value ? item_of(value, slash + 1, arena) : NULL;
    }
    if (!value)
        *missing = name;
    return value;
}

/* A text in quotes; it is empty when all columns in it are. */
static const char *template_value(const char *text, struct arena *arena, map_value_fn *find, void *data,
                                  const char **missing)
{
    const char *out = "";
    bool named = false, filled = false;
    while (*text) {
        size_t plain = strcspn(text, "{");
        out = arena_printf(arena, "%s%.*s", out, (int)plain, text);
        text += plain;
        const char *end = *text ? strchr(text, '}') : NULL;
        if (!end) {
            out = arena_printf(arena, "%s%s", out, text);
            break;
        }
        const char *value =
            name_value(arena_strndup(arena, text + 1, (size_t)(end - text - 1)), arena, find, data, missing);
        if (!value)
            return NULL;
        named = true;
        filled = filled || *value;
        out = arena_printf(arena, "%s%s", out, value);
        text = end + 1;
    }
    return named && !filled ? "" : out;
}

const char *map_value(const char *right, struct arena *arena, map_value_fn *find, void *data,
                      const char **missing)
{
    char *rest = arena_strdup(arena, right);
    for (char *at = rest, *next; at; at = next) {
        bool quoted = false;
        for (next = at; *next && (quoted || *next != '|'); next++)
            quoted ^= *next == '"';
        next = *next ? (*next = '\0', next + 1) : NULL;
        char *part = line_trim(at);
        size_t length = strlen(part);
        const char *value;
        if (length >= 2 && part[0] == '"' && part[length - 1] == '"') {
            part[length - 1] = '\0';
            value = template_value(part + 1, arena, find, data, missing);
        } else
            value = name_value(part, arena, find, data, missing);
        if (!value || *value)
            return value;
    }
    return "";
}

const char *map_translate(const struct map *map, enum table_id table, int column, const char *value)
{
    for (int i = 0; i < map->count; i++) {
        const struct map_line *line = &map->lines[i];
        if (!line->from || line->table != table || line->column != column ||
            strcasecmp(line->from, value) != 0)
            continue;
        size_t length = strlen(line->right);
        bool quoted = length >= 2 && line->right[0] == '"';
        return quoted ? arena_strndup((struct arena *)&map->arena, line->right + 1, length - 2) : line->right;
    }
    return value;
}
