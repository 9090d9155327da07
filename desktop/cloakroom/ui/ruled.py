"""What is set: by the user, under what the organisation says."""

from PySide6.QtCore import Signal

from cloakroom import settings as settings_table
from cloakroom.detect.options import Options
from cloakroom.errors import CloakroomError
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.settings import Settings, Value
from cloakroom.ui.deciding import Deciding
from cloakroom.ui.state import State
from cloakroom.ui.wanted import LOOK_AGAIN, NOBODYS, options_for, under
from cloakroom.ui.worker import Worker


class Ruled(Deciding):
    """``settings_changed`` after a change of either; ``failed`` where one could not be kept."""

    settings_changed = Signal()
    failed = Signal(object)  # CloakroomError

    worker: Worker
    own_settings: Settings
    """What the user chose, and what is kept; the organisation's is never written."""
    rules: Scrubbing = NOBODYS

    @property
    def settings(self) -> Settings:
        """As they hold."""
        return under(self.rules, self.own_settings)

    def options(self) -> Options:
        return options_for(self.settings, self.learning.all, self.rules)

    def change_setting(self, key: str, value: Value) -> None:
        self.own_settings = self.own_settings.with_value(key, value)
        self.settings_changed.emit()
        try:
            settings_table.save(self.own_settings)
        except CloakroomError as error:
            self.failed.emit(error)
        if key in LOOK_AGAIN and self.state in (State.REVIEW, State.PICTURE):
            self._look_again()
        self.changed.emit()

    def follow(self, rules: Scrubbing) -> None:
        """The organisation says this from here on. What is under review reads differently then,
        unless the user has decided already."""
        if rules == self.rules:
            return
        before = self.options(), self.rules.model
        self.rules = rules
        self.worker.use_model(rules.model)
        self.settings_changed.emit()
        if (self.options(), rules.model) != before:
            self._look_afresh()
        self.changed.emit()

    def _look_again(self) -> None:
        raise NotImplementedError

    def _look_afresh(self) -> None:
        raise NotImplementedError
