"""Packs a folder so that the same files give the same bytes: in order, without owners, times or permissions of this
machine. Usage: pack.py FOLDER ARCHIVE, where the archive ends in `.tar.gz` (all in one folder of its name) or `.zip`.
"""

import gzip
import sys
import tarfile
import zipfile
from pathlib import Path

# The first moment that a zip file can hold.
TIME = (1980, 1, 1, 0, 0, 0)


def files_of(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def pack_tar(folder, archive):
    top = archive.name.removesuffix(".tar.gz")
    with open(archive, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for path in files_of(folder):
                entry = tarfile.TarInfo(f"{top}/{path.relative_to(folder).as_posix()}")
                entry.size, entry.mode = path.stat().st_size, 0o644
                with open(path, "rb") as content:
                    tar.addfile(entry, content)


def pack_zip(folder, archive):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files_of(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, path.read_bytes())


def main():
    folder, archive = Path(sys.argv[1]), Path(sys.argv[2])
    (pack_zip if archive.suffix == ".zip" else pack_tar)(folder, archive)


main()
