"""Keyrings for tests: one that keeps what it is given, and those that do not."""

from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class FakeKeyring(KeyringBackend):
    """Keeps passwords in memory. Nobody's choice unless a test makes it so."""

    priority = -1  # type: ignore[assignment]  # the base declares a class property

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class ForgetfulKeyring(FakeKeyring):
    """Says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class LockedKeyring(FakeKeyring):
    """Its user did not unlock it. The words of a backend may quote anything."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("secret words of the backend")


class FileKeyring(FakeKeyring):
    """Keeps passwords in files of one folder, so that two programs see the same."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def get_password(self, service: str, username: str) -> str | None:
        path = self.folder / f"{service} {username}"
        return path.read_text("utf-8") if path.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{service} {username}").write_text(password, "utf-8")
