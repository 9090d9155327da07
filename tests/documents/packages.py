"""Zip files as tests need them: made by Python's own zipfile, so that it judges ours."""

import io
import zipfile
from collections.abc import Mapping

from cloakroom.documents.base import File
from cloakroom.documents.limits import LIMITS, Limits
from cloakroom.documents.package import Package
from cloakroom.documents.table import opened


def zipped(members: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def package(data: bytes, limits: Limits = LIMITS) -> Package:
    return Package(File("a.zip", data, opened, 0, limits))
