"""The list of findings as Qt asks for it; Qt's own tester watches every change."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from cloakroom.model import Choice, Finding
from cloakroom.review import Review
from cloakroom.ui.review.findings_model import FindingsModel, certainty, one_line

TEXT = "Amira Okafor, 07700 900123, Daniel Whitfield, Amira Okafor, amira@example.org"
CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def finding(value: str, kind: str, score: float = 0.9, after: int = 0) -> Finding:
    start = TEXT.index(value, after)
    return Finding(start, start + len(value), kind, score, "a reason")


AMIRA = finding("Amira Okafor", "PERSON")
AMIRA_AGAIN = finding("Amira Okafor", "PERSON", 0.7, 20)
DANIEL = finding("Daniel Whitfield", "PERSON", 0.5)
PHONE = finding("07700 900123", "PHONE_NUMBER")
MAIL = finding("amira@example.org", "EMAIL_ADDRESS")
REVIEW = Review.of(TEXT, [AMIRA, PHONE, DANIEL, AMIRA_AGAIN, MAIL])


@pytest.fixture
def model() -> Iterator[FindingsModel]:
    made = FindingsModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(REVIEW)
    yield made
    made.deleteLater()


def section(model: FindingsModel, name: str) -> QModelIndex:
    places = (model.index(row, 0) for row in range(model.rowCount()))
    return next(place for place in places if place.data() == name)


def outline(model: FindingsModel) -> list[tuple[str, list[str]]]:
    sections = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        (s.data(), [model.index(r, 0, s).data() for r in range(model.rowCount(s))])
        for s in sections
    ]


def test_one_row_for_each_value_under_its_group(model: FindingsModel) -> None:
    assert outline(model) == [
        ("Names", ["Amira Okafor", "Daniel Whitfield"]),
        ("Contact", ["07700 900123", "amira@example.org"]),
    ]


def test_the_tester_is_content_with_every_shape(model: FindingsModel) -> None:
    for review in (Review("", ()), REVIEW, Review.of(TEXT, [MAIL]), Review.of(TEXT, [PHONE, MAIL])):
        model.show(review)
        assert sum(len(rows) for _, rows in outline(model)) == len(
            {review.value(d.finding) for d in review.decisions})


def test_find_gives_the_row_of_any_occurrence(model: FindingsModel) -> None:
    for each in (AMIRA, AMIRA_AGAIN):
        assert model.find(each).data() == "Amira Okafor"
    assert model.find(PHONE).parent().data() == "Contact"
    assert not model.find(Finding(0, 1, "PERSON", 1.0, "")).isValid()


def test_check_states(model: FindingsModel) -> None:
    assert model.find(AMIRA).data(CHECK) == Qt.CheckState.Checked
    model.show(REVIEW.choose([AMIRA], Choice.KEEP))  # one of two places: it still goes
    assert model.find(AMIRA).data(CHECK) == Qt.CheckState.Checked
    model.show(REVIEW.choose([AMIRA, AMIRA_AGAIN], Choice.KEEP))
    assert model.find(AMIRA).data(CHECK) == Qt.CheckState.Unchecked
    assert section(model, "Names").data(CHECK) == Qt.CheckState.PartiallyChecked
    assert section(model, "Contact").data(CHECK) == Qt.CheckState.Checked
    model.show(REVIEW.choose([AMIRA, AMIRA_AGAIN, DANIEL], Choice.KEEP))
    assert section(model, "Names").data(CHECK) == Qt.CheckState.Unchecked


def test_a_switch_tells_every_place_of_the_value(model: FindingsModel) -> None:
    told: list[tuple[list[Finding], Choice]] = []
    model.decided.connect(lambda findings, choice: told.append((findings, choice)))
    assert model.setData(model.find(AMIRA), Qt.CheckState.Unchecked.value, CHECK)
    assert model.setData(section(model, "Contact"), Qt.CheckState.Checked.value, CHECK)
    assert told == [([AMIRA, AMIRA_AGAIN], Choice.KEEP), ([PHONE, MAIL], Choice.REDACT)]


def test_only_the_check_state_can_be_set(model: FindingsModel) -> None:
    assert not model.setData(model.find(AMIRA), "other", Qt.ItemDataRole.EditRole)
    assert not model.setData(QModelIndex(), Qt.CheckState.Checked.value, CHECK)


def test_rows_stay_in_place_where_only_decisions_changed(model: FindingsModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show(REVIEW.choose([PHONE], Choice.KEEP))
    assert not resets
    model.show(Review.of(TEXT, [AMIRA]))
    assert resets == [1]


def test_a_change_is_announced_for_sections_and_rows(model: FindingsModel) -> None:
    changed: list[str] = []
    model.dataChanged.connect(lambda first, last: changed.append(f"{first.data()}–{last.data()}"))
    model.show(REVIEW.choose([PHONE], Choice.KEEP))
    assert changed == [
        "Names–Names", "Amira Okafor–Daniel Whitfield",
        "Contact–Contact", "07700 900123–amira@example.org",
    ]


def test_what_a_screen_reader_says(model: FindingsModel) -> None:
    model.show(REVIEW.choose([PHONE], Choice.KEEP))
    assert section(model, "Contact").data(SPOKEN) == "Contact: 1 of 2 will be taken out"
    assert model.find(AMIRA).data(SPOKEN) == \
        "Amira Okafor: name, 2 times, certain, will be taken out"
    assert model.find(DANIEL).data(SPOKEN) == "Daniel Whitfield: name, possible, will be taken out"
    assert model.find(PHONE).data(SPOKEN) == "07700 900123: telephone number, certain, kept"


@pytest.mark.parametrize(
    ("score", "word"),
    [(1.0, "certain"), (0.85, "certain"), (0.84, "likely"), (0.65, "likely"), (0.64, "possible")],
)
def test_certainty(score: float, word: str) -> None:
    assert certainty(score) == word


def test_one_line() -> None:
    assert one_line("two\nlines\tand\0nothing") == "two lines and␀nothing"
    assert one_line("x" * 80) == "x" * 80
    assert one_line("x" * 81) == "x" * 79 + "…"
