import pytest

from cloakroom.detect.names import features


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("Leeds", "Xxxxx"),
        ("McKay", "XxXxx"),
        ("LS1", "XXd"),
        ("o'neill", "x'xxxx"),
        ("Wolverhampton", "Xxxxx"),
        ("£12.50", "£dd.dd"),
        ("李", "李"),
        ("", ""),
    ],
)
def test_a_shape_keeps_case_digits_and_signs(word: str, shape: str) -> None:
    assert features.shape(word) == shape


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("Okafor", (4441, 6247, 452, 1828, 866, 1308, 144, 4063, 7593)),
        ("leeds", (43422, 16478, 1898, 4960, 1823, 1579, 1924, 10700, 133)),
        ("O’Neill", (41618, 9807, 2892, 2873, 1650, 1534, 139, 1205, 10616)),
        ("LS1", (29128, 16497, 2038, 3091, 163, 1957, 1733, 11639, 4928)),
        ("", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ],
)
def test_hashes_are_those_the_weights_were_trained_with(word: str, rows: tuple[int, ...]) -> None:
    assert features.rows(word) == rows


def test_case_changes_only_the_shape() -> None:
    pairs = zip(features.HASHED, features.rows("Leeds"), features.rows("LEEDS"), strict=True)
    assert {column for column, one, other in pairs if one != other} == {"shape"}


def test_digits_are_one_digit_but_their_number_counts() -> None:
    assert features.rows("07700") == features.rows("01632")
    assert features.rows("07700")[0] != features.rows("077001")[0]


@pytest.mark.parametrize("word", ["", "\ud800", "\0", "x" * 100_000, "\U0001f600", "İ"])
def test_any_string_has_rows_inside_the_tables(word: str) -> None:
    sizes = {table.name: table.rows for table in features.TABLES}
    for column, row in zip(features.HASHED, features.rows(word), strict=True):
        assert 0 <= row < sizes[column]
