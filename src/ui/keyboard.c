#include "ui/keyboard.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/path.h"
#include "base/utf8.h"

enum { FILE_BYTES = 16 * 1024, SET_MAX = 64, PATH_BYTES = 4096 };

/* What is left when the file of the alphabet is gone. */
static const char abc_text[] = "name ABC\nsign ABC\nlanguages abc\npage abc\n"
                               "row a b c d e f g h i\nrow j k l m n o p q r\nrow s t u v w x y z '\n";

struct keyboards {
    bool read;
    struct keyboard *items;
    int count;
    struct keyboard abc;
};

/* A line that is read: what it is about and where it stands. */
struct line {
    struct keyboard *keyboard;
    const char *words; /* behind the first */
};

static struct keyboard_page *page_last(struct keyboard *keyboard)
{
    return &keyboard->pages[keyboard->page_count - 1];
}

static bool copy_words(char *out, size_t size, const char *words, struct err *err)
{
    if (!*words)
        return err_set(err, "something must stand behind this word");
    int needed = snprintf(out, size, "%s", words);
    return needed < (int)size ? true : err_set(err, "'%s' is longer than %zu bytes", words, size - 1);
}

static bool read_name(const struct line *line, struct err *err)
{
    return copy_words(line->keyboard->name, sizeof line->keyboard->name, line->words, err);
}

static bool read_sign(const struct line *line, struct err *err)
{
    return copy_words(line->keyboard->sign, sizeof line->keyboard->sign, line->words, err);
}

static bool read_languages(const struct line *line, struct err *err)
{
    return copy_words(line->keyboard->languages, sizeof line->keyboard->languages, line->words, err);
}

static bool read_page(const struct line *line, struct err *err)
{
    struct keyboard *keyboard = line->keyboard;
    if (keyboard->page_count > 0 && page_last(keyboard)->row_count == 0)
        return err_set(err, "the page before this one has no row");
    if (keyboard->page_count == KEYBOARD_PAGES)
        return err_set(err, "there are more than %d pages", KEYBOARD_PAGES);
    keyboard->page_count++;
    return copy_words(page_last(keyboard)->name, KEY_BYTES, line->words, err);
}

static bool page_has(const struct keyboard_page *page, const char *key)
{
    for (int r = 0; r < page->row_count; r++)
        for (int c = 0; c < page->rows[r].count; c++)
            if (strcmp(page->rows[r].keys[c], key) == 0)
                return !page->rows[r].vowels;
    return false;
}

static bool row_add(struct keyboard_page *page, struct keyboard_row *row, const char *key, struct err *err)
{
    if (row->count == KEYBOARD_COLUMNS)
        return err_set(err, "there are more than %d keys in this row", KEYBOARD_COLUMNS);
    if (!row->vowels && page_has(page, key))
        return err_set(err, "the key '%s' stands on this page twice", key);
    return copy_words(row->keys[row->count++], KEY_BYTES, key, err);
}

static bool read_keys(const struct line *line, bool vowels, struct err *err)
{
    struct keyboard *keyboard = line->keyboard;
    if (keyboard->page_count == 0)
        return err_set(err, "a row stands on a page; write 'page abc' above it");
    struct keyboard_page *page = page_last(keyboard);
    if (page->row_count == KEYBOARD_ROWS)
        return err_set(err, "there are more than %d rows on this page", KEYBOARD_ROWS);
    struct keyboard_row *row = &page->rows[page->row_count++];
    row->vowels = vowels;
    char words[512];
    if (!copy_words(words, sizeof words, line->words, err))
        return false;
    char *rest = words;
    for (char *key = strsep(&rest, " \t"); key; key = strsep(&rest, " \t"))
        if (*key && !row_add(page, row, key, err))
            return false;
    return true;
}

static bool read_row(const struct line *line, struct err *err)
{
    return read_keys(line, false, err);
}

static bool read_vowels(const struct line *line, struct err *err)
{
    return read_keys(line, true, err);
}

static bool line_read(struct keyboard *keyboard, char *text, struct err *err)
{
    static const struct {
        const char *word;
        bool (*read)(const struct line *line, struct err *err);
    } words[] = {{"name", read_name}, {"sign", read_sign}, {"languages", read_languages},
                 {"page", read_page}, {"row", read_row},   {"vowels", read_vowels}};
    size_t length = strcspn(text, " \t");
    struct line line = {keyboard, text + length + strspn(text + length, " \t")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].word) == length && strncmp(words[i].word, text, length) == 0)
            return words[i].read(&line, err);
    return err_set(err, "'%.*s' is no word of a keyboard: name, sign, languages, page, row and vowels are",
                   (int)length, text);
}

