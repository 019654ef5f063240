#include "fixture.h"

#include <assert.h>
#include <getopt.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/folder.h"
#include "base/path.h"
#include "tool/commands.h"

static const struct {
    const char *file, *text;
} tables[] = {
    {"source.csv", "name,sample,as_of\nHuis,nee,\n"},
    {"house.csv", "code,name,municipality,mission,place,desk_name,desk_where,desk_card,phone,phone_note,mail,"
                  "base_url,languages,accent,"
                  "screen_on,screen_off\n"
                  "dorp,Huis van het Kind,Dorp,\"Voor elk gezin.\n\nSamen sterk.\",phuis,Het "
                  "onthaal,rechts,sa01,03 000 00 01,,"
                  "info@dorp.example,https://dorp.example,nl; fr,#09615D,8.00,20.00\n"},
    {"place.csv", "code,name,house,room,street,town,lat,lon,wheelchair\n"
                  "phuis,Huis van het Kind,dorp,,Voorbeeldstraat 1,Dorp,51.4000,4.4000,yes\n"
                  "plok1,Lokaal 1,dorp,lokaal 1,,,,,yes\n"
                  "pdicht,Dichtbij,,,Voorbeeldstraat 2,Dorp,51.4010,4.4000,no\n"
                  "pver,Ver weg,,,Voorbeeldstraat 3,Dorp,51.4500,4.4000,help\n"},
    {"topic.csv", "code,name,lead,icon,colour,houses,talk_to\n"
                  "spelen,Spelen,Samen spelen.,stroller,#09615D,,pa01\n"
                  "geld,Geld,Vragen over geld.,savings,#66479A,,\n"},
    {"age_band.csv", "code,name,age_from,age_to\nzwanger,Zwanger,zwanger,0\n0-3,0 tot 3 jaar,0,3j\n"},
    {"life_domain.csv", "code,name\nonderwijs,Onderwijs\n"},
    {"partner.csv",
     "code,kind,title,lead,topics,place,phone,status,checked_on,valid_from,valid_to\n"
     "pa01,organisation,De Brug,De Brug helpt gezinnen.,geld,pdicht,03 000 00 02,active,2026-10-01,,\n"
     "pa02,association,Élan,Wij spelen buiten.,spelen,pver,03 000 00 03,active,2026-10-01,,\n"
     "pa03,independent,Gestopt,Was er vroeger.,geld,,,stopped,2026-10-01,,\n"},
    {"offer.csv",
     "code,partners,kind,title,lead,topics,age_from,age_to,audience,place,phone,mail,web,price,price_text,"
     "price_cents,access,mode,"
     "life_domains,replaced_by,stage,valid_from,valid_to,checked_on,review_months\n"
     "sa01,pa01,service,Het onthaal,Hier kan je met alles terecht.,geld; spelen,,,parents; young,phuis,03 "
     "000 00 01,"
     "info@brug.example,https://brug.example,free,Gratis,,everyone,site; phone,onderwijs,,,,,2026-10-01,6\n"
     "sa02,pa02; pa01,place,Speelplein,Een plein om te spelen.,spelen,2j,12j,,pver,,,,paid,€ "
     "2,200,everyone,site,,,,,,"
     "2026-10-01,6\n"
     "sa03,pa01,helpline,Oude lijn,Deze lijn is "
     "gestopt.,geld,,,,,,,,free,Gratis,,everyone,phone,,sa01,ended,,,2026-10-01,6\n"},
    {"activity.csv",
     "code,partners,kind,title,lead,topics,place,price,price_text,access,mode,checked_on,start,end,rrule,"
     "rdate,exdate,all_day,"
     "status,status_note,booking,age_from,age_to\n"
     "aa01,pa02,play,Speelbabbel,Spelen met je "
     "kindje.,spelen,plok1,free,Gratis,everyone,site,2026-10-01,2026-11-04T09:30,"
     "2026-11-04T11:00,FREQ=WEEKLY;BYDAY=WE,2026-11-28 14.00,2026-12-23T09:30; 2026-12-30,nee,,,none,0,30m\n"
     "aa02,pa01,event,Feest,Een feest voor "
     "iedereen.,spelen,pver,free,Gratis,everyone,site,2026-10-01,2026-12-05,2026-12-06,,,,"
     "ja,,,,,\n"},
    {"occurrence.csv", "activity,original,start,end,status,note\n"
                       "aa01,2026-12-02T09:30,,,cancelled,Ziek\n"
                       "aa01,2026-12-09T09:30,2026-12-10T10:00,2026-12-10T11:00,,Een dag later\n"},
    {"hours.csv", "card,days,opens,closes,valid_from,valid_to,by_appointment\n"
                  "sa01,ma-vr,9.00,12.00,,,nee\nsa01,ma; wo,13:00,16:30,,,ja\nsa02,vr,20.00,2.00,,,\n"},
    {"hours_exception.csv",
     "card,day,opens,closes,note\nsa01,holidays,,,feestdag\nsa01,2026-12-25,10.00,12.00,Kerstmis\n"},
    {"presence.csv",
     "house,card,place,start,end,rrule,exdate,appointment,note\n"
     "dorp,sa01,plok1,2026-11-02T13:00,2026-11-02T16:00,FREQ=WEEKLY;BYDAY=MO,2026-12-28T13:00,required,\n"},
    {"question.csv", "text,topic,cards,houses\nMijn kind slaapt slecht,spelen,sa01; aa01,\n"},
    {"holiday.csv",
     "name,first,last,kind\nKerstmis,2026-12-25,2026-12-25,public\nNieuwjaar,2027-01-01,2027-01-01,public\n"
     "Kerstvakantie,2026-12-21,2027-01-03,school\n"},
    {"related.csv", "card,others\nsa01,sa02; aa01\n"},
    {"translation.csv",
     "subject,row,field,language,text,checked\ncard,sa01,title,fr,L’accueil,\n"
     "question,Mijn kind slaapt slecht,text,fr,Mon enfant dort mal,\ntopic,geld,name,fr,Argent,2026-10-01\n"},
    {"synonym.csv", "language,word,means,topic\nnl,poen,,geld\n"},
    {"campaign.csv", "code,name,text,first,last,card\nweek,Week,Een week.,2026-11-20,2026-11-30,aa01\n"},
    {"slide.csv",
     "title,text,first,last,card,houses\nKom spelen,Elke woensdag.,2026-11-01,2026-12-31,aa01,dorp\n"},
    {"poll.csv", "question,answers,icons,first,last,houses\nWat mis je?,Spelen; Praten,stroller; "
                 "groups,2026-11-01,2026-12-31,\n"},
    {"body.csv", "name,about,min_per_year,max_per_year\nStuurgroep,Stuurt.,2,4\n"},
};

