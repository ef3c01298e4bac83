"""What an import of people is measured against: a plain loop with the same tables, indexes and full-text index.

    people_loop.py make <count> <file>     writes a CSV file of ten columns
    people_loop.py run <file> <database>   reads it into an empty database; prints rows, seconds, processor, megabytes
"""
import csv
import json
import os
import random
import resource
import sqlite3
import sys
import time
import uuid

FIRST = "Jane John Max Élodie Jürgen Anna Li Ana Omar Priya Kenji Sofia Lars Ingrid Paolo Marta Piotr Chloé Diego Yara".split()
LAST = "Doe Roe Muster Martin Groß Beispiel Wei Gil Haddad Rao Tanaka Rossi Berg Olsen Conti Nowak Kowalska Petit Vega Silva".split()
TITLES = "VP Sales|Head of Marketing|Software Engineer|Chief Technology Officer|Account Executive|Product Manager|Data Scientist|Founder & CEO".split("|")
COMPANIES = "Acme Brightmoor Ravensholme Nimbusgrove Pinebarrow Silverthorn Thornacre Oakfield Redwater Bluepeak".split()
INDUSTRIES = "Software Development|Financial Services|Hospitals and Health Care|Retail|Manufacturing".split("|")
PLACES = {"Lyon": ("France", "FR"), "München": ("Germany", "DE"), "Austin": ("United States", "US"), "London": ("United Kingdom", "GB")}
CODES = dict(PLACES.values())
COLUMNS = "First Name,Last Name,LinkedIn URL,Email,Title,Headline,Company,Company Website,City,Country".split(",")

# As Schema.cs has them.
TABLES = """
PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
CREATE TABLE people(
    key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL, id TEXT NOT NULL, profile_url TEXT NOT NULL, provider_id TEXT, company_url TEXT,
    country TEXT, sample INTEGER NOT NULL, json BLOB NOT NULL, emails BLOB, headcount TEXT, company_type TEXT, industry TEXT,
    UNIQUE(group_key, profile_url));
CREATE INDEX people_provider ON people(group_key, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX people_company ON people(group_key, company_url) WHERE company_url IS NOT NULL;
CREATE VIRTUAL TABLE people_text USING fts5(
    name, headline, title, about, company, location, industry, seniority, first_name, last_name, tokenize = 'unicode61 remove_diacritics 2');
"""


def make(count, path):
    pick = random.Random(7)
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for i in range(count):
            company = f"{pick.choice(COMPANIES)} {pick.randrange(3000)}"
            title = pick.choice(TITLES)
            place = pick.choice(list(PLACES))
            rows.writerow([
                pick.choice(FIRST), pick.choice(LAST), f"https://www.linkedin.com/in/person-{i:x}", f"person.{i}@mail.example", title,
                f"{title} at {company} | {pick.choice(INDUSTRIES)}", company, f"https://{company.replace(' ', '-').lower()}.example", place, PLACES[place][0]])


def run(path, database):
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript(TABLES)
    people, texts, count = [], [], 0

    def flush():
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO people VALUES(?, 1, ?, ?, NULL, NULL, ?, 0, ?, ?, NULL, NULL, NULL)", people)
        connection.executemany("INSERT INTO people_text(rowid, name, headline, title, company, location, first_name, last_name) VALUES(?, ?, ?, ?, ?, ?, ?, ?)", texts)
        connection.execute("COMMIT")
        people.clear()
        texts.clear()

    start = time.perf_counter()
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            count += 1
            first, last, url = row["First Name"], row["Last Name"], row["LinkedIn URL"]
            name, place, code = f"{first} {last}", f"{row['City']}, {row['Country']}", CODES.get(row["Country"])
            record = {
                "firstName": first, "lastName": last, "name": name, "headline": row["Headline"], "linkedinUrl": url,
                "publicIdentifier": url.rsplit("/", 1)[1], "company": {"name": row["Company"], "website": row["Company Website"]},
                "title": row["Title"], "location": {"text": place, "countryCode": code}}
            people.append((count, uuid.uuid4().hex[:24], url, code, json.dumps(record, ensure_ascii=False).encode(), json.dumps([{"email": row["Email"]}]).encode()))
            texts.append((count, name, row["Headline"], row["Title"], row["Company"], place, first, last))
            if count % 1000 == 0:
                flush()
    flush()
    seconds = time.perf_counter() - start
    connection.close()
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"rows": count, "seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss // 1024}))


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3])
else:
    if os.path.exists(sys.argv[3]):
        sys.exit(f"{sys.argv[3]} is there already")
    run(sys.argv[2], sys.argv[3])
