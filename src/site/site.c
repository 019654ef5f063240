#include "site/site.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/path.h"
#include "site/kind.h"
#include "site/memory.h"

enum { ASSET_CAP = 256 * 1024 };

static bool asset_read(const char *name, char **bytes, struct err *err)
{
    char path[4096];
    size_t length;
    if (!path_find_share(name, path, sizeof path))
        return err_set(err, "share/wegwijzer/%s ontbreekt naast dit programma; installeer het opnieuw", name);
    return path_read(path, ASSET_CAP, bytes, &length, err);
}

static void language_write(struct site *site, const char *language)
{
    arena_reset(&site->spoken);
    site_use_language(site, language);
    cards_write(site);
    gone_write(site);
    homes_write(site);
    lists_write(site);
    topics_write(site);
    happenings_load(site);
    agenda_write(site);
    if (strcmp(language, "nl") == 0)
        feeds_write(site);
}

/* The languages are read before the first switch: a switch reads the house anew. */
static void house_write(struct site *site, struct html *memory)
{
    site_use_language(site, "nl");
    site->cards = whole_cards(site->store, &site->kept, site->now.day, &site->card_count);
    memory_read(site, site->output->mark);
    style_write(site);
    int count = site->house.language_count;
    site->languages = arena_array(&site->kept, const char *, count);
    site->titles = arena_array(&site->kept, const char *, site->card_count *count);
    for (int i = 0; i < count; i++)
        site->languages[i] = arena_strdup(&site->kept, site->house.languages[i]);
    for (int i = 0; i < count; i++)
        language_write(site, site->languages[i]);
    site_use_language(site, "nl");
    list_data_write(site);
    sitemap_write(site);
    memory_write(site, memory);
    site->result->cards += site->card_count;
    site->result->houses++;
}

static const char *base_trimmed(struct arena *arena, const char *base)
{
    size_t length = base ? strlen(base) : 0;
    while (length > 0 && base[length - 1] == '/')
        length--;
    return base ? arena_strndup(arena, base, length) : NULL;
}

/* One house takes the folder itself, for each has a host of its own; several share it, a folder for each. */
static bool house_make(struct site *site, const char *house, bool several, const char **name,
                       struct html *memory, struct err *err)
{
    struct site_job job = *site->job;
    const struct site_job *asked = site->job;
    arena_reset(&site->kept);
    if (!store_open(job.publication, house, &site->store, err))
        return false;
    job.base = base_trimmed(&site->kept, job.base);
    if (job.base && several)
        job.base = arena_printf(&site->kept, "%s/%s", job.base, house);
    site->output->below = several ? arena_printf(&site->output->arena, "%s/", house) : "";
    site->job = &job;
    house_write(site, memory);
    *name = arena_strdup(&site->output->arena, site_name(site));
    site->job = asked;
    store_close(site->store);
    site->store = NULL;
    return true;
}

/* Each house has a host of its own; this page is for who opens the folder. */
static void houses_index(struct site *site, const char *const *houses, const char *const *names, int count)
{
    struct html out;
    html_init(&out);
    html_raw(
        &out,
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n");
    html_put(&out,
             "<title>Huizen van het Kind</title>\n<link rel=\"stylesheet\" "
             "href=\"%s/wegwijzer.css\">\n</head>\n<body>\n"
             "<main class=\"in\">\n<h1>Huizen van het Kind</h1>\n<ul class=\"links\">\n",
             houses[0]);
    for (int i = 0; i < count; i++)
        html_put(&out, "<li><a href=\"%s/index.html\">%s</a></li>\n", houses[i], names[i]);
    html_raw(&out, "</ul>\n</main>\n</body>\n</html>\n");
    site->output->below = "";
    output_file(site->output, "index.html", out.bytes, out.length);
    html_release(&out);
}

static bool site_write(struct site *site, struct err *err)
{
    struct html memory;
    struct store *store;
    int count = 1;
    const char *const *houses = &site->job->house;
    struct arena names;
    arena_init(&names);
    html_init(&memory);
    bool ok = store_open(site->job->publication, site->job->house, &store, err);
    if (ok && !site->job->house)
        houses = whole_houses(store, &names, &count);
    if (ok)
        store_close(store);
    else
        site->result->code = EX_DATAERR;
    const char **made = arena_array(&names, const char *, count);
    for (int i = 0; ok && i < count; i++)
        ok = house_make(site, houses[i], count > 1, &made[i], &memory, err);
    if (ok && count > 1)
        houses_index(site, houses, made, count);
    if (ok) {
        memory_carry(site->output->mark, houses, count, &memory);
        ok = output_close(site->output, memory.bytes, err);
    }
    html_release(&memory);
    arena_release(&names);
    return ok;
}

bool site_make(const struct site_job *job, struct site_result *result, struct err *err)
{
    struct output output = {0};
    char *style = NULL, *script = NULL, *list_script = NULL;
    struct site site = {.job = job, .result = result, .output = &output, .now = {job->today, 0}};
    *result = (struct site_result){.code = EX_CANTCREAT};
    arena_init(&site.arena);
    arena_init(&site.kept);
    arena_init(&site.spoken);
    html_init(&site.html);
    bool ok = asset_read("web/wegwijzer.css", &style, err) && asset_read("web/wegwijzer.js", &script, err) &&
              asset_read("web/lijst.js", &list_script, err);
    if (!ok)
        result->code = EX_SOFTWARE;
    site.style = style;
    site.script = script;
    site.list_script = list_script;
    ok = ok && output_open(&output, job->folder, err) && site_write(&site, err);
    result->files = output.files;
    result->kept = output.kept;
    result->bytes = output.bytes;
    output_release(&output);
    html_release(&site.html);
    arena_release(&site.spoken);
    arena_release(&site.kept);
    arena_release(&site.arena);
    free(style);
    free(script);
    free(list_script);
    return ok;
}