static void write_table(const struct fixture *fixture, const char *file, const char *text)
{
    char path[160];
    struct err err = {""};
    snprintf(path, sizeof path, "%s/%s", fixture->source, file);
    bool ok = path_write(path, text, strlen(text), &err);
    assert(ok);
}

void fixture_open(struct fixture *fixture)
{
    *fixture = (struct fixture){.folder = "/tmp/wegwijzer-tool-XXXXXX"};
    char *made = mkdtemp(fixture->folder);
    assert(made);
    snprintf(fixture->source, sizeof fixture->source, "%s/source", fixture->folder);
    snprintf(fixture->out, sizeof fixture->out, "%s/out.sqlite", fixture->folder);
    int result = mkdir(fixture->source, 0755);
    assert(result == 0);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        write_table(fixture, tables[i].file, tables[i].text);
}

void fixture_close(struct fixture *fixture)
{
    folder_remove(fixture->folder);
    free(fixture->said);
    free(fixture->told);
}

int fixture_set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    assert(fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

int fixture_tear_down(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

char *fixture_read(const struct fixture *fixture, const char *name, size_t *length)
{
    char path[160], *bytes;
    struct err err = {""};
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    return path_read(path, 1 << 26, &bytes, length, &err) ? bytes : NULL;
}

void fixture_change(const struct fixture *fixture, const char *file, const char *old, const char *new)
{
    char name[96];
    size_t length;
    if (!old) {
        write_table(fixture, file, new);
        return;
    }
    snprintf(name, sizeof name, "source/%s", file);
    char *text = fixture_read(fixture, name, &length);
    assert(text);
    char *at = strstr(text, old);
    assert(at);
    char *changed = malloc(length + strlen(new) + 1);
    assert(changed);
    sprintf(changed, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    write_table(fixture, file, changed);
    free(changed);
    free(text);
}

/* Sends a stream to a file for as long as a command runs; returns where it went before. */
static int divert(FILE *stream, int number, const char *path)
{
    fflush(stream);
    int before = dup(number);
    FILE *file = fopen(path, "w");
    assert(file && before >= 0);
    dup2(fileno(file), number);
    fclose(file);
    return before;
}

static void restore(FILE *stream, int number, int before)
{
    fflush(stream);
    dup2(before, number);
    close(before);
}

int fixture_run_with(struct fixture *fixture, const struct command *command, const char *const *arguments)
{
    char *argv[FIXTURE_ARGUMENTS_MAX + 1] = {(char *)command->name};
    int argc = 1;
    char said[96], told[96];
    for (; *arguments && argc < FIXTURE_ARGUMENTS_MAX; argc++)
        argv[argc] = (char *)*arguments++;
    snprintf(said, sizeof said, "%s/said", fixture->folder);
    snprintf(told, sizeof told, "%s/told", fixture->folder);
    int stderr_before = divert(stderr, STDERR_FILENO, said),
        stdout_before = divert(stdout, STDOUT_FILENO, told);
    optind = 0;
    int code = command->run(argc, argv);
    restore(stderr, STDERR_FILENO, stderr_before);
    restore(stdout, STDOUT_FILENO, stdout_before);
    size_t length;
    free(fixture->said);
    free(fixture->told);
    fixture->said = fixture_read(fixture, "said", &length);
    fixture->told = fixture_read(fixture, "told", &length);
    return code;
}

int fixture_run(struct fixture *fixture, const struct command *command, ...)
{
    const char *arguments[FIXTURE_ARGUMENTS_MAX] = {NULL};
    va_list args;
    va_start(args, command);
    for (int count = 0; count < FIXTURE_ARGUMENTS_MAX - 1 && (arguments[count] = va_arg(args, char *));)
        count++;
    va_end(args);
    return fixture_run_with(fixture, command, arguments);
}

int fixture_build(struct fixture *fixture)
{
    return fixture_run(fixture, &build_command, fixture->source, "-o", fixture->out, "--as-of", "2026-11-25",
                       NULL);
}

void fixture_open_built(struct fixture *fixture)
{
    fixture_open(fixture);
    int code = fixture_build(fixture);
    assert(code == 0);
}

const char *fixture_ask(struct fixture *fixture, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    free(fixture->told);
    fixture->told = NULL;
    int result = sqlite3_open_v2(fixture->out, &db, SQLITE_OPEN_READONLY, NULL);
    assert(result == SQLITE_OK);
    result = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    assert(result == SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
        fixture->told = strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return fixture->told ? fixture->told : "";
}
