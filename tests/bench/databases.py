#!/usr/bin/python3
"""Measures tables of a PostGIS server that it starts on loopback:   databases.py GATEPOST [--rows N] [--runs N] [--json]

Points as one survey after another gives them, in cells along the way. Every figure is the median of whole processes, after one
that is not counted; the time of the server is in it. 10 million rows take 2 GB of disk and some minutes to make.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/app"))
from postgres_server import PROGRAMS, Server  # noqa: E402  the folder of the tests had to be known first

POINTS = "st_setsrid(st_makepoint(102+8*(((i*200/({n}+1))%200)+random())/200, 8+16*random()),4326)::geometry(Point,4326)"
QUIET = ("log_statement = 'none'", "auto_explain.log_min_duration = -1", "shared_buffers = '512MB'", "maintenance_work_mem = '1GB'", "max_wal_size = '8GB'")


def made(rows):
    server = Server()
    for setting in QUIET:
        server.sql(f"alter system set {setting}")
    server.stop()
    server.start()
    server.sql(f"create unlogged table places as select i::bigint id, 'post '||i as name, (i%1000)::int kind, date '1991-01-01' + (i%12000)::int d, {POINTS.format(n=rows)} geom"
               f" from generate_series(1,{rows}) i")
    server.sql("alter table places add primary key (id); create index on places using gist (geom); create index on places (kind)")
    server.sql("vacuum analyze places")
    subprocess.run([PROGRAMS / "psql", "-h", "127.0.0.1", "-p", str(server.port), "-U", "gp", "-d", "gis", "-Xq", "-v", "table=places", "-v", "geometry=geom",
                    "-f", ROOT / "docs/postgis-levels.sql"], check=True, stdout=subprocess.DEVNULL)
    return server


def view_of(server, wanted):
    """A box in the middle that has about so many rows."""
    low, high = 0.0, 4.0
    for _ in range(20):
        half = (low + high) / 2
        box = (106 - half, 16 - 2 * half, 106 + half, 16 + 2 * half)
        rows = int(server.sql(f"select count(*) from places where geom && st_makeenvelope({','.join(map(str, box))}, 4326)"))
        low, high = (half, high) if rows < wanted else (low, half)
    return ",".join(map(str, box)), rows


def measured(runs, *command):
    """Median of wall seconds, and the most megabytes that were resident."""
    seconds, megabytes = [], 0
    for number in range(runs + 1):
        begun = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        words = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"{' '.join(map(str, command))}: {words.decode()}")
        if number > 0:
            seconds.append(time.monotonic() - begun)
            megabytes = max(megabytes, usage.ru_maxrss / 1024)
    return round(statistics.median(seconds), 3), round(megabytes)


def figures(program, server, rows, runs, folder):
    box, in_view = view_of(server, min(100_000, rows / 5))
    picture = ("--no-basemap", "--screenshot", folder / "picture.png", "--size", "1600x1000")
    places, levels = server.address("places"), server.address("places_levels")
    cases = {
        "list": (places, "--no-basemap", "--list-layers"),
        "query": (places, "--no-basemap", "--query", "106,16"),
        "view": (places, *picture, "--bbox", box),
        "sample": (places, *picture, "--bbox", "102,8,110,24"),
        "sample_filtered": (places, *picture, "--bbox", "102,8,110,24", "--where", "places:kind = 7"),
        "levels": (levels, *picture, "--bbox", "102,8,110,24"),
        "levels_near": (levels, *picture, "--bbox", box),
    }
    told = {"rows": rows, "rows_in_view": in_view}
    for name, arguments in cases.items():
        told[f"{name}_s"], told[f"{name}_peak_mb"] = measured(runs, program, *arguments)
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    server = made(asked.rows)
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = figures(asked.program, server, asked.rows, asked.runs, Path(folder))
    finally:
        server.close()
    print(json.dumps({"databases": told}, indent=2) if asked.json else "\n".join(f"{name:>24}  {value}" for name, value in told.items()))


if __name__ == "__main__":
    main()
