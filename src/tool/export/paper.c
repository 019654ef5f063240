#include "tool/export/paper.h"

#include "base/path.h"
#include "lang/format.h"
#include "lang/phrase.h"

static const char style[] =
    "@page{size:A4;margin:12mm}*{box-sizing:border-box}"
    "body{font:10.5pt/1.35 Andika,'Noto "
    "Sans',Verdana,sans-serif;color:#2A211B;background:#FFF;max-width:190mm;"
    "margin:8mm auto;padding:0 4mm}"
    "header{background:#09615D;color:#FFF;border-radius:4mm;padding:5mm 7mm;margin-bottom:5mm;"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "h1{font-size:24pt;line-height:1.2;margin:0}header p{font-size:12pt}p,h3{margin:0}"
    "h2{font-size:15pt;margin:5mm 0 2mm;color:#09615D;border-bottom:.6mm solid #09615D;break-after:avoid;"
    "column-span:all}h3{font-size:11.5pt;padding-top:3mm;break-after:avoid}"
    ".columns{columns:2;column-gap:9mm}"
    ".row{display:flex;gap:3mm;padding:1mm 0;border-bottom:.2mm solid #B8AFA6;break-inside:avoid}"
    ".row>div:first-child{width:25mm;flex:none}.row p,.about p{color:#574A40;font-size:9.5pt}"
    ".row b,.about b{color:#2A211B;font-size:10.5pt}"
    ".about{padding:1.5mm 0;break-inside:avoid}.off{text-decoration:line-through}"
    "footer{margin-top:6mm;padding-top:2mm;border-top:.2mm solid #B8AFA6;color:#574A40}"
    ".sheet+.sheet{break-before:page}.sheet{padding-bottom:12mm}.sheet h1{font-size:40pt}"
    ".sheet h2{font-size:16pt;margin:4mm 0 1mm}"
    ".sheet .row,.sheet .row b{font-size:18pt}.sheet .row p{font-size:15pt}"
    ".sheet .row>div:first-child{width:46mm;white-space:nowrap}.sheet footer{font-size:12pt}"
    "@media print{body{margin:0;max-width:none;padding:0}.sheet{padding:0}}";

void paper_begin(struct html *html, const struct survey *survey, const char *title)
{
    html_init(html);
    html_put(html,
             "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
             "content=\"width=device-width\"><title>%s %s</title><style>",
             title, survey->house->municipality);
    html_raw(html, style);
    html_raw(html, "</style></head><body>\n");
}

void paper_band(struct html *html, struct survey *survey, const char *heading, int first, int last)
{
    html_put(html, "<header><h1>%s</h1><p>%s %s · van %s tot %s</p></header>\n", heading, survey->house->name,
             survey->house->municipality, format_date(&survey->arena, first, DATE_LONG, "nl"),
             format_date(&survey->arena, last, DATE_FULL, "nl"));
}

const char *paper_times(struct arena *arena, const struct occurrence *date)
{
    int last = phrase_last_day(date);
    if (last > date->start.day)
        return arena_printf(arena, "tot %s", format_date(arena, last, DATE_SHORT, "nl"));
    if (date->all_day)
        return "hele dag";
    return arena_printf(arena, "%s – %s", format_time(arena, date->start.minute, "nl"),
                        format_time(arena, date->end.minute, "nl"));
}

void paper_foot(struct html *html, const struct survey *survey)
{
    html_put(html, "<footer>%s %s, %s.%s</footer>\n", survey->house->name, survey->house->municipality,
             survey->house->phone, survey->house->sample ? " Dit zijn voorbeeldgegevens." : "");
}

bool paper_end(struct html *html, const char *path, struct err *err)
{
    html_raw(html, "</body></html>\n");
    bool ok = path_write(path, html->bytes, html->length, err);
    html_release(html);
    return ok;
}
