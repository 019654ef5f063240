"""workbook.py PROGRAM DATASETS: each workbook of xlsx-calamine is read and its filled cells are counted by other means (zipfile and
ElementTree), or it is refused for a reason that its bytes prove."""
import csv, glob, os, re, resource, subprocess, sys, tempfile, zipfile
import xml.etree.ElementTree as ET

from common import note

program, folder = sys.argv[1], sys.argv[2] + "/xlsx-calamine"
local = lambda tag: tag.rsplit("}", 1)[-1]
ODS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"


def texts(node):
    """The text of <t> below a node, without the phonetic ones."""
    if local(node.tag) == "rPh":
        return ""
    own = (node.text or "") if local(node.tag) == "t" else ""
    return own + "".join(texts(child) for child in node)


def part(archive, name):
    names = {n.replace("\\", "/").lower(): n for n in archive.namelist()}
    found = names.get(name.lower())
    return ET.fromstring(archive.read(found)) if found else None


def targets(archive, source):
    base, name = os.path.split(source)
    rels = part(archive, os.path.join(base, "_rels", name + ".rels"))
    if rels is None:
        return []
    return [(r.get("Id"), r.get("Type").rsplit("/", 1)[-1],
             os.path.normpath(os.path.join(base, r.get("Target").replace("\\", "/")) if r.get("Target")[0] != "/"
                              else r.get("Target")[1:])) for r in rels]


def count_xlsx(path):
    archive = zipfile.ZipFile(path)
    book = next(t for _, kind, t in targets(archive, "") if kind == "officeDocument")
    links = targets(archive, book)
    shared = next((t for _, kind, t in links if kind == "sharedStrings"), None)
    table = part(archive, shared) if shared else None
    strings = [texts(si) for si in table if local(si.tag) == "si"] if table is not None else []
    sheets = {i: t for i, kind, t in links if kind == "worksheet"}
    cells = 0
    for sheet in part(archive, book).iter():
        key = next((v for k, v in sheet.attrib.items() if local(k) == "id" and "}" in k), None)
        if local(sheet.tag) != "sheet" or key not in sheets:
            continue
        for cell in part(archive, sheets[key]).iter():
            if local(cell.tag) != "c":
                continue
            value = next((c.text or "" for c in cell if local(c.tag) == "v"), "")
            inside = "".join(texts(c) for c in cell if local(c.tag) == "is")
            if cell.get("t") == "s" and value:
                value = strings[int(value)]
            cells += bool((inside or value).strip())
    return cells


def count_ods(path):
    cells = 0
    for row in ET.fromstring(zipfile.ZipFile(path).read("content.xml")).iter(ODS % "table" + "table-row"):
        in_row = 0
        for cell in row:
            if cell.tag != ODS % "table" + "table-cell":
                continue
            filled = any(cell.get(ODS % "office" + k) for k in ("value", "date-value", "time-value", "boolean-value",
                                                               "string-value"))
            for p in cell.findall(ODS % "text" + "p"):
                filled = filled or "".join(p.itertext()).strip() or p.find(".//" + ODS % "text" + "s") is not None
            in_row += bool(filled) * int(cell.get(ODS % "table" + "number-columns-repeated", 1))
        cells += in_row * int(row.get(ODS % "table" + "number-rows-repeated", 1))
    return cells


def true_refusal(path, said):
    """Whether the bytes prove what was said."""
    data = open(path, "rb").read()
    compound = data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    secret = "EncryptedPackage".encode("utf-16-le") in data
    if "oude soort (.xls)" in said:
        return (compound and not secret) or data[:1] == b"\x09"
    if "wachtwoord" in said:
        return (compound and secret) or b"encryption-data" in zipfile.ZipFile(path).read("META-INF/manifest.xml")
    if ".xlsb" in said:
        return "xl/workbook.bin" in zipfile.ZipFile(path).namelist()
    if "geen werkboek" in said:
        return data[:2] != b"PK" and not compound
    if "geen goede XML" in said or "is stuk" in said:
        try:
            return zipfile.ZipFile(path).testzip() is not None or count_xlsx(path) < 0
        except Exception:
            return True
    if "voorbij kolom 1024" in said:
        return b"number-columns-repeated" in zipfile.ZipFile(path).read("content.xml")
    return False


wrong = 0
print(f"{'file':44} {'cells':>6} {'theirs':>6}  result")
for path in sorted(glob.glob(folder + "/*.*")):
    name = os.path.basename(path)
    if not re.search(r"\.(xls.?|ods)$", name):
        continue
    with tempfile.TemporaryDirectory() as work:
        bound = lambda: (resource.setrlimit(resource.RLIMIT_CPU, (2, 2)), resource.setrlimit(resource.RLIMIT_AS, (400 << 20,) * 2))
        run = subprocess.run([program, "convert", path, "-o", work + "/out"], capture_output=True, text=True, preexec_fn=bound)
        ours = 0
        for table in glob.glob(work + "/out/*.csv"):
            with open(table, newline="", encoding="utf-8") as file:
                csv.field_size_limit(1 << 24)
                ours += sum(bool(cell.strip()) for row in csv.reader(file) for cell in row)
    said = (run.stderr.strip().splitlines() or [""])[-1].replace(path, "")
    if run.returncode == 0:
        theirs = (count_ods if name.endswith(".ods") else count_xlsx)(path)
        good, result = ours == theirs, "read" if ours == theirs else "READ, BUT COUNTS DIFFER"
        note(path, "workbook", "filled cells as zipfile and ElementTree count them", theirs, ours, 0)
    else:
        theirs, good = "-", run.returncode in (65, 66, 73) and true_refusal(path, said)
        result = ("refused: " if good else f"WRONG ({run.returncode}): ") + said[:90]
        note(path, "workbook", "refused", said=said)
    wrong += not good
    print(f"{name:44} {ours:6} {theirs:>6}  {result}")
print(f"{wrong} wrong")
sys.exit(wrong > 0)
