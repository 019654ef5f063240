#include "sync/pace.h"

double pace_first(int every_s, bool has_publication, double chance)
{
    return has_publication ? every_s * chance : 0;
}

double pace_next(int every_s, int failures, bool has_publication, double chance)
{
    if (failures <= 0)
        return every_s * (0.9 + 0.2 * chance);
    double ceiling = every_s > PACE_CEILING_S ? every_s : PACE_CEILING_S, wait = every_s;
    if (!has_publication && every_s > PACE_EMPTY_S)
        return PACE_EMPTY_S * (0.5 + chance);
    for (int i = 1; i < failures && wait < ceiling; i++)
        wait *= 2;
    return (wait < ceiling ? wait : ceiling) * (0.5 + chance);
}
