"""What has been kept for long enough: whole segments, the oldest first, never the last one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from cloakroom.audit.segments import Segment
from cloakroom.policy.model import AuditRules, InForce


def rules_of(held: InForce) -> AuditRules:
    """Those in force. While the policy cannot be read nothing goes: it may ask for longer."""
    rules = held.rules.audit
    return replace(rules, retention_days=0) if held.refusal else rules


def due(parts: Sequence[Segment], days: int, now: datetime) -> list[Segment]:
    """Those whose month ended more than ``days`` days ago; 0 keeps for ever."""
    if not days:
        return []
    return list(takewhile(lambda part: _ended(part, now) > timedelta(days), parts[:-1]))


def all_due(parts: Sequence[Segment], days: int, now: datetime) -> bool:
    """For the trail of a session, to which nothing is added any more."""
    return bool(days and parts) and _ended(parts[-1], now) > timedelta(days)


def _ended(part: Segment, now: datetime) -> timedelta:
    """Since the first of the next month (UTC)."""
    year, month = map(int, part.month.split("-"))
    following = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return now - following
