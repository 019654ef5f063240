"""csv_tables.py PROGRAM DATASETS: every CSV of csv-spectrum goes into a workbook and back, and then says what its JSON says."""
import csv, glob, json, os, shutil, subprocess, sys, tempfile

from common import note

program, folder = sys.argv[1], sys.argv[2] + "/csv-spectrum"
wrong = 0
print(f"{'file':28} {'rows':>5}  result")
for path in sorted(glob.glob(folder + "/csvs/*.csv")):
    name = os.path.basename(path)
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(work + "/in")
        shutil.copy(path, work + "/in/table.csv")
        runs = [subprocess.run([program, "convert", work + a, "-o", work + b], capture_output=True, text=True, timeout=20)
                for a, b in (("/in", "/book.xlsx"), ("/book.xlsx", "/out"))]
        said = "".join(run.stderr for run in runs).strip().replace(work, "")
        got = None
        if all(run.returncode == 0 for run in runs):
            with open(work + "/out/table.csv", newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))
            got = [dict(zip(rows[0], row)) for row in rows[1:]]
    wanted = json.load(open(folder + "/json/" + name.replace(".csv", ".json"), encoding="utf-8"))
    # The JSON holds line ends as newlines; our cells keep what the file has.
    plain = lambda rows: [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in rows or []]
    good = got is not None and plain(got) == plain(wanted)
    wrong += not good
    note(path, 'csv_tables', 'cells equal the JSON beside it', len(wanted), len(got or []), 0, said)
    note(f"{folder}/json/{name.replace('.csv', '.json')}", 'csv_tables', 'holds what the CSV must say')
    print(f"{name:24} {len(got or []):5}  {'equal to the JSON' if good else 'DIFFERS: ' + said + repr(got)}")
sys.exit(wrong > 0)
