"""The trail as a file for others: JSON Lines as they stand, or CSV, each with a manifest beside it.

The lines are not changed, so whoever gets all of them can check the chain. A cell of the CSV that a
spreadsheet could take for a formula is led by an apostrophe (OWASP, "CSV Injection").
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cloakroom import __version__
from cloakroom.audit.line import written
from cloakroom.audit.record import Record
from cloakroom.audit.told import stamp
from cloakroom.errors import UsageError
from cloakroom.output import refuse_existing, write_new

COLUMNS = (
    "ts", "seq", "session", "event", "user", "deployment_id", "endpoint_host", "policy_id",
    "policy_sha256", "counts", "accepted_counts", "marking_found", "check", "status",
    "override_reason", "model_reported", "region_reported", "deployment_reported", "spillover",
    "tls", "peer_private", "proxy", "tls_inspected", "practice", "chars_out", "chars_in",
    "tokens_out", "tokens_in", "duration_ms", "request_id", "about", "format", "text_hmac",
    "reply_hmac", "name_hmac", "host", "install", "anchored", "app_version", "prev", "hash",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Exported:
    path: Path
    manifest: Path
    count: int


def export(
    records: Sequence[Record], target: Path, *, whole: bool, now: datetime
) -> Exported:
    """The format follows the suffix, ``.csv`` or ``.jsonl``; ``whole`` says that nothing was
    filtered out. Never writes over a file: OutputExists, OutputFailed; UsageError."""
    form = FORMATS.get(target.suffix.lower())
    if form is None:
        raise UsageError(f"The name must end in {' or '.join(FORMATS)}. Nothing was written.")
    manifest = target.with_name(f"{target.name}.manifest.json")
    refuse_existing(manifest)
    data = form(records)
    write_new(target, data, mode=_MODE)
    told = _manifest(records, target, data, whole=whole)
    told["made"] = stamp(now)
    write_new(manifest, json.dumps(told, indent=1).encode("ascii") + b"\n", mode=_MODE)
    return Exported(target, manifest, len(records))


def _manifest(
    records: Sequence[Record], target: Path, data: bytes, *, whole: bool
) -> dict[str, Any]:
    """``first`` and ``last`` are of the trail of the journal, whose end the keyring vouches for."""
    chained = sorted((each for each in records if each.anchored), key=lambda each: each.seq)
    ends = {"first": chained[0], "last": chained[-1]} if chained else {}
    return {
        "v": 1, "app_version": __version__, "file": target.name, "count": len(records),
        "sha256": hashlib.sha256(data).hexdigest(), "whole": whole,
        "from": stamp(records[0].when) if records else "",
        "to": stamp(records[-1].when) if records else "",
        "not_anchored": len(records) - len(chained),
        **{name: {"seq": each.seq, "hash": each.line.hash} for name, each in ends.items()},
    }


def _lines(records: Sequence[Record]) -> bytes:
    return b"".join(written(record.line) for record in records)


def _table(records: Sequence[Record]) -> bytes:
    """RFC 4180, UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for record in records:
        fields = {**record.told, "prev": record.line.prev, "hash": record.line.hash,
                  "session": record.session}
        rows.writerow([safe(_cell(fields.get(name))) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name} {count}" for name, count in sorted(value.items()))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def safe(cell: str) -> str:
    """``cell`` as no spreadsheet computes it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


FORMATS: Mapping[str, Callable[[Sequence[Record]], bytes]] = MappingProxyType({
    ".csv": _table, ".jsonl": _lines,
})
