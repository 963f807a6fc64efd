"""A PostgreSQL server with PostGIS for tests: its own folder, a free port on loopback, ended with the test."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))  # the newest
SETTINGS = """listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
max_connections = 60
session_preload_libraries = 'auto_explain'
auto_explain.log_min_duration = 0
auto_explain.log_nested_statements = on
log_statement = 'all'
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """Superuser `gp` needs no password; `guest` needs `s3cret`. The server runs as a plain user also where the test is root."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="gatepost-postgres-"))
        self.port = free_port()
        self.log = self.folder / "log"
        if os.geteuid() == 0:
            postgres = pwd.getpwnam("postgres")
            os.chown(self.folder, postgres.pw_uid, postgres.pw_gid)
        self.run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "gp", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.as_server("sh", "-c", f"cat >'{self.folder}/data/postgresql.auto.conf'", input=SETTINGS.format(port=self.port))
        self.as_server("sh", "-c", f"cat >'{self.folder}/data/pg_hba.conf'", input="host all guest all scram-sha-256\nhost all all all trust\n")
        self.start()
        self.sql("create database gis", database="postgres")
        self.sql("create extension postgis; create role guest login password 's3cret'")

    def as_server(self, *command, **options):
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        return subprocess.run([*before, *map(str, command)], check=True, capture_output=True, text=True, cwd="/", **options)

    def run(self, program, *arguments):
        return self.as_server(PROGRAMS / program, *arguments)

    def start(self):
        # Its output goes to the log: a pipe would keep whoever waits for its end.
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*before, str(PROGRAMS / "pg_ctl"), "-D", str(self.folder / "data"), "-l", str(self.log), "-w", "start"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def stop(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def close(self):
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database="gis"):
        done = subprocess.run([str(PROGRAMS / "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "gp", "-d", database, "-XqAt", "-v", "ON_ERROR_STOP=1",
                               "-c", text], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return done.stdout.strip()

    def address(self, table=None, user="gp", schema=None):
        asked = "&".join(f"{key}={value}" for key, value in (("schema", schema), ("table", table)) if value)
        return f"postgresql://{user}@127.0.0.1:{self.port}/gis" + (f"?{asked}" if asked else "")