static bool keyboard_complete(const struct keyboard *keyboard, struct err *err)
{
    const char *missing = !keyboard->name[0]        ? "name"
                          : !keyboard->sign[0]      ? "sign"
                          : !keyboard->languages[0] ? "languages"
                          : !keyboard->page_count   ? "page"
                                                    : NULL;
    if (missing)
        return err_set(err, "there is no line '%s'", missing);
    return keyboard->pages[keyboard->page_count - 1].row_count ? true
                                                               : err_set(err, "its last page has no row");
}

bool keyboard_parse(struct keyboard *keyboard, const char *place, const char *text, struct err *err)
{
    char line[640];
    *keyboard = (struct keyboard){0};
    if (!utf8_valid(text))
        return err_set(err, "%s: is not UTF-8", place);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n"), indent = strspn(text, " \t\r");
        const char *end = text + length;
        text += indent < length ? indent : length;
        while (end > text && strchr(" \t\r", end[-1]))
            end--;
        int copied = snprintf(line, sizeof line, "%.*s", (int)(end - text), text);
        text += strcspn(text, "\n");
        text += *text == '\n';
        if (!*line || *line == '#')
            continue;
        char where[256];
        snprintf(where, sizeof where, "%.200s:%d", place, number);
        if (copied >= (int)sizeof line ? !err_set(err, "this line is too long")
                                       : !line_read(keyboard, line, err))
            return err_prefix(err, where);
    }
    return keyboard_complete(keyboard, err) ? true : err_prefix(err, place);
}

struct keyboards *keyboards_new(void)
{
    struct keyboards *set = calloc(1, sizeof *set);
    if (!set)
        abort();
    return set;
}

void keyboards_free(struct keyboards *set)
{
    if (set)
        free(set->items);
    free(set);
}

static bool keyboard_speaks(const struct keyboard *keyboard, const char *language)
{
    size_t length = strlen(language);
    for (const char *at = keyboard->languages; *at; at += strspn(at, " \t")) {
        size_t word = strcspn(at, " \t");
        if (word == length && strncmp(at, language, length) == 0)
            return true;
        at += word;
    }
    return false;
}

static const struct keyboard *set_find(const struct keyboards *set, const char *language)
{
    for (int i = 0; i < set->count; i++)
        if (keyboard_speaks(&set->items[i], language))
            return &set->items[i];
    return NULL;
}

static void set_add(struct keyboards *set, const char *folder, const char *name)
{
    char path[PATH_BYTES], *bytes = NULL;
    size_t length;
    struct err err = {""};
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return;
    if (path_read(path, FILE_BYTES, &bytes, &length, &err) &&
        keyboard_parse(&set->items[set->count], path, bytes, &err))
        set->count++;
    else
        log_line("%s; its languages get the keyboard ABC", err.text);
    free(bytes);
}

static int is_keyboard(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0;
}

static void set_read(struct keyboards *set)
{
    char folder[PATH_BYTES];
    struct dirent **names = NULL;
    struct err err;
    if (set->read)
        return;
    set->read = true;
    int count = path_find_share("keyboards", folder, sizeof folder)
                    ? scandir(folder, &names, is_keyboard, alphasort)
                    : 0;
    set->items = calloc(count > 0 ? (size_t)count : 1, sizeof *set->items);
    if (!set->items)
        abort();
    for (int i = 0; i < count; i++) {
        if (i < SET_MAX)
            set_add(set, folder, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    const struct keyboard *abc = set_find(set, "abc");
    if (abc)
        set->abc = *abc;
    else
        keyboard_parse(&set->abc, "abc", abc_text, &err);
}

const struct keyboard *keyboards_abc(struct keyboards *set)
{
    set_read(set);
    return &set->abc;
}

const struct keyboard *keyboards_of(struct keyboards *set, const char *language)
{
    set_read(set);
    const struct keyboard *own = set_find(set, language);
    if (!own)
        log_once("no keyboard in share/wegwijzer/keyboards has the language %s; ABC is shown", language);
    return own ? own : &set->abc;
}
