"""The audit trail: what was done, written down before it is done, never what was in it.

A record is a line (``line.py``) of the last segment of the trail. It is confirmed in this order,
with the lock of the folder held:

1. the key and the head are asked of the keyring, and the end of the trail is compared with them;
2. the line is written and its file synchronised; where the file is new, its folder too;
3. the head in the keyring moves on to the line;
4. :meth:`Journal.record` returns.

Whatever fails on the way is a NotRecorded, and a send does not take place. Stopped before 2 is
done, the next record takes the place of what is there of the line; stopped between 2 and 3, the
line stays: a SEND that nothing follows may be one that never left. The head moves after the line,
not before it: so a line that is missing at the head was confirmed, and somebody took it away.

Damage stops no work: a record of it (CHAIN_BROKEN) begins a new segment, and what was there stays
as it is. In a session without a keyring the records are chained too, in a trail of their own whose
key ends with the session, and flagged ``anchored: false``: see :attr:`Journal.anchored`.
"""

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from cloakroom import keychain
from cloakroom.audit.anchor import Anchor, InKeyring, InMemory
from cloakroom.audit.chain import Chain, Computer, End, line_of
from cloakroom.audit.event import Event, What
from cloakroom.audit.record import records
from cloakroom.audit.retention import all_due, due, rules_of
from cloakroom.audit.search import Sent, on_record
from cloakroom.audit.segments import SESSIONS, home, segments, sessions
from cloakroom.audit.told import Author, frame, log_in, told
from cloakroom.audit.verify import ALL, DAMAGE, KEPT_HASH, PRUNED_HASH, Verdict, examine
from cloakroom.errors import NoKeyring
from cloakroom.keychain import Keyring
from cloakroom.lock import HeldElsewhere, Lock
from cloakroom.policy.model import AuditRules
from cloakroom.send_errors import NotRecorded, TrailUnreadable

PATIENCE = 3.0
"""Seconds to wait for another Cloakroom that is writing."""
MOST_MARKS = 50
"""Of damage, in one record."""
_TRIES = 3
_NOT_SENT = {What.SEND, What.OVERRIDE}


