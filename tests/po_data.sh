#!/bin/sh
# po_data.sh OUT.pot: gathers what wegwijzer-data says to staff, from the funnels that look their text up and from what
# is marked M_, MN_ or m_ (src/base/message.h).
set -eu
funnels='err_set:2 report_error:3 report_warning:3 command_usage:2 sheet_out_note:5 feed_say:3 advise:2 wrong:3 dead_end:3
    refuse:3 log_line:1 log_once:1'
xgettext --language=C --from-code=UTF-8 --keyword --keyword=M_ --keyword=MN_ --keyword=m_:1,2 \
    $(printf -- '--keyword=%s ' $funnels) --add-comments=TRANSLATORS --package-name=wegwijzer-data --no-wrap \
    --add-location=file --sort-by-file -o "$1" src/base/*.c src/lang/*.c src/site/*.c src/store/*.c src/takehome/*.c \
    src/tool/*.c src/tool/*/*.c
# The date of each run would make a change of nothing.
sed -i '/^"POT-Creation-Date/d' "$1"
