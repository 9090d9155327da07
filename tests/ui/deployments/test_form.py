"""Approving a deployment for oneself: checked as it is typed, given as it is meant."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cloakroom.policy import own
from cloakroom.policy.words import Method, Style
from cloakroom.ui.deployments.form import FIELDS, DeploymentForm
from cloakroom.ui.parts import ComboBox

TODAY = date(2026, 11, 22)
GOOD = {"display_name": "My GPT", "base_url": "https://sample.openai.azure.com/openai/v1/",
        "deployment": "gpt-4.1"}


@pytest.fixture
def form(qtbot: QtBot) -> DeploymentForm:
    made = DeploymentForm(lambda keys: own.faults(own.completed(keys, TODAY)))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.begin(kept=True)
    return made


def write(form: DeploymentForm, qtbot: QtBot, values: dict[str, str]) -> None:
    for key, value in values.items():
        made = form.inputs[key]
        assert isinstance(made, QLineEdit)
        made.clear()
        qtbot.keyClicks(made, value)


def choose(form: DeploymentForm, key: str, value: str) -> None:
    made = form.inputs[key]
    assert isinstance(made, ComboBox)
    made.setCurrentIndex(made.findData(value))


def told(form: DeploymentForm) -> dict[str, str]:
    return {key: each.text() for key, each in form.problems.items() if each.isVisible()}


def test_nobody_is_told_off_for_what_is_not_written_yet(form: DeploymentForm) -> None:
    assert told(form) == {}
    assert not form.approve.isEnabled()


def test_what_is_wrong_is_said_while_it_is_typed(form: DeploymentForm, qtbot: QtBot) -> None:
    write(form, qtbot, {"base_url": "http://sample"})
    assert told(form) == {"base_url": "Endpoint must begin with https://."}
    write(form, qtbot, {"base_url": GOOD["base_url"]})
    assert told(form) == {}


def test_a_deployment_without_a_fault_is_given(form: DeploymentForm, qtbot: QtBot) -> None:
    write(form, qtbot, GOOD)
    assert form.approve.isEnabled()
    with qtbot.waitSignal(form.given) as given:
        qtbot.mouseClick(form.approve, Qt.MouseButton.LeftButton)
    made = own.approved(given.args[0], TODAY)
    assert (made.display_name, made.base_url, made.deployment) == tuple(GOOD.values())
    assert made.auth.methods == (Method.KEYRING_KEY,)


def test_only_what_matters_is_asked(form: DeploymentForm) -> None:
    assert not form.inputs["api_version"].isVisible()
    assert not form.inputs["auth.tenant_id"].isVisible()
    assert form.inputs["key_header"].isVisible()
    choose(form, "style", Style.DATED)
    choose(form, "auth.methods", Method.BROWSER)
    assert form.inputs["api_version"].isVisible()
    assert form.inputs["auth.tenant_id"].isVisible()
    assert not form.inputs["key_header"].isVisible()


def test_what_is_not_asked_is_not_given(form: DeploymentForm, qtbot: QtBot) -> None:
    """GIVEN a version that was written WHEN the style no longer has one THEN it does not count."""
    write(form, qtbot, GOOD)
    choose(form, "style", Style.DATED)
    write(form, qtbot, {"api_version": "2024-10-21"})
    assert not form.approve.isEnabled()  # the endpoint is one of the other style
    choose(form, "style", Style.V1)
    assert form.approve.isEnabled()
    given = form.keys()
    assert "api_version" not in given


def test_entra_asks_for_tenant_and_application(form: DeploymentForm, qtbot: QtBot) -> None:
    write(form, qtbot, GOOD)
    choose(form, "auth.methods", Method.BROWSER)
    assert not form.approve.isEnabled()
    write(form, qtbot, {"auth.tenant_id": "example.org", "auth.client_id": "x"})
    assert list(told(form)) == ["auth.client_id"]
    write(form, qtbot, {"auth.client_id": "00000000-0000-0000-0000-000000000002"})
    assert form.approve.isEnabled()


def test_it_begins_empty_each_time(form: DeploymentForm, qtbot: QtBot) -> None:
    write(form, qtbot, {"base_url": "http://sample"})
    choose(form, "style", Style.DATED)
    form.begin(kept=False)
    assert told(form) == {}
    assert {form.keys()[key] for key in GOOD} == {""}
    assert form.keys()["style"] == Style.V1
    assert "no safe keyring" in form.introduction.text()


@pytest.mark.parametrize("key", FIELDS)
def test_every_field_has_a_name_for_screen_readers(form: DeploymentForm, key: str) -> None:
    assert form.inputs[key].accessibleName() == FIELDS[key].words
    assert form.inputs[key].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_cancelling_gives_nothing(form: DeploymentForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.cancelled), qtbot.assertNotEmitted(form.given):
        form.cancelled.emit()


def test_nothing_is_checked_before_somebody_wants_it(qtbot: QtBot) -> None:
    """The check brings the library of the keyring, which the start of the window can do without."""
    asked: list[object] = []
    form = DeploymentForm(lambda keys: asked.append(keys) or {})
    qtbot.addWidget(form)
    assert asked == []
    form.begin(kept=True)
    assert len(asked) >= 1