class Journal:
    """For any number of threads and processes. ``trail`` is the folder of the journal, or one
    below it for the records of a session without a keyring."""

    def __init__(
        self, trail: Path, anchor: Anchor, *, author: Author, rules: AuditRules, computer: Computer
    ) -> None:
        self._folder = trail if author.anchored else trail.parents[1]
        self._trail, self._anchor = trail, anchor
        self._author, self._rules, self._computer = author, rules, computer
        self._chain = Chain(trail, anchor, computer)

    @classmethod
    def open(
        cls, folder: Path, keyring: Keyring | None, *, rules: AuditRules | None = None,
        user: str = "", computer: Computer | None = None,
    ) -> "Journal":
        """Touches neither disk nor keyring yet. ``user`` is the UPN or the SID where the policy
        asks for one."""
        rules = rules or AuditRules()
        author = Author(user, rules.user_id, anchored=keyring is not None)
        trail, anchor = _this_session(folder) if keyring is None else (folder, InKeyring(keyring))
        return cls(trail, anchor, author=author, rules=rules, computer=computer or Computer())

    @classmethod
    def of_this_user(cls, rules: AuditRules | None = None, *, user: str = "") -> "Journal":
        try:
            keyring: Keyring | None = keychain.system()
        except NoKeyring:
            keyring = None
        return cls.open(home(), keyring, rules=rules, user=user or log_in())

    @classmethod
    def in_force(cls) -> "Journal":
        """That of this user, as the policy in force wants it kept. Reads the policy, which may
        wait for the keyring."""
        from cloakroom.policy import load

        return cls.of_this_user(rules_of(load.load(load.of_this_user())))

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def export_dir(self) -> str:
        """Where the policy suggests to export to."""
        return self._rules.export_dir

    @property
    def anchored(self) -> bool:
        """Whether a record that was cut off again would be missed."""
        return self._author.anchored

    def record(self, event: Event) -> int:
        """The number of the record, which is on the disk when this returns; 0 where the policy
        wants no records. Raises NotRecorded."""
        if not self._rules.enabled:
            return 0
        with self._writing(sent=event.what not in _NOT_SENT):
            return self._add(told(event, self._author, self._anchor.secret()))

    def verify(self) -> Verdict:
        """All records of all trails. What is found damaged is put on record, once, and what has
        been kept for long enough goes. Raises TrailUnreadable and NoKeyring."""
        with _readable():
            verdict = self._looked()
            if self.anchored and verdict.news:
                with self._held():
                    verdict = self._looked()
                    with contextlib.suppress(OSError, NoKeyring):  # what was found is told anyway
                        self._mended(verdict)
        if self.anchored and verdict.segment:
            with contextlib.suppress(OSError, NoKeyring, HeldElsewhere), self._held():
                end = self._chain.end()
                if end:  # otherwise the next record puts it right first
                    self._prune(end)
        return verdict

    def find(self, words: str) -> Sent:
        """Where a text is on record. Raises TrailUnreadable and NoKeyring."""
        found = records(self._folder)
        if not found:
            return Sent()
        with _readable(), self._held():  # the key may have to be made
            secret = self._anchor.secret()
        return on_record(found, words, secret)

    def _looked(self) -> Verdict:
        """Whoever records need not wait for this: the head is asked for first, and what is written
        meanwhile stands beyond it."""
        for _ in range(_TRIES):
            with contextlib.suppress(FileNotFoundError):  # pruned by another just now
                verdict = self._chain.verdict() if self.anchored else examine(self._folder)
                return self._with_sessions(verdict)
        raise TrailUnreadable

    # ---- with the lock held

    def _add(self, fields: Mapping[str, Any]) -> int:
        before = self._chain.end() or self._mended(self._chain.verdict())
        after = self._chain.add(fields, before)
        if after.segment != before.segment:
            self._prune(after)
        return after.last.seq

    def _mended(self, verdict: Verdict) -> End:
        """After a crash, or damage: that is told in a new segment, and what is there stays."""
        if not verdict.news:
            return self._chain.tidied(verdict)
        marks = [each.mark for each in verdict.news]
        if verdict.debris:
            marks.append(verdict.debris.mark)
        damage = marks if len(marks) <= MOST_MARKS else [ALL]
        fields = {**self._frame(What.CHAIN_BROKEN), DAMAGE: damage, "faults": len(verdict.news)}
        return self._chain.add(fields, self._chain.after_damage(verdict), anew=True)

    def _with_sessions(self, verdict: Verdict) -> Verdict:
        for trail in sessions(self._folder):
            other = examine(trail, session=trail.relative_to(self._folder).as_posix())
            known = tuple(
                replace(each, known=bool({each.mark, ALL} & verdict.marks))
                for each in other.faults
            )
            verdict = replace(verdict, records=verdict.records + other.records,
                              faults=verdict.faults + known)
        return verdict

    def _prune(self, end: End) -> None:
        """Told first, then done: what is missing without a record is damage."""
        parts, now, days = segments(self._trail), self._computer.now(), self._rules.retention_days
        old = due(parts, days, now)
        if old:
            last, kept = line_of(old[-1]), line_of(parts[len(old)], first=True)
            fields = {
                **self._frame(What.PRUNED), "pruned_segments": len(old),
                "pruned_seq": last.seq if last else 0,
                PRUNED_HASH: last.hash if last else "", KEPT_HASH: kept.hash if kept else "",
            }
            self._chain.add(fields, end)
        for part in old:
            with contextlib.suppress(OSError):  # the next time
                self._computer.disk.remove(part.path)
        for trail in sessions(self._folder):
            if trail != self._trail and all_due(segments(trail), days, now):
                shutil.rmtree(trail, ignore_errors=True)

    def _frame(self, what: What) -> dict[str, Any]:
        return frame(what, self._author, self._anchor.secret())

    @contextlib.contextmanager
    def _writing(self, *, sent: bool) -> Iterator[None]:
        try:
            with Lock.take(self._trail / "journal.lock", seconds=PATIENCE):
                yield
        except HeldElsewhere:
            raise _not_recorded("Another Cloakroom is writing to it and does not finish.",
                                sent=sent) from None
        except OSError as error:
            raise _not_recorded(f"The disk says: {error.strerror}.", sent=sent) from error
        except NoKeyring as error:
            raise _not_recorded(error.sentence, sent=sent) from None

    def _held(self) -> Lock:
        return Lock.take(self._folder / "journal.lock", seconds=PATIENCE)


@cache
def _this_session(folder: Path) -> tuple[Path, Anchor]:
    """One trail and one key for the whole program, however often a journal is opened."""
    return folder / SESSIONS / secrets.token_hex(8), InMemory()


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except HeldElsewhere:
        raise TrailUnreadable(
            "Another Cloakroom is writing to the audit trail. Try again in a moment."
        ) from None
    except OSError as error:
        raise TrailUnreadable(
            f"The audit trail cannot be read: {error.strerror}. Nothing was changed."
        ) from error


def _not_recorded(why: str, *, sent: bool) -> NotRecorded:
    if sent:
        return NotRecorded(f"This could not be written to the audit trail. {why}")
    return NotRecorded(
        "This could not be written to the audit trail, so it was not sent: your text has not left "
        f"this computer. {why}")
