/* The style and the scripts of the pages, and the colours of the topics. */
#include <stdio.h>
#include <string.h>

#include "site/kind.h"

enum { WHITE_CONTRAST = 50 /* tenths: 4.5 with room */ };

/* The sRGB curve, near enough: contrast is checked with room to spare. */
static double light(unsigned part)
{
    double value = part / 255.0;
    return value <= 0.03928 ? value / 12.92
                            : value * value * (0.305306 * value + 0.682171) + 0.012523 * value;
}

static double contrast_with_white(unsigned colour)
{
    double luminance =
        0.2126 * light(colour >> 16 & 255) + 0.7152 * light(colour >> 8 & 255) + 0.0722 * light(colour & 255);
    return 1.05 / (luminance + 0.05);
}

/* A colour that white words can be read on. */
static unsigned darkened(unsigned colour)
{
    while (contrast_with_white(colour) * 10 < WHITE_CONTRAST)
        colour = (colour >> 16 & 255) * 15 / 16 << 16 | (colour >> 8 & 255) * 15 / 16 << 8 |
                 (colour & 255) * 15 / 16;
    return colour;
}

void style_write(struct site *site)
{
    struct html out;
    html_init(&out);
    html_raw(&out, site->style);
    for (int i = 0; i < site->house.topic_count && i < 64; i++) {
        char rule[48];
        snprintf(rule, sizeof rule, ".t%d{--band:#%06x}\n", i, darkened(site->house.topics[i].colour));
        html_raw(&out, rule);
    }
    site->shared_bytes = (int)(out.length + strlen(site->script));
    output_file(site->output, "wegwijzer.css", out.bytes, out.length);
    output_file(site->output, "wegwijzer.js", site->script, strlen(site->script));
    output_file(site->output, "l/lijst.js", site->list_script, strlen(site->list_script));
    html_release(&out);
}
