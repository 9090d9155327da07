"""Every failure a user can meet, one class each, with the sentence it is shown with.

CloakroomError
├── Cancelled            the user stopped it; nothing was changed
├── InputError           what was given cannot be used
│   ├── UnreadableText   not text, or not in an encoding we read
│   ├── TooLarge         more than one scan takes
│   ├── UsageError       an option or value that cannot be
│   ├── NoSuchMatter     no kept matter has that name
│   ├── MatterExists     a kept matter has that name already
│   ├── WrongPassphrase  it does not open this exported matter
│   ├── UnknownFormat    no format we read; the sentence says what helps
│   ├── DamagedFile      it is of its format, but broken
│   ├── ProtectedFile    it opens with a password only
│   ├── FileChanged      it is another file than the one that was read
│   └── UnsafeFile       it would unpack to more than is safe
├── OutOfTime            the time allowed ran out before all was scanned
├── InstallationError    a part of this installation is missing or damaged
│   └── PipelineMissing
├── FileWorkerFailed     the process that reads a file died or was ended
├── DetectorFailed       the detector stopped; it is started again
├── NotClean             the second look still found something; nothing was released
├── NotProven            a value was found again in the clean copy, so it was not written
├── OutputExists         we never write over a file
├── OutputFailed         the clean copy could not be written
├── NoKeyring            the system keeps no keys, so matters stay in memory
├── MatterInUse          another Cloakroom has this matter open
├── MatterUnreadable     the file of a matter is damaged, cut short or not one
│   ├── OtherVersion     written by a Cloakroom of another version
│   └── OtherKey         sealed with a key that is not in this keyring
├── MatterNotSaved       the change is not on the disk; what was saved before is
├── NoInstance           no running Cloakroom to talk to
└── ClipboardFailed      the clipboard could not be read or written; it is as it was

A sentence says what happened, whether anything left the computer or was changed, and what to do.
It never holds a value from the text.
"""


class CloakroomError(Exception):
    """Something went wrong, and Cloakroom has no better words for it."""

    # ``title`` heads a message box; ``sentence`` is the whole story, on one line. Where none is
    # given it is the docstring of the class.
    title = "Something went wrong"

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or " ".join((self.__doc__ or "").split())
        super().__init__(self.sentence)

    def __reduce__(self) -> tuple[type["CloakroomError"], tuple[str], dict[str, object]]:
        return type(self), (self.sentence,), self.__dict__


class Cancelled(CloakroomError):
    """Stopped, as you asked. Nothing was changed."""

    title = "Stopped"


class InputError(CloakroomError):
    """This cannot be used as it is. Nothing was changed."""

    title = "This cannot be used"


class UnreadableText(InputError):
    """This is not text that Cloakroom can read. Nothing was changed."""

    title = "Not readable as text"


class TooLarge(InputError):
    """This is more text than Cloakroom scans at once. Nothing was changed."""

    title = "Too much text"


class UsageError(InputError):
    """That option is not one Cloakroom knows."""

    title = "Not an option"


class UnknownFormat(InputError):
    """Cloakroom does not read files of this kind. Nothing was changed."""

    title = "A kind of file it does not read"


class DamagedFile(InputError):
    """This file is damaged, and cannot be read in full. Nothing was changed."""

    title = "The file is damaged"


class ProtectedFile(InputError):
    """This file opens only with a password. Save a copy without one first. Nothing was changed."""

    title = "Protected by a password"


class UnsafeFile(InputError):
    """This file would unpack to more than is safe to open. Nothing was changed."""

    title = "Not safe to open"


class FileChanged(InputError):
    """The file was changed since it was read. Nothing was written; open it again."""

    title = "The file was changed"


class FileWorkerFailed(CloakroomError):
    """The file could not be worked on: it took too long or too much memory. Nothing was written."""

    title = "Too much for one file"


class OutOfTime(CloakroomError):
    """The time allowed ran out before the whole text was scanned. Nothing was changed."""

    title = "Not all of it was scanned"


class InstallationError(CloakroomError):
    """A part of this installation is missing. Install Cloakroom again."""

    title = "Installation damaged"


class PipelineMissing(InstallationError):
    """The name finder is missing from this installation, and Cloakroom never downloads one.
    Install Cloakroom again."""

    title = "The name finder is missing"


class DetectorFailed(CloakroomError):
    """The detector stopped unexpectedly. Nothing was changed; it is being started again."""

    title = "The detector stopped"


class NotClean(CloakroomError):
    """A second look at the result still found sensitive data, so it was not released."""

    title = "Not clean yet"


class NotProven(CloakroomError):
    """A value that was taken out was found again in the copy, so nothing was written."""

    title = "Not proven clean"


class OutputExists(CloakroomError):
    """A file of that name is there already, and Cloakroom never writes over a file."""

    title = "The file exists"


class OutputFailed(CloakroomError):
    """The clean copy could not be written. The original is untouched."""

    title = "Not written"


class NoInstance(CloakroomError):
    """Cloakroom is not running. Start it first: cloakroom"""

    title = "Cloakroom is not running"


class ClipboardFailed(CloakroomError):
    """The clipboard could not be changed. It holds what it held before."""

    title = "Clipboard not changed"


class NoSuchMatter(InputError):
    """No kept matter has that name. See: cloakroom matter list"""

    title = "No such matter"


class MatterExists(InputError):
    """A kept matter has that name already. Nothing was changed."""

    title = "The name is taken"


class WrongPassphrase(InputError):
    """This is not the passphrase the matter was exported with, or the file was changed since.
    Nothing was imported."""

    title = "It does not open"


class NoKeyring(CloakroomError):
    """This computer offers no safe keyring for the key of kept matters, so matters are kept in
    memory only and are forgotten when Cloakroom ends."""

    title = "Nowhere to keep the key"


class MatterInUse(CloakroomError):
    """Another Cloakroom (its window or a command) has this matter open. Close it there, then try
    again. Nothing was changed."""

    title = "The matter is open elsewhere"


class MatterUnreadable(CloakroomError):
    """The file of this matter is damaged or cut short. It was left as it is."""

    title = "The matter cannot be read"


class OtherVersion(MatterUnreadable):
    """The file of this matter was written by another version of Cloakroom. It was left as it is."""

    title = "From another version"


class OtherKey(MatterUnreadable):
    """This matter was sealed with a key that is not in this keyring: it belongs to another user or
    computer, or the keyring was replaced. It was left as it is."""

    title = "Sealed with another key"


class MatterNotSaved(CloakroomError):
    """The matter could not be saved. What was saved before is still there."""

    title = "Not saved"
