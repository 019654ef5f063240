#include "model/house.h"

bool house_is_school_holiday(const struct house *house, int day)
{
    for (int i = 0; i < house->holiday_count; i++) {
        const struct holiday *holiday = &house->holidays[i];
        if (holiday->school && day >= holiday->first && day <= holiday->last)
            return true;
    }
    return false;
}
