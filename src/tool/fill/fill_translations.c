#include "tool/fill/fill.h"

#include <string.h>

#include "tool/fill/put.h"
#include "tool/table/translated.h"

void fill_translations(sqlite3 *db, struct book *book)
{
    struct put put;
    int ids[HOUSES_MAX];
    put_open(&put, db, book, "translation", "row", TABLE_TRANSLATION, "subject field language text checked");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_TRANSLATION];
        for (int i = 0; i < table->count; i++) {
            int count = table->rows[i].merged ? 0 : translated_ids(book, table, &table->rows[i], ids);
            for (int j = 0; j < count; j++) {
                put_id(&put, 1, ids[j]);
                put_row(&put, table, &table->rows[i]);
            }
        }
    }
    put_close(&put);
}
