#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/survey/matrix_finding.h"

/* Behind each finding of a kind, by how strong it is; equal ones keep their place in the table. */
struct ranked {
    struct finding finding;
    double strength;
};

const char *finding_name(enum finding_kind kind)
{
    static const char *const names[FINDING_KINDS] = {MN_("tekort"), MN_("gat"), MN_("één partner"),
                                                     MN_("overlap")};
    return M_(names[kind]);
}

static const char *place_of(const struct matrix_table *table, struct survey *survey, int row, int column)
{
    if (column == table->column_count)
        return matrix_topic(survey, row);
    return arena_printf(&survey->arena, "%s, %s", matrix_topic(survey, row), table->columns[column].name);
}

static const char *demand_text(const struct matrix_cell *cell, struct survey *survey)
{
    const char *cards =
        cell->count == 0
            ? M_("geen enkele kaart")
            : arena_printf(&survey->arena, m_("%d kaart", "%d kaarten", cell->count), cell->count);
    return arena_printf(&survey->arena, M_("%ld keer gevraagd, %s"), cell->demand, cards);
}

static const char *thin_text(const struct matrix_cell *cell, struct survey *survey)
{
    const char *owner = survey_owner(cell->cards[0]);
    if (!*owner)
        return arena_printf(&survey->arena, m_("%d kaart", "%d kaarten", cell->count), cell->count);
    return arena_printf(&survey->arena, m_("%d kaart, van %s", "%d kaarten, alle van %s", cell->count),
                        cell->count, owner);
}

static const char *finding_text(const struct matrix_cell *cell, struct survey *survey, enum finding_kind kind)
{
    if (kind == FINDING_SHORTAGE)
        return demand_text(cell, survey);
    if (kind == FINDING_GAP)
        return M_("geen enkele kaart");
    if (kind == FINDING_THIN)
        return thin_text(cell, survey);
    return arena_printf(&survey->arena, M_("%d kaarten van %d partners"), cell->count, cell->partners);
}

static bool is_found(const struct matrix_mark *mark, enum finding_kind kind)
{
    const bool found[FINDING_KINDS] = {mark->shortage, mark->gap, mark->thin, mark->overlap};
    return found[kind];
}

static double strength_of(const struct matrix_cell *cell, enum finding_kind kind)
{
    if (kind == FINDING_SHORTAGE)
        return cell->count ? (double)cell->demand / cell->count : 1e12 + (double)cell->demand;
    return kind == FINDING_OVERLAP ? cell->partners : 0;
}

static int ranked_compare(const void *one, const void *other)
{
    const struct ranked *left = one, *right = other;
    if (left->finding.kind != right->finding.kind)
        return (int)left->finding.kind - (int)right->finding.kind;
    if (left->strength != right->strength)
        return left->strength > right->strength ? -1 : 1;
    return left->finding.row != right->finding.row ? left->finding.row - right->finding.row
                                                   : left->finding.column - right->finding.column;
}

static struct ranked ranked_make(const struct matrix_table *table, struct survey *survey,
                                 enum finding_kind kind, int row, int column)
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    const char *text = arena_printf(&survey->arena, "%s: %s", place_of(table, survey, row, column),
                                    finding_text(cell, survey, kind));
    return (struct ranked){{kind, row, column, text}, strength_of(cell, kind)};
}

const struct finding *findings_make(const struct matrix_table *table, struct survey *survey, int *count)
{
    int cells = table->rows * (table->column_count + 1);
    struct ranked *all = arena_array(&survey->arena, struct ranked, cells * FINDING_KINDS + 1);
    struct finding *findings = arena_array(&survey->arena, struct finding, cells * FINDING_KINDS + 1);
    *count = 0;
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column <= table->column_count; column++) {
            struct matrix_mark mark = matrix_mark(table, row, column);
            for (int kind = 0; kind < FINDING_KINDS; kind++)
                if (is_found(&mark, (enum finding_kind)kind) &&
                    (column < table->column_count || kind == FINDING_SHORTAGE))
                    all[(*count)++] = ranked_make(table, survey, (enum finding_kind)kind, row, column);
        }
    qsort(all, (size_t)*count, sizeof *all, ranked_compare);
    for (int i = 0; i < *count; i++)
        findings[i] = all[i].finding;
    return findings;
}
