"""A sequence that is made item by item."""

from cloakroom.ui.review.mapped import Mapped


def test_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[int] = []

    def double(each: int) -> int:
        made.append(each)
        return 2 * each

    doubled = Mapped([1, 2, 3, 4], double)
    assert len(doubled) == 4
    assert made == []
    assert (doubled[2], doubled[1:3], doubled[-1]) == (6, [4, 6], 8)
    assert made == [3, 2, 3, 4]
    assert list(doubled) == [2, 4, 6, 8]
