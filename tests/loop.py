#!/usr/bin/python3
"""loop.py TEMPLATE.xlsx DAY FILLED.xlsx FILLED.ods: LibreOffice opens the template, types ten rows under the titles of the
columns, as a person would, and saves it in both formats. DAY is the day of the activity and of the last check."""
import os, subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue

ROWS = [
    ("Bron", dict(name="Huis van het Kind Dorp", sample="nee")),
    ("Huis", dict(code="dorp", name="Huis van het Kind Dorp", municipality="Dorp", mission="Elk gezin kan hier terecht.",
                  place="huis", desk_name="Het onthaal", desk_where="rechts van de deur", phone="03 000 00 01",
                  base_url="https://dorp.example", languages="nl; fr")),
    ("Plaatsen", dict(code="huis", name="Huis van het Kind", street="Voorbeeldstraat 1", postcode="2000", town="Dorp",
                      wheelchair="yes")),
    ("Thema's", dict(code="spelen", name="Spelen", lead="Samen spelen en ontmoeten.", icon="stroller", colour="#09615D")),
    ("Leeftijden", dict(code="0-3", name="0 tot 3 jaar", age_from="0", age_to="3j")),
    ("Partners", dict(kind="organisation", title="De Brug", lead="De Brug helpt gezinnen.", topics="spelen", place="huis",
                      phone="03 000 00 02", status="active", checked_on="DAY")),
    ("Aanbod", dict(partners="PARTNER", kind="service", title="Het speelotheek", lead="Je leent er speelgoed.",
                    topics="spelen", place="huis", phone="03 000 00 02", price="free", price_text="Gratis",
                    access="everyone", mode="site", checked_on="DAY")),
    ("Activiteiten", dict(partners="PARTNER", kind="play", title="Speelbabbel", lead="Kom spelen met je kindje.",
                          topics="spelen", place="huis", price="paid", price_text="€ 2,50", price_cents="250",
                          access="everyone", mode="site", checked_on="DAY", start="DAY 09:30", end="DAY 11:00",
                          rrule="FREQ=WEEKLY")),
    ("Vragen", dict(text="Waar kan mijn kind spelen?", topic="spelen", cards="OFFER")),
    ("Feestdagen", dict(name="Kerstmis", first="2026-12-25", last="2026-12-25", kind="public")),
]
CODES = {"PARTNER": "bd2k", "OFFER": "ff3m"}


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("loop.py: LibreOffice does not start")


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


def fill(document, day):
    for sheet_name, row in ROWS:
        sheet = document.Sheets.getByName(sheet_name)
        titles = {sheet.getCellByPosition(i, 0).String: i for i in range(64)}
        for column, text in row.items():
            text = CODES.get(text, text).replace("DAY", day)
            cell = sheet.getCellByPosition(titles[column], 1)
            # A day is typed and becomes a date; all else is what its column is: text.
            if column in ("checked_on", "start", "end", "first", "last"):
                cell.setFormula(text)
            else:
                cell.String = text
        for column, code in (("Partners", "bd2k"), ("Aanbod", "ff3m")):
            if sheet_name == column:
                sheet.getCellByPosition(titles["code"], 1).String = code


def main(template, day, xlsx, ods):
    pipe = f"wegwijzer-{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;",
                                   f"-env:UserInstallation=file://{profile}"], stdout=subprocess.DEVNULL)
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            url = uno.systemPathToFileUrl(os.path.abspath(template))
            document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
            fill(document, day)
            for path, kind in ((xlsx, "Calc MS Excel 2007 XML"), (ods, "calc8")):
                document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(path)), (value("FilterName", kind),))
            document.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(timeout=60)
        finally:
            if office.poll() is None:
                office.kill()


main(*sys.argv[1:])
