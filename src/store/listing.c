#include "store/listing.h"

sqlite3_stmt *listing_start(struct store *store, int topic, enum list_tab tab, const struct filter *filter)
{
    static const char sql[] =
        "SELECT card FROM listing WHERE house = ?1 AND topic = ?2 AND tab = ?3 AND age_from < ?4 AND "
        "max(age_to, age_from + 1) > ?5 AND free >= ?6 AND visit >= ?7 AND wheelchair >= ?8 AND near >= ?9 "
        "AND parents >= ?10 AND (languages & ?11) = ?11 ORDER BY rank";
    sqlite3_stmt *statement = query_start(store, QUERY_LISTING, sql);
    const struct house *house = &store->house;
    bool aged = filter && filter->age >= 0 && filter->age < house->age_count;
    int from = aged ? house->ages[filter->age].from : AGE_MIN,
        to = aged ? house->ages[filter->age].to : AGE_MAX;
    sqlite3_bind_int(statement, 1, house->id);
    sqlite3_bind_int(statement, 2, topic >= 0 && topic < house->topic_count ? house->topics[topic].id : 0);
    sqlite3_bind_int(statement, 3, (int)tab);
    sqlite3_bind_int(statement, 4, aged ? (to > from ? to : from + 1) : AGE_MAX + 2);
    sqlite3_bind_int(statement, 5, aged ? from : AGE_MIN - 1);
    sqlite3_bind_int(statement, 6, filter && filter->free);
    sqlite3_bind_int(statement, 7, filter && filter->visit);
    sqlite3_bind_int(statement, 8, filter && filter->wheelchair);
    sqlite3_bind_int(statement, 9, filter && filter->near);
    sqlite3_bind_int(statement, 10, filter && filter->parents);
    sqlite3_bind_int(statement, 11, filter && filter->speaks > 0 ? 1 << (filter->speaks - 1) : 0);
    return statement;
}
